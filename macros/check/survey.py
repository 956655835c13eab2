"""The survey: every item belongs to an aspect and a group that are listed."""

from __future__ import annotations

from collections.abc import Iterator

from ..load import Tree
from ..load.shape import nearest
from ..problem import Problem, problem


def items_belong(tree: Tree) -> Iterator[Problem]:
    """``aspect`` and ``group`` of an item are ids of ``aspects`` and ``groups``."""
    for file in tree.of("survey"):
        for field in ("aspect", "group"):
            known = {part.id for part in getattr(file.record, f"{field}s")}
            for index, item in enumerate(file.record.items):
                value = getattr(item, field)
                if value not in known:
                    place = file.document.place(("items", index, field))
                    better = nearest(value, known)
                    yield problem(place, "R103", list=f"{field}s", value=value, better=better)


RULES = (items_belong,)
