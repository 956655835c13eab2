"""OSCAL 1.2: the edition as a control catalogue, for tools of governance and audit.

Chapters are groups; a heading whose children are all headings is a group of groups; everything
below is a control.  What OSCAL has no word for is a property in this site's own namespace.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from typing import Any

from ..address import absolute
from ..catalogue import ClauseView, EditionView
from ..cite import clause_hash, edition_hash
from ..model.base import LANGUAGE_TAGS
from ..model.clause import ClauseType
from ..render import Reader
from . import wording
from .document import Piece, provision
from .format import Format, dated
from .jsonfile import encoded
from .markdown import prose

VERSION = "1.2.1"
#: Kinds of piece that are the statement itself; the others become parts of their own.
_STATEMENT = ("paragraph", "item", "formula", "table")
_PARTS = {"note": "guidance", "example": "example"}


def _line(words: Any, reader: Reader) -> str:
    return wording.best(words, reader)[0].replace("\n", " ")


def _property(name: str, value: str, own: bool = True) -> dict[str, str]:
    return {"name": name, **({"ns": absolute("api/")} if own else {}), "value": value}


def _properties(clause: ClauseView, reader: Reader) -> list[dict[str, str]]:
    record = clause.record
    found = [
        _property("label", record.number, own=False),
        _property("provision", record.type.value),
        _property("hash", clause_hash(clause)),
    ]
    if record.points is not None:
        found.append(_property("points", reader.amount(record.points)))
    if record.scoring:
        found.append(_property("scoring", record.scoring.value))
    if record.veto:
        found.append(_property("veto", "yes"))
    found += [_property("role", role) for role in record.roles]
    return found


def _statement(clause: ClauseView, pieces: list[Piece]) -> Iterator[dict[str, Any]]:
    text = "\n\n".join(prose(piece for piece in pieces if piece.kind in _STATEMENT))
    if text:
        yield {"id": f"{clause.id}_smt", "name": "statement", "prose": text}
    for kind, name in _PARTS.items():
        for count, piece in enumerate((each for each in pieces if each.kind == kind), 1):
            identity = f"{clause.id}_{kind}-{count}"
            yield {"id": identity, "name": name, "title": piece.label, "prose": piece.text}


def _assessed(clause: ClauseView, reader: Reader) -> Iterator[dict[str, Any]]:
    record = clause.record
    for count, item in enumerate(record.evidence, 1):
        yield {
            "id": f"{clause.id}_evidence-{count}",
            "name": "evidence",
            "ns": absolute("api/"),
            "title": wording.name("evidence_types", item.type, reader),
            "prose": wording.best(item.text, reader, clause.edition)[0],
        }
    for count, step in enumerate(record.assessment, 1):
        yield {
            "id": f"{clause.id}_assessment-{count}",
            "name": "assessment-method",
            "title": wording.name("methods", step.method, reader),
            "prose": wording.best(step.text, reader, clause.edition)[0],
        }


def _grouped(clause: ClauseView) -> bool:
    """A chapter is a group; so is a heading among headings inside a group."""
    if clause.parent is None:
        return True
    return _grouped(clause.parent) and all(
        child.record.type is ClauseType.HEADING and child.children
        for child in clause.parent.children
    )


def _node(clause: ClauseView, reader: Reader) -> dict[str, Any]:
    parts = [*_statement(clause, list(provision(clause, reader))), *_assessed(clause, reader)]
    node: dict[str, Any] = {
        "id": clause.id,
        "class": clause.record.type.value,
        "title": _line(clause.record.title, reader),
        "props": _properties(clause, reader),
        "links": [{"href": absolute(clause.url, reader.language), "rel": "canonical"}],
    }
    if parts:
        node["parts"] = parts
    if clause.children:
        key = "groups" if _grouped(clause.children[0]) else "controls"
        node[key] = [_node(child, reader) for child in clause.children]
    return node


def make(edition: EditionView, reader: Reader) -> bytes:
    """The catalogue in the reader's language; its identifier follows from address and text."""
    link, text = absolute(edition.url, reader.language), edition_hash(edition)
    catalog = {
        "uuid": str(uuid.uuid5(uuid.NAMESPACE_URL, f"{link}#{text}")),
        "metadata": {
            "title": f"{reader.document(edition)} {_line(edition.title, reader)}",
            "last-modified": dated(edition).isoformat(),
            "version": edition.id,
            "oscal-version": VERSION,
            "props": [
                _property("language", LANGUAGE_TAGS[reader.language]),
                _property("text-basis", edition.record.text_basis.value),
                _property("hash", text),
            ],
            "links": [{"href": link, "rel": "canonical"}],
            "remarks": _line(edition.record.rights, reader),
        },
        "groups": [_node(chapter, reader) for chapter in edition.chapters],
    }
    return encoded({"catalog": catalog})


FORMAT = Format("oscal", "json", "application/json", make, per_language=True)
