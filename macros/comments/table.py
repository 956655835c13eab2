"""A table of comments that came back: rows with their fields, and every cell that is wrong.

Columns are found by their headings, wherever they stand.  Nothing is guessed: a word that is not
known, a clause that does not exist and a merged cell are findings, each with its address.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

from ..catalogue import EditionView
from ..grid import Cell, Finding, Grid, folded
from ..load.shape import nearest
from ..model.comments import CommentType, Decision, Form, FormColumn, FormField
from .forms import Vocabulary, parted

_WHOLE = {folded(word) for word in ("全文", "总体", "全部", "General", "All", "-", "—", "/")}
_TYPES = tuple(kind.value for kind in CommentType)
_DECISIONS = tuple(kind.value for kind in Decision)


@dataclass
class Row:
    """One comment of the table: where it stands, and its fields as values of the model.

    Only fields whose column is in the table are there; ``clause`` is an id or None.
    """

    where: str
    cells: dict[FormField, str]
    values: dict[FormField, str | tuple[str, ...] | None] = field(default_factory=dict)


@dataclass(frozen=True)
class _Heads:
    form: Form
    row: int
    columns: dict[int, FormColumn]


class TableReader:
    """Reads grids against the forms; ``findings`` gathers what is wrong."""

    def __init__(
        self, file: str, words: Vocabulary, reviewed: EditionView, edition: EditionView
    ) -> None:
        self.file, self.words = file, words
        self.reviewed = reviewed
        self.findings: list[Finding] = []
        self.numbers = {clause.record.number: clause.id for clause in reviewed.clauses}
        self.ids = {clause.id: clause.record.number for clause in reviewed.clauses}
        self.either = {*self.ids, *(clause.id for clause in edition.clauses)}
        self.seen: set[str] = set()

    def note(self, where: str, code: str, **details: object) -> None:
        """Keep a finding."""
        self.findings.append(Finding.of(where, code, **details))

    def rows(self, grids: list[Grid]) -> list[Row]:
        """Every row of every table that has the headings of a form."""
        found, tables = [], 0
        for grid in grids:
            heads = self._heads(grid)
            if heads is None:
                continue
            tables += 1
            self._report_columns(grid, heads)
            self._report_merged(grid, heads)
            for number, cells in grid.rows():
                if number > heads.row:
                    found += self._row(grid, heads, number, cells)
        if not tables:
            forms = self.words.forms.forms
            known = " | ".join("、".join(c.heading.best("zh")[0] for c in f.columns) for f in forms)
            self.note(self.file, "I302", known=known)
        return found

    def _heads(self, grid: Grid) -> _Heads | None:
        """The row with the most headings of one form; at least half of them, and the comment."""
        best: _Heads | None = None
        for number, cells in grid.rows():
            for form in self.words.forms.forms:
                columns = dict(self._matched(form, cells))
                held = {f for column in columns.values() for f in column.fields}
                enough = FormField.COMMENT in held and 2 * len(columns) >= len(form.columns)
                if enough and (best is None or len(columns) > len(best.columns)):
                    best = _Heads(form, number, columns)
        return best

    def _matched(self, form: Form, cells: dict[int, Cell]) -> Iterator[tuple[int, FormColumn]]:
        for at, cell in cells.items():
            for column in form.columns:
                names = (column.heading.get("zh"), column.heading.get("en"), *column.also)
                if folded(cell.text) in {folded(name) for name in names if name}:
                    yield at, column
                    break

    def _where(self, grid: Grid, address: str) -> str:
        return f"{self.file} {grid.name}!{address}"

    def _report_columns(self, grid: Grid, heads: _Heads) -> None:
        cells = {at: grid.cells[heads.row, at] for row, at in grid.cells if row == heads.row}
        first: dict[str, str] = {}
        expected = list(heads.form.columns)
        for place, (at, column) in enumerate(sorted(heads.columns.items())):
            name, where = cells[at].text, self._where(grid, cells[at].address)
            key = column.heading.best("zh")[0]
            if key in first:
                self.note(where, "I306", value=name, other=first[key])
            first.setdefault(key, cells[at].address)
            if place < len(expected) and expected[place] is not column:
                self.note(where, "I303", value=name)
        for column in expected:
            if column.heading.best("zh")[0] not in first:
                where = self._where(grid, str(heads.row))
                self.note(where, "I304", value=column.heading.best("zh")[0])
        for at, cell in cells.items():
            if at not in heads.columns and cell.text.strip():
                self.note(self._where(grid, cell.address), "I305", value=cell.text.strip())

    def _report_merged(self, grid: Grid, heads: _Heads) -> None:
        for merged in grid.merged:
            inside = any(merged.left <= at <= merged.right for at in heads.columns)
            if merged.bottom > heads.row and inside:
                self.note(self._where(grid, merged.address), "I307", value=merged.address)

    def _row(self, grid: Grid, heads: _Heads, number: int, cells: dict[int, Cell]) -> list[Row]:
        row = Row(self._where(grid, str(number)), {})
        places: dict[FormField, str] = {}
        if not any(at in heads.columns for at in cells):
            return []
        for at, column in heads.columns.items():
            cell = cells.get(at)
            for name, text in parted(cell.text if cell else "", column.fields, self.words).items():
                row.cells[name] = text.strip()
                places[name] = self._where(grid, cell.address) if cell else row.where
        if set(row.cells) - {FormField.ID} and not any(
            text for name, text in row.cells.items() if name is not FormField.ID
        ):
            return []
        self._values(row, places)
        return [row]

    def _values(self, row: Row, places: dict[FormField, str]) -> None:
        for name, text in row.cells.items():
            if name is FormField.TYPE:
                row.values[name] = self._word(text, _TYPES, places[name], "te")
            elif name is FormField.DECISION:
                row.values[name] = self._word(text, _DECISIONS, places[name], "open")
            elif name is FormField.CHANGE:
                row.values[name] = self._changes(text, places[name])
            elif name is FormField.ID:
                row.values[name] = self._id(text, places[name])
            elif name not in (FormField.CLAUSE, FormField.CLAUSE_NUMBER):
                row.values[name] = text or None
        if {FormField.CLAUSE, FormField.CLAUSE_NUMBER} & row.cells.keys():
            row.values[FormField.CLAUSE] = self._clause(row, places)

    def _id(self, text: str, where: str) -> str | None:
        text = unicodedata.normalize("NFKC", text)
        if text and not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9.-]{0,15}", text):
            self.note(where, "I309", value=text, known="1, 2, 3 …", better="")
            return None
        if text and text in self.seen:
            self.note(where, "I310", value=text)
        self.seen.add(text)
        return text or None

    def _word(self, text: str, allowed: tuple[str, ...], where: str, absent: str) -> str | None:
        """The value of a word; an empty cell of a decision means open, of a type nothing."""
        if not text:
            return absent if absent == "open" else None
        value = self.words.value(text.rstrip("。.；;"), allowed)
        if value is None:
            better = nearest(text, [self.words.word(item, "zh") for item in allowed])
            known = self.words.known(allowed)
            self.note(where, "I309", value=text, known=known, better=better)
        return value

    def _changes(self, text: str, where: str) -> tuple[str, ...]:
        found = []
        for name in re.split(r"[,，、;；\s]+", text):
            if name and name not in self.either:
                better = nearest(name, self.either)
                self.note(where, "I308", text="", value=name, better=better)
            elif name:
                found.append(name)
        return tuple(found)

    def _clause(self, row: Row, places: dict[FormField, str]) -> str | None:
        number = self._number(row.cells.get(FormField.CLAUSE_NUMBER, ""))
        name = row.cells.get(FormField.CLAUSE, "")
        text = f"{self.reviewed.record.number} "
        if number and number not in self.numbers:
            if number in self.ids and not name:
                return number
            better = nearest(number, self.numbers)
            where = places[FormField.CLAUSE_NUMBER]
            self.note(where, "I308", text=text, value=number, better=better)
            return None
        if name and name not in self.ids:
            better = nearest(name, self.ids)
            self.note(places[FormField.CLAUSE], "I308", text=text, value=name, better=better)
            return None
        if name and number and self.ids[name] != number:
            where = places[FormField.CLAUSE]
            better = f"{self.ids[name]} = {name}; {number} = {self.numbers[number]}"
            self.note(where, "I315", number=number, value=name, better=better)
            return None
        return name or (self.numbers[number] if number else None)

    def _number(self, text: str) -> str:
        """A clause number as printed: full-width digits, 附录 and a closing point are read."""
        text = unicodedata.normalize("NFKC", text).strip()
        if folded(text) in _WHOLE:
            return ""
        return re.sub(r"^(附录|第|Annex|Clause)\s*|\s*(章|条)$|\.$", "", text, flags=re.IGNORECASE)
