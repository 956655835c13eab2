"""Where everything stands in the workbook: read by the writer, both readers and the page.

The first cell of each sheet says what it is, column A names each row by a key, and the columns
are listed here; so a workbook is read back by key and column, whatever its rows look like after
a spreadsheet program has saved it.
"""

from __future__ import annotations

from fractions import Fraction

from ..locale import locale
from ..model.base import LANGUAGES

#: Stands in cell A1 of each sheet, followed by the edition and the name of the sheet.
MARK = "after-sales-self-assessment/1"
SHEETS = ("start", "answers", "evidence", "result")

#: Columns of the answers, in order; the last two are for the machine.
ANSWERS = (
    *("id", "number", "title", "provision", "method", "points"),
    *("applies", "reason", "answer", "size", "check", "earned", "applicable"),
    *("note", "owner", "due", "weight", "veto", "text", "scale"),
)
EVIDENCE = ("id", "index", "number", "title", "type", "item", "reference")
START = ("id", "label", "value", "hint")

#: Words a cell may hold; every language's wording is understood whatever the workbook's own.
CHOICES = ("met", "unmet", "applies", "excluded", "yes", "no")


def column(columns: tuple[str, ...], name: str) -> str:
    """The letter of a column."""
    return chr(ord("A") + columns.index(name))


def choices() -> dict[str, list[str]]:
    """Each choice with its wording in every language."""
    return {
        name: [locale(language)(f"assess.choice.{name}") for language in LANGUAGES]
        for name in CHOICES
    }


def grade_label(index: int, ratio: str) -> str:
    """``B 70%``: a letter that a person can say and the share it earns.

    >>> grade_label(1, "0.7")
    'B 70%'
    """
    percent = Fraction(ratio) * 100
    shown = str(percent) if percent.denominator == 1 else format(float(percent), "g")
    return f"{chr(ord('A') + index)} {shown}%"


def layout_data() -> dict[str, object]:
    """The same for the page."""
    return {
        "mark": MARK,
        "choices": choices(),
        "columns": {
            name: {key: column(columns, key) for key in columns}
            for name, columns in (("answers", ANSWERS), ("evidence", EVIDENCE), ("start", START))
        },
    }
