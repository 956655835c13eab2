"""Partial dates: a year, a month or a day, and never more than is known."""

from __future__ import annotations

import datetime
from calendar import Calendar, monthrange
from collections.abc import Iterator

#: Nothing is known about the time of a record: the least instant a feed can name.
EPOCH = "1970-01-01T00:00:00Z"


def year(date: str | None) -> str:
    """``2017``, or nothing."""
    return (date or "")[:4]


def decade(date: str) -> str:
    """``2010`` for every date of the years 2010 to 2019."""
    return f"{date[:3]}0" if date else ""


def day(date: str | None) -> datetime.date | None:
    """The day, when the date is known to the day."""
    return datetime.date.fromisoformat(date) if date and len(date) == 10 else None


def last_day(date: str) -> datetime.date:
    """The last day that a partial date can mean."""
    if len(date) == 4:
        return datetime.date(int(date), 12, 31)
    if len(date) == 7:
        first, month = int(date[:4]), int(date[5:])
        return datetime.date(first, month, monthrange(first, month)[1])
    return datetime.date.fromisoformat(date)


def instant(recorded: str | None, date: str | None) -> str:
    """When something became known, as feeds want it: to the second.

    The day of its entry into the archive; without one the last day its own date can mean, by
    which it surely had happened.  It says nothing about the day of an event: texts do.
    """
    known = recorded or date
    return f"{last_day(known).isoformat()}T00:00:00Z" if known else EPOCH


def days(start: str | None, end: str | None) -> Iterator[datetime.date]:
    """Every day of an event that is known to the day; at most two months of them."""
    first = day(start)
    if first is None:
        return
    last = day(end) or first
    for offset in range(min((last - first).days, 61) + 1):
        yield first + datetime.timedelta(days=offset)


def weeks(of_year: int, month: int) -> list[list[int]]:
    """The days of a month in weeks from Monday; 0 where a week belongs to another month."""
    return Calendar().monthdayscalendar(of_year, month)
