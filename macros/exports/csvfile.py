"""CSV: one clause a row, columns named for programs, opened by Excel without a wizard.

A byte order mark tells Excel the encoding.  A cell that a spreadsheet would run as a formula
starts with an apostrophe, which spreadsheets hide and readers of the file may strip.
"""

from __future__ import annotations

import csv
import io
from typing import Any

from ..catalogue import EditionView
from ..render import Reader
from .format import Format
from .table import placed, rows

#: First characters that make a spreadsheet run a cell; some run the wide forms too.
_RUN = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def _cell(value: Any, reader: Reader) -> str:
    if value is None:
        return ""
    text = value if isinstance(value, str) else reader.amount(value)
    return f"'{text}" if isinstance(value, str) and text.startswith(_RUN) else text


def make(edition: EditionView, reader: Reader) -> bytes:
    """The edition as CSV: UTF-8 with a mark, lines end in CRLF, cells quoted where needed."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(column.name for column in placed(reader))
    writer.writerows([_cell(cell, reader) for cell in row] for row in rows(edition, reader))
    return text.getvalue().encode("utf-8-sig")


FORMAT = Format("csv", "csv", "text/csv", make)
