"""References whose target has changed since a person confirmed them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..catalogue import Catalogue, ClauseView, EditionView
from ..cite.fingerprint import digest
from ..markup import references
from ..model.base import LANGUAGES
from ..model.locks import LinkLine
from .lockfile import links_text
from .wording import parts


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


def target_hash(clause: ClauseView) -> str:
    """The hash of what a reference relies on: the source wording, the type and the points."""
    record = clause.record
    source = parts(record, clause.edition.record.source_language)
    rules = (record.type, record.points, record.scoring, record.veto)
    return digest([*map(str, rules), *(f"{place}={text}" for place, text in source.items())])


def links(edition: EditionView, catalogue: Catalogue) -> Iterator[Link]:
    """Every reference of an edition to a clause: see also, in the text, mapped to."""
    for clause in edition.clauses:
        record = clause.record
        texts = [
            text
            for words in (record.text, *record.notes, *record.examples)
            for language in LANGUAGES
            if words and (text := words.get(language))
        ]
        named = [*record.see, *(mapping.clause for mapping in record.maps_to)]
        named += [to for text in texts for kind, to, _ in references(text) if kind == "clause"]
        for name in dict.fromkeys(named):
            if target := catalogue.clause(name, edition):
                link = Link(clause, target, None)
                yield Link(clause, target, edition.confirmed.get((clause.id, link.name)))


def suspects(edition: EditionView, catalogue: Catalogue) -> list[Link]:
    """The references of an edition that are to be looked at again."""
    return [link for link in links(edition, catalogue) if link.suspect]


def confirm_links(
    edition: EditionView, catalogue: Catalogue, names: set[str], who: str, when: str
) -> int:
    """Confirm every reference of the named clauses; returns how many were written anew."""
    assert edition.folder is not None
    lines, written, seen = [], 0, set()
    for link in links(edition, catalogue):
        if (link.start.id, link.name) in seen:
            continue
        seen.add((link.start.id, link.name))
        if link.start.id in names and (link.line is None or link.suspect):
            values = {"from": link.start.id, "target": link.name, "who": who, "when": when}
            lines.append(LinkLine(hash=target_hash(link.target), **values))
            written += 1
        elif link.line:
            lines.append(link.line)
    (edition.folder / "links.lock").write_text(links_text(lines), encoding="utf-8")
    return written
