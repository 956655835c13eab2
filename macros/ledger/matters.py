"""The matters of the ledger, each counted and listed from the catalogue alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ..catalogue import Catalogue, ClauseView, EditionView
from ..catalogue.trace import remembered
from ..comments.rounds import rounds
from ..lifecycle.versions import original
from ..model.comments import Decision
from ..render import Reader
from ..render.autolink import users
from ..translation.state import progress
from ..translation.suspect import links
from .facts import unverified


@dataclass(frozen=True)
class Row:
    """One thing to look at: what, where, and a remark."""

    title: str
    url: str = ""
    remark: str = ""


@dataclass(frozen=True)
class Matter:
    """A matter with its rows; ``kept`` is what stays as it is for a reason."""

    id: str
    rows: tuple[Row, ...]
    kept: bool = False

    @property
    def open(self) -> int:
        """How many are to be dealt with."""
        return 0 if self.kept else len(self.rows)


def _clause(clause: ClauseView, reader: Reader, remark: str) -> Row:
    number = f"{reader.document(clause.edition)} {reader.number(clause)}"
    return Row(f"{number} {reader.title(clause)}", clause.url, remark)


def _worked_on(known: Catalogue) -> Iterator[EditionView]:
    """Every edition but the kept versions of drafts, in which nothing is mended any more."""
    return (edition for edition in known.editions if original(edition) is None)


def open_comments(known: Catalogue, reader: Reader) -> Iterator[Row]:
    """Comments that have not been decided."""
    for edition in _worked_on(known):
        for view in rounds(edition, known):
            for item in view.comments:
                if item.record.decision is Decision.OPEN:
                    title = f"{reader.document(edition)} {item.record.id}"
                    yield Row(title, item.url, reader.plain(item.record.comment))


def stale_translations(known: Catalogue, reader: Reader) -> Iterator[Row]:
    """Clauses whose translation is not in step."""
    for edition in _worked_on(known):
        for item in progress(edition)[0]:
            if not item.in_step:
                yield _clause(item.clause, reader, reader.t(f"translation.state.{item.state}"))


def suspect_links(known: Catalogue, reader: Reader) -> Iterator[Row]:
    """References whose target has changed since they were confirmed, and those never confirmed."""
    for edition in _worked_on(known):
        for link in links(edition, known):
            if link.suspect or link.line is None:
                key = "suspect_since" if link.line else "unrecorded"
                when = link.line.when if link.line else ""
                to = f"{reader.number(link.target)} {reader.title(link.target)}"
                remark = reader.t(f"translation.{key}", date=when)
                yield _clause(link.start, reader, f"→ {to}, {remark}")


def orphan_terms(known: Catalogue, reader: Reader) -> Iterator[Row]:
    """Terms of a glossary that no clause uses."""
    for edition in _worked_on(known):
        used = users(edition)
        for term in edition.terms:
            if not used.get(term.id):
                forms = term.forms(reader.language) or term.zh
                title = f"{reader.document(edition)} {forms.preferred}"
                yield Row(title, f"{edition.url}glossary/#{term.id}")


def unverified_facts(known: Catalogue, reader: Reader) -> Iterator[Row]:
    """Facts that rest on memory or inference, and questions that stay open."""
    for title, url, remark in unverified(known, reader):
        yield Row(title, url, remark)


def suppressions(known: Catalogue, reader: Reader) -> Iterator[Row]:
    """Findings of the drafting rules that stay, with the reason."""
    for clause in known.clauses.values():
        for entry in clause.record.suppress:
            yield _clause(clause, reader, f"{entry.code} {reader.plain(entry.reason)}")
    for exemption in known.drafting.exemptions if known.drafting else ():
        bases = (reader.t(f"text_basis.{basis}") for basis in exemption.text_basis)
        where = ", ".join((*exemption.files, *bases)) or reader.t("ledger.everywhere")
        remark = f"{', '.join(exemption.codes)} {reader.plain(exemption.reason)}"
        yield Row(where, "contributing/lint/", remark)


#: Matter → its rows; those of ``KEPT`` are no task.
MATTERS: dict[str, Callable[[Catalogue, Reader], Iterator[Row]]] = {
    "comments": open_comments,
    "translations": stale_translations,
    "links": suspect_links,
    "terms": orphan_terms,
    "facts": unverified_facts,
    "suppressions": suppressions,
}
KEPT = frozenset({"suppressions"})


@remembered
def ledger(known: Catalogue, language: str) -> tuple[Matter, ...]:
    """Every matter with its rows, in a language; made once for the page and the data."""
    reader = Reader(known, language)
    return tuple(
        Matter(name, tuple(rows(known, reader)), name in KEPT) for name, rows in MATTERS.items()
    )
