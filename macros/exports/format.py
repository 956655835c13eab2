"""What a download format is.  A module per format ends in its FORMAT; the registry lists them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from ..catalogue import EditionView
from ..render import Reader


def _always(edition: EditionView) -> bool:
    return True


def _at_hand() -> str:
    return ""


@dataclass(frozen=True)
class Format:
    """One format: how a file is named and made, for which editions, and what it needs.

    ``make`` is pure: the same edition and language give the same bytes anywhere.
    ``lacks`` names what the machine lacks (a key below ``exports.lacks``), or nothing.
    """

    id: str
    extension: str
    media_type: str
    make: Callable[[EditionView, Reader], bytes]
    per_language: bool = False
    applies: Callable[[EditionView], bool] = _always
    lacks: Callable[[], str] = _at_hand


def dated(edition: EditionView) -> datetime:
    """The day stamped into files: of issue as far as it is known, never of the build."""
    parts = [int(part) for part in (edition.record.issued or "1980").split("-")]
    return datetime(*[*parts, 1, 1][:3], tzinfo=UTC)  # type: ignore[arg-type]
