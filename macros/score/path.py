"""The least effort that reaches a level, exact by dynamic programming.

The question: which clauses, brought to full points, reach the level with the smallest sum of
effort weights?  Every condition a clause can help with is of one kind, "the points gained in
this part of the tree are at least so many"; so for each part and each sum of weights it is
enough to know the most points that can be gained.  Parts are solved from the leaves to the
root, and a sum of weights whose best gain misses the part's condition is struck out.  The
answer is therefore not merely good: no set of less effort reaches the level, and ``below``
says how far the next smaller effort would have come.  ``score.js`` does the same.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from math import lcm
from typing import Any

from ..model.scheme import Compare, SchemeLevel
from .criteria import Criteria, ScoredClause
from .engine import HALF, Gate, Result, assess, extra
from .sheet import Sheet

#: (gain, clauses chosen as a linked pair) for one sum of weights; None where none is allowed.
_Entry = tuple[int, Any] | None


@dataclass(frozen=True)
class Route:
    """``clauses`` to bring to full points; ``obstacles`` are gates no clause can open.

    ``reachable`` is False when even all clauses that may be changed do not reach the level.
    ``below`` is the best score an effort smaller than ``effort`` could reach, None if none is.
    """

    target: str
    reachable: bool
    effort: int
    clauses: tuple[str, ...]
    obstacles: tuple[Gate, ...]
    below: Fraction | None

    def data(self) -> dict[str, Any]:
        """Plain values: what both engines must agree on."""
        return {
            **vars(self),
            "clauses": list(self.clauses),
            "obstacles": [vars(gate) for gate in self.obstacles],
            "below": None if self.below is None else str(self.below),
        }


@dataclass
class _Part:
    """A part of the tree with the gain it needs, its own clauses and the parts within it."""

    need: int
    clauses: list[tuple[str, int, int]] = field(default_factory=list)
    parts: list[_Part] = field(default_factory=list)


def least(limit: Fraction, criteria: Criteria) -> Fraction:
    """The smallest exact value that passes ``limit`` under the scheme's comparison."""
    scheme = criteria.scheme
    if scheme.compare is Compare.ROUNDED and scheme.rounding:
        unit = 10**scheme.rounding.places
        return ((limit * unit).__ceil__() - HALF) / unit
    return limit


def next_level(criteria: Criteria, result: Result) -> str | None:
    """The level above the one reached; None at the top of the ladder."""
    ids = [level.id for level in criteria.scheme.levels]
    above = ids[ids.index(result.level) + 1 :] if result.level else ids
    return above[0] if above else None


def shortest_path(criteria: Criteria, sheet: Sheet, target: str) -> Route:
    """The path to ``target``, a level of the scheme; weights of the sheet replace the defaults."""
    level = next(level for level in criteria.scheme.levels if level.id == target)
    now = assess(criteria, sheet)
    obstacles = _obstacles(now, target)
    forced = {gate.clause for gate in now.failures if gate.kind == "veto"}
    free, must, effort = [], [], 0
    for clause in criteria.clauses:
        got = now.earned[clause.id]
        weight = sheet.weights.get(clause.id, clause.effort)
        if got is None or got == clause.points:
            continue
        if clause.id in forced:
            must.append(clause.id)
            effort += weight
        elif weight:
            free.append((clause, clause.points - got, weight))
    table, below = _solve(criteria, sheet, level, must, free)
    spent = next((weight for weight, entry in enumerate(table) if entry), None)
    if spent is None:
        return Route(target, False, 0, (), obstacles, None)
    chosen = {*must, *_flat(table[spent][1])}
    ordered = tuple(clause.id for clause in criteria.clauses if clause.id in chosen)
    return Route(target, True, effort + spent, ordered, obstacles, below(spent))


def _obstacles(now: Result, target: str) -> tuple[Gate, ...]:
    level = next(level for level in now.levels if level.id == target)
    unmet = [gate for gate in (*now.failures, *level.gates) if not gate.met]
    return tuple(gate for gate in unmet if gate.kind in ("deductions", "applicable"))


def _needs(
    criteria: Criteria, sheet: Sheet, level: SchemeLevel, now: Result
) -> dict[str, Fraction]:
    """Gain still needed by part; the whole is the part ``""``."""
    wanted = least(Fraction(level.min), criteria) - extra(criteria, sheet)
    whole = wanted * now.applicable / Fraction(criteria.scheme.total)
    needs = {"": whole - now.obtained}
    for item in level.chapter_minimums:
        rate = now.rates[item.clause]
        share = least(Fraction(item.percent), criteria) / 100
        if rate.applicable:
            needs[item.clause] = share * rate.applicable - rate.obtained
    return needs


def _solve(
    criteria: Criteria,
    sheet: Sheet,
    level: SchemeLevel,
    must: list[str],
    free: list[tuple[ScoredClause, Fraction, int]],
) -> tuple[list[_Entry], Any]:
    """The table of the whole, and what says how far a smaller effort comes."""
    start = assess(criteria, sheet, must)
    needs = _needs(criteria, sheet, level, start)
    scale = lcm(*(v.denominator for v in (*needs.values(), *(gain for _, gain, _ in free))))
    parts = {name: _Part(int(need * scale)) for name, need in needs.items()}
    placed: set[str] = set()
    for clause in criteria.clauses:
        inner = ""
        for name in (*clause.chapters, clause.id):
            if name in parts:
                if name not in placed:
                    parts[inner].parts.append(parts[name])
                    placed.add(name)
                inner = name
        for candidate, gain, weight in free:
            if candidate is clause:
                parts[inner].clauses.append((clause.id, int(gain * scale), weight))
    whole = parts[""]
    need, whole.need = whole.need, -(10**30)
    table = _best(whole)

    def below(spent: int) -> Fraction | None:
        gains = [entry[0] for entry in table[:spent] if entry]
        if not gains or not start.applicable:
            return None
        points = start.obtained + Fraction(max(gains), scale)
        return points / start.applicable * Fraction(criteria.scheme.total) + extra(criteria, sheet)

    return [entry if entry and entry[0] >= need else None for entry in table], below


def _best(part: _Part) -> list[_Entry]:
    """For each sum of weights the most points gained in the part, its own need respected."""
    table: list[_Entry] = [(0, None)]
    for inner in part.parts:
        table = _joined(table, _best(inner))
    for name, gain, weight in part.clauses:
        table = _joined(table, [(0, None), *[None] * (weight - 1), (gain, name)])
    return [entry if entry and entry[0] >= part.need else None for entry in table]


def _joined(one: list[_Entry], two: list[_Entry]) -> list[_Entry]:
    """The best of every way to share a sum of weights between two tables."""
    table: list[_Entry] = [None] * (len(one) + len(two) - 1)
    few = [(index, entry) for index, entry in enumerate(two) if entry]
    for left, entry in enumerate(one):
        if entry is None:
            continue
        for right, other in few:
            gain, old = entry[0] + other[0], table[left + right]
            if old is None or gain > old[0]:
                table[left + right] = (gain, (entry[1], other[1]))
    return table


def _flat(chain: Any) -> list[str]:
    found, waiting = [], [chain]
    while waiting:
        link = waiting.pop()
        if isinstance(link, str):
            found.append(link)
        elif link:
            waiting.extend(link)
    return found
