"""The words of a clause that changed since its translation was confirmed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

from ..markup import plain
from ..model.base import LANGUAGES
from ..revise.words import Piece, pieces
from .lockfile import kept
from .state import ClauseState
from .wording import Parts, wording

_INDEX = re.compile(r"\.\d+(?=\.|$)")


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


def changed_words(found: ClauseState) -> tuple[Changed, ...]:
    """The parts that differ from the confirmed wording; nothing when that was not kept."""
    before = kept(found.home).get(found.clause.id) if found.home and found.changed else None
    if before is None:
        return ()
    now = wording(found.clause).parts
    return tuple(
        change
        for language in LANGUAGES
        if language in found.changed
        for change in _changes(before[language], now[language], language)
    )


def _changes(before: Parts, now: Parts, language: str) -> Iterator[Changed]:
    """Texts of a list are compared with their like, not with what now stands at their number."""
    old, new = _families(before), _families(now)
    for family in [*new, *(name for name in old if name not in new)]:
        for was, text in _paired(old.get(family, []), new.get(family, [])):
            yield Changed(language, family, pieces(was, text, language))


def _families(parts: Parts) -> dict[str, list[str]]:
    """Texts by place without numbers: all of ``evidence.text`` together, in order."""
    found: dict[str, list[str]] = {}
    for place, text in parts.items():
        found.setdefault(_INDEX.sub("", place), []).append(plain(text))
    return found


def _paired(old: list[str], new: list[str]) -> Iterator[tuple[str, str]]:
    """``(before, now)`` of the texts that are not the same; one is empty where one is alone."""
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for op, i1, i2, j1, j2 in matcher.get_opcodes():
        if op != "equal":
            yield from zip_longest(old[i1:i2], new[j1:j2], fillvalue="")
