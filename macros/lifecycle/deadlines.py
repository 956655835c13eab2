"""Days that nobody should miss: comments close, an edition takes effect, a review is due.

One calendar and one feed in each language.  A date known to the month or year gets no false day:
it is left out of the calendar, and stands in the feed and on the page as it is known.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from icalendar import Calendar, Event, vUri

from ..address import absolute, site_url
from ..archive import dates
from ..archive.feeds import Feed, Item, atom
from ..catalogue import Catalogue, EditionView
from ..comments import rounds as comment_rounds
from ..model.base import LANGUAGES
from ..render import Reader

ICS = "feeds/deadlines.ics"
ATOM = "feeds/deadlines.xml"
#: The page that lists them.
PAGE = "drafting/stages/"


@dataclass(frozen=True)
class Deadline:
    """A day in the life of an edition: what it is, since when it is known, and where to look."""

    kind: str
    edition: EditionView
    key: str
    start: str
    end: str
    url: str
    name: object = None
    remark: object = None

    def title(self, reader: Reader) -> str:
        """``ASC 2027（征求意见稿）：第一次征求意见截止``."""
        number, name = reader.document(self.edition), reader.plain(self.name)
        return reader.t(f"lifecycle.due.{self.kind}", number=number, name=name)

    def summary(self, reader: Reader) -> str:
        """From when to when, and what was remarked."""
        key = "from_to" if self.kind == "comments" else "on"
        span = reader.t(f"lifecycle.{key}", start=self.start, end=self.end)
        return "\n".join(part for part in (span, reader.plain(self.remark)) if part)


def _key(edition: EditionView, *more: str) -> str:
    return "-".join((edition.standard.id, edition.id, *more))


def _of_rounds(known: Catalogue) -> Iterator[Deadline]:
    for item in comment_rounds.deadlines(known):
        edition, given = item.round.edition, item.round.record
        key, url = _key(edition, "comments", given.id), f"{edition.url}comments/"
        yield Deadline(
            "comments", edition, key, item.start, item.end, url, given.title, given.remark
        )


def _of_editions(known: Catalogue) -> Iterator[Deadline]:
    for edition in known.editions:
        record = edition.record
        for kind, date in (("effective", record.effective), ("review", record.review_due)):
            if date:
                start = record.issued or date
                yield Deadline(kind, edition, _key(edition, kind), start, date, edition.url)


def deadlines(known: Catalogue) -> list[Deadline]:
    """Every deadline, the latest first."""
    found = (*_of_rounds(known), *_of_editions(known))
    return sorted(found, key=lambda item: (item.end, item.key), reverse=True)


def _event(deadline: Deadline, day: datetime.date, reader: Reader) -> Event:
    made = Event()
    made.add("uid", f"{deadline.key}@{urlsplit(site_url()).hostname}")
    stamp = dates.instant(None, deadline.start)
    made.add("dtstamp", datetime.datetime.fromisoformat(stamp))
    made.add("dtstart", day)
    made.add("dtend", day + datetime.timedelta(days=1))
    made.add("summary", deadline.title(reader))
    url = absolute(deadline.url, reader.language)
    made.add("description", f"{deadline.summary(reader)}\n{url}")
    made.add("url", vUri(url))
    made.add("categories", [reader.t(f"lifecycle.kind.{deadline.kind}")])
    made.add("transp", "TRANSPARENT")
    return made


def calendar(reader: Reader) -> bytes:
    """The deadlines that are known to the day (RFC 5545)."""
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
    """Every deadline as an entry, dated by the day from which it is known."""
    items = tuple(
        Item(
            deadline.key,
            deadline.url,
            deadline.title(reader),
            deadline.summary(reader),
            dates.instant(None, deadline.start),
            ((deadline.kind, reader.t(f"lifecycle.kind.{deadline.kind}")),),
            part=deadline.key,
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
