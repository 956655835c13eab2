"""Until when comments are taken: a calendar and a feed of every round, in each language."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from urllib.parse import urlsplit

from icalendar import Calendar, Event, vUri

from ..address import absolute, site_url
from ..archive import dates
from ..archive.feeds import Feed, Item, atom
from ..catalogue import Catalogue
from ..comments.rounds import Deadline, deadlines
from ..model.base import LANGUAGES
from ..render import Reader

ICS = "feeds/deadlines.ics"
ATOM = "feeds/deadlines.xml"
#: The page that lists them.
PAGE = "drafting/stages/"


def title_of(deadline: Deadline, reader: Reader) -> str:
    """``ASC 2027：第一次征求意见截止``."""
    view = deadline.round
    title = reader.plain(view.record.title)
    return str(reader.t("lifecycle.ends", number=reader.document(view.edition), round=title))


def _url(deadline: Deadline) -> str:
    return f"{deadline.round.edition.url}comments/"


def _key(deadline: Deadline) -> str:
    view = deadline.round
    return f"{view.edition.ref}-{view.record.id}".replace("@", "-")


def _event(deadline: Deadline, day: datetime.date, reader: Reader) -> Event:
    made = Event()
    made.add("uid", f"{_key(deadline)}@{urlsplit(site_url()).hostname}")
    stamp = dates.instant(None, deadline.start)
    made.add("dtstamp", datetime.datetime.fromisoformat(stamp))
    made.add("dtstart", day)
    made.add("dtend", day + datetime.timedelta(days=1))
    made.add("summary", title_of(deadline, reader))
    url = absolute(_url(deadline), reader.language)
    remark = reader.plain(deadline.round.record.remark)
    made.add("description", "\n".join(part for part in (remark, url) if part))
    made.add("url", vUri(url))
    made.add("transp", "TRANSPARENT")
    return made


def calendar(reader: Reader) -> bytes:
    """The last day of every round whose end is known to the day (RFC 5545)."""
    made = Calendar()
    made.add("prodid", f"-//{urlsplit(site_url()).hostname}//deadlines//{reader.language.upper()}")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", f"{reader.t('lifecycle.deadlines')} · {reader.t('site.name')}")
    for deadline in deadlines(reader.catalogue):
        if day := dates.day(deadline.end):
            made.add_component(_event(deadline, day, reader))
    return bytes(made.to_ical())


def feed(reader: Reader) -> Feed:
    """Every round as an entry, dated by the day it began."""
    items = tuple(
        Item(
            _key(deadline),
            _url(deadline),
            title_of(deadline, reader),
            reader.t("lifecycle.from_to", start=deadline.start, end=deadline.end),
            dates.instant(None, deadline.start),
            part=_key(deadline),
        )
        for deadline in deadlines(reader.catalogue)
    )
    return Feed(ATOM, reader.t("lifecycle.deadlines"), PAGE, items)


def deadline_files(known: Catalogue) -> Iterator[tuple[str, bytes]]:
    """The calendar and the feed of every language."""
    for language in LANGUAGES:
        reader = Reader(known, language)
        above = "" if language == LANGUAGES[0] else f"{language}/"
        yield above + ICS, calendar(reader)
        yield above + ATOM, atom(feed(reader), reader)
