"""Mutations of a whole edition whose class is known: clauses come, go, move, split and merge.

Each gives the mutated list, the lineage a person would write, and the classes by clause id.
"""

from __future__ import annotations

import random
from collections.abc import Callable

from macros.model.base import Words
from macros.model.clause import Clause
from macros.model.standard import Lineage, LineageEntry, LineageKind
from macros.revise import Kind

Edition = list[Clause]
Expected = dict[str, set[Kind]]
Structure = Callable[[Edition, random.Random], tuple[Edition, Lineage | None, Expected]]
REASON = Words(zh="试验", en="Trial")


def _parent(number: str) -> str:
    return number.rpartition(".")[0]


def _leaf(clauses: Edition, rng: random.Random, least: int = 3) -> Clause:
    """A clause without children and with ``least`` or more siblings, itself included."""
    families: dict[str, Edition] = {}
    for clause in clauses:
        families.setdefault(_parent(clause.number), []).append(clause)
    return rng.choice(
        [
            clause
            for parent, family in families.items()
            if parent and len(family) >= least
            if not any(clause.number in families for clause in family)
            for clause in family
        ]
    )


def _numbered(clauses: Edition, parent: str) -> tuple[Edition, Expected]:
    """Children of a parent numbered in their order; who got another number is renumbered."""
    count, expected, out = 0, {}, []
    for clause in clauses:
        if _parent(clause.number) == parent:
            count += 1
            number = f"{parent}.{count}"
            if number != clause.number:
                expected[clause.id] = {Kind.RENUMBERED}
                clause = clause.model_copy(update={"number": number})
        out.append(clause)
    return out, expected


def _lineage(kind: LineageKind, before: tuple[str, ...], after: tuple[str, ...]) -> Lineage:
    entry = LineageEntry(kind=kind, before=before, after=after, reason=REASON)
    return Lineage(base="demo@1", changes=(entry,))


def added(clauses: Edition, rng: random.Random) -> tuple[Edition, Lineage | None, Expected]:
    leaf = _leaf(clauses, rng)
    new = leaf.model_copy(update={"id": "new.clause", "number": f"{_parent(leaf.number)}.99"})
    at = clauses.index(leaf)
    found, expected = _numbered([*clauses[:at], new, *clauses[at:]], _parent(leaf.number))
    return found, None, {**expected, "new.clause": {Kind.ADDED}}


def removed(clauses: Edition, rng: random.Random) -> tuple[Edition, Lineage | None, Expected]:
    leaf = _leaf(clauses, rng)
    rest, expected = _numbered([c for c in clauses if c is not leaf], _parent(leaf.number))
    lineage = _lineage(LineageKind.REMOVED, (leaf.id,), ())
    return rest, lineage, {**expected, leaf.id: {Kind.REMOVED}}


def reordered(clauses: Edition, rng: random.Random) -> tuple[Edition, Lineage | None, Expected]:
    """The last of three or more siblings becomes the first: one moved, the others renumbered."""
    leaf = _leaf(clauses, rng)
    family = [c for c in clauses if _parent(c.number) == _parent(leaf.number)]
    last, first = family[-1], family[0]
    rest = [c for c in clauses if c is not last]
    at = rest.index(first)
    found, expected = _numbered([*rest[:at], last, *rest[at:]], _parent(leaf.number))
    return found, None, {**expected, last.id: {Kind.MOVED}}


def moved(clauses: Edition, rng: random.Random) -> tuple[Edition, Lineage | None, Expected]:
    """A clause goes to the end of another family."""
    leaf = _leaf(clauses, rng)
    other = leaf
    while _parent(other.number) == _parent(leaf.number):
        other = _leaf(clauses, rng)
    family = [c for c in clauses if _parent(c.number) == _parent(other.number)]
    parent = _parent(other.number)
    there = leaf.model_copy(update={"number": f"{parent}.{len(family) + 1}"})
    rest, expected = _numbered([c for c in clauses if c is not leaf], _parent(leaf.number))
    at = rest.index(next(c for c in rest if c.id == family[-1].id)) + 1
    return [*rest[:at], there, *rest[at:]], None, {**expected, leaf.id: {Kind.MOVED}}


def split(clauses: Edition, rng: random.Random) -> tuple[Edition, Lineage | None, Expected]:
    leaf = _leaf(clauses, rng)
    half = leaf.model_copy(update={"id": "new.half", "number": f"{_parent(leaf.number)}.99"})
    at = clauses.index(leaf) + 1
    found, expected = _numbered([*clauses[:at], half, *clauses[at:]], _parent(leaf.number))
    lineage = _lineage(LineageKind.SPLIT, (leaf.id,), (leaf.id, "new.half"))
    return found, lineage, {**expected, leaf.id: {Kind.SPLIT}, "new.half": {Kind.SPLIT}}


def merged(clauses: Edition, rng: random.Random) -> tuple[Edition, Lineage | None, Expected]:
    leaf = _leaf(clauses, rng)
    family = [c for c in clauses if _parent(c.number) == _parent(leaf.number)]
    kept, gone = family[0], family[1]
    rest, expected = _numbered([c for c in clauses if c is not gone], _parent(leaf.number))
    lineage = _lineage(LineageKind.MERGED, (kept.id, gone.id), (kept.id,))
    return rest, lineage, {**expected, kept.id: {Kind.MERGED}, gone.id: {Kind.MERGED}}


STRUCTURES: dict[str, Structure] = {
    "added": added,
    "removed": removed,
    "reordered": reordered,
    "moved": moved,
    "split": split,
    "merged": merged,
}
