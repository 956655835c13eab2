"""What the facts that work has noted are worth now: a short digest each."""

from __future__ import annotations

import json
from typing import Any

from ..catalogue import Catalogue, ClauseView
from ..catalogue.noted import CLAUSES, FILES, NAMES, STANDING
from ..catalogue.trace import DERIVED, LINKS, PLACE, WHOLE, Fact
from .inputs import Inputs, digest

_NONE = b""


def _plain(value: Any) -> Any:
    if hasattr(value, "model_dump"):
        return value.model_dump(mode="json")
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return str(value)


def _field(record: Any, name: str) -> bytes:
    """The digest of one field; an empty one costs nothing."""
    if name == WHOLE:
        return digest(record.model_dump_json())
    value = getattr(record, name)
    if value is None or value == ():
        return _NONE
    if isinstance(value, str):
        return digest(value)
    return digest(json.dumps(_plain(value), ensure_ascii=False, sort_keys=True))


class Facts:
    """Digests of facts as the catalogue and the inputs stand now."""

    def __init__(self, catalogue: Catalogue, inputs: Inputs) -> None:
        self.catalogue, self.inputs = catalogue, inputs
        self._clauses: dict[str, ClauseView] = dict(catalogue.clauses)

    def clause_file(self, ref: str) -> str:
        """The file a clause stands in, or nothing."""
        found = self._clauses.get(ref)
        return found.file if found else ""

    def of(self, fact: Fact) -> bytes:
        """The digest of one fact."""
        kind, name = fact
        if kind == FILES:
            found = self.inputs.matching(name)
            return digest(*(part for item in sorted(found.items()) for part in item))
        if kind == NAMES:
            return digest(*sorted(self.inputs.matching(name)))
        if kind == CLAUSES:
            return self._order(name)
        if kind in DERIVED:
            return digest(DERIVED[kind](self.catalogue, name))
        clause = self._clauses.get(kind)
        if clause is None:
            return b"gone"
        if name == LINKS:
            return self._links(clause)
        if name == PLACE:
            return digest(*(str(vars(clause).get(part)) for part in STANDING))
        return _field(clause.record, name)

    def _order(self, edition: str) -> bytes:
        """Which clauses there are, in which order and below which others."""
        if not edition:
            return digest(*self._clauses)
        found = self.catalogue.edition(edition)
        clauses = found.clauses if found else []
        return digest(*(f"{item.id} {item.parent and item.parent.id}" for item in clauses))

    def _links(self, clause: ClauseView) -> bytes:
        """The neighbours of a clause, and the events and articles that name it as they are."""
        views = [clause.parent, clause.previous, clause.next]
        groups = [views, clause.children, clause.referred_by, clause.editions]
        parts = [" ".join(item.ref if item else "-" for item in group) for group in groups]
        for other, mapping in clause.mapped_from:
            parts += [other.ref, mapping.model_dump_json()]
        files = [event.file for event in clause.events]
        files += [item.document.file for item in clause.articles]
        return digest(*parts, *(name + self.inputs.files.get(name, _NONE).hex() for name in files))
