"""An edition as a document to read, in the order of GB/T 1.1 and in one language.

Cover, contents, foreword, introduction, chapters with their clauses, annexes, bibliography.
DOCX, PDF and Markdown only differ in how they set these parts; none adds or leaves out wording.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..address import absolute
from ..catalogue import ClauseView, EditionView
from ..cite import edition_hash
from ..model.base import LANGUAGES
from ..model.terms import Term, Tier
from ..render import Reader
from . import wording


@dataclass(frozen=True)
class Piece:
    """A paragraph, item, note, example, formula, table or heading of a part.

    ``label`` stands before the text (注 1, 示例); ``rows`` of a table begin with its head;
    ``text`` of a formula is its LaTeX.
    """

    kind: str
    text: str = ""
    language: str = ""
    label: str = ""
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class Part:
    """A stretch of the document under one title.

    ``level`` 0 is front or back matter; ``link`` is the pinned address of a clause.
    """

    kind: str
    anchor: str
    level: int
    number: str
    title: str
    language: str
    points: str
    pieces: tuple[Piece, ...]
    link: str = ""


@dataclass(frozen=True)
class Document:
    """Everything a format needs to set the document."""

    language: str
    number: str
    title: str
    other_title: str
    facts: tuple[tuple[str, str], ...]
    basis: str
    rights: str
    link: str
    hash: str
    parts: tuple[Part, ...]


def document(edition: EditionView, reader: Reader) -> Document:
    """The edition in the reader's language."""
    record = edition.record
    other = next(code for code in LANGUAGES if code != reader.language)
    return Document(
        language=reader.language,
        number=record.number,
        title=wording.best(edition.title, reader)[0],
        other_title=wording.exact(edition.title, wording.readers(reader)[other]),
        facts=tuple(_facts(edition, reader)),
        basis=reader.t(f"text_basis.{record.text_basis}"),
        rights=wording.best(record.rights, reader)[0],
        link=absolute(edition.url, reader.language),
        hash=edition_hash(edition),
        parts=tuple(_parts(edition, reader)),
    )


def _facts(edition: EditionView, reader: Reader) -> Iterator[tuple[str, str]]:
    record, standard, t = edition.record, edition.standard.record, reader.t
    between = t("exports.between")
    values = {
        "status": t(f"status.{edition.entry.status}"),
        "issued": record.issued,
        "effective": record.effective,
        "withdrawn": record.withdrawn,
        "issued_by": between.join(wording.best(body, reader)[0] for body in record.issued_by),
        "replaces": between.join(record.replaces),
        "ics": between.join(standard.ics),
        "ccs": between.join(standard.ccs),
    }
    for key, value in values.items():
        if value:
            yield t(f"standard.{key}"), value


def _parts(edition: EditionView, reader: Reader) -> Iterator[Part]:
    record = edition.record
    for kind, words in (("foreword", record.foreword), ("introduction", record.introduction)):
        if words:
            pieces = tuple(_text(words, reader, edition))
            yield _matter(kind, reader, pieces)
    placed = not edition.terms
    for clause in edition.clauses:
        yield clause_part(clause, reader)
        if not placed and clause.parent is None and clause.id.rpartition(".")[2] == "terms":
            yield from _terms(edition, reader)
            placed = True
    if not placed:
        yield _matter("terms", reader, ())
        yield from _terms(edition, reader)
    if entries := tuple(_bibliography(edition, reader)):
        yield _matter("bibliography", reader, entries)


def _matter(kind: str, reader: Reader, pieces: tuple[Piece, ...]) -> Part:
    title = reader.t(f"exports.{kind}")
    return Part(kind, kind, 0, "", title, reader.language, "", pieces)


def clause_part(clause: ClauseView, reader: Reader) -> Part:
    """A clause with what belongs to its text, then how it is scored and assessed."""
    title, language = wording.best(clause.record.title, reader)
    return Part(
        "annex" if clause.level == 1 and clause.record.number.isalpha() else "clause",
        clause.id,
        clause.level,
        reader.number(clause),
        title,
        language,
        wording.points(clause, reader),
        (*provision(clause, reader), *assessment(clause, reader)),
        absolute(clause.url, reader.language),
    )


def _text(words: object, reader: Reader, edition: EditionView) -> Iterator[Piece]:
    text, language = wording.best(words, reader, edition)
    for line in text.split("\n") if text else ():
        if line.startswith("- "):
            yield Piece("item", line[2:], language)
        else:
            yield Piece("paragraph", line, language)


