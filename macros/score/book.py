"""What the sheets of one workbook share: styles, words, a protected sheet with its mark."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from ..catalogue import Catalogue, EditionView
from ..locale import Locale
from .criteria import Criteria
from .layout import MARK
from .sheet import Sheet

_TOP = {"text_wrap": True, "valign": "top"}
_INPUT = {
    **_TOP,
    "locked": False,
    "bg_color": "#FFF9E0",
    "border": 1,
    "border_color": "#D9C98A",
}
STYLES: dict[str, dict[str, Any]] = {
    "text": _TOP,
    "key": {"font_color": "#999999", "font_size": 7, "valign": "top"},
    "title": {"bold": True, "font_size": 14},
    "head": {"bold": True, "bg_color": "#1F4E5F", "font_color": "#FFFFFF", "text_wrap": True},
    "part": {"bold": True, "bg_color": "#E3EEF1"},
    "number": {"num_format": "0.00##", "valign": "top"},
    "plain": {"num_format": "General", "valign": "top"},
    "big": {"bold": True, "font_size": 16, "num_format": "0.00##", "align": "left"},
    "warn": {**_TOP, "font_color": "#B00020"},
    "input": _INPUT,
    "date": {**_INPUT, "num_format": "yyyy-mm-dd"},
}


@dataclass
class Book:
    """One workbook in the making.  ``rows`` tells where each clause stands among the answers."""

    file: Workbook
    catalogue: Catalogue
    edition: EditionView
    criteria: Criteria
    sheet: Sheet | None
    t: Locale
    styles: dict[str, Format]
    rows: dict[str, int] = field(default_factory=dict)

    def add(self, name: str, widths: Iterable[int], columns: tuple[str, ...] = ()) -> Worksheet:
        """A protected worksheet with its mark in A1 and, below it, its column heads."""
        made = self.file.add_worksheet(self.t(f"assess.sheet.{name}"))
        for index, width in enumerate(widths):
            made.set_column(index, index, width, None, {} if index and width else {"hidden": True})
        made.write_string(0, 0, f"{MARK} {self.criteria.edition} {name}", self.styles["key"])
        made.protect("", {"format_columns": True, "format_rows": True})
        made.hide_gridlines(2)
        made.set_landscape()
        made.set_paper(9)
        made.fit_to_pages(1, 0)
        for index, key in enumerate(columns[1:], 1):
            made.write_string(1, index, self.t(f"assess.column.{key}"), self.styles["head"])
        if columns:
            made.freeze_panes(2, 3)
            made.repeat_rows(1)
        return made

    def words(self, words: Any) -> str:
        """Wording in the workbook's language on one line."""
        return " ".join(words.best(self.t.language)[0].split()) if words else ""

    def choice(self, name: str) -> str:
        """A word of a drop-down."""
        return self.t(f"assess.choice.{name}")

    def at(self, sheet: str, cell: str) -> str:
        """A cell of another sheet as formulas name it."""
        return f"'{self.t(f'assess.sheet.{sheet}')}'!{cell}"


def quoted(text: str) -> str:
    """A text constant in a formula."""
    return '"' + text.replace('"', '""') + '"'
