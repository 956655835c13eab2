"""XLSX: the clauses in both languages with a frozen head and filters, and what surrounds them.

Sheets: clauses, terms, levels and what the file is.  Text is written as text, so nothing in it
can become a formula; points are numbers, so they can be summed.
"""

from __future__ import annotations

import io
from decimal import Decimal
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from ..address import absolute
from ..catalogue import EditionView
from ..cite import edition_hash
from ..model.base import LANGUAGES
from ..model.clause import ClauseType
from ..render import Reader
from . import wording
from .format import Format, dated
from .table import placed

_FONT = {"font_name": "Noto Sans CJK SC", "font_size": 10, "valign": "top"}
_LOOKS = {
    "head": {**_FONT, "bold": True, "bg_color": "#0F3D4C", "font_color": "#FFFFFF"},
    "cell": {**_FONT},
    "heading": {**_FONT, "bold": True, "bg_color": "#E8EEF0"},
}


class _Book:
    """A workbook with its cell styles; every text is written as text."""

    def __init__(self, edition: EditionView) -> None:
        self.bytes = io.BytesIO()
        self.book = Workbook(self.bytes, {"in_memory": True})
        created = dated(edition).replace(tzinfo=None)
        self.book.set_properties({"title": edition.record.number, "created": created})
        self.looks = {
            name: self.book.add_format(
                {**look, "text_wrap": True, "border": 1, "border_color": "#C9D3D6"}
            )
            for name, look in _LOOKS.items()
        }

    def sheet(self, name: str, head: list[str], widths: list[int]) -> Worksheet:
        """A sheet with a frozen head, printed on every page."""
        sheet = self.book.add_worksheet(name)
        for at, (title, width) in enumerate(zip(head, widths, strict=True)):
            sheet.set_column(at, at, width)
            sheet.write_string(0, at, title, self.looks["head"])
        sheet.set_row(0, 30)
        sheet.repeat_rows(0)
        sheet.set_landscape()
        sheet.set_paper(8)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&L&A&R&P / &N")
        return sheet

    def row(self, sheet: Worksheet, at: int, cells: list[Any], look: str = "cell") -> None:
        """One row; numbers stay numbers."""
        for column, cell in enumerate(cells):
            if isinstance(cell, Decimal | int):
                sheet.write_number(at, column, float(cell), self.looks[look])
            elif cell:
                sheet.write_string(at, column, cell, self.looks[look])
            else:
                sheet.write_blank(at, column, None, self.looks[look])


def _both(key: str, readers: dict[str, Reader]) -> str:
    return " ".join(readers[code].t(key) for code in LANGUAGES)


def _clauses(book: _Book, edition: EditionView, reader: Reader) -> None:
    readers, columns = wording.readers(reader), placed(reader)
    heads = []
    for each in columns:
        key = f"exports.column.{each.column.key}"
        heads.append(each.reader.t(key) if each.column.worded else _both(key, readers))
    name = _both("exports.sheet.clauses", readers)
    sheet = book.sheet(name, heads, [each.column.width for each in columns])
    for at, clause in enumerate(edition.clauses, 1):
        look = "heading" if clause.record.type is ClauseType.HEADING else "cell"
        book.row(sheet, at, [each.value(clause) for each in columns], look)
    sheet.freeze_panes(1, 3)
    sheet.autofilter(0, 0, max(len(edition.clauses), 1), len(columns) - 1)


def _terms(book: _Book, edition: EditionView, reader: Reader) -> None:
    readers = wording.readers(reader)
    fields = ("preferred", "admitted", "deprecated", "definition")
    heads = [readers[code].t(f"term.{field}") for field in fields for code in LANGUAGES]
    sheet = book.sheet(_both("exports.terms", readers), ["id", *heads], [24, *[20] * 6, 60, 60])
    for at, term in enumerate(edition.terms, 1):
        cells = [term.id]
        for field in fields[:3]:
            for code in LANGUAGES:
                value = getattr(term.forms(code), field, "")
                between = readers[code].t("exports.between")
                cells.append(value if isinstance(value, str) else between.join(value))
        cells += [wording.exact(term.definition, readers[code], edition) for code in LANGUAGES]
        book.row(sheet, at, cells)
    sheet.freeze_panes(1, 1)


def _levels(book: _Book, edition: EditionView, reader: Reader) -> None:
    readers, scheme = wording.readers(reader), edition.scheme
    assert scheme is not None
    heads = [readers[code].t("scheme.level") for code in LANGUAGES]
    heads += [_both(f"scheme.{key}", readers) for key in ("stars", "min", "max_deductions")]
    sheet = book.sheet(_both("scheme.levels", readers), heads, [20, 20, 14, 24, 30])
    for at, level in enumerate(scheme.levels, 1):
        names = [wording.exact(level.name, readers[code]) for code in LANGUAGES]
        book.row(sheet, at, [*names, level.stars, level.min, level.max_deductions])


def _about(book: _Book, edition: EditionView, reader: Reader) -> None:
    record = edition.record
    facts: list[tuple[str, Any]] = [
        ("standard.number", lambda there: there.document(edition)),
        ("standard.title", lambda there: wording.exact(edition.title, there)),
        ("standard.status", lambda there: there.t(f"status.{edition.entry.status}")),
        ("standard.issued", lambda there: record.issued or ""),
        ("standard.effective", lambda there: record.effective or ""),
        ("standard.text_basis", lambda there: there.t(f"text_basis.{record.text_basis}")),
        ("standard.rights", lambda there: wording.exact(record.rights, there)),
        ("exports.pinned", lambda there: absolute(edition.url, there.language)),
        ("cite.hash", lambda there: edition_hash(edition)),
    ]
    readers = wording.readers(reader)
    names = [readers[code].t("language.name") for code in LANGUAGES]
    sheet = book.sheet(_both("exports.sheet.about", readers), ["", *names], [30, 60, 60])
    for at, (key, value) in enumerate(facts, 1):
        book.row(sheet, at, [_both(key, readers), *(value(readers[code]) for code in LANGUAGES)])


def make(edition: EditionView, reader: Reader) -> bytes:
    """The workbook of an edition."""
    book = _Book(edition)
    _clauses(book, edition, reader)
    if edition.terms:
        _terms(book, edition, reader)
    if edition.scheme:
        _levels(book, edition, reader)
    _about(book, edition, reader)
    book.book.close()
    return book.bytes.getvalue()


FORMAT = Format(
    "xlsx", "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", make
)
