"""A filled form as XLSX or DOCX; both are read back by ``macros.grid``.

Add a kind of file: a function here and its line in WRITERS.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from datetime import datetime

import docx
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import _Row
from xlsxwriter import Workbook

from ..exports.archive import repacked
from .forms import FormTable

_DAY = datetime(1980, 1, 1)
_FONT = {"font_name": "Noto Sans CJK SC", "font_size": 10, "valign": "top", "text_wrap": True}
_LINE = {"border": 1, "border_color": "#C9D3D6"}
#: Width of a landscape page less its margins, shared out by the columns' widths.
_ROOM = 267


def xlsx(table: FormTable, language: str) -> bytes:
    """A sheet with a frozen head; every cell is text."""
    data = io.BytesIO()
    book = Workbook(data, {"in_memory": True, "strings_to_numbers": False})
    book.set_properties({"title": f"{table.title} {table.subtitle}", "created": _DAY})
    head = book.add_format({**_FONT, **_LINE, "bold": True, "bg_color": "#E8EEF0"})
    cell = book.add_format({**_FONT, **_LINE, "num_format": "@"})
    name = book.add_format({**_FONT, "bold": True, "font_size": 13, "text_wrap": False})
    plain = book.add_format({**_FONT, "text_wrap": False})
    sheet = book.add_worksheet(re.sub(r"[\[\]:*?/\\]", " ", table.title)[:31].strip("' "))
    sheet.write_string(0, 0, table.title, name)
    sheet.write_string(1, 0, table.subtitle, plain)
    for at, (label, value) in enumerate(table.header, 2):
        colon = "：" if language == "zh" else ": "
        sheet.write_string(at, 0, f"{label}{colon}{value}", plain)
    top = len(table.header) + 2
    for at, (heading, width) in enumerate(zip(table.headings, table.widths, strict=True)):
        sheet.set_column(at, at, width)
        sheet.write_string(top, at, heading, head)
    for row, texts in enumerate(table.rows, top + 1):
        for at, text in enumerate(texts):
            if text:
                sheet.write_string(row, at, text, cell)
            else:
                sheet.write_blank(row, at, None, cell)
    sheet.freeze_panes(top + 1, 0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(top)
    sheet.set_footer("&L&A&R&P / &N")
    book.close()
    return data.getvalue()


def word(table: FormTable, language: str) -> bytes:
    """A landscape page with one table whose head repeats."""
    document = docx.Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = section.top_margin = Mm(15)
    _fonts(document)
    core = document.core_properties
    core.title, core.author = f"{table.title} {table.subtitle}"[:255], ""
    core.created = core.modified = _DAY
    document.add_heading(table.title, level=1)
    document.add_paragraph(table.subtitle)
    colon = "：" if language == "zh" else ": "
    if table.header:
        document.add_paragraph("    ".join(f"{a}{colon}{b or '＿＿＿＿'}" for a, b in table.header))
    made = document.add_table(rows=1, cols=len(table.headings))
    made.style, made.autofit = "Table Grid", False
    _fill(made.rows[0], table.headings, table.widths, bold=True)
    repeat = OxmlElement("w:tblHeader")
    made.rows[0]._tr.get_or_add_trPr().append(repeat)
    for texts in table.rows:
        _fill(made.add_row(), texts, table.widths)
    data = io.BytesIO()
    document.save(data)
    return repacked(data.getvalue())


def _fonts(document: docx.document.Document) -> None:
    for name in ("Normal", "Heading 1"):
        style = document.styles[name]
        style.font.name, style.font.size = "Times New Roman", Pt(9 if name == "Normal" else 14)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        fonts.set(qn("w:eastAsia"), "宋体")
    document.styles["Normal"].paragraph_format.space_after = Pt(2)


def _fill(row: _Row, texts: tuple[str, ...], widths: tuple[int, ...], bold: bool = False) -> None:
    for cell, text, width in zip(row.cells, texts, widths, strict=True):
        cell.width = Mm(_ROOM * width / sum(widths))
        for at, line in enumerate(text.split("\n")):
            paragraph = cell.paragraphs[0] if not at else cell.add_paragraph()
            paragraph.add_run(line).bold = bold or None


#: Ending of a file name → ``(table, language) -> file``.
WRITERS: dict[str, Callable[[FormTable, str], bytes]] = {".xlsx": xlsx, ".docx": word}
