"""Clauses of two editions paired by id, and every change classified.

Only splits, merges, removals, replacements and reasons are read from the lineage; the rest is
computed from ids, numbers and records.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from ..model.clause import Clause, ClauseType
from ..model.standard import Lineage, LineageEntry, LineageKind
from ..references import parent_number
from .align import kept_in_order
from .kinds import Answer, Finding, Kind, worst
from .rules import findings
from .scheme import SchemeChange


@dataclass(frozen=True)
class Change:
    """What became of one clause; ``before`` or ``after`` is None where it has none.

    ``related`` are the other ids of a split or merge, old ones and new ones.
    """

    id: str
    before: Clause | None
    after: Clause | None
    findings: tuple[Finding, ...]
    entry: LineageEntry | None = None
    reasons: tuple[Any, ...] = ()

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """Classes in the order of ``Kind``; editing is not named beside anything weightier."""
        found = {finding.kind for finding in self.findings}
        if len(found - {Kind.RENUMBERED}) > 1:
            found -= {Kind.EDITORIAL, Kind.TRANSLATION}
        return tuple(kind for kind in Kind if kind in found)

    @property
    def clause(self) -> Clause:
        """The clause as it is, or as it was."""
        found = self.after or self.before
        assert found is not None
        return found

    @property
    def answer(self) -> Answer:
        """Does an enterprise that conforms stay conforming?"""
        return worst([answer_to(finding, self) for finding in self.findings])


@dataclass(frozen=True)
class Revision:
    """All changes from one edition to another, in the order of the new one.

    A clause that is gone stands where it stood.
    """

    changes: tuple[Change, ...]
    clauses_before: int
    clauses_after: int
    terms: dict[str, tuple[Any, ...]] = field(default_factory=dict)
    scheme: tuple[SchemeChange, ...] = ()

    @property
    def answer(self) -> Answer:
        """For the whole edition."""
        return worst([change.answer for change in (*self.changes, *self.scheme)])

    def of(self, kind: Kind) -> tuple[Change, ...]:
        """Changes of a class."""
        return tuple(change for change in self.changes if kind in change.kinds)

    def counts(self) -> dict[Kind, int]:
        """How many clauses each class has."""
        return {kind: len(self.of(kind)) for kind in Kind}

    def answers(self) -> dict[Answer, int]:
        """How many changed clauses get each answer."""
        return {
            answer: sum(1 for change in self.changes if change.answer is answer)
            for answer in Answer
        }


_SAFE = frozenset(
    {Kind.EDITORIAL, Kind.TRANSLATION, Kind.RENUMBERED, Kind.MOVED, Kind.REMOVED, Kind.RELAXED}
)


def answer_to(finding: Finding, change: Change) -> Answer:
    """What one finding means for who conforms."""
    if finding.kind in _SAFE:
        return Answer.YES
    kind = change.clause.type
    if finding.kind is Kind.ADDED:
        if kind in (ClauseType.REQUIREMENT, ClauseType.INSTRUCTION):
            return Answer.NO
        return Answer.CHECK if change.clause.scored else Answer.YES
    if finding.kind is Kind.STRENGTHENED and finding.rule != "weight":
        return Answer.CHECK if kind is ClauseType.RECOMMENDATION else Answer.NO
    return Answer.CHECK


def compare(
    before: Sequence[Clause],
    after: Sequence[Clause],
    lineage: Lineage | None = None,
    language: str = "zh",
) -> Revision:
    """The revision that made ``after`` out of ``before``."""
    old, new = {c.id: c for c in before}, {c.id: c for c in after}
    moved = _moved(before, after)
    reasons = {entry.clause: entry.reason for entry in lineage.reasons} if lineage else {}
    entries = _entries(lineage)
    changes = []
    for name in _order(before, after):
        was, now = old.get(name), new.get(name)
        found = (*_lineage(name, was, now, entries), *_structure(name, was, now, moved))
        if was and now and was != now:
            found += _own(findings(was, now, language), entries.get(name))
        if found:
            entry = entries.get(name)
            why = [reasons.get(name), entry.reason if entry else None]
            given = tuple(w for at, w in enumerate(why) if w is not None and w not in why[:at])
            changes.append(Change(name, was, now, found, entry, given))
    return Revision(tuple(changes), len(old), len(new))


#: What a clause gave to another, or took over, is not asked for less or for more.
_CARRIED = frozenset({"line_added", "line_removed", "weight"})


def _own(found: tuple[Finding, ...], entry: LineageEntry | None) -> tuple[Finding, ...]:
    if entry is None or entry.kind not in (LineageKind.SPLIT, LineageKind.MERGED):
        return found
    return tuple(finding for finding in found if finding.rule not in _CARRIED)


def _order(before: Sequence[Clause], after: Sequence[Clause]) -> list[str]:
    """Ids in the new order; a vanished clause follows what it followed."""
    order = [clause.id for clause in after]
    known, last = set(order), ""
    for clause in before:
        if clause.id not in known:
            order.insert(order.index(last) + 1 if last else 0, clause.id)
            known.add(clause.id)
        last = clause.id
    return order


def _entries(lineage: Lineage | None) -> dict[str, LineageEntry]:
    found: dict[str, LineageEntry] = {}
    for entry in lineage.changes if lineage else ():
        for name in (*entry.before, *entry.after):
            found.setdefault(name, entry)
    return found


def _lineage(
    name: str, was: Clause | None, now: Clause | None, entries: dict[str, LineageEntry]
) -> tuple[Finding, ...]:
    """Split and merged clauses, as the lineage says; both sides carry the class."""
    entry = entries.get(name)
    if entry and entry.kind is LineageKind.SPLIT:
        return (Finding(Kind.SPLIT, "split"),)
    if entry and entry.kind is LineageKind.MERGED:
        return (Finding(Kind.MERGED, "merged"),)
    if now is None:
        return (Finding(Kind.REMOVED, "replaced" if entry and entry.after else "removed"),)
    if was is None:
        return (Finding(Kind.ADDED, "replacing" if entry and entry.before else "added"),)
    return ()


def _structure(
    name: str, was: Clause | None, now: Clause | None, moved: set[str]
) -> tuple[Finding, ...]:
    if was is None or now is None:
        return ()
    if name in moved:
        return (Finding(Kind.MOVED, "moved", was.number, now.number),)
    if was.number != now.number:
        return (Finding(Kind.RENUMBERED, "renumbered", was.number, now.number),)
    return ()


def _moved(before: Sequence[Clause], after: Sequence[Clause]) -> set[str]:
    """Clauses under another parent, or in another order among those that stayed."""
    families: list[dict[str, list[str]]] = []
    parents: list[dict[str, str]] = []
    for clauses in (before, after):
        names = {clause.number: clause.id for clause in clauses}
        parent = {c.id: names.get(parent_number(c.number) or "", "") for c in clauses}
        family: dict[str, list[str]] = {}
        for name, above in parent.items():
            family.setdefault(above, []).append(name)
        families.append(family)
        parents.append(parent)
    both = parents[0].keys() & parents[1].keys()
    moved = {name for name in both if parents[0][name] != parents[1][name]}
    for above, names in families[1].items():
        stayed = [name for name in names if name in both and name not in moved]
        earlier = [name for name in families[0].get(above, []) if name in set(stayed)]
        moved |= set(stayed) - kept_in_order(earlier, stayed)
    return moved
