"""Excel 表里的条款 / clauses in a workbook: headings are found, damaged numbers restored."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from ..grid import Cell, Grid, folded, read_xlsx
from ..load.shape import CHINESE_VALUES, nearest
from ..model.clause import ClauseType, Scoring
from ..references import number_key, parent_number
from .command import run as run_import
from .folder import Imported
from .headings import HEADINGS, heads
from .numbers import number_of

#: Words in which these characters bind nobody.
_MASKS = re.compile(
    "适应|响应|反应|供应|相应|对应|应急|应用|应答|效应|可靠|可能|许可|认可|可以|便宜|适宜|事宜"
)
_MODALS = (
    (r"不?应|\bshall\b", ClauseType.REQUIREMENT),
    (r"不?宜|\bshould\b", ClauseType.RECOMMENDATION),
    (r"可|不必|\bmay\b|\bneed not\b", ClauseType.PERMISSION),
)


def run(arguments: list[str]) -> int:
    """Write a standard's folder and say what is not certain."""
    return run_import("xlsx", __doc__, arguments, read)


def read(data: bytes, made: Imported) -> None:
    """Fill ``made`` from every sheet that has the headings."""
    sheets = [(grid, found) for grid in read_xlsx(data) if (found := heads(grid))]
    if not sheets:
        known = " | ".join("/".join(words[:3]) for words in HEADINGS.values())
        made.note(made.source, "I302", known=known)
    for grid, (row, columns, unknown) in sheets:
        _Sheet(made, grid, row, columns, unknown).read()
    made.clauses.sort(key=lambda clause: number_key(clause["number"]))


