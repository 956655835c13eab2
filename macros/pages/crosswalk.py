"""Crosswalks: which clause of one standard treats what a clause of another treats, both ways.

Everything comes from ``maps_to`` of the clauses and ``carry_over`` of the schemes.  A mapping is
written once, says how its own clause relates to the other, and is read from both ends.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ..catalogue import Catalogue, ClauseView, EditionView
from ..model.clause import Relation
from ..model.scheme import CarryOver
from ..model.standard import Status
from ..render import Reader
from .page import GeneratedPage

_BACKWARDS = {Relation.BROADER: Relation.NARROWER, Relation.NARROWER: Relation.BROADER}


@dataclass(frozen=True)
class Partner:
    """The clause on the other side, how the clause at home relates to it, and a note."""

    clause: ClauseView
    relation: Relation
    note: Any


@dataclass(frozen=True)
class Crosswalk:
    """One edition read against another: every clause that stands alone or has a partner."""

    home: EditionView
    other: EditionView
    partners: dict[ClauseView, tuple[Partner, ...]]

    @property
    def url(self) -> str:
        """Address of the table."""
        return f"crosswalk/{_name(self.home)}/{_name(self.other)}/"

    @property
    def counted(self) -> list[ClauseView]:
        """Clauses without clauses below them, and those that have a partner all the same."""
        return [c for c in self.home.clauses if not c.children or c in self.partners]

    @property
    def covered(self) -> list[ClauseView]:
        """Counted clauses with a partner."""
        return [clause for clause in self.counted if clause in self.partners]

    @property
    def open(self) -> list[ClauseView]:
        """Counted clauses without a partner."""
        return [clause for clause in self.counted if clause not in self.partners]


@dataclass(frozen=True)
class Carried:
    """A level of one standard that counts as points of a clause of another."""

    home: EditionView
    source: EditionView
    clause: ClauseView
    rule: CarryOver


def _name(edition: EditionView) -> str:
    return f"{edition.standard.id}-{edition.id}"


def crosswalks(catalogue: Catalogue) -> list[Crosswalk]:
    """Every pair of editions between which there is a mapping, in both directions; no drafts."""
    pairs: dict[tuple[EditionView, EditionView], dict[ClauseView, list[Partner]]] = {}
    for clause in catalogue.clauses.values():
        for other, mapping in clause.mapped_from:
            if Status.DRAFT in (clause.edition.entry.status, other.edition.entry.status):
                continue
            back = _BACKWARDS.get(mapping.relation, mapping.relation)
            for home, partner in (
                (other, Partner(clause, mapping.relation, mapping.note)),
                (clause, Partner(other, back, mapping.note)),
            ):
                pair = pairs.setdefault((home.edition, partner.clause.edition), {})
                pair.setdefault(home, []).append(partner)
    order = {edition: at for at, edition in enumerate(catalogue.editions)}
    found = [
        Crosswalk(home, other, {clause: tuple(each) for clause, each in partners.items()})
        for (home, other), partners in pairs.items()
    ]
    return sorted(found, key=lambda each: (order[each.home], order[each.other]))


def carried(catalogue: Catalogue) -> list[Carried]:
    """Every carry-over between editions that are here."""
    found = []
    for edition in catalogue.editions:
        rule = edition.scheme.carry_over if edition.scheme else None
        source = catalogue.edition(rule.source) if rule else None
        clause = catalogue.clause(rule.to, edition) if rule else None
        if rule and source and clause:
            found.append(Carried(edition, source, clause, rule))
    return found


def crosswalk_pages(reader: Reader) -> Iterator[GeneratedPage]:
    """The overview, and a table for each direction."""
    tables = crosswalks(reader.catalogue)
    trail = ((reader.t("nav.criteria"), "standards/"),)
    yield GeneratedPage(
        url="crosswalk/",
        title=reader.t("crosswalk.title"),
        description=reader.t("crosswalk.lead"),
        template="crosswalk.html",
        area="nav.criteria",
        trail=trail,
        values={"tables": tables, "carried": carried(reader.catalogue)},
    )
    for table in tables:
        back = next(each for each in tables if (each.home, each.other) == (table.other, table.home))
        yield GeneratedPage(
            url=table.url,
            title=f"{reader.document(table.home)} → {reader.document(table.other)}",
            description=reader.t("crosswalk.lead"),
            template="crosswalk-pair.html",
            area="nav.criteria",
            trail=(*trail, (reader.t("crosswalk.title"), "crosswalk/")),
            values={"table": table, "back": back},
        )
