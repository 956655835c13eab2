"""Points, sums and ladders."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from ..load import Loaded, Tree
from ..problem import Problem, problem
from ..references import parent_number
from .identity import by_edition

_Place = tuple[Loaded, int, Any]


def _families(files: list[Loaded]) -> tuple[dict[str, _Place], dict[str, list[_Place]]]:
    """Clauses by number, and children by the number of their parent."""
    clauses: dict[str, _Place] = {}
    children: dict[str, list[_Place]] = {}
    for item in files:
        for index, clause in enumerate(item.record.clauses):
            clauses[clause.number] = (item, index, clause)
            parent = parent_number(clause.number)
            if parent:
                children.setdefault(parent, []).append((item, index, clause))
    return clauses, children


def points_add_up(tree: Tree) -> Iterator[Problem]:
    """Points of a clause are the sum of its children's, once every child has points."""
    if "clauses" in tree.unloaded:
        return
    for files in by_edition(tree).values():
        clauses, children = _families(files)
        if not children.keys() <= clauses.keys():
            continue  # a number without a parent is reported as such; its sums would only echo it
        for number, family in children.items():
            item, index, clause = clauses[number]
            given = [child.points for _, _, child in family]
            if clause.points is None or None in given:
                continue
            total = sum(given, Decimal(0))
            if total != clause.points:
                place = item.document.place(("clauses", index, "points"))
                yield problem(place, "N101", number=number, points=clause.points, total=total)


def siblings_all_have_points(tree: Tree) -> Iterator[Problem]:
    """In our own text, either all children of a scored heading have points or none."""
    for (standard, edition), files in by_edition(tree).items():
        own = tree.one("edition", standard=standard, edition=edition)
        if own is None or own.record.text_basis != "original":
            continue
        _, children = _families(files)
        for family in children.values():
            if not any(child.points for _, _, child in family):
                continue
            for item, index, child in family:
                if child.points is None:
                    place = item.document.place(("clauses", index, "number"))
                    yield problem(place, "N106", number=child.number)


def scored_clauses_say_how(tree: Tree) -> Iterator[Problem]:
    """A leaf with points in our own text has a scoring method and what the method needs."""
    for (standard, edition), files in by_edition(tree).items():
        own = tree.one("edition", standard=standard, edition=edition)
        _, children = _families(files)
        for item in files:
            for index, clause in enumerate(item.record.clauses):
                at = ("clauses", index)
                leaf = clause.points and clause.number not in children
                if leaf and not clause.scoring and own and own.record.text_basis == "original":
                    yield problem(item.document.place((*at, "points")), "N103")
                needs = {"graded": "grades", "deduct": "deduction"}.get(clause.scoring or "")
                if needs and not getattr(clause, needs):
                    place = item.document.place((*at, "scoring"))
                    yield problem(place, "N104", scoring=clause.scoring, key=needs)


def _sum_below(clause: Any, children: dict[str, list[_Place]]) -> Decimal:
    """What the children of a clause add up to: a wrong sum is reported where it stands."""
    given = [child.points for _, _, child in children.get(clause.number, [])]
    return sum(given, Decimal(0)) if given and None not in given else clause.points


def chapters_make_the_total(tree: Tree) -> Iterator[Problem]:
    """Points of the chapters add up to the scheme's total once all are known."""
    if {"clauses", "scheme"} & tree.unloaded:
        return
    editions = by_edition(tree)
    for item in tree.of("scheme"):
        files = editions.get((item.names["standard"], item.names["edition"]), [])
        _, children = _families(files)
        tops = [c for f in files for c in f.record.clauses if "." not in c.number and c.points]
        total = sum((_sum_below(c, children) for c in tops), Decimal(0))
        if tops and item.record.total not in (total, sum(c.points for c in tops)):
            place = item.document.place(("total",))
            yield problem(place, "N105", total=total, points=item.record.total)


RULES = (
    points_add_up,
    siblings_all_have_points,
    scored_clauses_say_how,
    chapters_make_the_total,
)
