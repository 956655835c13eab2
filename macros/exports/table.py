"""An edition as a table, one clause a row: what XLSX and CSV share.

Add a column: a line in COLUMNS and its heading below ``exports.column`` in the locales.
A column of words comes once a language; a cell stays empty where there is no translation.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from ..address import absolute
from ..catalogue import ClauseView, EditionView
from ..cite import clause_hash
from ..model.base import LANGUAGES
from ..render import Reader
from . import wording
from .wording import exact


@dataclass(frozen=True)
class Column:
    """One column; ``worded`` columns are repeated for every language."""

    key: str
    width: int
    value: Callable[[ClauseView, Reader], Any]
    worded: bool = False


def _title(clause: ClauseView, reader: Reader) -> str:
    return exact(clause.record.title, reader)


def _text(clause: ClauseView, reader: Reader) -> str:
    return exact(clause.record.text, reader, clause.edition)


def _lines(name: str) -> Callable[[ClauseView, Reader], str]:
    """A field that is a list of texts, one a line."""

    def value(clause: ClauseView, reader: Reader) -> str:
        texts = (exact(words, reader, clause.edition) for words in getattr(clause.record, name))
        return "\n".join(text for text in texts if text)

    return value


def _typed(name: str, kind: str, vocabulary: str) -> Callable[[ClauseView, Reader], str]:
    """A field that is a list of texts with a type each."""

    def value(clause: ClauseView, reader: Reader) -> str:
        lines = (
            (wording.name(vocabulary, getattr(item, kind), reader), item.text)
            for item in getattr(clause.record, name)
        )
        shown = ((name, exact(words, reader, clause.edition)) for name, words in lines)
        colon = reader.t("exports.colon")
        return "\n".join(f"{name}{colon}{text}" for name, text in shown if text)

    return value


def _grades(clause: ClauseView, reader: Reader) -> str:
    record, colon = clause.record, reader.t("exports.colon")
    grades = ((grade.ratio, exact(grade.text, reader, clause.edition)) for grade in record.grades)
    lines = [f"{reader.amount(ratio * 100)}%{colon}{text}" for ratio, text in grades if text]
    if record.deduction and (text := exact(record.deduction.text, reader, clause.edition)):
        each = reader.t("clause.deduct_each", each=reader.amount(record.deduction.each))
        lines.append(f"{text}{colon}{each}")
    return "\n".join(lines)


def _scoring(clause: ClauseView, reader: Reader) -> str:
    way = clause.record.scoring
    return reader.t(f"scoring.{way}") if way else ""


def _roles(clause: ClauseView, reader: Reader) -> str:
    names = (wording.name("roles", role, reader) for role in clause.record.roles)
    return reader.t("exports.between").join(names)


def _exclusion(clause: ClauseView, reader: Reader) -> str:
    return exact(clause.record.applies_to.exclusion, reader, clause.edition)


def _tailoring(clause: ClauseView, reader: Reader) -> str:
    colon = reader.t("exports.colon")
    return "\n".join(
        f"{wording.name('industries', item.industry, reader)}{colon}{text}"
        for item in clause.record.applies_to.tailoring
        if (text := exact(item.text, reader, clause.edition))
    )


def _maps_to(clause: ClauseView, reader: Reader) -> str:
    found = (
        reader.catalogue.clause(mapping.clause, clause.edition) for mapping in clause.record.maps_to
    )
    return "\n".join(f"{reader.document(to.edition)} {to.record.number}" for to in found if to)


def _see(clause: ClauseView, reader: Reader) -> str:
    found = (reader.catalogue.clause(name, clause.edition) for name in clause.record.see)
    return ", ".join(to.record.number for to in found if to)


COLUMNS: tuple[Column, ...] = (
    Column("number", 10, lambda clause, reader: clause.record.number),
    Column("title", 24, _title, worded=True),
    Column("type", 12, lambda clause, reader: reader.t(f"type.{clause.record.type}"), worded=True),
    Column("points", 8, lambda clause, reader: clause.record.points),
    Column("text", 60, _text, worded=True),
    Column("short", 30, lambda clause, reader: exact(clause.record.short, reader), worded=True),
    Column("veto", 8, lambda clause, reader: "✓" if clause.record.veto else ""),
    Column("scoring", 14, _scoring, worded=True),
    Column("grades", 40, _grades, worded=True),
    Column("evidence", 40, _typed("evidence", "type", "evidence_types"), worded=True),
    Column("assessment", 40, _typed("assessment", "method", "methods"), worded=True),
    Column("common_failures", 40, _lines("common_failures"), worded=True),
    Column("notes", 30, _lines("notes"), worded=True),
    Column("examples", 30, _lines("examples"), worded=True),
    Column("roles", 20, _roles, worded=True),
    Column("exclusion", 30, _exclusion, worded=True),
    Column("tailoring", 30, _tailoring, worded=True),
    Column("see", 14, _see),
    Column("maps_to", 24, _maps_to),
    Column("id", 28, lambda clause, reader: clause.id),
    Column("link", 40, lambda clause, reader: absolute(clause.url)),
    Column("hash", 16, lambda clause, reader: clause_hash(clause)),
)


@dataclass(frozen=True)
class Placed:
    """A column as it stands in the file: its name and the language of its words."""

    name: str
    column: Column
    reader: Reader

    def value(self, clause: ClauseView) -> Any:
        """The cell of a clause."""
        return self.column.value(clause, self.reader)


def placed(reader: Reader) -> list[Placed]:
    """All columns in order, languages side by side: ``title_zh``, ``title_en``."""
    readers = wording.readers(reader)
    found = []
    for column in COLUMNS:
        for language in LANGUAGES if column.worded else LANGUAGES[:1]:
            name = f"{column.key}_{language}" if column.worded else column.key
            found.append(Placed(name, column, readers[language]))
    return found


def rows(edition: EditionView, reader: Reader) -> Iterator[list[Any]]:
    """The cells of every clause in print order."""
    columns = placed(reader)
    for clause in edition.clauses:
        yield [column.value(clause) for column in columns]
