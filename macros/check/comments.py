"""Comments: they concern clauses that exist, and each decision has been carried through."""

from __future__ import annotations

from collections.abc import Iterator

from ..load import Loaded, Tree
from ..load.shape import nearest
from ..model.clause import BOOKKEEPING, Clause
from ..model.comments import CARRIED_OUT, REASONED, Comment, Decision, Round
from ..problem import Problem, problem
from .identity import by_edition

_Path = tuple[str | int, ...]


def _clauses(tree: Tree, edition: str) -> dict[str, Clause]:
    """Clauses of ``standard@edition`` by id."""
    standard, _, name = edition.partition("@")
    files = by_edition(tree).get((standard, name), ())
    return {clause.id: clause for item in files for clause in item.record.clauses}


def _own(item: Loaded) -> str:
    return f"{item.names['standard']}@{item.names['edition']}"


def _rounds(tree: Tree) -> Iterator[tuple[Loaded, _Path, Round]]:
    for item in tree.of("comments"):
        for index, record in enumerate(item.record.rounds):
            yield item, ("rounds", index), record


def _comments(tree: Tree) -> Iterator[tuple[Loaded, _Path, Round, Comment]]:
    for item, path, record in _rounds(tree):
        for index, comment in enumerate(record.comments):
            yield item, (*path, "comments", index), record, comment


def comments_are_numbered_once(tree: Tree) -> Iterator[Problem]:
    """A round's id is used once in an edition, a comment's once in its round."""
    for item in tree.of("comments"):
        named = [(("rounds", at, "id"), "", r.id) for at, r in enumerate(item.record.rounds)]
        for at, record in enumerate(item.record.rounds):
            for index, comment in enumerate(record.comments):
                named.append((("rounds", at, "comments", index, "id"), record.id, comment.id))
        first: dict[tuple[str, str], _Path] = {}
        for path, group, name in named:
            if earlier := first.get((group, name)):
                where = f"{item.document.file}:{item.document.place(earlier).line}"
                yield problem(item.document.place(path), "R105", value=name, first=where)
            first.setdefault((group, name), path)


def rounds_review_a_text(tree: Tree) -> Iterator[Problem]:
    """The reviewed text is an edition of this tree; a round ends after it starts."""
    known = {f"{e.names['standard']}@{e.names['edition']}" for e in tree.of("edition")}
    for item, path, record in _rounds(tree):
        if record.reviewed and record.reviewed not in known and "edition" not in tree.unloaded:
            place = item.document.place((*path, "reviewed"))
            better = nearest(record.reviewed, known)
            yield problem(place, "R109", value=record.reviewed, better=better)
        if record.end < record.start:
            place = item.document.place((*path, "end"))
            yield problem(place, "D103", start=record.start, end=record.end)


def comments_name_clauses(tree: Tree) -> Iterator[Problem]:
    """``clause`` is a clause of the reviewed text, ``change`` one of this edition or its base."""
    if "clauses" in tree.unloaded:
        return
    for item, path, record, comment in _comments(tree):
        reviewed = _clauses(tree, record.reviewed or _own(item))
        either = {**reviewed, **_clauses(tree, _own(item))}
        named = [((*path, "clause"), comment.clause, reviewed)] if comment.clause else []
        named += [((*path, "change", at), name, either) for at, name in enumerate(comment.change)]
        for at, name, known in named:
            if known and name not in known:
                place = item.document.place(at)
                yield problem(place, "R101", value=name, better=nearest(name, set(known)))


def accepted_comments_are_carried_out(tree: Tree) -> Iterator[Problem]:
    """Each clause that an accepted comment is to change differs from the base edition."""
    for item, path, _record, comment in _comments(tree):
        lineage = tree.one("lineage", **item.names)
        if comment.decision not in CARRIED_OUT or lineage is None or "clauses" in tree.unloaded:
            continue
        before = _clauses(tree, lineage.record.base)
        after = _clauses(tree, _own(item))
        told = {entry.clause for entry in lineage.record.reasons}
        told |= {n for c in lineage.record.changes for n in (*c.before, *c.after)}
        wanted = comment.change or ((comment.clause,) if comment.clause else ())
        named = [((*path, "change", at), name) for at, name in enumerate(comment.change)]
        for at, name in named or [((*path, "decision"), name) for name in wanted or ("",)]:
            if not _changed(name, before, after, told):
                place = item.document.place(at)
                yield problem(place, "C301", id=comment.id, value=name or "—")


def _changed(name: str, before: dict[str, Clause], after: dict[str, Clause], told: set) -> bool:
    """New, gone with an entry in the lineage, different, or moved with a reason given."""
    old, new = before.get(name), after.get(name)
    if old is None or new is None:
        return name in told or (new is not None and old is None)
    hidden = set(BOOKKEEPING)
    if old.model_dump(exclude=hidden) != new.model_dump(exclude=hidden):
        return True
    return old.number != new.number and name in told


def decisions_have_reasons(tree: Tree) -> Iterator[Problem]:
    """Whoever is not followed, or not in all, is told why."""
    for item, path, _record, comment in _comments(tree):
        if comment.decision in REASONED and comment.reason is None:
            place = item.document.place((*path, "decision"))
            yield problem(place, "C302", id=comment.id)


def decided_rounds_are_closed(tree: Tree) -> Iterator[Problem]:
    """A round that is decided has no open comment."""
    for item, path, record, comment in _comments(tree):
        if record.decided and comment.decision is Decision.OPEN:
            place = item.document.place((*path, "id"))
            yield problem(place, "C303", id=comment.id, decided=record.decided)


RULES = (
    comments_are_numbered_once,
    rounds_review_a_text,
    comments_name_clauses,
    accepted_comments_are_carried_out,
    decisions_have_reasons,
    decided_rounds_are_closed,
)
