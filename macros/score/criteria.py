"""What scoring needs to know of an edition: its scored clauses and its scheme, nothing else.

``criteria_of`` gives them for an edition whose points are complete; for any other it says what
is missing, so that nobody is shown a score that rests on guesses.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from ..catalogue import EditionView
from ..model.clause import Clause
from ..model.scheme import Compare, Scheme
from ..references import parent_number


@dataclass(frozen=True)
class ScoredClause:
    """A clause as the engines see it.  ``chapters`` are the headings above it, outermost first."""

    id: str
    number: str
    scoring: str
    points: Fraction
    ratios: tuple[str, ...]
    each: Fraction
    veto: bool
    excludable: bool
    industries: tuple[str, ...]
    effort: int
    chapters: tuple[str, ...]
    text_mark: str
    scale_mark: str

    def data(self) -> dict[str, Any]:
        """Plain values for the browser."""
        return {
            **vars(self),
            "points": plain(self.points),
            "each": plain(self.each),
            **{key: list(getattr(self, key)) for key in ("ratios", "industries", "chapters")},
        }


@dataclass(frozen=True)
class Group:
    """A part of the criteria that gets a rate of its own, such as a first-level indicator."""

    id: str
    number: str


@dataclass(frozen=True)
class Criteria:
    """One edition, ready to be scored."""

    edition: str
    scheme: Scheme
    clauses: tuple[ScoredClause, ...]
    groups: tuple[Group, ...]

    def data(self) -> dict[str, Any]:
        """The same as plain values: amounts as text, so that no digit is lost on the way."""
        return {
            "edition": self.edition,
            "scheme": _scheme_data(self.scheme),
            "clauses": [clause.data() for clause in self.clauses],
            "groups": [vars(group) for group in self.groups],
        }


@dataclass(frozen=True)
class Unscorable:
    """Why an edition cannot be scored: reasons by key, each with the numbers it concerns."""

    edition: str
    reasons: tuple[tuple[str, tuple[str, ...]], ...]


def plain(value: Fraction | Decimal) -> str:
    """An amount in plain digits without needless zeros.

    >>> plain(Decimal("10.50")), plain(Decimal("100"))
    ('10.5', '100')
    """
    exact = Fraction(value)
    text = format(Decimal(exact.numerator) / Decimal(exact.denominator), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def criteria_of(edition: EditionView) -> Criteria | Unscorable:
    """The criteria of an edition, or why there are none."""
    records = [view.record for view in edition.clauses]
    language = edition.record.source_language
    return read_criteria(edition.ref, edition.scheme, records, language)


def read_criteria(
    edition: str, scheme: Scheme | None, clauses: Iterable[Clause], language: str = "zh"
) -> Criteria | Unscorable:
    """The same from records: ``clauses`` in print order, their numbers telling the tree."""
    records = list(clauses)
    reasons = tuple(_reasons(scheme, records))
    if reasons or scheme is None:
        return Unscorable(edition, reasons)
    by_number = {record.number: record for record in records}
    scored = tuple(
        _scored(record, _above(record, by_number), language) for record in records if record.scored
    )
    return Criteria(edition, scheme, scored, _groups(scheme, scored, records))


def _above(record: Clause, by_number: dict[str, Clause]) -> tuple[Clause, ...]:
    parent = by_number.get(parent_number(record.number) or "")
    return (*_above(parent, by_number), parent) if parent else ()


def _scored(record: Clause, above: tuple[Clause, ...], language: str) -> ScoredClause:
    each = record.deduction.each if record.deduction else Decimal(0)
    return ScoredClause(
        id=record.id,
        number=record.number,
        scoring=str(record.scoring),
        points=Fraction(record.points or 0),
        ratios=tuple(plain(grade.ratio) for grade in record.grades),
        each=Fraction(each),
        veto=record.veto,
        excludable=record.applies_to.excludable,
        industries=record.applies_to.industries,
        effort=record.effort,
        chapters=tuple(heading.id for heading in above),
        text_mark=_mark(record.type, _wording(record.text, language)),
        scale_mark=_mark(
            record.scoring,
            each,
            [(grade.ratio, _wording(grade.text, language)) for grade in record.grades],
        ),
    )


def _wording(words: Any, language: str) -> str:
    return (
        ""
        if words is None
        else unicodedata.normalize("NFC", "".join(words.best(language)[0].split()))
    )


def _mark(*parts: object) -> str:
    """A short mark that changes when what it stands for changes."""
    return hashlib.sha256(json.dumps(parts, default=str).encode()).hexdigest()[:12]


def _reasons(scheme: Scheme | None, records: list[Clause]) -> Iterable[tuple[str, tuple[str, ...]]]:
    if scheme is None:
        yield "no_scheme", ()
        return
    parents = {parent_number(record.number) for record in records}
    by_number = {record.number: record for record in records}
    leaves = [record for record in records if record.number not in parents]
    worth = [r for r in leaves if r.points or any(h.points for h in _above(r, by_number))]
    if unknown := tuple(r.number for r in worth if r.points is None):
        yield "points_unknown", unknown
    if unsaid := tuple(r.number for r in worth if r.points and not r.scoring):
        yield "method_unknown", unsaid
    total = sum((r.points or Decimal(0) for r in leaves if r.scored), Decimal(0))
    if total != scheme.total:
        yield "total_differs", (plain(total), plain(scheme.total))
    if scheme.compare is Compare.ROUNDED and scheme.rounding is None:
        yield "rounding_unknown", ()
    if scheme.cap is not None and scheme.levels[-1].min > scheme.cap:
        yield "cap_too_low", (plain(scheme.cap), plain(scheme.levels[-1].min))
    if scheme.veto is None and (vetoes := tuple(r.number for r in leaves if r.veto)):
        yield "veto_unknown", vetoes


def _groups(
    scheme: Scheme, scored: tuple[ScoredClause, ...], records: list[Clause]
) -> tuple[Group, ...]:
    """Parts that a level puts a minimum on; without any, the first parting of the tree."""
    named = {minimum.clause for level in scheme.levels for minimum in level.chapter_minimums}
    if not named:
        paths = [(*clause.chapters, clause.id) for clause in scored]
        depth = 0
        while len({path[: depth + 1] for path in paths}) == 1 and depth + 1 < len(paths[0]):
            depth += 1
        named = {path[depth] for path in paths}
    return tuple(Group(record.id, record.number) for record in records if record.id in named)


def _scheme_data(scheme: Scheme) -> dict[str, Any]:
    def amount(value: Decimal | None) -> str | None:
        return None if value is None else plain(value)

    special, bonus = scheme.deductions, scheme.bonus
    return {
        "total": plain(scheme.total),
        "compare": str(scheme.compare),
        "places": scheme.rounding.places if scheme.rounding else None,
        "cap": amount(scheme.cap),
        "min_applicable": amount(scheme.min_applicable),
        "veto_ratio": amount(scheme.veto.at_ratio) if scheme.veto else None,
        "deductions": special
        and {
            "each": plain(special.each),
            "outside": special.outside_score,
            "fail_at": special.fail_at,
        },
        "bonus": bonus and {"each": plain(bonus.each), "limit": plain(bonus.limit)},
        "levels": [
            {
                "id": level.id,
                "stars": level.stars,
                "min": plain(level.min),
                "max_deductions": level.max_deductions,
                "minimums": [
                    {"clause": item.clause, "percent": plain(item.percent)}
                    for item in level.chapter_minimums
                ],
            }
            for level in scheme.levels
        ],
    }
