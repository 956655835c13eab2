"""The static JSON API below ``/api/v1/``: what the site shows, for programs.

Version 1 only ever grows: keys may be added, none is renamed, removed or given another meaning.
Every file names its schema; nothing in it depends on the day of the build.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..address import absolute
from ..catalogue import Catalogue, EditionView
from ..cite import article_work
from ..load import Loaded
from ..model.base import LANGUAGES
from ..render import Reader
from . import data, schemas
from .format import Format
from .jsonfile import Ready, encoded, written
from .store import exports

BASE = "api/v1/"
VERSION = "1"


def _file(name: str, schema: str, content: dict[str, Any]) -> tuple[str, bytes]:
    head = {"$schema": absolute(f"{BASE}schemas/{schema}.json"), "version": VERSION}
    return f"{BASE}{name}.json", encoded({**head, **content})


def _downloads(
    edition: EditionView, reader: Reader, formats: dict[str, Format]
) -> list[dict[str, Any]]:
    return [
        {
            "format": item.format.id,
            "language": item.language or list(LANGUAGES),
            "media_type": item.format.media_type,
            "size": len(item.content),
            "sha256": item.sha256,
            "url": absolute(item.path),
        }
        for item in exports(edition, reader, formats)
    ]


def _article(item: Loaded, reader: Reader) -> dict[str, Any]:
    work = article_work(item, reader)
    return {
        "id": work.key,
        **data.plain(item.record, reader),
        "language": work.language,
        "url": work.url,
        "hash": work.hash,
    }


def _clause_line(clause: Any, reader: Reader) -> dict[str, Any]:
    line = data.clause_data(clause, reader, ("id", "number", "type", "title", "points"))
    return {**line, "data": absolute(f"{BASE}{clause_path(clause)}.json")}


def clause_path(clause: Any) -> str:
    """Where a clause stands below the API."""
    return f"clauses/{clause.edition.standard.id}/{clause.edition.id}/{clause.id}"


def counts(catalogue: Catalogue) -> dict[str, int]:
    """How much there is in every list."""
    return {
        "standards": len(catalogue.standards),
        "editions": len(catalogue.editions),
        "clauses": len(catalogue.clauses),
        "terms": sum(len(edition.terms) for edition in catalogue.editions),
        "events": len(catalogue.events),
        "articles": len(_articles(catalogue)),
    }


def _articles(catalogue: Catalogue) -> list[Loaded]:
    return [item for item in catalogue.pages if item.kind == "article"]


def _edition_files(edition: EditionView, reader: Reader) -> Iterator[tuple[str, bytes]]:
    """The clauses of an edition one by one, then the edition with all of them."""
    clauses = []
    for clause in edition.clauses:
        whole = data.clause_data(clause, reader)
        yield _file(clause_path(clause), "clause", whole)
        clauses.append(Ready(written(whole)))
    name = f"editions/{edition.standard.id}/{edition.id}"
    yield _file(name, "edition", data.edition_data(edition, reader, clauses))


def collections(
    catalogue: Catalogue, formats: dict[str, Format]
) -> dict[str, list[dict[str, Any]]]:
    """Every list of the API by name."""
    reader = data.reader_of(catalogue)
    return {
        "standards": [data.standard_data(item, reader) for item in catalogue.standards.values()],
        "editions": [
            {
                **data.edition_head(item, reader),
                "data": absolute(f"{BASE}editions/{item.standard.id}/{item.id}.json"),
                "downloads": _downloads(item, reader, formats),
            }
            for item in catalogue.editions
        ],
        "clauses": [_clause_line(clause, reader) for clause in catalogue.clauses.values()],
        "terms": [
            data.term_data(term, edition, reader)
            for edition in catalogue.editions
            for term in edition.terms
        ],
        "events": [data.event_data(event, reader) for event in catalogue.events],
        "articles": [_article(item, reader) for item in _articles(catalogue)],
    }


def api_files(catalogue: Catalogue, formats: dict[str, Format]) -> Iterator[tuple[str, bytes]]:
    """Every file of the API."""
    reader, lists = data.reader_of(catalogue), collections(catalogue, formats)
    index = [
        {
            "name": name,
            "count": len(items),
            "url": absolute(f"{BASE}{name}.json"),
            "schema": absolute(f"{BASE}schemas/{name}.json"),
        }
        for name, items in lists.items()
    ]
    yield _file("index", "index", {"documentation": data.links("api/"), "collections": index})
    for name, items in lists.items():
        yield _file(name, name, {"items": items})
    for edition in catalogue.editions:
        yield from _edition_files(edition, reader)
    for name, schema in schemas.schemas().items():
        yield f"{BASE}schemas/{name}.json", encoded(schema)
