"""A revision accounts for every clause: what vanished is explained, what changed has a reason."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ..load import Loaded, Tree
from ..load.shape import nearest
from ..model.base import LANGUAGES
from ..model.clause import BOOKKEEPING, Clause
from ..problem import Problem, problem
from .identity import by_edition

#: Pairs of characters below which two texts are too short to tell apart.
_ENOUGH = 6
#: A clause with the file it stands in and its place there.
_Found = dict[str, tuple[Clause, Loaded, int]]


def _clauses(tree: Tree, standard: str, edition: str) -> _Found:
    return {
        clause.id: (clause, item, index)
        for item in by_edition(tree).get((standard, edition), ())
        for index, clause in enumerate(item.record.clauses)
    }


def _editions(tree: Tree) -> Iterator[tuple[Loaded, _Found, _Found]]:
    """Every lineage with the clauses of its base and of its own edition."""
    if "clauses" in tree.unloaded:
        return
    for item in tree.of("lineage"):
        before = _clauses(tree, *item.record.base.split("@"))
        after = _clauses(tree, item.names["standard"], item.names["edition"])
        if before and after:
            yield item, before, after


def lineage_names_clauses(tree: Tree) -> Iterator[Problem]:
    """``before`` names clauses of the base, ``after`` and ``reasons`` clauses of this edition."""
    for item, before, after in _editions(tree):
        named = [
            (("changes", index, key, at), name, known)
            for index, change in enumerate(item.record.changes)
            for key, known in (("before", before), ("after", after))
            for at, name in enumerate(getattr(change, key))
        ]
        named += [
            (("reasons", index, "clause"), entry.clause, after)
            for index, entry in enumerate(item.record.reasons)
        ]
        for path, name, known in named:
            if name not in known:
                place = item.document.place(path)
                yield problem(place, "R101", value=name, better=nearest(name, set(known)))


def vanished_clauses_are_explained(tree: Tree) -> Iterator[Problem]:
    """A clause of the base that is not in this edition stands in ``changes``."""
    for item, before, after in _editions(tree):
        named = {name for change in item.record.changes for name in change.before}
        explained = named | {nearest(name, set(before)) for name in named - set(before)}
        for name in before:
            if name not in after and name not in explained:
                place = item.document.place(("base",))
                yield problem(place, "R120", value=name, number=before[name][0].number)


def changes_have_reasons(tree: Tree) -> Iterator[Problem]:
    """A clause that is new or says something else than in the base has its reason."""
    hidden = set(BOOKKEEPING)
    for item, before, after in _editions(tree):
        given = {entry.clause for entry in item.record.reasons}
        for name, (clause, file, index) in after.items():
            earlier = before[name][0] if name in before else None
            same = earlier and earlier.model_dump(exclude=hidden) == clause.model_dump(
                exclude=hidden
            )
            if not same and name not in given:
                place = file.document.place(("clauses", index, "id"))
                yield problem(place, "R121", value=name)


def ids_keep_their_meaning(tree: Tree) -> Iterator[Problem]:
    """An id of the base edition still means the same thing, unless ``changes`` replaced it."""
    for item, before, after in _editions(tree):
        replaced = {name for change in item.record.changes for name in change.before}
        for name, (clause, file, index) in after.items():
            if name not in before or name in replaced:
                continue
            earlier = before[name][0]
            if earlier.title != clause.title and _strange(_said(earlier), _said(clause)):
                place = file.document.place(("clauses", index, "id"))
                title = earlier.title.best(LANGUAGES[0])[0]
                yield problem(place, "R118", value=name, before=title)


def _said(clause: Clause) -> str:
    text = clause.text.best(LANGUAGES[0])[0] if clause.text else ""
    return clause.title.best(LANGUAGES[0])[0] + text


def _strange(before: str, after: str) -> bool:
    """True for two texts that share next to nothing, pair of characters by pair."""
    old, new = ({a + b for a, b in pairwise(text)} for text in (before, after))
    return min(len(old), len(new)) >= _ENOUGH and len(old & new) * 8 < min(len(old), len(new))


RULES = (
    lineage_names_clauses,
    vanished_clauses_are_explained,
    changes_have_reasons,
    ids_keep_their_meaning,
)
