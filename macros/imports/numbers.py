"""Clause numbers out of cells: full-width digits, dates that were numbers, 5.10 that became 5.1.

What a spreadsheet program did to a number is undone only where the order of the clauses leaves
one reading; every such cell is reported.
"""

from __future__ import annotations

import re
import unicodedata

from ..grid import Cell

_NUMBER = re.compile(r"([1-9]\d*|[A-Z])(\.[1-9]\d*){0,5}")


def plain_number(text: str) -> str:
    """``第５．１条`` → ``5.1``; what is no number comes back as it stands."""
    text = unicodedata.normalize("NFKC", text).strip()
    text = re.sub(r"^(附录|第|Annex|Clause|Chapter)\s*", "", text, flags=re.IGNORECASE)
    text = re.sub(r"\s*[章节条款]$|[.、,:：]$", "", text)
    return re.sub(r"\s*[.。·]\s*", ".", text)


def followers(before: str) -> list[str]:
    """Every number that may come after ``before``, nearest first: 5.1 → 5.1.1, 5.2, 6."""
    if not before:
        return ["1"]
    steps = before.split(".")
    found = [f"{before}.1"]
    for depth in range(len(steps), 0, -1):
        last = steps[depth - 1]
        after = str(int(last) + 1) if last.isdigit() else chr(ord(last) + 1)
        found.append(".".join([*steps[: depth - 1], after]))
    return found


def number_of(cell: Cell, before: str, used: set[str]) -> tuple[str | None, str]:
    """The clause number in a cell and how it was read.

    The second part is ``""`` for a number as it stands, ``date`` for one that had become a date,
    ``read`` for one that was put right, and ``wrong`` for what is no number.
    """
    if cell.day is not None:
        return _from_date(cell, before), "date"
    if match := re.fullmatch(r"(\d{1,2})月(\d{1,2})日", cell.text.strip()):
        return f"{int(match[1])}.{int(match[2])}", "date"
    text = plain_number(cell.text)
    if not _NUMBER.fullmatch(text):
        return None, "wrong"
    if text in used and cell.number:
        # A number cell drops the zero: after 5.9 the second 5.1 was 5.10.
        for tail in ("0", "00"):
            if text + tail in followers(before):
                return text + tail, "read"
    return text, "" if text == cell.text.strip() else "read"


def _from_date(cell: Cell, before: str) -> str:
    """5.4 is stored as 4 May; 5.4.1 as a day in 2001 or 2005, as the country writes dates."""
    day = cell.day
    assert day is not None
    short = day.year % 100
    candidates = [
        f"{day.month}.{day.day}",
        f"{short}.{day.month}.{day.day}",
        f"{day.month}.{day.day}.{short}",
        f"{day.day}.{day.month}",
    ]
    expected = followers(before)
    return next((each for each in candidates if each in expected), candidates[0])
