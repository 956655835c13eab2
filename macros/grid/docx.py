"""Tables of a DOCX file as the reader sees them: insertions taken, deletions left out."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from lxml import etree

from .model import Cell, Grid, GridError, Merged
from .xlsx import column_letters, parts

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def read_docx(data: bytes) -> list[Grid]:
    """Every table of a document; addresses are letter and row, as in a sheet."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            root = parts(archive)("word/document.xml")
    except (zipfile.BadZipFile, KeyError, ValueError, etree.LxmlError) as error:
        raise GridError(str(error) or type(error).__name__) from error
    return [_table(node, at) for at, node in enumerate(root.iter(f"{_W}tbl"), 1)]


def _table(node: Any, at: int) -> Grid:
    grid = Grid(f"表{at}")
    down: dict[int, int] = {}
    for row, line in enumerate(node.findall(f"{_W}tr"), 1):
        column = 1
        for each in line.findall(f"{_W}tc"):
            span, vertical = _spans(each)
            address = f"{column_letters(column)}{row}"
            if vertical == "continue":
                top = down.get(column, row)
                start = f"{column_letters(column)}{top}"
                last = column + span - 1
                grid.merged = [m for m in grid.merged if (m.top, m.left) != (top, column)]
                where = f"{start}:{column_letters(last)}{row}"
                grid.merged.append(Merged(top, column, row, last, where))
            else:
                down[column] = row
                if span > 1:
                    end = f"{column_letters(column + span - 1)}{row}"
                    where = f"{address}:{end}"
                    grid.merged.append(Merged(row, column, row, column + span - 1, where))
                grid.cells[row, column] = Cell(address, _text(each))
            column += span
    return grid


def _spans(cell: Any) -> tuple[int, str]:
    """How many columns a cell covers, and whether it goes on from the cell above."""
    span, vertical = 1, ""
    for found in cell.iterfind(f"{_W}tcPr/{_W}gridSpan"):
        span = int(found.get(f"{_W}val", 1))
    for found in cell.iterfind(f"{_W}tcPr/{_W}vMerge"):
        vertical = found.get(f"{_W}val", "continue")
    return span, vertical


def _text(cell: Any) -> str:
    return "\n".join(_line(paragraph) for paragraph in cell.iter(f"{_W}p"))


def _line(paragraph: Any) -> str:
    shown = []
    for node in paragraph.iter(f"{_W}t", f"{_W}br", f"{_W}tab", f"{_W}cr"):
        if any(above.tag in (f"{_W}del", f"{_W}moveFrom") for above in node.iterancestors()):
            continue
        kind = etree.QName(node).localname
        shown.append({"t": node.text or "", "tab": "\t"}.get(kind, "\n"))
    return "".join(shown)
