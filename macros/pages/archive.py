"""Pages of the archive: one an event."""

from __future__ import annotations

from collections.abc import Iterator

from ..render import Reader
from .page import GeneratedPage


def event_pages(reader: Reader) -> Iterator[GeneratedPage]:
    """One page an event, with the others of its series."""
    for event in reader.catalogue.events:
        series = event.record.series
        yield GeneratedPage(
            url=event.url,
            title=reader.plain(event.record.name),
            description=reader.plain(event.record.summary),
            template="event.html",
            area="nav.archive",
            trail=((reader.t("nav.archive"), "archive/"),),
            values={
                "event": event,
                "series": reader.catalogue.series.get(series.id) if series else None,
            },
            source=event.file,
        )
