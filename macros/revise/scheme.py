"""Two schemes compared: thresholds, deductions, vetoes, bonus and validity, by obligation.

An amount has a sense: more of it asks more of who conforms, or less.  Where an amount is not
given, nothing is asked.  Add a field of the scheme to ``amounts`` or ``wordings``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, NamedTuple

from ..model.scheme import Scheme
from .align import paired
from .kinds import Answer, Finding, Kind
from .obligation import surface


@dataclass(frozen=True)
class SchemeChange:
    """One thing that differs; ``part`` is its place, ``name`` what it is called, if anything."""

    part: str
    finding: Finding
    name: Any = None

    @property
    def answer(self) -> Answer:
        """Does an enterprise that has a level keep it?"""
        if self.finding.kind is Kind.STRENGTHENED:
            return Answer.NO
        safe = (Kind.RELAXED, Kind.EDITORIAL, Kind.TRANSLATION)
        return Answer.YES if self.finding.kind in safe else Answer.CHECK


class Amount(NamedTuple):
    """A value with its sense: +1 more is stricter, -1 more is milder, 0 only different."""

    rule: str
    value: Any
    sense: int
    name: Any = None


def amounts(scheme: Scheme) -> Iterator[tuple[str, Amount]]:
    """Every value that decides, by its place."""
    yield "total", Amount("total", scheme.total, 0)
    yield "compare", Amount("compare", scheme.compare.value, 0)
    yield "rounding", Amount("rounding", scheme.rounding and scheme.rounding.places, 0)
    yield "cap", Amount("cap", scheme.cap, -1)
    yield "min_applicable", Amount("min_applicable", scheme.min_applicable, 1)
    yield "veto", Amount("veto", None if scheme.veto is None else scheme.veto.at_ratio + 1, 1)
    for level in scheme.levels:
        place = f"levels.{level.id}"
        yield f"{place}.min", Amount("level_min", level.min, 1, level.name)
        yield f"{place}.stars", Amount("level_stars", level.stars, 0, level.name)
        yield (
            f"{place}.max_deductions",
            Amount("level_deductions", level.max_deductions, -1, level.name),
        )
        for item in level.chapter_minimums:
            what = Amount("level_chapter", item.percent, 1, level.name)
            yield f"{place}.chapter_minimums.{item.clause}", what
    if scheme.deductions:
        yield "deductions.each", Amount("deduction_each", scheme.deductions.each, 1)
        yield "deductions.fail_at", Amount("deduction_fail", scheme.deductions.fail_at, -1)
        outside = int(scheme.deductions.outside_score)
        yield "deductions.outside_score", Amount("deduction_outside", outside, 0)
        yield "deductions.must_rectify", Amount("rectify", int(scheme.deductions.must_rectify), 1)
    yield "bonus.each", Amount("bonus_each", scheme.bonus.each if scheme.bonus else 0, -1)
    yield "bonus.limit", Amount("bonus_limit", scheme.bonus.limit if scheme.bonus else 0, -1)
    if scheme.validity:
        span = scheme.validity
        yield "validity.years", Amount("years", span.years, -1)
        yield (
            "validity.surveillance_per_year",
            Amount("surveillance", span.surveillance_per_year, 1),
        )
        yield "validity.months", Amount("months", span.min_months_in_operation, 1)
    for carried in scheme.carry_over.levels if scheme.carry_over else ():
        yield f"carry_over.{carried.level}", Amount("carried", carried.points, -1)


def conditions(scheme: Scheme) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """Lists each line of which asks something: one more is stricter."""
    yield "triggers", scheme.deductions.triggers if scheme.deductions else ()
    yield "admission", scheme.admission


def wordings(scheme: Scheme) -> Iterator[tuple[str, tuple[str, Any, Kind]]]:
    """Texts by place, with the class of a change of their words."""
    yield "formula", ("formula", scheme.formula, Kind.REWORDED)
    for rule in scheme.rules:
        yield f"rules.{rule.id}", ("rule", rule.text, Kind.REWORDED)
    if scheme.bonus:
        yield "bonus.condition", ("bonus_condition", scheme.bonus.condition, Kind.REWORDED)
    if scheme.validity:
        again = scheme.validity.recertification
        yield "validity.recertification", ("recertification", again, Kind.REWORDED)
    if scheme.carry_over:
        yield "carry_over", ("carried_condition", scheme.carry_over.condition, Kind.REWORDED)
    for level in scheme.levels:
        yield f"levels.{level.id}.name", ("name", level.name, Kind.EDITORIAL)
        yield f"levels.{level.id}.meaning", ("meaning", level.meaning, Kind.EDITORIAL)
    yield "practice", ("practice", scheme.practice, Kind.EDITORIAL)
    for step in scheme.steps:
        for field in ("name", "who", "text"):
            yield f"steps.{step.id}.{field}", ("step", getattr(step, field), Kind.EDITORIAL)
        for at, words in enumerate(step.documents):
            yield f"steps.{step.id}.documents.{at}", ("step", words, Kind.EDITORIAL)


def changes(before: Scheme | None, after: Scheme | None, language: str) -> tuple[SchemeChange, ...]:
    """Everything that differs between two schemes, levels first by their coming and going."""
    if before is None or after is None or before == after:
        return ()
    found = [
        *_levels(before, after),
        *_amounts(before, after),
        *_conditions(before, after, language),
    ]
    return (*found, *_wordings(before, after, language))


def _ids(scheme: Scheme) -> dict[str, Any]:
    return {level.id: level.name for level in scheme.levels}


def _levels(before: Scheme, after: Scheme) -> Iterator[SchemeChange]:
    old, new = _ids(before), _ids(after)
    for name in new.keys() - old.keys():
        yield SchemeChange(f"levels.{name}", Finding(Kind.ADDED, "level_added"), new[name])
    for name in old.keys() - new.keys():
        yield SchemeChange(f"levels.{name}", Finding(Kind.REMOVED, "level_removed"), old[name])


def _lone(part: str, before: Scheme, after: Scheme) -> bool:
    """True for what belongs to a level that only one scheme has."""
    return part.startswith("levels.") and part.split(".")[1] in _ids(before).keys() ^ _ids(after)


def _amounts(before: Scheme, after: Scheme) -> Iterator[SchemeChange]:
    old, new = dict(amounts(before)), dict(amounts(after))
    for part in dict.fromkeys((*new, *old)):
        was, now = old.get(part), new.get(part)
        known = now or was
        assert known is not None
        values = was.value if was else None, now.value if now else None
        if values[0] == values[1] or _lone(part, before, after):
            continue
        finding = Finding(_sense(known.sense, *values), known.rule, *map(_shown, values))
        yield SchemeChange(part, finding, known.name)


def _sense(sense: int, was: Any, now: Any) -> Kind:
    """Stricter, milder, or only scored otherwise; what is not given asks nothing."""
    if not sense:
        return Kind.RESCORED
    nothing = Decimal(0) if sense > 0 else Decimal("Infinity")
    more = (nothing if now is None else now) > (nothing if was is None else was)
    return Kind.STRENGTHENED if more == (sense > 0) else Kind.RELAXED


def _shown(value: Any) -> str:
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return "—" if value is None else str(value)


def _text(words: Any, language: str) -> str:
    return ((words.get(language) if words else None) or "").strip("\n")


def _conditions(before: Scheme, after: Scheme, language: str) -> Iterator[SchemeChange]:
    old, new = dict(conditions(before)), dict(conditions(after))
    for part, lines in new.items():
        for was, now in paired(old[part], lines, key=lambda words: _text(words, language)):
            if was is None or now is None:
                kind = Kind.STRENGTHENED if was is None else Kind.RELAXED
                rule = f"{part}_added" if was is None else f"{part}_removed"
                line = _text(was or now, language)
                yield SchemeChange(part, Finding(kind, rule, line), was or now)
            elif was != now:
                kind = _worded(was, now, Kind.REWORDED, language)
                yield SchemeChange(part, Finding(kind, f"{part}_changed"), now)


def _worded(was: Any, now: Any, kind: Kind, language: str) -> Kind:
    old, new = _text(was, language), _text(now, language)
    if old == new:
        return Kind.TRANSLATION
    return Kind.EDITORIAL if surface(old) == surface(new) else kind


def _wordings(before: Scheme, after: Scheme, language: str) -> Iterator[SchemeChange]:
    old, new = dict(wordings(before)), dict(wordings(after))
    for part in dict.fromkeys((*new, *old)):
        rule, words, kind = new.get(part) or old[part]
        was, now = old[part][1] if part in old else None, new[part][1] if part in new else None
        if was == now or _lone(part, before, after):
            continue
        finding = Finding(_worded(was, now, kind, language), rule)
        yield SchemeChange(part, finding, words if rule == "rule" else None)
