"""Revisions of the catalogue's own editions: what an edition is compared with, by default."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ..catalogue import Catalogue, EditionView
from ..catalogue.trace import remembered
from .compare import Revision, compare
from .scheme import changes


def base_of(edition: EditionView, catalogue: Catalogue) -> EditionView | None:
    """The edition its lineage starts from, or None."""
    return catalogue.edition(edition.lineage.base) if edition.lineage else None


@remembered
def revision(before: EditionView, after: EditionView) -> Revision:
    """The changes between any two editions; the lineage counts where it speaks of these two."""
    lineage = after.lineage
    if lineage and lineage.base != before.ref:
        lineage = None
    found = compare(
        [clause.record for clause in before.clauses],
        [clause.record for clause in after.clauses],
        lineage,
        after.record.source_language,
    )
    return replace(
        found,
        terms=_terms(before, after),
        scheme=changes(before.scheme, after.scheme, after.record.source_language),
    )


def revision_of(edition: EditionView, catalogue: Catalogue) -> Revision | None:
    """The changes of an edition against its base, or None where it has none."""
    base = base_of(edition, catalogue)
    return revision(base, edition) if base else None


def _terms(before: EditionView, after: EditionView) -> dict[str, tuple[Any, ...]]:
    """Terms added, removed and defined otherwise."""
    old = {term.id: term for term in before.terms}
    new = {term.id: term for term in after.terms}
    return {
        "added": tuple(term for name, term in new.items() if name not in old),
        "removed": tuple(term for name, term in old.items() if name not in new),
        "changed": tuple(
            term
            for name, term in new.items()
            if name in old and term.definition != old[name].definition
        ),
    }
