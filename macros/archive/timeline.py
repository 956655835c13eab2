"""Everything dated on one line: events, honours and milestones, by decade, year, month, place.

Add a facet: a function that says which values an entry has, a line in FACETS, its name in
``locales/*/archive.yml``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from ..catalogue import Catalogue, EventView
from ..model.archive import Award, Milestone
from ..model.base import LANGUAGES
from ..render import Reader
from . import dates

#: The value of an entry that has none.
NONE = "-"
#: Kinds beside those of ``kinds.yml``.
OWN_KINDS = ("award", "milestone")


@dataclass(frozen=True)
class Entry:
    """One line of the timeline with its values in each facet."""

    record: Any
    kind: str
    date: str
    end: str
    words: Any
    url: str
    values: dict[str, tuple[str, ...]]

    @property
    def year(self) -> str:
        """The year, or nothing."""
        return dates.year(self.date)


@dataclass(frozen=True)
class Group:
    """Entries under one heading; ``key`` is a decade, a year, a place, or nothing if unknown."""

    key: str
    entries: tuple[Entry, ...]
    groups: tuple[Group, ...] = ()


@dataclass(frozen=True)
class Value:
    """One value of a facet in the reader's language."""

    id: str
    name: str
    count: int


@dataclass(frozen=True)
class Facet:
    """A facet with the values that occur."""

    key: str
    values: tuple[Value, ...]


def place_id(words: Any) -> str:
    """A value for a place or a name that is the same in every language and safe in an address."""
    text = words if isinstance(words, str) else words.best(LANGUAGES[0])[0]
    return re.sub(r"[\s,|]+", "-", text.strip())


def _of_event(event: EventView) -> Entry:
    record = event.record
    hosts = dict.fromkeys(place_id(name) for name in (*record.hosts, *record.organizers))
    values = {
        "kind": (record.kind,),
        "year": (dates.year(record.date) or NONE,),
        "place": (place_id(record.place),) if record.place else (NONE,),
        "standard": record.standards or (NONE,),
        "organisation": tuple(hosts) or (NONE,),
    }
    return Entry(
        record, record.kind, record.date or "", record.end or "", record.name, event.url, values
    )


def _of_award(identity: str, award: Award) -> Entry:
    values = {
        "kind": ("award",),
        "year": (dates.year(award.date) or NONE,),
        "place": (NONE,),
        "standard": (NONE,),
        "organisation": tuple(place_id(name) for name in award.given_by) or (NONE,),
    }
    url = f"archive/honours/#{identity}"
    return Entry(award, "award", award.date or "", "", award.name, url, values)


def _of_milestone(item: Milestone) -> Entry:
    values = {
        "kind": ("milestone",),
        "year": (dates.year(item.date),),
        "place": (NONE,),
        "standard": (item.standard,) if item.standard else (NONE,),
        "organisation": (NONE,),
    }
    return Entry(item, "milestone", item.date, "", item.text, "", values)


def hosted(events: Iterable[EventView]) -> dict[str, int]:
    """How many events an organisation hosted or organised."""
    counts: dict[str, int] = {}
    for event in events:
        for name in {*event.record.hosts, *event.record.organizers}:
            counts[name] = counts.get(name, 0) + 1
    return counts


def entries(known: Catalogue) -> tuple[Entry, ...]:
    """Everything, latest first; what is known less exactly stands after what is known better."""
    found = [
        *map(_of_event, known.events),
        *(_of_award(identity, award) for identity, award in known.awards),
        *map(_of_milestone, known.milestones),
    ]
    return tuple(sorted(found, key=lambda entry: entry.date, reverse=True))


def _grouped(found: Iterable[Entry], key: Callable[[Entry], str]) -> dict[str, list[Entry]]:
    groups: dict[str, list[Entry]] = {}
    for entry in found:
        groups.setdefault(key(entry), []).append(entry)
    return groups


