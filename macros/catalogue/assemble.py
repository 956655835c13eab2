"""From a checked tree to the catalogue: neighbours, references both ways, relations."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..load import Loaded, Tree
from ..markup import references
from ..model.base import LANGUAGES
from ..model.clause import Clause
from ..model.standard import EditionEntry
from ..model.terms import Entry, Term
from ..references import parent_number, target
from .views import Catalogue, ClauseView, EditionView, EventView, StandardView


def catalogue(tree: Tree) -> Catalogue:
    """The catalogue of a tree without errors."""
    standards = _standards(tree)
    clauses = {
        clause.ref: clause
        for standard in standards.values()
        for edition in standard.editions
        for clause in edition.clauses
    }
    _connect(clauses)
    old_site, synonyms = tree.one("old-site"), tree.one("synonyms")
    drafting, stages = tree.one("drafting"), tree.one("stages")
    events = [EventView(e.names["id"], e.record, e.document.file) for e in tree.of("event")]
    _follow(standards)
    _relate(clauses, events, tree)
    return Catalogue(
        standards=standards,
        clauses=clauses,
        terms=_terms(standards),
        vocabulary=_vocabulary(tree),
        sources={item.id: item for item in _entries(tree, "sources", "sources")},
        register=tuple(_entries(tree, "register", "standards")),
        events=tuple(sorted(events, key=lambda event: event.record.date or "", reverse=True)),
        awards=tuple((item.names["id"], item.record) for item in tree.of("award")),
        organisations={item.id: item for item in _entries(tree, "organisations", "organisations")},
        kinds={item.id: item for item in _entries(tree, "kinds", "kinds")},
        series={item.id: item for item in _entries(tree, "series", "series")},
        milestones=tuple(sorted(_entries(tree, "milestones", "milestones"), key=lambda m: m.date)),
        old_site=old_site.record if old_site else None,
        pages=tuple(item for item in tree.files if item.kind in ("page", "article")),
        articles=tuple(tree.of("article")),
        synonyms=synonyms.record if synonyms else None,
        drafting=drafting.record if drafting else None,
        stages=stages.record if stages else None,
        redirects=tuple(_entries(tree, "redirects", "redirects")),
        survey=survey.record if (survey := tree.one("survey")) else None,
        comment_forms=forms.record if (forms := tree.one("comment-forms")) else None,
        diagrams={item.names["id"]: item.record for item in tree.of("diagram")},
        media=tree.root / "docs" / "media",
    )


def _entries(tree: Tree, kind: str, key: str) -> Iterator[Any]:
    for item in tree.of(kind):
        yield from getattr(item.record, key)


def _vocabulary(tree: Tree) -> dict[str, dict[str, Entry]]:
    item = tree.one("vocabulary")
    if item is None:
        return {}
    lists = type(item.record).model_fields
    return {name: {entry.id: entry for entry in getattr(item.record, name)} for name in lists}


def _terms(standards: dict[str, StandardView]) -> dict[str, tuple[Term, EditionView]]:
    """Term by id; where editions share an id, the current edition's term is taken."""
    found: dict[str, tuple[Term, EditionView]] = {}
    for standard in standards.values():
        for edition in (*standard.editions, standard.current):
            found.update({term.id: (term, edition) for term in edition.terms})
    return found


def _standards(tree: Tree) -> dict[str, StandardView]:
    found = {}
    for item in tree.of("standard"):
        name = item.names["standard"]
        view = StandardView(name, item.record)
        for entry in item.record.editions:
            if edition := tree.one("edition", standard=name, edition=entry.id):
                view.editions.append(_edition(tree, view, entry, edition))
        if view.editions:
            found[name] = view
    return found


def _edition(tree: Tree, standard: StandardView, entry: EditionEntry, item: Loaded) -> EditionView:
    names = {"standard": standard.id, "edition": entry.id}
    scheme, terms = tree.one("scheme", **names), tree.one("terms", **names)
    lineage, comments = tree.one("lineage", **names), tree.one("comments", **names)
    into = next(code for code in LANGUAGES if code != item.record.source_language)
    lock = tree.one("translation", **names, target=into)
    links = tree.one("links", **names)
    view = EditionView(
        entry.id,
        item.record,
        entry,
        standard,
        scheme=scheme.record if scheme else None,
        terms=terms.record.terms if terms else (),
        lineage=lineage.record if lineage else None,
        rounds=comments.record.rounds if comments else (),
        translated={line.id: line for line in lock.record.clauses} if lock else {},
        confirmed={(line.start, line.target): line for line in links.record.links} if links else {},
        folder=tree.root / "standards" / standard.id / entry.id,
    )
    by_number: dict[str, ClauseView] = {}
    for file in tree.of("clauses", **names):
        for index, record in enumerate(file.record.clauses):
            place = file.document.place(("clauses", index))
            clause = ClauseView(record, view, place.file, place.line, column=place.column)
            clause.parent = by_number.get(parent_number(record.number) or "")
            if clause.parent:
                clause.parent.children.append(clause)
            if view.clauses:
                clause.previous, view.clauses[-1].next = view.clauses[-1], clause
            by_number[record.number] = clause
            view.clauses.append(clause)
    return view


def named(record: Clause) -> list[str]:
    """The clauses that a clause names: under ``see``, then in its text, notes and examples."""
    texts = [
        text
        for words in (record.text, *record.notes, *record.examples)
        if words
        for language in LANGUAGES
        if (text := words.get(language))
    ]
    found = [to for text in texts for kind, to, _ in references(text) if kind == "clause"]
    return list(dict.fromkeys([*record.see, *found]))


def _connect(clauses: dict[str, ClauseView]) -> None:
    """References and mappings are read both ways."""
    for clause in clauses.values():
        own = clause.edition
        for name in named(clause.record):
            to = clauses.get(str(target(name, own.standard.id, own.id)))
            if to and clause not in to.referred_by:
                to.referred_by.append(clause)
        for mapping in clause.record.maps_to:
            if to := clauses.get(str(target(mapping.clause, own.standard.id, own.id))):
                to.mapped_from.append((clause, mapping))


def _follow(standards: dict[str, StandardView]) -> None:
    """Clauses of the same id are followed through the editions of their standard."""
    for standard in standards.values():
        same: dict[str, list[ClauseView]] = {}
        for edition in standard.editions:
            for clause in edition.clauses:
                clause.editions = same.setdefault(clause.id, [])
                clause.editions.append(clause)


def _relate(clauses: dict[str, ClauseView], events: list[EventView], tree: Tree) -> None:
    """Events and articles are found from the clauses that they name."""
    for event in events:
        for name in event.record.clauses:
            if clause := clauses.get(name):
                clause.events.append(event)
    for article in tree.of("article"):
        for name in article.record.clauses:
            if clause := clauses.get(name):
                clause.articles.append(article)
