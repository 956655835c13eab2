"""Calendars (RFC 5545) for every kind of event, and for single events.

A calendar knows days only.  An event known to a month or a year gets no false day: it is left
out, and pages say how many are.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from icalendar import Calendar, Event, vUri

from ..address import absolute, site_url
from ..catalogue import Catalogue, EventView
from ..model.archive import EventStatus
from ..model.base import LANGUAGES
from ..render import Reader
from . import dates

MEDIA_TYPE = "text/calendar"
_STATUS = {
    EventStatus.HELD: "CONFIRMED",
    EventStatus.PLANNED: "TENTATIVE",
    EventStatus.CANCELLED: "CANCELLED",
    EventStatus.UNKNOWN: "TENTATIVE",
}


@dataclass(frozen=True)
class Subscription:
    """A calendar: its place below the root of the language's site, its events, and the rest."""

    path: str
    title: str
    events: tuple[EventView, ...]
    left_out: int


def _subscription(path: str, title: str, found: Iterable[EventView]) -> Subscription:
    every = tuple(found)
    exact = tuple(event for event in every if dates.day(event.record.date))
    return Subscription(path, title, exact, len(every) - len(exact))


def subscriptions(reader: Reader) -> Iterator[Subscription]:
    """All events, then each kind."""
    known, t = reader.catalogue, reader.t
    yield _subscription("feeds/events.ics", t("archive.feed.events"), known.events)
    for identity, kind in known.kinds.items():
        title = t("archive.feed.kind", kind=reader.plain(kind.name))
        own = (event for event in known.events if event.record.kind == identity)
        yield _subscription(f"feeds/events-{identity}.ics", title, own)


def single_path(event: EventView) -> str | None:
    """Where the calendar file of one event stands; None when its day is not known."""
    return f"{event.url}{event.id}.ics" if dates.day(event.record.date) else None


def _entry(event: EventView, reader: Reader) -> Event:
    record = event.record
    start = dates.day(record.date)
    assert start is not None
    last = dates.day(record.end) or start
    made = Event()
    made.add("uid", f"{event.id}@{urlsplit(site_url()).hostname}")
    made.add(
        "dtstamp", datetime.datetime.fromisoformat(dates.instant(record.recorded, record.date))
    )
    made.add("dtstart", start)
    made.add("dtend", last + datetime.timedelta(days=1))
    made.add("summary", reader.plain(record.name))
    if record.place:
        made.add("location", reader.plain(record.place))
    url = absolute(event.url, reader.language)
    made.add("description", "\n".join(part for part in (reader.plain(record.summary), url) if part))
    made.add("url", vUri(url))
    made.add("categories", [reader.plain(reader.catalogue.kinds[record.kind].name)])
    made.add("status", _STATUS[record.status])
    made.add("transp", "TRANSPARENT")
    return made


def ics(title: str, events: Iterable[EventView], reader: Reader) -> bytes:
    """A calendar file."""
    made = Calendar()
    made.add("prodid", f"-//{urlsplit(site_url()).hostname}//archive//{reader.language.upper()}")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", title)
    for event in events:
        made.add_component(_entry(event, reader))
    return bytes(made.to_ical())


def calendar_files(known: Catalogue) -> Iterator[tuple[str, bytes]]:
    """Every calendar of every language, below the root of the site."""
    for language in LANGUAGES:
        reader = Reader(known, language)
        above = "" if language == LANGUAGES[0] else f"{language}/"
        for item in subscriptions(reader):
            title = f"{item.title} · {reader.t('site.name')}"
            yield above + item.path, ics(title, item.events, reader)
        for event in known.events:
            if path := single_path(event):
                yield above + path, ics(reader.plain(event.record.name), [event], reader)