def provision(clause: ClauseView, reader: Reader) -> Iterator[Piece]:
    """Text, formulas, tables, notes and examples in the order they are printed."""
    record, edition, t = clause.record, clause.edition, reader.t
    yield from _text(record.text, reader, edition)
    for formula in record.formulas:
        text, language = wording.best(formula.text, reader, edition)
        yield Piece("formula", formula.latex, language, label=text.replace("\n", " "))
        yield from _text(formula.text, reader, edition)
    for table in record.tables:
        title, language = wording.best(table.title, reader, edition)
        cells = (table.columns, *table.rows)
        rows = tuple(tuple(wording.best(cell, reader, edition)[0] for cell in row) for row in cells)
        yield Piece("table", title, language, rows=rows)
    for kind, texts in (("note", record.notes), ("example", record.examples)):
        for count, words in enumerate(texts, 1):
            label = t(f"clause.{kind}") + (f" {count}" if len(texts) > 1 else "")
            yield Piece(kind, *wording.best(words, reader, edition), label=label)


def assessment(clause: ClauseView, reader: Reader) -> Iterator[Piece]:
    """How a scored clause is scored, what proves it, how it is checked, how it fails."""
    yield from _scoring(clause, reader)
    record, edition = clause.record, clause.edition
    proofs = [
        (wording.name("evidence_types", each.type, reader), each.text) for each in record.evidence
    ]
    steps = [
        (wording.name("methods", each.method, reader), each.text) for each in record.assessment
    ]
    failures = [("", words) for words in record.common_failures]
    applies = [
        (wording.name("industries", each.industry, reader), each.text)
        for each in record.applies_to.tailoring
    ]
    if record.applies_to.excludable and record.applies_to.exclusion:
        applies.insert(0, (reader.t("clause.exclusion_when"), record.applies_to.exclusion))
    lists = {"evidence": proofs, "assessment": steps, "common_failures": failures}
    for key, entries in {**lists, "applies": applies}.items():
        if entries:
            yield Piece("heading", reader.t(f"clause.{key}"), reader.language)
        for name, words in entries:
            text, language = wording.best(words, reader, edition)
            yield Piece("entry", text.replace("\n", " "), language, label=name)


def _scoring(clause: ClauseView, reader: Reader) -> Iterator[Piece]:
    record, edition, t = clause.record, clause.edition, reader.t
    if record.veto:
        yield Piece("entry", t("clause.veto_text"), reader.language, label=t("clause.veto"))
    if record.scoring is None:
        return
    yield Piece("heading", t("clause.scoring_label"), reader.language)
    way = record.scoring
    yield Piece("entry", t(f"scoring_text.{way}"), reader.language, label=t(f"scoring.{way}"))
    for grade in record.grades:
        text, language = wording.best(grade.text, reader, edition)
        yield Piece("entry", text, language, label=f"{reader.amount(grade.ratio * 100)}%")
    if record.deduction:
        text, language = wording.best(record.deduction.text, reader, edition)
        each = t("clause.deduct_each", each=reader.amount(record.deduction.each))
        yield Piece("entry", text, language, label=each)


def _terms(edition: EditionView, reader: Reader) -> Iterator[Part]:
    for term in edition.terms:
        yield Part(
            "term",
            f"term-{term.id}",
            2,
            "",
            "  ".join(_names(term, reader)),
            reader.language,
            "",
            tuple(_definition(term, reader, edition)),
            absolute(f"{edition.url}glossary/", reader.language) + f"#{term.id}",
        )


def _names(term: Term, reader: Reader) -> Iterator[str]:
    """The term in the reader's language, then in the others, as GB/T 1.1 prints it."""
    for code in (reader.language, *(code for code in LANGUAGES if code != reader.language)):
        if forms := term.forms(code):
            yield forms.preferred


def _definition(term: Term, reader: Reader, edition: EditionView) -> Iterator[Piece]:
    forms, t = term.forms(reader.language), reader.t
    for key in ("admitted", "deprecated"):
        if forms and getattr(forms, key):
            text = t("exports.between").join(getattr(forms, key))
            yield Piece("entry", text, reader.language, label=t(f"term.{key}"))
    yield from _text(term.definition, reader, edition)
    for count, words in enumerate(term.notes, 1):
        label = t("clause.note") + (f" {count}" if len(term.notes) > 1 else "")
        yield Piece("note", *wording.best(words, reader, edition), label=label)


def _bibliography(edition: EditionView, reader: Reader) -> Iterator[Piece]:
    """Standards this edition rests on, then the sources of its facts; mirrors are not named."""
    titles = {entry.number: entry.title for entry in reader.catalogue.register}
    for number in edition.record.based_on:
        title = wording.best(titles.get(number), reader)[0]
        yield Piece("paragraph", f"{number} {title}".strip(), reader.language)
    known = (reader.catalogue.sources.get(name) for name in edition.record.sources)
    for source in known:
        if source and source.tier is not Tier.MIRROR:
            text, language = wording.best(source.gives, reader)
            yield Piece("paragraph", f"[{source.id}] {text}. {source.address}", language)
