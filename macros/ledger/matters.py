"""The matters of the ledger, each counted and listed from the catalogue alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ..catalogue import Catalogue, EditionView
from ..comments.rounds import rounds
from ..model.base import Confidence
from ..model.comments import Decision
from ..render import Reader
from ..render.autolink import users
from ..translation.state import IN_STEP, progress
from ..translation.suspect import suspects


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


def _clause(clause: object, reader: Reader, remark: str = "") -> Row:
    number = f"{reader.document(clause.edition)} {reader.number(clause)}"  # type: ignore[attr-defined, arg-type]
    return Row(f"{number} {reader.title(clause)}", clause.url, remark)  # type: ignore[attr-defined, arg-type]


def open_comments(known: Catalogue, reader: Reader) -> Iterator[Row]:
    """Comments that have not been decided."""
    for edition in known.editions:
        for view in rounds(edition, known):
            for item in view.comments:
                if item.record.decision is Decision.OPEN:
                    title = f"{reader.document(edition)} {item.record.id}"
                    yield Row(title, item.url, reader.plain(item.record.comment))


def stale_translations(known: Catalogue, reader: Reader) -> Iterator[Row]:
    """Clauses whose translation is not in step."""
    for edition in known.editions:
        for item in progress(edition)[0]:
            if item.state not in IN_STEP:
                yield _clause(item.clause, reader, reader.t(f"translation.state.{item.state}"))


def suspect_links(known: Catalogue, reader: Reader) -> Iterator[Row]:
    """References whose target has changed since they were confirmed."""
    for edition in known.editions:
        for link in suspects(edition, known):
            yield _clause(link.start, reader, f"→ {reader.number(link.target)}")


def orphan_terms(known: Catalogue, reader: Reader) -> Iterator[Row]:
    """Terms of a glossary that no clause uses."""
    for edition in known.editions:
        used = users(edition)
        for term in edition.terms:
            if not used.get(term.id):
                url = f"{edition.url}glossary/#{term.id}"
                forms = term.forms(reader.language) or term.zh
                yield Row(f"{reader.document(edition)} {forms.preferred}", url)


_UNSURE = (Confidence.MEMORY, Confidence.UNVERIFIED, Confidence.INFERRED)


def unverified_facts(known: Catalogue, reader: Reader) -> Iterator[Row]:
    """Facts that rest on memory or inference, and questions that stay open."""
    for edition in known.editions:
        for field, confidence in edition.record.field_confidence.items():
            if confidence in _UNSURE:
                title = (
                    f"{reader.document(edition)} {reader.t.strings.get(f'standard.{field}', field)}"
                )
                yield Row(title, edition.url, reader.t(f"confidence.{confidence}"))
        for question in edition.record.open_questions:
            url = f"{edition.url}#open-questions"
            yield Row(reader.document(edition), url, reader.plain(question.text))
    for clause in known.clauses.values():
        if clause.record.confidence in _UNSURE:
            yield _clause(clause, reader, reader.t(f"confidence.{clause.record.confidence}"))
    for entry in known.register:
        if entry.confidence in _UNSURE:
            remark = reader.t(f"confidence.{entry.confidence}")
            yield Row(entry.number, "standards/register/", remark)
    for event in known.events:
        if event.record.confidence in _UNSURE:
            remark = reader.t(f"confidence.{event.record.confidence}")
            yield Row(reader.plain(event.record.name), event.url, remark)


def suppressions(known: Catalogue, reader: Reader) -> Iterator[Row]:
    """Findings of the drafting rules that stay, with the reason."""
    for clause in known.clauses.values():
        for entry in clause.record.suppress:
            yield _clause(clause, reader, f"{entry.code} {reader.plain(entry.reason)}")
    for exemption in known.drafting.exemptions if known.drafting else ():
        where = ", ".join((*exemption.files, *exemption.text_basis)) or "*"
        remark = f"{', '.join(exemption.codes)} {reader.plain(exemption.reason)}"
        yield Row(where, "contributing/lint/", remark)


@dataclass(frozen=True)
class Coverage:
    """How much of an edition is filled in: ``(name, filled, of)``."""

    edition: EditionView
    figures: tuple[tuple[str, int, int], ...]


def coverage(known: Catalogue) -> Iterator[Coverage]:
    """Both languages for every clause; evidence, assessment and points where points are given."""
    for edition in known.editions:
        records = [clause.record for clause in edition.clauses]
        parents = {clause.parent.record.id for clause in edition.clauses if clause.parent}
        leaves = [record for record in records if record.scoring or record.points is not None]
        scored = [record for record in leaves if record.id not in parents]
        both = sum(
            all(words is None or (words.zh and words.en) for words in (record.title, record.text))
            for record in records
        )
        yield Coverage(
            edition,
            (
                ("languages", both, len(records)),
                ("points", sum(r.points is not None for r in scored), len(scored)),
                ("evidence", sum(bool(r.evidence) for r in scored), len(scored)),
                ("assessment", sum(bool(r.assessment) for r in scored), len(scored)),
            ),
        )


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


def ledger(known: Catalogue, reader: Reader) -> tuple[Matter, ...]:
    """Every matter with its rows, in the reader's language."""
    return tuple(
        Matter(name, tuple(rows(known, reader)), name in KEPT) for name, rows in MATTERS.items()
    )
