"""Dates: real days, in order, and no past event in the future."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from itertools import pairwise
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


def before(earlier: str | None, later: str | None) -> bool:
    """True when ``earlier`` certainly lies before ``later``: compared as far as both are known."""
    if not earlier or not later or not _parsed(earlier) or not _parsed(later):
        return False
    shared = min(len(earlier), len(later))
    return earlier[:shared] < later[:shared]


def ends_follow_starts(tree: Tree) -> Iterator[Problem]:
    """An event ends on or after its start; an edition takes effect on or after its issue."""
    for item in tree.of("event"):
        if before(item.record.end, item.record.date):
            place = item.document.place(("end",))
            yield problem(place, "D103", start=item.record.date, end=item.record.end)
    registered = [
        (item, ("standards", index), entry)
        for item in tree.of("register")
        for index, entry in enumerate(item.record.standards)
    ]
    for item, path, record in [*((e, (), e.record) for e in tree.of("edition")), *registered]:
        if before(record.effective, record.issued):
            place = item.document.place((*path, "effective"))
            yield problem(place, "D104", effective=record.effective, issued=record.issued)
        else:
            yield from _ends_before_it_starts(item, path, record)


#: Field of the end → its name in a message.
_ENDS = {"withdrawn": ("废止日期", "withdrawal"), "ended": ("终止日期", "end")}
_STARTS = {"effective": ("实施日期", "effective"), "issued": ("发布日期", "issued")}


def _ends_before_it_starts(item: Loaded, path: tuple, record: Any) -> Iterator[Problem]:
    for key, (key_zh, key_en) in _ENDS.items():
        end = getattr(record, key, None)
        for other, (start_zh, start_en) in _STARTS.items():
            start = getattr(record, other)
            if before(end, start):
                place = item.document.place((*path, key))
                yield problem(
                    place,
                    "D106",
                    end=end,
                    start=start,
                    key_zh=key_zh,
                    key_en=key_en,
                    start_zh=start_zh,
                    start_en=start_en,
                )
                break


def editions_follow_each_other(tree: Tree) -> Iterator[Problem]:
    """Editions are listed from old to new; one ends where the next takes effect."""
    for standard in tree.of("standard"):
        name = standard.names["standard"]
        listed = [
            (index, entry.id, found)
            for index, entry in enumerate(standard.record.editions)
            if (found := tree.one("edition", standard=name, edition=entry.id))
        ]
        for (_, old, earlier), (index, new, later) in pairwise(listed):
            issued = earlier.record.issued
            if before(later.record.issued, issued):
                place = standard.document.place(("editions", index, "id"))
                yield problem(place, "D109", before=old, after=new, date=later.record.issued)
                continue
            end, start = earlier.record.withdrawn, later.record.effective
            code = "D107" if before(start, end) else "D108" if before(end, start) else ""
            if code:
                place = earlier.document.place(("withdrawn",))
                yield problem(place, code, before=old, after=new, end=end, start=start)


def held_events_are_past(tree: Tree) -> Iterator[Problem]:
    """An event marked as held does not lie in the future."""
    today = datetime.date.today()
    for item in tree.of("event"):
        day = _parsed(item.record.date)
        if day and day > today and item.record.status == "held":
            yield problem(item.document.place(("date",)), "D105", value=item.record.date)


RULES = (days_exist, ends_follow_starts, editions_follow_each_other, held_events_are_past)
