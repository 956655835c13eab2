"""The catalogue of the repository, and editions made from it that the repository does not have."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

from macros.catalogue import Catalogue, ClauseView, EditionView, StandardView, catalogue
from macros.check import check
from tests.rig.build import ROOT


@cache
def known() -> Catalogue:
    """Everything in the repository; read once, never changed."""
    tree, _ = check(ROOT)
    return catalogue(tree)


def two_editions(changed: dict[str, dict[str, Any] | None]) -> tuple[Catalogue, EditionView]:
    """The open criteria with a next edition: fields of clauses by id; None drops the clause.

    A clause id that the first edition does not have is added with the fields of its first clause.
    """
    old = known().standards["asc"].current
    standard = StandardView("asc", old.standard.record)
    first = EditionView("2026", old.record, old.entry, standard, terms=old.terms)
    second = EditionView("2027", old.record, old.entry, standard, terms=old.terms)
    standard.editions = [first, second]
    for edition, changes in ((first, {}), (second, changed)):
        records = [
            clause.record for clause in old.clauses if changes.get(clause.id, {}) is not None
        ]
        records = [item.model_copy(update=changes.get(item.id, {})) for item in records]
        have = {item.id for item in records}
        added = [
            name for name, fields in changes.items() if fields is not None and name not in have
        ]
        records += [records[0].model_copy(update={"id": name, **changes[name]}) for name in added]
        edition.clauses = [ClauseView(record, edition, "clauses.yml", 1) for record in records]
    for clause in (*first.clauses, *second.clauses):
        same = (item.clause(clause.id) for item in standard.editions)
        clause.editions = [item for item in same if item]
    clauses = {clause.ref: clause for clause in (*first.clauses, *second.clauses)}
    return replace(known(), standards={"asc": standard}, clauses=clauses), second
