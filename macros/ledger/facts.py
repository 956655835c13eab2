"""Facts that nobody has verified, wherever the records hold them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..catalogue import Catalogue
from ..model.base import Confidence, Record, Sourced
from ..render import Reader

#: What rests on memory or inference; ``single`` is a source, if only one.
UNSURE = frozenset({Confidence.MEMORY, Confidence.UNVERIFIED, Confidence.INFERRED})
#: What to look at: title, address, remark.
Found = tuple[str, str, str]


def unverified(known: Catalogue, reader: Reader) -> Iterator[Found]:
    """Every unverified fact and every open question, in the order of the site's areas."""
    for edition in known.editions:
        number = reader.document(edition)
        for field, confidence in edition.record.field_confidence.items():
            if confidence in UNSURE:
                name = reader.t.strings.get(f"standard.{field}", field)
                yield f"{number} {name}", edition.url, reader.t(f"confidence.{confidence}")
        for question in edition.record.open_questions:
            yield number, f"{edition.url}#open-questions", reader.plain(question.text)
    for title, url, record in _records(known, reader):
        for fact in _unsure(record):
            yield title, url, reader.t(f"confidence.{fact.confidence}")


def _unsure(value: Any) -> Iterator[Sourced]:
    """The unsure facts in a record, itself included: a series holds claims, a scheme rules."""
    if isinstance(value, Sourced) and value.confidence in UNSURE:
        yield value
    if isinstance(value, Record):
        for below in vars(value).values():
            yield from _unsure(below)
    elif isinstance(value, tuple):
        for item in value:
            yield from _unsure(item)


def _records(known: Catalogue, reader: Reader) -> Iterator[tuple[str, str, Record]]:
    yield from _of_standards(known, reader)
    for entry in known.register:
        yield entry.number, "standards/register/", entry
    for stage in known.stages.stages if known.stages else ():
        yield f"{stage.code} {reader.plain(stage.name)}", "drafting/stages/#stages", stage
    for track in known.stages.fast_tracks if known.stages else ():
        yield f"{track.start} → {track.onward}", "drafting/stages/#fast", track
    for event in known.events:
        yield reader.plain(event.record.name), event.url, event.record
    for series in known.series.values():
        yield reader.plain(series.name), f"archive/series/{series.id}/", series
    for _, award in known.awards:
        yield reader.plain(award.name), "archive/honours/", award
    for organisation in known.organisations.values():
        yield reader.plain(organisation.name), "archive/organisations/", organisation
    for milestone in known.milestones:
        yield f"{milestone.date} {reader.plain(milestone.text)}", "archive/", milestone
    for page in known.pages:
        if page.kind == "article" and page.names["language"] == reader.language:
            yield page.record.title, page.names["path"].removesuffix(".md") + "/", page.record


def _of_standards(known: Catalogue, reader: Reader) -> Iterator[tuple[str, str, Record]]:
    for standard in known.standards.values():
        yield standard.record.number, standard.url, standard.record
        for edition in standard.editions:
            number = reader.document(edition)
            yield number, edition.url, edition.record
            if edition.scheme:
                yield f"{number} {reader.t('standard.how_scored')}", edition.url, edition.scheme
            for term in edition.terms:
                forms = term.forms(reader.language) or term.zh
                yield f"{number} {forms.preferred}", f"{edition.url}glossary/#{term.id}", term
            for clause in edition.clauses:
                title = f"{number} {reader.number(clause)} {reader.title(clause)}"
                yield title, clause.url, clause.record