def timeline(found: Iterable[Entry]) -> tuple[Group, ...]:
    """Decades of years, latest first; entries without a date come last under no decade."""
    decades = _grouped(found, lambda entry: dates.decade(entry.date))
    return tuple(
        Group(
            key,
            tuple(inside),
            tuple(
                Group(year, tuple(lines))
                for year, lines in _grouped(inside, lambda entry: entry.year).items()
            ),
        )
        for key, inside in decades.items()
    )


def months(found: Iterable[Entry]) -> dict[str, dict[int, tuple[Entry, ...]]]:
    """Year → month → entries, earliest first; month 0 holds those known to the year only."""
    years: dict[str, dict[int, tuple[Entry, ...]]] = {}
    for entry in sorted((item for item in found if item.date), key=lambda item: item.date):
        month = int(entry.date[5:7] or 0)
        of_year = years.setdefault(entry.year, {})
        of_year[month] = (*of_year.get(month, ()), entry)
    return dict(sorted(years.items(), reverse=True))


def places(found: Iterable[Entry]) -> tuple[Group, ...]:
    """Events by place, the place with most of them first; those without a place come last."""
    events = (entry for entry in found if entry.kind not in OWN_KINDS)
    groups = _grouped(events, lambda entry: entry.values["place"][0])
    ordered = sorted(groups.items(), key=lambda item: (item[0] == NONE, -len(item[1]), item[0]))
    return tuple(Group("" if key == NONE else key, tuple(lines)) for key, lines in ordered)


def _kind(value: str, reader: Reader) -> str:
    if value in OWN_KINDS:
        return reader.t(f"archive.kind.{value}")
    return reader.plain(reader.catalogue.kinds[value].name)


def _standard(value: str, reader: Reader) -> str:
    standard = reader.catalogue.standards.get(value)
    return standard.record.number if standard else value


def _place(found: Iterable[Entry], reader: Reader) -> dict[str, str]:
    events = (entry for entry in found if entry.values["place"] != (NONE,))
    return {entry.values["place"][0]: reader.plain(entry.record.place) for entry in events}


def _organisation(found: Iterable[Entry], reader: Reader) -> dict[str, str]:
    names = (
        name
        for entry in found
        for key in ("hosts", "organizers", "given_by")
        for name in getattr(entry.record, key, ())
    )
    known = reader.catalogue.organisations
    return {
        place_id(name): reader.plain(known[name].name) if name in known else name for name in names
    }


def names(found: Iterable[Entry], reader: Reader) -> dict[str, dict[str, str]]:
    """Facet → value → what it is called."""
    found = tuple(found)
    values = {key: {v for entry in found for v in entry.values[key]} - {NONE} for key in FACETS}
    return {
        "kind": {value: _kind(value, reader) for value in values["kind"]},
        "year": {value: value for value in values["year"]},
        "place": _place(found, reader),
        "standard": {value: _standard(value, reader) for value in values["standard"]},
        "organisation": _organisation(found, reader),
    }


FACETS = ("kind", "year", "place", "standard", "organisation")


def facets(found: Iterable[Entry], reader: Reader) -> tuple[Facet, ...]:
    """The facets with the number of entries of each value; years from the latest."""
    found = tuple(found)
    called = names(found, reader)
    shown = []
    for key in FACETS:
        counts: dict[str, int] = {}
        for entry in found:
            for value in entry.values[key]:
                counts[value] = counts.get(value, 0) + 1
        absent = counts.pop(NONE, 0)
        order = sorted(counts, reverse=True)
        if key != "year":
            order.sort(key=lambda value, counts=counts: -counts[value])
        values = [Value(value, called[key][value], counts[value]) for value in order]
        if absent and values:
            values.append(Value(NONE, reader.t(f"archive.none.{key}"), absent))
        shown.append(Facet(key, tuple(values)))
    return tuple(facet for facet in shown if facet.values)
