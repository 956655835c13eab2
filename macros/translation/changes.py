"""The words of a clause that changed since its translation was confirmed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..markup import plain
from ..model.base import LANGUAGES
from ..revise.words import Piece, pieces
from .lockfile import Kept
from .state import ClauseState
from .wording import parts


@dataclass(frozen=True)
class Changed:
    """One part of a clause in one language: deleted, inserted and unchanged stretches."""

    language: str
    place: str
    pieces: tuple[Piece, ...]

    @property
    def field(self) -> str:
        """The field of the clause that the part belongs to."""
        return self.place.partition(".")[0]


def changed_words(found: ClauseState, kept: Kept | None) -> Iterator[Changed]:
    """The parts that differ from the confirmed wording; nothing when that was not kept."""
    if not kept:
        return
    for language in LANGUAGES:
        if language not in found.changed:
            continue
        before, now = kept.get(language, {}), parts(found.clause.record, language)
        for place in [*now, *(place for place in before if place not in now)]:
            old, new = plain(before.get(place, "")), plain(now.get(place, ""))
            if old != new:
                yield Changed(language, place, pieces(old, new, language))
