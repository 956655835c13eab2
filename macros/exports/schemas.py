"""Published JSON Schemas (2020-12) of the API, from the models that the records are read with."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from ..address import absolute
from ..model.archive import Article, Event
from ..model.clause import Clause
from ..model.scheme import Scheme
from ..model.standard import Edition, Standard
from ..model.terms import Term

_TEXT = {"type": "string"}
_WORDS = {"type": "object", "additionalProperties": {"type": "string"}}
_HASH = {"type": "string", "pattern": "^[0-9a-f]{12}$"}
_URL = {"type": "string", "format": "uri"}
_URLS = {"type": "object", "additionalProperties": _URL, "required": ["zh", "en"]}
_PLACE = {"url": _URLS, "hash": _HASH}
_CLAUSE = {
    "ref": _TEXT,
    "parent": {"type": ["string", "null"]},
    "level": {"type": "integer", "minimum": 1},
    **_PLACE,
}
_DOWNLOAD = {
    "type": "object",
    "properties": {
        "format": _TEXT,
        "language": {"anyOf": [_TEXT, {"type": "array", "items": _TEXT}]},
        "media_type": _TEXT,
        "size": {"type": "integer"},
        "sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
        "url": _URL,
    },
    "required": ["format", "language", "media_type", "size", "sha256", "url"],
}
_EDITION = {
    "ref": _TEXT,
    "standard": _TEXT,
    "id": _TEXT,
    "status": _TEXT,
    "title": _WORDS,
    **_PLACE,
}


def _open(node: Any) -> Any:
    """Without ``additionalProperties: false``: version 1 may grow."""
    if isinstance(node, dict):
        closed = node.get("additionalProperties") is False
        kept = {
            key: value for key, value in node.items() if not closed or key != "additionalProperties"
        }
        return {key: _open(value) for key, value in kept.items()}
    return [_open(item) for item in node] if isinstance(node, list) else node


def _record(model: type[BaseModel], extra: dict[str, Any]) -> dict[str, Any]:
    """The schema of a record with the keys the API adds, which are always there."""
    schema: dict[str, Any] = _open(model.model_json_schema())
    schema["properties"] = {**schema["properties"], **extra}
    schema["required"] = sorted({*schema.get("required", ()), *extra})
    return schema


def _hoisted(schema: dict[str, Any], into: dict[str, Any]) -> dict[str, Any]:
    """The schema without its ``$defs``, which go to the top of the file."""
    into.update(schema.pop("$defs", {}))
    return schema


def _published(name: str, schema: dict[str, Any], definitions: dict[str, Any]) -> dict[str, Any]:
    properties = {"$schema": _URL, "version": {"const": "1"}, **schema.get("properties", {})}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": absolute(f"api/v1/schemas/{name}.json"),
        **schema,
        "type": "object",
        "properties": properties,
        "required": sorted({"$schema", "version", *schema.get("required", ())}),
        "$defs": definitions,
    }


def _list(item: dict[str, Any]) -> dict[str, Any]:
    return {"properties": {"items": {"type": "array", "items": item}}, "required": ["items"]}


def _line() -> dict[str, Any]:
    """A clause in the list of clauses: where it is, without what it says."""
    properties = {
        **_CLAUSE,
        "id": _TEXT,
        "number": _TEXT,
        "type": _TEXT,
        "title": _WORDS,
        "points": {"type": "number"},
        "data": _URL,
    }
    needed = [key for key in properties if key != "points"]
    return {"type": "object", "properties": properties, "required": sorted(needed)}


def _index() -> dict[str, Any]:
    entry = {"name": _TEXT, "count": {"type": "integer"}, "url": _URL, "schema": _URL}
    item = {"type": "object", "properties": entry, "required": sorted(entry)}
    lists = {"type": "array", "items": item}
    properties = {"documentation": _URLS, "collections": lists}
    return {"properties": properties, "required": sorted(properties)}


def _edition(definitions: dict[str, Any]) -> dict[str, Any]:
    contents = {
        "scheme": {"anyOf": [_hoisted(_record(Scheme, {}), definitions), {"type": "null"}]},
        "terms": {"type": "array", "items": _hoisted(_record(Term, _TERM), definitions)},
        "clauses": {"type": "array", "items": _hoisted(_record(Clause, _CLAUSE), definitions)},
    }
    return _hoisted(_record(Edition, {**_EDITION, **contents}), definitions)


_TERM = {"edition": _TEXT, "url": _URLS}


def schemas() -> dict[str, dict[str, Any]]:
    """Every schema by name: one for each list, one for an edition, one for a clause."""
    references = {"type": "array", "items": _TEXT}
    standard = {"id": _TEXT, "editions": references, "current": _TEXT, "url": _URLS}
    listed = {"data": _URL, "downloads": {"type": "array", "items": _DOWNLOAD}}
    article = {"id": _TEXT, "language": _TEXT, "url": _URL, "hash": _HASH}
    items = {
        "standards": _record(Standard, standard),
        "editions": _record(Edition, {**_EDITION, **listed}),
        "clauses": _line(),
        "terms": _record(Term, _TERM),
        "events": _record(Event, {"id": _TEXT, "url": _URLS}),
        "articles": _record(Article, article),
    }
    found = {"index": _published("index", _index(), {})}
    for name, item in items.items():
        definitions: dict[str, Any] = {}
        found[name] = _published(name, _list(_hoisted(item, definitions)), definitions)
    for name, make in (("edition", _edition), ("clause", _clause)):
        definitions = {}
        found[name] = _published(name, make(definitions), definitions)
    return found


def _clause(definitions: dict[str, Any]) -> dict[str, Any]:
    return _hoisted(_record(Clause, _CLAUSE), definitions)
