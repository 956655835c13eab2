"""An edition as the drafting rules read it: its texts, its clauses, its terms, its register.

A text is read with its markup blanked out by fillers of the same length, so that a finding's
offset is its place in the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from ..load import Loaded
from ..model.clause import Clause
from ..model.drafting import Drafting
from ..model.standard import Edition
from ..model.terms import Term
from ..problem import Problem, problem

#: Stands for a character of markup: neither a letter nor a Han character.
FILL = "\ue000"
HAN = "\u3400-\u4dbf\u4e00-\u9fff"
_MARKUP = re.compile(r"\*\*|`[^`\n]*`|\]\([^()\s]*\)|\[(?=[^\[\]\n]*\]\()|https?://[\w./%?=&#-]+")
#: Numbers of standards, laws' paragraphs and clauses: no number of ours, no abbreviation.
_STANDARD = re.compile(
    r"(?<![A-Za-z0-9])(?:GB(?:/[TZ])?|SB/T|RB/T|ISO(?:/IEC|/TS)?|IEC|ASC|CTEAS|DIN \w+)"
    r" ?[\d.]+(?:[-:]\d{4})?"
)

#: A line that lists a standard: its title is given, it is no wording of ours.
_LISTED = re.compile(rf"(?m)^- (?:{_STANDARD.pattern}) .*$")

Path = tuple[str | int, ...]


def blanked(text: str) -> str:
    """The text with its markup and addresses replaced by fillers of the same length."""
    text = _LISTED.sub(lambda match: "- " + FILL * (len(match[0]) - 2), text)
    return _MARKUP.sub(lambda match: FILL * len(match[0]), text)


def unnumbered(text: str) -> str:
    """The text with the numbers of standards replaced by fillers of the same length."""
    return _STANDARD.sub(lambda match: FILL * len(match[0]), text)


@dataclass(frozen=True, eq=False)
class Text:
    """One wording in one language: where it is, in which part of which clause."""

    item: Loaded
    path: Path
    language: str
    raw: str
    part: str
    clause: Written | None = None

    @cached_property
    def clean(self) -> str:
        """The text without its markup, as long as the text."""
        return blanked(self.raw)

    @cached_property
    def words(self) -> str:
        """``clean`` without the numbers of standards."""
        return unnumbered(self.clean)


@dataclass(frozen=True, eq=False)
class Written:
    """A clause and where it stands."""

    record: Clause
    item: Loaded
    index: int

    def path(self, *below: str | int) -> Path:
        """Path of something in the clause from the root of its file."""
        return ("clauses", self.index, *below)


class Finding(NamedTuple):
    """A problem and the clause it is in, if any."""

    problem: Problem
    clause: Written | None = None


@dataclass(frozen=True, eq=False)
class Pair:
    """One wording in both languages."""

    zh: Text
    en: Text


@dataclass(frozen=True, eq=False)
class Draft:
    """What the rules are given: all they may know of one edition, or of texts outside of one."""

    data: Drafting
    files: tuple[Loaded, ...]
    clauses: tuple[Written, ...] = ()
    terms: tuple[Term, ...] = ()
    edition: Edition | None = None
    #: Number of a replaced standard → its successor.
    replaced: dict[str, str] = field(default_factory=dict)

    @cached_property
    def texts(self) -> tuple[Text, ...]:
        """Every wording of every file."""
        return tuple(text for item in self.files for text in self._texts(item))

    def _texts(self, item: Loaded) -> Iterator[Text]:
        own = {written.index: written for written in self.clauses if written.item is item}
        for path, language, raw in item.texts:
            clause = own.get(path[1]) if path[0] == "clauses" and len(path) > 2 else None  # type: ignore[call-overload]
            part = str(path[2] if clause else path[0])
            if item.kind == "terms" and len(path) > 2:
                part = f"term.{path[2]}"
            yield Text(item, path, language, raw, part, clause)

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """Every wording that exists in both languages."""
        found: dict[tuple[str, Path], dict[str, Text]] = {}
        for text in self.texts:
            at = (text.item.document.file, text.path[:-1])
            found.setdefault(at, {})[text.language] = text
        return tuple(
            Pair(both["zh"], both["en"]) for both in found.values() if {"zh", "en"} <= both.keys()
        )

    def parents(self) -> Iterator[tuple[Written, list[Written]]]:
        """Every clause that has clauses below it, with these."""
        below: dict[str, list[Written]] = {}
        for written in self.clauses:
            above = written.record.number.rpartition(".")[0]
            below.setdefault(above, []).append(written)
        for written in self.clauses:
            if children := below.get(written.record.number):
                yield written, children


def at(text: Text, code: str, offset: int, length: int, **details: object) -> Finding:
    """A finding inside a text."""
    place = text.item.document.place(text.path, offset, max(1, length))
    return Finding(problem(place, code, **details), text.clause)


def on(written: Written, code: str, *below: str | int, **details: object) -> Finding:
    """A finding about a clause, at one of its fields."""
    place = written.item.document.place(written.path(*below))
    return Finding(problem(place, code, **details), written)