class _Sheet:
    """One sheet with its headings."""

    def __init__(
        self,
        made: Imported,
        grid: Grid,
        row: int,
        columns: dict[int, str],
        unknown: dict[int, Cell],
    ) -> None:
        self.made, self.grid, self.row = made, grid, row
        self.columns, self.unknown = columns, unknown
        self.before = ""
        self.used = {clause["number"]: "" for clause in made.clauses}

    def where(self, address: str) -> str:
        """File, sheet and cell."""
        return f"{self.made.source} {self.grid.name}!{address}"

    def read(self) -> None:
        """Add a clause for every row below the headings."""
        for merged in self.grid.merged:
            if merged.bottom > self.row and merged.left <= max(self.columns):
                self.made.note(self.where(merged.address), "I307", value=merged.address)
        for cell in self.unknown.values():
            self.made.note(self.where(cell.address), "I325", value=cell.text.strip())
        for number, cells in self.grid.rows():
            if number > self.row:
                self._clause(number, cells)

    def _clause(self, row: int, cells: dict[int, Cell]) -> None:
        got = {name: cells[at] for at, name in self.columns.items() if at in cells}
        if "number" not in got:
            self.made.note(self.where(str(row)), "I311", value="编号 / number")
            return
        number = self._number(got["number"])
        if number is None:
            return
        self._parents(number, got["number"])
        clause: dict[str, Any] = {"id": self._id(number, got.get("id")), "number": number}
        text = self._words(got, "text")
        clause["type"] = self._type(got.get("type"), text, row)
        title = self._words(got, "title")
        clause["title"] = title or {"zh": number, "en": number}
        if text:
            clause["text"] = {code: f"{each}\n" for code, each in text.items()}
        self._score(clause, got)
        if evidence := got.get("evidence"):
            clause["evidence"] = [
                {"type": "record", "text": {_language(line): self.made.tamed(line)}}
                for line in evidence.text.split("\n")
                if line.strip()
            ]
            self.made.count("I329", "证据类型写作 record / evidence written as record")
        if notes := self._notes(got, cells):
            clause["notes"] = notes
        self.made.clauses.append(clause)

    def _number(self, cell: Cell) -> str | None:
        number, how = number_of(cell, self.before, set(self.used))
        where = self.where(cell.address)
        if number is None:
            self.made.note(where, "I321", value=cell.text.strip(), better="5.1.2")
            return None
        if how == "date":
            self.made.note(where, "I320", value=cell.text, number=number)
        elif how == "read":
            self.made.note(where, "I322", value=cell.text.strip(), number=number)
        if number in self.used:
            self.made.note(where, "I326", value=number, other=self.used[number])
            return None
        self.used[number] = cell.address
        self.before = number
        return number

    def _parents(self, number: str, cell: Cell) -> None:
        parent = parent_number(number)
        if parent and parent not in self.used:
            self._parents(parent, cell)
            self.used[parent] = cell.address
            heading = {"id": self._id(parent, None), "number": parent, "type": "heading"}
            self.made.clauses.append(heading | {"title": {"zh": parent, "en": parent}})
            self.made.note(self.where(cell.address), "I323", number=parent)

    def _id(self, number: str, cell: Cell | None) -> str:
        if cell and re.fullmatch(r"[a-z][a-z0-9]*([.-][a-z0-9]+)*", cell.text.strip()):
            return cell.text.strip()
        self.made.count("I329", "标识由编号而来 / ids made from the numbers")
        return f"{self.made.identity}.{number.lower().replace('.', '-')}"

    def _words(self, got: dict[str, Cell], key: str) -> dict[str, str]:
        """Wordings by the language they are in, whatever their column says."""
        found: dict[str, str] = {}
        for code in ("zh", "en"):
            if cell := got.get(f"{key}_{code}"):
                text = "\n".join(map(self.made.tamed, cell.text.strip().split("\n")))
                found[_language(text) if code == "zh" else code] = text
        return found

    def _type(self, cell: Cell | None, text: dict[str, str], row: int) -> str:
        if cell:
            word = cell.text.strip()
            value = CHINESE_VALUES.get(word, folded(word))
            if value in tuple(ClauseType) or word == "标题":
                return "heading" if word == "标题" else value
            better = nearest(word, ("要求", "推荐", "允许", "陈述", "指示", "标题"))
            known = "要求、推荐、允许、陈述、指示、标题"
            self.made.note(self.where(cell.address), "I309", value=word, known=known, better=better)
        if not text:
            return "heading"
        joined = _MASKS.sub("", " ".join(text.values()))
        for pattern, kind in _MODALS:
            if re.search(pattern, joined):
                return kind.value
        self.made.note(self.where(str(row)), "I324", value="statement")
        return "statement"

    def _score(self, clause: dict[str, Any], got: dict[str, Cell]) -> None:
        cell = got.get("points")
        if cell is None:
            return
        text = unicodedata.normalize("NFKC", cell.text).strip().removesuffix("分")
        if not re.fullmatch(r"\d{1,4}(\.\d{1,2})?", text):
            self.made.note(self.where(cell.address), "I332", value=cell.text.strip())
            return
        clause["points"] = text
        if clause["type"] != "heading":
            scoring = _scoring(got)
            if not scoring:
                scoring = Scoring.BINARY.value
                self.made.count("I329", "评分方法写作 binary / scoring written as binary")
            clause["scoring"] = scoring

    def _notes(self, got: dict[str, Cell], cells: dict[int, Cell]) -> list[dict[str, str]]:
        notes = []
        if cell := got.get("notes"):
            notes.append({_language(cell.text): self.made.tamed(cell.text.replace("\n", " "))})
        unread = got.get("scoring") if not _scoring(got) else None
        if unread and unread.text.strip():
            notes.append(
                {_language(unread.text): self.made.tamed(f"评分方法：{unread.text.strip()}")}
            )
        for at, heading in self.unknown.items():
            if at in cells:
                label, text = heading.text.strip(), cells[at].text.replace("\n", " ")
                language = _language(text)
                colon = "：" if language == "zh" else ": "
                notes.append({language: self.made.tamed(f"{label}{colon}{text}")})
        return notes


def _scoring(got: dict[str, Cell]) -> str:
    """The method that a cell names and that needs no more than its name; else nothing."""
    written = got["scoring"].text.strip() if "scoring" in got else ""
    found = CHINESE_VALUES.get(written) or CHINESE_VALUES.get(
        written.removesuffix("法").removesuffix("评分"), ""
    )
    return found if found in (Scoring.BINARY, Scoring.SAMPLE) else ""


def _language(text: str) -> str:
    """``zh`` for a text with Han in it."""
    return "zh" if re.search(r"[\u4e00-\u9fff]", text) else "en"
