"""The wording of a clause in one language, part by part, and its hash."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..cite.fingerprint import digest
from ..model.base import LANGUAGES, Record, Words
from ..model.clause import Clause
from ..model.standard import Edition


def target_language(edition: Edition) -> str:
    """The language that an edition is translated into."""
    return next(code for code in LANGUAGES if code != edition.source_language)


def _wordings(value: Any, place: str = "") -> Iterator[tuple[str, Any]]:
    """Every bilingual text of a record with its place, in the order of the model."""
    if isinstance(value, Words):
        yield place, value
    elif isinstance(value, Record):
        for name in type(value).model_fields:
            if name != "suppress":  # a reason for a finding is no part of the standard
                yield from _wordings(getattr(value, name), f"{place}.{name}" if place else name)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _wordings(item, f"{place}.{index}")


def parts(record: Clause, language: str) -> dict[str, str]:
    """Every wording of a clause in one language, by its place: ``evidence.0.text`` → text."""
    return {place: text for place, words in _wordings(record) if (text := words.get(language))}


def wording_hash(record: Clause, language: str) -> str:
    """The hash of a clause's wording in one language: NFC, line breaks joined."""
    return digest(f"{place}={text}" for place, text in parts(record, language).items())
