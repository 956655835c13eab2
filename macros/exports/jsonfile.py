"""JSON: one edition whole, in the shape the API documents for an edition."""

from __future__ import annotations

import json
from typing import Any

from ..catalogue import EditionView
from ..render import Reader
from .data import edition_data
from .format import Format


def encoded(data: Any) -> bytes:
    """JSON for people and programs: readable, UTF-8, keys in the order given."""
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()


def make(edition: EditionView, reader: Reader) -> bytes:
    """The edition with its clauses, terms and scheme."""
    return encoded(edition_data(edition, reader))


FORMAT = Format("json", "json", "application/json", make)
