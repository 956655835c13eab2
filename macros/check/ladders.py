"""Ladders: levels of a scheme and grades of a clause rise or fall step by step."""

from __future__ import annotations

from collections.abc import Iterator

from ..load import Tree
from ..problem import Problem, problem


def levels_ascend(tree: Tree) -> Iterator[Problem]:
    """Lower bounds of a ladder rise from level to level and stay within the total."""
    for item in tree.of("scheme"):
        before = None
        for index, level in enumerate(item.record.levels):
            place = item.document.place(("levels", index, "min"))
            if before is not None and level.min <= before:
                yield problem(place, "N102", value=level.min, before=before)
            if level.min > item.record.total:
                yield problem(place, "N107", value=level.min, total=item.record.total)
            before = level.min


def stars_rise_one_by_one(tree: Tree) -> Iterator[Problem]:
    """Levels with stars rise by one star; those without come before them."""
    for item in tree.of("scheme"):
        before = None
        for index, level in enumerate(item.record.levels):
            place = item.document.place(("levels", index, "stars"))
            if before and level.stars <= before:
                yield problem(place, "N111", value=level.stars, before=before)
            elif before and level.stars > before + 1:
                yield problem(place, "N108", value=level.stars, before=before)
            before = level.stars


def grades_fall_from_all_to_nothing(tree: Tree) -> Iterator[Problem]:
    """Grades run from the whole of the points down to none, each ratio once."""
    for item in tree.of("clauses"):
        for index, clause in enumerate(item.record.clauses):
            if not clause.grades:
                continue
            at = ("clauses", index, "grades")
            ratios = [grade.ratio for grade in clause.grades]
            wrong = [n for n in range(1, len(ratios)) if ratios[n] >= ratios[n - 1]]
            for step in wrong:
                place = item.document.place((*at, step, "ratio"))
                yield problem(place, "N110", value=ratios[step], before=ratios[step - 1])
            if wrong:
                continue
            for value, end_zh, end_en in ((1, "满分", "full"), (0, "零分", "zero")):
                if value not in ratios:
                    place = item.document.key_place(at)
                    yield problem(place, "N109", better=value, end_zh=end_zh, end_en=end_en)


RULES = (levels_ascend, stars_rise_one_by_one, grades_fall_from_all_to_nothing)
