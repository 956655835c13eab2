"""Tools of the certification guide: dates of surveillance and validity from a scheme."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..catalogue import EditionView
from ..model.scheme import Validity
from ..model.standard import Level, Status
from ..render import Reader
from .page import GeneratedPage

#: Our advice, not a rule of any scheme: start re-certification this long before the last day.
ADVICE_MONTHS = 6


@dataclass(frozen=True)
class Stop:
    """A day or a span of the life of a certificate, in months after its date."""

    kind: str
    start: int
    end: int
    ordinal: int = 0


def stops(validity: Validity) -> tuple[Stop, ...]:
    """The life of a certificate in order: issued, surveillance, our advice, expiry."""
    length = 12 // validity.surveillance_per_year if validity.surveillance_per_year else 0
    months = validity.years * 12
    spans = range(0, months, length) if length else ()
    visits = [Stop("surveillance", at, at + length, n) for n, at in enumerate(spans, 1)]
    advice = Stop("advice", months - ADVICE_MONTHS, months - ADVICE_MONTHS)
    found = [Stop("issued", 0, 0), *visits, advice, Stop("expiry", months, months)]
    return tuple(sorted(found, key=lambda stop: stop.start))


def schemes(reader: Reader) -> list[EditionView]:
    """Editions in use whose scheme says how long a certificate stands; others' standards first."""
    found = [
        item
        for item in reader.catalogue.editions
        if item.scheme and item.scheme.validity and item.entry.status != Status.DRAFT
    ]
    return sorted(found, key=lambda item: item.standard.record.level == Level.PROJECT)


def calculator_pages(reader: Reader) -> Iterator[GeneratedPage]:
    """The calculator; without a script, the same dates counted in months."""
    editions = schemes(reader)
    if not editions:
        return
    yield GeneratedPage(
        url="certification/calculator/",
        title=reader.t("validity.title"),
        description=reader.t("validity.lead"),
        template="calculator.html",
        area="nav.certification",
        trail=((reader.t("nav.certification"), "certification/"),),
        values={
            "editions": editions,
            "stops": {item.ref: stops(item.scheme.validity) for item in editions if item.scheme},
            "advice": ADVICE_MONTHS,
        },
        scripts=("address.js", "xlsx-write.js", "validity.js"),
    )
