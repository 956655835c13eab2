"""From answers to a level, in exact fractions.  ``score.js`` is this file's twin.

Every number stays a fraction until it is shown or, where the scheme compares rounded values,
compared; so no score is ever lost or won to binary floating point.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from ..model.scheme import Compare
from .criteria import Criteria, ScoredClause
from .sheet import Answer, Sheet

ZERO, ONE, HALF, HUNDRED = Fraction(0), Fraction(1), Fraction(1, 2), Fraction(100)
_BLANK = " \t\r\n\u3000"


@dataclass(frozen=True)
class Gate:
    """One condition of a level: what it needs and what is there."""

    kind: str  #: score, chapter or deductions
    clause: str
    need: str
    have: str
    met: bool


@dataclass(frozen=True)
class LevelResult:
    """A level with its gates."""

    id: str
    gates: tuple[Gate, ...]

    @property
    def met(self) -> bool:
        """True when every gate is met."""
        return all(gate.met for gate in self.gates)


@dataclass(frozen=True)
class Rate:
    """Points of a part of the criteria; ``rate`` is None where nothing in it applies."""

    obtained: Fraction
    applicable: Fraction
    rate: Fraction | None


@dataclass(frozen=True)
class Result:
    """Everything that follows from a sheet.  ``failures`` stand against every level."""

    earned: dict[str, Fraction | None]
    open: tuple[str, ...]
    obtained: Fraction
    applicable: Fraction
    normalised: Fraction
    score: Fraction
    shown: str
    rates: dict[str, Rate]
    failures: tuple[Gate, ...]
    levels: tuple[LevelResult, ...]
    level: str | None

    def data(self) -> dict[str, Any]:
        """Plain values, fractions as ``n/d``: what both engines must agree on."""
        return {
            "earned": {key: None if v is None else str(v) for key, v in self.earned.items()},
            "open": list(self.open),
            **{k: str(getattr(self, k)) for k in ("obtained", "applicable", "normalised", "score")},
            "shown": self.shown,
            "rates": {
                key: [
                    str(item.obtained),
                    str(item.applicable),
                    None if item.rate is None else str(item.rate),
                ]
                for key, item in self.rates.items()
            },
            "failures": [vars(gate) for gate in self.failures],
            "levels": [
                {"id": level.id, "met": level.met, "gates": [vars(gate) for gate in level.gates]}
                for level in self.levels
            ],
            "level": self.level,
        }


def applies(clause: ScoredClause, sheet: Sheet) -> bool:
    """False when the industry profile leaves the clause out, or it is excluded with a reason."""
    profile = sheet.industries
    if clause.industries and profile and not set(clause.industries) & set(profile):
        return False
    answer = sheet.answers.get(clause.id)
    reason = (answer.excluded or "") if answer else ""
    return not (clause.excludable and reason.strip(_BLANK))


def ratio(clause: ScoredClause, answer: Answer | None) -> Fraction | None:
    """The share of its points a clause earns; None while it is not answered."""
    if answer is None:
        return None
    if clause.scoring == "binary" and answer.met is not None:
        return ONE if answer.met else ZERO
    if clause.scoring == "sample" and answer.size and answer.conforming is not None:
        right = answer.conforming <= answer.size
        return Fraction(answer.conforming, answer.size) if right else None
    if clause.scoring == "graded" and answer.grade in clause.ratios:
        return Fraction(answer.grade or 0)
    if clause.scoring == "deduct" and answer.findings is not None:
        return max(ZERO, ONE - clause.each * answer.findings / clause.points)
    return None


def half_up(value: Fraction, places: int) -> Fraction:
    """``value`` rounded to ``places`` decimals, a half upwards."""
    unit = 10**places
    return Fraction((value * unit + HALF).__floor__(), unit)


def fixed(value: Fraction, places: int) -> str:
    """A value that has at most ``places`` decimals, written with exactly so many."""
    digits = str(int(value * 10**places)).rjust(places + 1, "0")
    return f"{digits[:-places]}.{digits[-places:]}" if places else digits


def held(value: Fraction, criteria: Criteria) -> Fraction:
    """The value that is held against a limit: rounded or exact, as the scheme says."""
    scheme = criteria.scheme
    if scheme.compare is Compare.ROUNDED and scheme.rounding:
        return half_up(value, scheme.rounding.places)
    return value


def show(value: Fraction, criteria: Criteria) -> str:
    """A score as a reader sees it.  An exact one is cut, never rounded up over a limit."""
    scheme = criteria.scheme
    if scheme.compare is Compare.ROUNDED and scheme.rounding:
        return fixed(held(value, criteria), scheme.rounding.places)
    cut = Fraction((value * 10_000).__floor__(), 10_000)
    text = fixed(cut, 4).rstrip("0").rstrip(".")
    return text if cut == value else text + "…"


def assess(criteria: Criteria, sheet: Sheet, raised: Collection[str] = ()) -> Result:
    """The result of a sheet; clauses in ``raised`` count as fully met."""
    earned: dict[str, Fraction | None] = {}
    open_: list[str] = []
    for clause in criteria.clauses:
        if not applies(clause, sheet):
            earned[clause.id] = None
            continue
        share = ONE if clause.id in raised else ratio(clause, sheet.answers.get(clause.id))
        if share is None:
            open_.append(clause.id)
        earned[clause.id] = clause.points * (share or ZERO)
    obtained, applicable = _sums(criteria.clauses, earned)
    total = Fraction(criteria.scheme.total)
    normalised = obtained / applicable * total if applicable else ZERO
    score = final_score(criteria, sheet, normalised)
    rates = {group.id: _rate(criteria, earned, group.id) for group in criteria.groups}
    failures = tuple(_failures(criteria, sheet, earned, applicable))
    levels = tuple(_levels(criteria, sheet, score, rates))
    reached = [level.id for level in levels if level.met and not failures]
    return Result(
        earned=earned,
        open=tuple(open_),
        obtained=obtained,
        applicable=applicable,
        normalised=normalised,
        score=score,
        shown=show(score, criteria),
        rates=rates,
        failures=failures,
        levels=levels,
        level=reached[-1] if reached else None,
    )


def extra(criteria: Criteria, sheet: Sheet) -> Fraction:
    """What bonus (up to its limit) and deductions inside the score add to it."""
    bonus, special = criteria.scheme.bonus, criteria.scheme.deductions
    more = min(Fraction(bonus.each) * sheet.bonus, Fraction(bonus.limit)) if bonus else ZERO
    if special and not special.outside_score:
        more -= Fraction(special.each) * sheet.deductions
    return more


def final_score(criteria: Criteria, sheet: Sheet, normalised: Fraction) -> Fraction:
    """The normalised score with bonus and inside deductions, not below 0 nor above the cap."""
    score = max(ZERO, normalised + extra(criteria, sheet))
    cap = criteria.scheme.cap
    return score if cap is None else min(score, Fraction(cap))


def _sums(
    clauses: Collection[ScoredClause], earned: dict[str, Fraction | None]
) -> tuple[Fraction, Fraction]:
    counted = [clause for clause in clauses if earned[clause.id] is not None]
    obtained = sum((earned[clause.id] or ZERO for clause in counted), ZERO)
    return obtained, sum((clause.points for clause in counted), ZERO)


def _rate(criteria: Criteria, earned: dict[str, Fraction | None], part: str) -> Rate:
    inside = [c for c in criteria.clauses if part in c.chapters or part == c.id]
    obtained, applicable = _sums(inside, earned)
    return Rate(obtained, applicable, obtained / applicable * HUNDRED if applicable else None)


def _failures(
    criteria: Criteria, sheet: Sheet, earned: dict[str, Fraction | None], applicable: Fraction
) -> list[Gate]:
    scheme, found = criteria.scheme, []
    if scheme.veto:
        for clause in criteria.clauses:
            got = earned[clause.id]
            limit = clause.points * Fraction(scheme.veto.at_ratio)
            if clause.veto and got is not None and got <= limit:
                found.append(Gate("veto", clause.id, f">{limit}", str(got), met=False))
    if scheme.deductions and sheet.deductions >= scheme.deductions.fail_at:
        need = f"<{scheme.deductions.fail_at}"
        found.append(Gate("deductions", "", need, str(sheet.deductions), met=False))
    if scheme.min_applicable is not None and applicable < Fraction(scheme.min_applicable):
        need = str(Fraction(scheme.min_applicable))
        found.append(Gate("applicable", "", need, str(applicable), met=False))
    return found


def _levels(
    criteria: Criteria, sheet: Sheet, score: Fraction, rates: dict[str, Rate]
) -> list[LevelResult]:
    found = []
    for level in criteria.scheme.levels:
        need = Fraction(level.min)
        met = held(score, criteria) >= need
        gates = [Gate("score", "", str(need), show(score, criteria), met)]
        for item in level.chapter_minimums:
            rate, least = rates[item.clause].rate, Fraction(item.percent)
            met = rate is None or held(rate, criteria) >= least
            have = "" if rate is None else show(rate, criteria)
            gates.append(Gate("chapter", item.clause, str(least), have, met))
        if level.max_deductions is not None:
            met = sheet.deductions <= level.max_deductions
            need_text, have = str(level.max_deductions), str(sheet.deductions)
            gates.append(Gate("deductions", "", need_text, have, met))
        found.append(LevelResult(level.id, tuple(gates)))
    return found
