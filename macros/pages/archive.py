"""Pages of the archive: events, series, everything on one timeline, years, subscriptions."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from ..archive import calendars, feeds, linked, series, timeline
from ..archive.dates import days, weeks
from ..archive.gallery import media_link, shown
from ..archive.related import Relations, relations
from ..catalogue import EventView
from ..render import Reader
from .page import GeneratedPage

AREA = "nav.archive"
BROWSE = "archive/browse/"


def _trail(reader: Reader, *more: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    return ((reader.t(AREA), "archive/"), *more)


def event_pages(reader: Reader) -> Iterator[GeneratedPage]:
    """One page an event with everything its record has and what is related to it."""
    found = relations(reader)
    for event in reader.catalogue.events:
        there = reader.at(event.url)
        yield GeneratedPage(
            url=event.url,
            title=reader.plain(event.record.name),
            description=reader.plain(event.record.summary),
            template="event.html",
            area=AREA,
            trail=_trail(reader, (reader.t("archive.browse"), BROWSE)),
            values=_event_values(event, there, found),
            source=event.file,
            scripts=("gallery.js",) if event.record.pictures else (),
            head=partial(_event_head, event),
        )


def _event_values(event: EventView, there: Reader, found: Relations) -> dict[str, Any]:
    record, known = event.record, there.catalogue
    return {
        "event": event,
        "series": known.series.get(record.series.id) if record.series else None,
        "around": series.around(event, known.events),
        "pictures": [shown(item, there) for item in record.pictures],
        "documents": [
            (item, item.href if item.href.startswith("https://") else media_link(item.href, there))
            for item in record.documents
        ],
        "awards": [(name, award) for name, award in known.awards if award.event == event.id],
        "terms": found.terms_of(event),
        "articles": found.articles_of(event),
        "calendar": calendars.single_path(event),
        "organisation_id": timeline.place_id,
    }


def _event_head(event: EventView, reader: Reader) -> tuple[str, ...]:
    return (*linked.event_head(event, reader), *feeds.feed_links(reader, "archive/"))


def _feed_head(reader: Reader) -> tuple[str, ...]:
    return feeds.feed_links(reader, "archive/")


def series_pages(reader: Reader) -> Iterator[GeneratedPage]:
    """One page a series: every number up to the last one found, gaps shown as unknown."""
    for identity, record in reader.catalogue.series.items():
        yield GeneratedPage(
            url=linked.series_url(identity),
            title=reader.plain(record.name),
            description=reader.plain(record.text),
            template="archive-series.html",
            area=AREA,
            trail=_trail(reader, (reader.t("archive.browse"), BROWSE)),
            values={"series": record, "rows": series.rows(identity, reader.catalogue.events)},
            source="docs/archive/series.yml",
            head=_feed_head,
        )


def browse_pages(reader: Reader) -> Iterator[GeneratedPage]:
    """Everything on one timeline, with a calendar and an index of places; filters need a script."""
    found = timeline.entries(reader.catalogue)
    there = reader.at(BROWSE)
    events = [entry for entry in found if entry.kind not in timeline.OWN_KINDS]
    yield GeneratedPage(
        url=BROWSE,
        title=reader.t("archive.browse"),
        description=reader.t(
            "archive.browse_lead", events=len(events), others=len(found) - len(events)
        ),
        template="archive-browse.html",
        area=AREA,
        trail=_trail(reader),
        values={
            "count": len(found),
            "events": len(events),
            "decades": timeline.timeline(found),
            "years": timeline.months(found),
            "places": timeline.places(found),
            "facets": timeline.facets(found, reader),
            "names": timeline.names(found, reader),
            "thumbnails": {
                entry.url: shown(entry.record.pictures[0], there)
                for entry in events
                if entry.record.pictures
            },
        },
        source="docs/archive/",
        scripts=("address.js", "archive.js"),
        head=_feed_head,
    )


def year_pages(reader: Reader) -> Iterator[GeneratedPage]:
    """One calendar a year: twelve months of days, then what is known to the month or year only."""
    found = timeline.entries(reader.catalogue)
    years = timeline.months(found)
    order = sorted(years)
    for at, year in enumerate(order):
        by_day: dict[str, list[timeline.Entry]] = {}
        for entry in (item for items in years[year].values() for item in items):
            for day in days(entry.date, entry.end):
                by_day.setdefault(day.isoformat(), []).append(entry)
        yield GeneratedPage(
            url=f"archive/calendar/{year}/",
            title=reader.t("archive.year_title", year=year),
            description=reader.t("archive.year_title", year=year),
            template="archive-year.html",
            area=AREA,
            trail=_trail(reader, (reader.t("archive.browse"), BROWSE)),
            values={
                "year": year,
                "months": years[year],
                "weeks": {month: weeks(int(year), month) for month in range(1, 13)},
                "by_day": by_day,
                "names": timeline.names(found, reader),
                "before": order[at - 1] if at else None,
                "after": order[at + 1] if at + 1 < len(order) else None,
            },
            source="docs/archive/",
            head=_feed_head,
        )


def subscription_pages(reader: Reader) -> Iterator[GeneratedPage]:
    """Every feed and calendar, how many entries each has, and what a calendar cannot hold."""
    url = "archive/subscribe/"
    yield GeneratedPage(
        url=url,
        title=reader.t("archive.subscribe"),
        description=reader.t("archive.subscribe_lead"),
        template="archive-subscribe.html",
        area=AREA,
        trail=_trail(reader),
        values={
            "feeds": tuple(feeds.feeds(reader)),
            "calendars": tuple(calendars.subscriptions(reader)),
        },
        source="macros/archive/feeds.py",
        head=lambda there: feeds.feed_links(there, ""),
    )
