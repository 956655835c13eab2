"""What a table out of an office file is, and how a finding about one of its cells is told."""

from __future__ import annotations

import datetime
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from ..codes import CODES


class GridError(ValueError):
    """A file that cannot be read as what its name says."""


class Cell(NamedTuple):
    """``text`` as a person sees it; ``day`` where the file stores a date."""

    address: str
    text: str
    day: datetime.date | None = None
    number: bool = False


class Merged(NamedTuple):
    """A range of merged cells: first and last row and column, and how the file names it."""

    top: int
    left: int
    bottom: int
    right: int
    address: str


@dataclass
class Grid:
    """One sheet or table: cells by ``(row, column)``, both counted from 1."""

    name: str
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    merged: list[Merged] = field(default_factory=list)

    def rows(self) -> Iterator[tuple[int, dict[int, Cell]]]:
        """Rows that hold anything, with their cells by column."""
        found: dict[int, dict[int, Cell]] = {}
        for (row, column), cell in sorted(self.cells.items()):
            if cell.text.strip():
                found.setdefault(row, {})[column] = cell
        yield from found.items()


@dataclass(frozen=True)
class Finding:
    """What is wrong or uncertain, and where: file, sheet and cell."""

    where: str
    code: str
    details: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, where: str, code: str, **details: object) -> Finding:
        """A finding whose details are shown as text."""
        return cls(where, code, tuple((key, str(value)) for key, value in details.items()))

    @property
    def fatal(self) -> bool:
        """True when nothing may be written."""
        return CODES[self.code].severity == "error"

    def __str__(self) -> str:
        code, details = CODES[self.code], dict(self.details)
        words = f"{code.zh.format(**details)} / {code.en.format(**details)}"
        hint = code.hint.format(**details)
        return f"{self.where}: {self.code} {words}" + (f"\n   改成 / write: {hint}" if hint else "")


def folded(text: str) -> str:
    """Text for comparison: full-width forms narrowed, no spaces, no case."""
    return "".join(unicodedata.normalize("NFKC", text).split()).lower()
