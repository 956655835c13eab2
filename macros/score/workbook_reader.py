"""A workbook back into a sheet: every wrong cell named by its address, nothing guessed.

``assess-xlsx.js`` does the same in the browser.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from .criteria import Criteria, ScoredClause
from .layout import ANSWERS, EVIDENCE, MARK, START, choices, column
from .sheet import FORMAT, VERSION, Seen, Sheet, SheetError
from .xlsx import Cells, read_cells


@dataclass(frozen=True)
class WrongCell:
    """A cell that cannot be taken over: ``key`` names the message, ``details`` fill it."""

    sheet: str
    address: str
    key: str
    details: dict[str, Any] = field(default_factory=dict)


def read_workbook(data: bytes, criteria: Criteria) -> tuple[Sheet | None, list[WrongCell]]:
    """The sheet, or every wrong cell.  Raises SheetError for a file that is no such workbook."""
    book, dates = read_cells(data)
    found = {
        name: (title, cells) for title, cells in book.items() for name in _kind(cells, criteria)
    }
    if not {"start", "answers"} <= found.keys():
        raise SheetError("foreign")
    reader = _Reading(criteria, dates)
    values = reader.start(*found["start"])
    answers = reader.answers(*found["answers"])
    if "evidence" in found:
        reader.evidence(*found["evidence"], answers)
    if reader.wrong:
        return None, reader.wrong
    sheet = {
        "format": FORMAT,
        "version": VERSION,
        "edition": criteria.edition,
        **values,
        "weights": reader.weights,
        "clauses": reader.seen,
        "answers": {key: value for key, value in answers.items() if value},
    }
    return Sheet.model_validate(sheet, strict=False), []


def _kind(cells: Cells, criteria: Criteria) -> Iterator[str]:
    mark = str(cells.get("A1", "")).split(" ")
    if len(mark) == 3 and mark[0] == MARK:
        if mark[1] != criteria.edition:
            raise SheetError("other_edition", edition=mark[1])
        yield mark[2]
    elif mark[0].startswith(MARK.split("/")[0]):
        raise SheetError("version", version=mark[0].rpartition("/")[2])


class _Reading:
    """One workbook being read; wrong cells gather in ``wrong``."""

    def __init__(self, criteria: Criteria, dates_from_1904: bool):
        self.criteria = criteria
        self.epoch = date(1904, 1, 1) if dates_from_1904 else date(1899, 12, 30)
        self.wrong: list[WrongCell] = []
        self.weights: dict[str, int] = {}
        self.seen: dict[str, Seen] = {}
        self.words = {word.lower(): name for name, all_ in choices().items() for word in all_}

    def start(self, title: str, cells: Cells) -> dict[str, Any]:
        """Values of the first sheet by key."""
        values: dict[str, Any] = {"industries": []}
        letter = column(START, "value")
        for address, key in cells.items():
            if not re.fullmatch(r"A\d+", address):
                continue
            at = f"{letter}{address[1:]}"
            value = cells.get(at)
            if key in ("organisation", "assessor", "remarks"):
                values[key] = self._plain(value)
            elif key in ("deductions", "bonus"):
                values[key] = self._count(title, at, value) or 0
            elif str(key).startswith("industry:") and value is not None:
                if self._word(title, at, value, ("yes", "no")) == "yes":
                    values["industries"].append(str(key).partition(":")[2])
        return values

    def answers(self, title: str, cells: Cells) -> dict[str, dict[str, Any]]:
        """Answers by clause id."""
        clauses = {clause.id: clause for clause in self.criteria.clauses}
        found = {}
        for address, key in cells.items():
            if re.fullmatch(r"A\d+", address) and key in clauses:
                found[key] = self._answer(title, cells, int(address[1:]), clauses[key])
        return found

    def _answer(self, title: str, cells: Cells, row: int, clause: ScoredClause) -> dict[str, Any]:
        at = {name: f"{column(ANSWERS, name)}{row}" for name in ANSWERS}
        got = {name: cells.get(address) for name, address in at.items()}
        answer: dict[str, Any] = {}
        for name in ("note", "owner"):
            if got[name] is not None:
                answer[name] = self._plain(got[name])
        if got["due"] is not None:
            answer["due"] = self._day(title, at["due"], got["due"])
        if got["applies"] is not None:
            word = self._word(title, at["applies"], got["applies"], ("applies", "excluded"))
            if word == "excluded":
                answer["excluded"] = self._plain(got["reason"])
                if not clause.excludable:
                    self._note(title, at["applies"], "not_excludable", number=clause.number)
                elif not answer["excluded"].strip():
                    self._note(title, at["reason"], "no_reason", number=clause.number)
        answer |= self._scored(title, at, got, clause)
        weight = self._count(title, at["weight"], got["weight"])
        if weight is not None and weight > 9:
            self._note(title, at["weight"], "weight", value=weight)
        elif weight is not None and weight != clause.effort:
            self.weights[clause.id] = weight
        if got["text"] and got["scale"]:
            points = f"{got['points']:g}" if isinstance(got["points"], float) else "0"
            self.seen[clause.id] = Seen(text=got["text"], scale=got["scale"], points=points)
        return answer

    def _scored(
        self, title: str, at: dict[str, str], got: Cells, clause: ScoredClause
    ) -> dict[str, Any]:
        value, place = got["answer"], at["answer"]
        if clause.scoring == "sample":
            return self._sample(title, at, got)
        if value is None:
            return {}
        if clause.scoring == "binary":
            word = self._word(title, place, value, ("met", "unmet"))
            return {"met": word == "met"} if word else {}
        if clause.scoring == "graded":
            index = ord(str(value).strip()[:1].upper() or " ") - ord("A")
            if 0 <= index < len(clause.ratios):
                return {"grade": clause.ratios[index]}
            last = chr(ord("A") + len(clause.ratios) - 1)
            self._note(title, place, "grade", value=value, last=last)
            return {}
        return {"findings": self._count(title, place, value)}

    def _sample(self, title: str, at: dict[str, str], got: Cells) -> dict[str, Any]:
        conforming = self._count(title, at["answer"], got["answer"])
        size = self._count(title, at["size"], got["size"])
        if size == 0:
            self._note(title, at["size"], "no_sample")
        elif conforming is not None and size is None and got["size"] is None:
            self._note(title, at["size"], "size_missing")
        elif size is not None and conforming is None and got["answer"] is None:
            self._note(title, at["answer"], "conforming_missing")
        elif conforming is not None and size is not None and conforming > size:
            self._note(title, at["answer"], "too_many", conforming=conforming, size=size)
        pair = {"conforming": conforming, "size": size}
        return {key: value for key, value in pair.items() if value is not None}

    def evidence(self, title: str, cells: Cells, answers: dict[str, dict[str, Any]]) -> None:
        """References, put with the answers of their clauses."""
        letter = column(EVIDENCE, "reference")
        for address, key in cells.items():
            name, _, index = str(key).partition("#")
            value = cells.get(f"{letter}{address[1:]}")
            if not re.fullmatch(r"A\d+", address) or value is None or name not in answers:
                continue
            known = answers[name].setdefault("evidence", [])
            known += [""] * (int(index) - len(known))
            known[int(index) - 1] = self._plain(value)

    def _note(self, title: str, address: str, key: str, **details: Any) -> None:
        self.wrong.append(WrongCell(title, address, key, details))

    def _plain(self, value: Any) -> str:
        if isinstance(value, float):
            return format(value, ".15g")
        return "" if value is None else str(value)

    def _word(self, title: str, at: str, value: Any, allowed: tuple[str, ...]) -> str | None:
        name = self.words.get(str(value).strip().lower())
        if name in allowed:
            return name
        own = [choices()[word] for word in allowed]
        self._note(
            title, at, "word", value=self._plain(value), allowed=" / ".join(w[0] for w in own)
        )
        return None

    def _count(self, title: str, at: str, value: Any) -> int | None:
        if value is None:
            return None
        text = self._plain(value).strip()
        if re.fullmatch(r"\d{1,6}", text):
            return int(text)
        self._note(title, at, "count", value=text)
        return None

    def _day(self, title: str, at: str, value: Any) -> str:
        if isinstance(value, float) and 1 <= value < 80_000:
            return (self.epoch + timedelta(days=int(value))).isoformat()
        match = re.fullmatch(r"\s*(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?\s*", str(value))
        try:
            if match:
                return date(*(int(part) for part in match.groups())).isoformat()
        except ValueError:
            pass
        self._note(title, at, "day", value=self._plain(value))
        return ""
