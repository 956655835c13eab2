"""References whose target has changed since a person confirmed them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..catalogue import Catalogue, ClauseView, EditionView
from ..catalogue.trace import remembered
from ..cite.fingerprint import digest
from ..markup import references
from ..model.base import LANGUAGES
from ..model.locks import LinkLine
from .lockfile import links_text
from .wording import wording


@dataclass(frozen=True)
class Link:
    """A clause refers to another; ``line`` is what was confirmed, if anything."""

    start: ClauseView
    target: ClauseView
    line: LinkLine | None

    @property
    def suspect(self) -> bool:
        """True when the target says something else than when the reference was confirmed."""
        return self.line is not None and self.line.hash != target_hash(self.target)

    @property
    def name(self) -> str:
        """The target as the referring edition names it."""
        here = self.target.edition is self.start.edition
        return self.target.id if here else self.target.ref


@remembered
def target_hash(clause: ClauseView) -> str:
    """The hash of what a reference relies on: the source wording, the type and the points."""
    record = clause.record
    source = wording(clause).parts[clause.edition.record.source_language]
    rules = (record.type, record.points, record.scoring, record.veto)
    return digest([*map(str, rules), *(f"{place}={text}" for place, text in source.items())])


def _named(clause: ClauseView) -> Iterator[str]:
    """What a clause refers to: see also, mapped to, and in its text in either language."""
    record = clause.record
    yield from record.see
    yield from (mapping.clause for mapping in record.maps_to)
    for words in (record.text, *record.notes, *record.examples):
        for language in LANGUAGES:
            text = words.get(language) if words else None
            if text and "](clause:" in text:
                yield from (to for kind, to, _ in references(text) if kind == "clause")


def _confirmed(clause: ClauseView, name: str) -> LinkLine | None:
    """The line written for a reference, in its edition or in one that this is based on."""
    at: EditionView | None = clause.edition
    seen = set()
    while at is not None and at not in seen:
        if line := at.confirmed.get((clause.id, name)):
            return line
        seen.add(at)
        at = at.base
    return None


@remembered
def links(edition: EditionView, catalogue: Catalogue) -> tuple[Link, ...]:
    """Every reference of an edition to a clause, once for each clause that refers."""
    own = {clause.id: clause for clause in edition.clauses}
    found: dict[tuple[str, str], Link] = {}
    for clause in edition.clauses:
        for name in dict.fromkeys(_named(clause)):
            if target := own.get(name) or catalogue.clause(name, edition):
                link = Link(clause, target, None)
                line = _confirmed(clause, link.name)
                found.setdefault((clause.id, link.name), Link(clause, target, line))
    return tuple(found.values())


def suspects(edition: EditionView, catalogue: Catalogue) -> list[Link]:
    """The references of an edition that are to be looked at again."""
    return [link for link in links(edition, catalogue) if link.suspect]


def confirm_links(
    edition: EditionView, catalogue: Catalogue, names: set[str], who: str, when: str
) -> int:
    """Confirm every reference of the named clauses; returns how many were written anew."""
    assert edition.folder is not None
    lines, written = [], 0
    for link in links(edition, catalogue):
        own = edition.confirmed.get((link.start.id, link.name))
        if link.start.id in names and (link.line is None or link.suspect):
            values = {"from": link.start.id, "target": link.name, "who": who, "when": when}
            lines.append(LinkLine(hash=target_hash(link.target), **values))
            written += 1
        elif own:
            lines.append(own)
    path = edition.folder / "links.lock"
    path.write_text(links_text(lines), encoding="utf-8", newline="\n")
    return written
