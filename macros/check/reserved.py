"""Addresses: a clause's id and its former ids become folders beside pages of ours."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..load import Loaded, Tree
from ..problem import Problem, problem
from .identity import by_edition

#: Names of our own pages beside the clauses of an edition.
RESERVED = frozenset(
    {
        "assessment",
        "changes",
        "comments",
        "compare",
        "downloads",
        "explorer",
        "glossary",
        "history",
        "index",
        "lineage",
        "print",
        "scoring",
        "search",
        "translation",
    }
)
_ADDRESS = re.compile(r"[A-Za-z0-9]+([.-][A-Za-z0-9]+)*")


def ids_are_free(tree: Tree) -> Iterator[Problem]:
    """No id or former id of a clause is the name of one of our own pages."""
    for item in tree.of("clauses"):
        for index, clause in enumerate(item.record.clauses):
            names = {("id",): clause.id}
            names |= {("aliases", at): name for at, name in enumerate(clause.aliases)}
            for path, name in names.items():
                if name in RESERVED:
                    place = item.document.place(("clauses", index, *path))
                    yield problem(place, "S108", value=name)


def former_ids_are_addresses(tree: Tree) -> Iterator[Problem]:
    """A former id or number can stand in an address and means one clause of its edition."""
    for files in by_edition(tree).values():
        first: dict[str, tuple[Loaded, tuple]] = {
            clause.id: (item, ("clauses", index, "id"))
            for item in files
            for index, clause in enumerate(item.record.clauses)
        }
        for item in files:
            for index, clause in enumerate(item.record.clauses):
                for at, name in enumerate(clause.aliases):
                    path = ("clauses", index, "aliases", at)
                    if not _ADDRESS.fullmatch(name):
                        yield problem(item.document.place(path), "S109", value=name)
                    elif name in first:
                        holder, stands = first[name]
                        earlier = holder.document.place(stands)
                        where = f"{earlier.file}:{earlier.line}"
                        yield problem(item.document.place(path), "R105", value=name, first=where)
                    first.setdefault(name, (item, path))


RULES = (ids_are_free, former_ids_are_addresses)
