"""Records as plain data: what the JSON download and the API hand out.

Words become ``{"zh": …, "en": …}`` of plain text, amounts become numbers, and what is empty is
left out, so that a missing key always means "not stated".
"""

from __future__ import annotations

from decimal import Decimal
from enum import Enum
from typing import Any

from ..address import absolute
from ..catalogue import Catalogue, ClauseView, EditionView, EventView, StandardView
from ..cite import clause_hash, edition_hash
from ..model.base import LANGUAGES, Record
from ..model.terms import Term
from ..render import Reader
from . import wording

#: Types that JSON knows.
_AS_IT_IS = frozenset({str, int, bool, float})


def plain(value: Any, reader: Reader, edition: EditionView | None = None) -> Any:
    """Any value of a record as JSON data."""
    if value is None or type(value) in _AS_IT_IS:
        return value
    if hasattr(value, "best"):
        return wording.every(value, reader, edition)
    if isinstance(value, Record):
        return _fields(value, reader, edition)
    if isinstance(value, tuple | list):
        return [plain(item, reader, edition) for item in value]
    if isinstance(value, dict):
        return {key: plain(item, reader, edition) for key, item in value.items()}
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value.value if isinstance(value, Enum) else value


def _fields(
    record: Record, reader: Reader, edition: EditionView | None, only: tuple[str, ...] = ()
) -> dict[str, Any]:
    """The fields of a record that say something."""
    fields = only or record.__class__.model_fields
    found = {name: plain(getattr(record, name), reader, edition) for name in fields}
    return {name: item for name, item in found.items() if item not in (None, [], {}, "")}


def links(url: str) -> dict[str, str]:
    """The public address of a page in every language."""
    return {code: absolute(url, code) for code in LANGUAGES}


def clause_data(clause: ClauseView, reader: Reader, only: tuple[str, ...] = ()) -> dict[str, Any]:
    """Everything said about a clause (or ``only`` some fields), and its place."""
    return {
        "ref": clause.ref,
        **_fields(clause.record, reader, clause.edition, only),
        "parent": clause.parent.id if clause.parent else None,
        "level": clause.level,
        "url": links(clause.url),
        "hash": clause_hash(clause),
    }


def term_data(term: Term, edition: EditionView, reader: Reader) -> dict[str, Any]:
    """A term with its forms and definition."""
    url = links(f"{edition.url}glossary/")
    return {
        "edition": edition.ref,
        **plain(term, reader, edition),
        "url": {code: f"{address}#{term.id}" for code, address in url.items()},
    }


def edition_data(
    edition: EditionView, reader: Reader, clauses: list[Any] | None = None
) -> dict[str, Any]:
    """An edition with its clauses (which may be given), terms and scheme."""
    if clauses is None:
        clauses = [clause_data(clause, reader) for clause in edition.clauses]
    return {
        **edition_head(edition, reader),
        "scheme": plain(edition.scheme, reader, edition) if edition.scheme else None,
        "terms": [term_data(term, edition, reader) for term in edition.terms],
        "clauses": clauses,
    }


def edition_head(edition: EditionView, reader: Reader) -> dict[str, Any]:
    """An edition without its contents."""
    return {
        "ref": edition.ref,
        "standard": edition.standard.id,
        "id": edition.id,
        "status": edition.entry.status.value,
        **plain(edition.record, reader, edition),
        "title": wording.every(edition.title, reader),
        "url": links(edition.url),
        "hash": edition_hash(edition),
    }


def standard_data(standard: StandardView, reader: Reader) -> dict[str, Any]:
    """A standard and the references of its editions."""
    return {
        "id": standard.id,
        **plain(standard.record, reader),
        "editions": [edition.ref for edition in standard.editions],
        "current": standard.current.ref,
        "url": links(standard.url),
    }


def event_data(event: EventView, reader: Reader) -> dict[str, Any]:
    """An event of the archive."""
    return {"id": event.id, **plain(event.record, reader), "url": links(event.url)}


def reader_of(catalogue: Catalogue) -> Reader:
    """A reader for data that holds every language."""
    return Reader(catalogue, LANGUAGES[0])
