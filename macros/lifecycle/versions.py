"""Versions of a draft that were kept when it went out: ``2027-draft.1``, ``2027-draft.2`` …

A kept version is an edition like any other, with pages, downloads and comparisons, and is not
changed any more.  ``python -m macros keep`` makes one.
"""

from __future__ import annotations

import re

from ..catalogue import EditionView

_VERSION = re.compile(r"(?P<draft>.+)\.(?P<version>[1-9]\d*)")


def version_of(identity: str) -> tuple[str, int]:
    """``2027-draft.2`` → the draft and the number of its version; 0 for what is no version."""
    match = _VERSION.fullmatch(identity)
    return (match["draft"], int(match["version"])) if match else (identity, 0)


def original(edition: EditionView) -> EditionView | None:
    """The draft that an edition is a kept version of, or None."""
    draft, version = version_of(edition.id)
    if not version:
        return None
    return next((item for item in edition.standard.editions if item.id == draft), None)


def versions(edition: EditionView) -> list[EditionView]:
    """The kept versions of a draft, or those beside a kept version, oldest first."""
    draft = original(edition) or edition
    found = (item for item in edition.standard.editions if original(item) is draft)
    return sorted(found, key=lambda item: version_of(item.id)[1])
