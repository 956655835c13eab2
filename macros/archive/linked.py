"""What machines read about the archive: schema.org descriptions and Open Graph pictures.

Dates are as precise as they are known (ISO 8601 allows a year or a month); what is not known is
left out, never guessed.
"""

from __future__ import annotations

from html import escape
from typing import Any

from ..address import absolute
from ..catalogue import EditionView, EventView
from ..cite.metadata import data_block
from ..model.archive import EventStatus, Picture
from ..model.base import LANGUAGE_TAGS
from ..model.terms import Term
from ..pictures import shown_size, size, variants
from ..render import Reader

CONTEXT = "https://schema.org"
_STATUS = {
    EventStatus.HELD: "EventScheduled",
    EventStatus.PLANNED: "EventScheduled",
    EventStatus.CANCELLED: "EventCancelled",
}


def _filled(data: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if value}


def organisation(identity: str, reader: Reader) -> dict[str, Any]:
    """An organisation; one without an entry has only the name that the source gives."""
    entry = reader.catalogue.organisations.get(identity)
    if entry is None:
        return {"@type": "Organization", "name": identity}
    return {
        "@type": "Organization",
        "@id": absolute(f"archive/organisations/#{identity}", reader.language),
        "name": reader.plain(entry.name),
    }


def organisations(reader: Reader) -> str:
    """Every organisation of the archive, with its other name and what is said of it."""
    graph = []
    for identity, entry in reader.catalogue.organisations.items():
        named = [entry.name.get(code) for code in LANGUAGE_TAGS]
        own = reader.plain(entry.name)
        graph.append(
            _filled(
                {
                    **organisation(identity, reader),
                    "alternateName": [name for name in named if name and name != own],
                    "description": " ".join(reader.plain(role) for role in entry.roles),
                }
            )
        )
    return data_block({"@context": CONTEXT, "@graph": graph})


def _term(term: Term, edition: EditionView, reader: Reader) -> dict[str, Any]:
    address = absolute(f"{edition.url}glossary/", reader.language)
    forms = term.forms(reader.language) or term.zh
    return _filled(
        {
            "@type": "DefinedTerm",
            "@id": f"{address}#{term.id}",
            "url": f"{address}#{term.id}",
            "termCode": term.id,
            "name": forms.preferred,
            "alternateName": list(forms.admitted),
            "description": reader.plain(term.definition),
            "inDefinedTermSet": address,
        }
    )


def glossary(edition: EditionView, reader: Reader) -> tuple[str, ...]:
    """The terms of an edition as a set of defined terms."""
    return (
        data_block(
            {
                "@context": CONTEXT,
                "@type": "DefinedTermSet",
                "@id": absolute(f"{edition.url}glossary/", reader.language),
                "name": f"{reader.document(edition)} {reader.t('standard.glossary')}",
                "inLanguage": LANGUAGE_TAGS[reader.language],
                "hasDefinedTerm": [_term(term, edition, reader) for term in edition.terms],
            }
        ),
    )


def photograph(picture: Picture, reader: Reader) -> tuple[str, int, int] | None:
    """Address, width and height of a picture for those who show one only; None for a drawing."""
    assert reader.catalogue.media is not None
    full = size(reader.catalogue.media / picture.file)
    wide = [item for item in variants(picture.file, full) if item.format == "jpg"]
    if not wide:
        return None
    width, height = shown_size(full)
    chosen = wide[-1]
    address = absolute(f"media/{chosen.path}")
    return address, chosen.width, round(height * chosen.width / width)


def event(view: EventView, reader: Reader) -> dict[str, Any]:
    """An event for search engines."""
    record, known = view.record, reader.catalogue
    url = absolute(view.url, reader.language)
    series = known.series.get(record.series.id) if record.series else None
    about = [known.standards[name] for name in record.standards]
    pictures = [found for item in record.pictures if (found := photograph(item, reader))]
    status = _STATUS.get(record.status)
    return _filled(
        {
            "@context": CONTEXT,
            "@type": known.kinds[record.kind].schema_type.value,
            "@id": url,
            "url": url,
            "name": reader.plain(record.name),
            "description": reader.plain(record.summary),
            "inLanguage": LANGUAGE_TAGS[reader.language],
            "startDate": record.date,
            "endDate": record.end,
            "eventStatus": f"{CONTEXT}/{status}" if status else "",
            "location": record.place and {"@type": "Place", "name": reader.plain(record.place)},
            "organizer": [
                organisation(name, reader)
                for name in dict.fromkeys((*record.hosts, *record.organizers))
            ],
            "superEvent": series
            and {
                "@type": "EventSeries",
                "@id": absolute(series_url(series.id), reader.language),
                "name": reader.plain(series.name),
            },
            "about": [
                {
                    "@type": "CreativeWork",
                    "name": f"{item.record.number} {reader.plain(item.record.title)}",
                    "url": absolute(item.url, reader.language),
                }
                for item in about
            ],
            "image": [address for address, _, _ in pictures],
        }
    )


def series_url(identity: str) -> str:
    """The address of a series' page."""
    return f"archive/series/{identity}/"


def event_head(view: EventView, reader: Reader) -> tuple[str, ...]:
    """Lines for the head of an event's page: its description and a picture to share."""
    lines = [data_block(event(view, reader))]
    for item in view.record.pictures:
        if found := photograph(item, reader):
            facts = {
                "image": found[0],
                "image:width": found[1],
                "image:height": found[2],
                "image:alt": reader.plain(item.alt),
            }
            lines += [
                f'<meta property="og:{key}" content="{escape(str(value))}">'
                for key, value in facts.items()
            ]
            break
    return tuple(lines)
