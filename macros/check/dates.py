"""Dates: real days, in order, and no past event in the future."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import Any

from ..load import Loaded, Tree
from ..problem import Problem, problem

_DATES = {
    *("issued", "effective", "withdrawn", "ended", "date", "start", "end"),
    *("captured", "recorded", "decided", "review_due", "kept"),
}


def _day(value: str) -> datetime.date:
    """The first day a partial date can mean."""
    year, month, day = (value + "-01-01")[:10].split("-")
    return datetime.date(int(year), int(month), int(day))


def _dated(tree: Tree) -> Iterator[tuple[Loaded, tuple, str, str]]:
    for item in tree.files:
        for path, name, value in item.fields:
            if name in _DATES and isinstance(value, str) and re.match(r"\d{4}", value):
                yield item, path, name, value


def days_exist(tree: Tree) -> Iterator[Problem]:
    """Every date is in the calendar."""
    for item, path, _name, value in _dated(tree):
        try:
            _day(value)
        except ValueError:
            yield problem(item.document.place(path), "D101", value=value)


def _parsed(value: Any) -> datetime.date | None:
    try:
        return _day(value) if value else None
    except ValueError:
        return None


def ends_follow_starts(tree: Tree) -> Iterator[Problem]:
    """An event ends on or after its start; an edition takes effect on or after its issue."""
    for item in tree.of("event"):
        start, end = _parsed(item.record.date), _parsed(item.record.end)
        if start and end and end < start:
            place = item.document.place(("end",))
            yield problem(place, "D103", start=item.record.date, end=item.record.end)
    registered = [
        (item, ("standards", index), entry)
        for item in tree.of("register")
        for index, entry in enumerate(item.record.standards)
    ]
    for item, path, record in [*((e, (), e.record) for e in tree.of("edition")), *registered]:
        issued, effective = _parsed(record.issued), _parsed(record.effective)
        if (
            issued
            and effective
            and len(record.issued) == len(record.effective)
            and effective < issued
        ):
            place = item.document.place((*path, "effective"))
            yield problem(place, "D104", effective=record.effective, issued=record.issued)


def held_events_are_past(tree: Tree) -> Iterator[Problem]:
    """An event marked as held does not lie in the future."""
    today = datetime.date.today()
    for item in tree.of("event"):
        day = _parsed(item.record.date)
        if day and day > today and item.record.status == "held":
            yield problem(item.document.place(("date",)), "D105", value=item.record.date)


RULES = (days_exist, ends_follow_starts, held_events_are_past)
