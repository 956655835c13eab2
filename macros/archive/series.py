"""Series of events: which of them are known, and where nothing is known."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..catalogue import EventView


@dataclass(frozen=True)
class Held:
    """One of a series that has been found: its number and its events."""

    ordinal: int
    events: tuple[EventView, ...]


@dataclass(frozen=True)
class Gap:
    """Numbers of a series about which nothing has been found."""

    first: int
    last: int


@dataclass(frozen=True)
class Around:
    """The events of a series before and after one event, and what lies between unknown."""

    previous: EventView | None = None
    next: EventView | None = None
    unknown_before: Gap | None = None
    unknown_after: Gap | None = None


def members(series: str, events: Iterable[EventView]) -> tuple[Held, ...]:
    """What is known of a series, in its order."""
    found: dict[int, list[EventView]] = {}
    for event in events:
        if event.record.series and event.record.series.id == series:
            found.setdefault(event.record.series.ordinal, []).append(event)
    return tuple(
        Held(ordinal, tuple(sorted(held, key=lambda event: event.record.date or "")))
        for ordinal, held in sorted(found.items())
    )


def rows(series: str, events: Iterable[EventView]) -> tuple[Held | Gap, ...]:
    """A series from its first number to the last one found; what is missing is a gap.

    What came after the last one found is not claimed to exist, so nothing is said about it.
    """
    shown: list[Held | Gap] = []
    expected = 1
    for held in members(series, events):
        if held.ordinal > expected:
            shown.append(Gap(expected, held.ordinal - 1))
        shown.append(held)
        expected = held.ordinal + 1
    return tuple(shown)


def around(event: EventView, events: Iterable[EventView]) -> Around:
    """The neighbours of an event in its series."""
    if event.record.series is None:
        return Around()
    line = [item for held in members(event.record.series.id, events) for item in held.events]
    at = next(number for number, item in enumerate(line) if item.id == event.id)
    previous = line[at - 1] if at else None
    after = line[at + 1] if at + 1 < len(line) else None
    own = event.record.series.ordinal
    return Around(
        previous,
        after,
        _gap(previous.record.series.ordinal if previous else 0, own),
        _gap(own, after.record.series.ordinal) if after else None,
    )


def _gap(before: int, after: int) -> Gap | None:
    return Gap(before + 1, after - 1) if after - before > 1 else None
