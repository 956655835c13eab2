"""JSON: one edition whole, in the shape the API documents for an edition."""

from __future__ import annotations

import json
from typing import Any

from ..catalogue import EditionView
from ..render import Reader
from .data import edition_data
from .format import Format


class Ready(str):
    """JSON that is written already, to stand inside more of it; it starts at the margin."""


_quoted = json.encoder.encode_basestring


def written(value: Any, margin: str = "\n") -> str:
    """JSON for people and programs: readable, keys in the order given.

    What ``json.dumps(value, ensure_ascii=False, indent=2)`` writes, in a third of its time: with
    an indent that encoder runs in Python and yields every comma by itself.
    """
    if type(value) is str:
        return _quoted(value)
    deeper = margin + "  "
    if isinstance(value, dict):
        if not value:
            return "{}"
        lines = [f"{_quoted(key)}: {written(item, deeper)}" for key, item in value.items()]
        return "{" + deeper + f",{deeper}".join(lines) + margin + "}"
    if isinstance(value, list | tuple):
        if not value:
            return "[]"
        lines = [written(item, deeper) for item in value]
        return "[" + deeper + f",{deeper}".join(lines) + margin + "]"
    if isinstance(value, Ready):
        return value.replace("\n", margin)
    return json.dumps(value, ensure_ascii=False)


def encoded(data: Any) -> bytes:
    """A JSON file."""
    return f"{written(data)}\n".encode()


def make(edition: EditionView, reader: Reader) -> bytes:
    """The edition with its clauses, terms and scheme."""
    return encoded(edition_data(edition, reader))


FORMAT = Format("json", "json", "application/json", make)
