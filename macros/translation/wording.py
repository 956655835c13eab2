"""The wording of a clause in each language, part by part, and its hash; made once an edition."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ..catalogue import ClauseView
from ..catalogue.trace import remembered
from ..cite.fingerprint import digest
from ..model.base import LANGUAGES, Record, Words
from ..model.clause import Clause
from ..model.standard import Edition

#: Place in the record → text: ``evidence.0.text`` → ``任命书``.
Parts = dict[str, str]


@dataclass(frozen=True)
class Wording:
    """What a clause says in each language, and the hash of that."""

    parts: dict[str, Parts]
    hashes: dict[str, str]


def target_language(edition: Edition) -> str:
    """The language that an edition is translated into."""
    return next(code for code in LANGUAGES if code != edition.source_language)


def _wordings(value: Any, place: str = "") -> Iterator[tuple[str, Any]]:
    """Every bilingual text of a record with its place, in the order of the model."""
    if isinstance(value, Words):
        yield place, value
    elif isinstance(value, Record):
        for name, below in vars(value).items():
            # a reason for a finding is no part of the standard
            if name != "suppress" and isinstance(below, (Record, tuple)):
                yield from _wordings(below, f"{place}.{name}" if place else name)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _wordings(item, f"{place}.{index}")


def parts_hash(parts: Parts) -> str:
    """The hash of a wording: NFC, line breaks joined."""
    return digest(f"{place}={text}" for place, text in parts.items())


def wording_of_record(record: Clause) -> Wording:
    """The wording of a clause's record in every language."""
    found = list(_wordings(record))
    parts = {
        code: {place: text for place, words in found if (text := words.get(code))}
        for code in LANGUAGES
    }
    return Wording(parts, {code: parts_hash(parts[code]) for code in LANGUAGES})


@remembered
def wording(clause: ClauseView) -> Wording:
    """The wording of a clause in every language."""
    return wording_of_record(clause.record)
