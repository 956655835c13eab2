"""The macros a page may call.

Add one: a function ``(reader, …) -> Markup`` here or beside, and its name in MACROS.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from markupsafe import Markup

from ..archive.dates import day
from ..archive.linked import organisations as linked_organisations
from ..archive.timeline import hosted, place_id
from ..catalogue import EditionView
from ..load.shape import nearest
from ..render import Reader
from .articles import articles
from .figures import figure, figure_link
from .guide import messages
from .inline import clause_link, confidence, source
from .path import drawn_path
from .piece import MacroError, known_clause, rendered


def _edition(reader: Reader, reference: str) -> EditionView:
    edition = reader.catalogue.edition(reference)
    if edition is None:
        known = {item.ref for item in reader.catalogue.editions} | set(reader.catalogue.standards)
        better = nearest(reference, known)
        raise MacroError(f"没有版本“{reference}”", f"there is no edition “{reference}”", better)
    return edition


def clause(reader: Reader, reference: str) -> Markup:
    """One clause as a card."""
    found = known_clause(reader, reference)
    return rendered("clause", reader, clause=found, edition=found.edition)


def clauses(reader: Reader, edition: str, under: str = "", depth: int = 9) -> Markup:
    """A list of the clauses of an edition, or of those under one clause."""
    home = _edition(reader, edition)
    top = home.clause(under) if under else None
    if under and top is None:
        better = nearest(under, {item.id for item in home.clauses})
        raise MacroError(f"没有条款“{under}”", f"there is no clause “{under}”", better)
    shown = list(top.below())[1:] if top else home.clauses
    shown = [item for item in shown if item.level <= depth]
    return rendered("clauses", reader, edition=home, clauses=shown)


def scores(reader: Reader, edition: str) -> Markup:
    """Points by chapter and indicator."""
    return rendered("scores", reader, edition=_edition(reader, edition))


def levels(reader: Reader, edition: str) -> Markup:
    """The ladder of levels with its gates."""
    home = _edition(reader, edition)
    if home.scheme is None:
        raise MacroError(f"{home.ref} 没有 scheme.yml", f"{home.ref} has no scheme.yml")
    return rendered("levels", reader, edition=home, scheme=home.scheme)


def steps(reader: Reader, edition: str) -> Markup:
    """The way from application to re-certification."""
    home = _edition(reader, edition)
    if home.scheme is None:
        raise MacroError(f"{home.ref} 没有 scheme.yml", f"{home.ref} has no scheme.yml")
    return rendered("steps", reader, edition=home, scheme=home.scheme)


def certification_path(reader: Reader, edition: str) -> Markup:
    """The steps and the years of validity as a picture with its table."""
    home = _edition(reader, edition)
    if home.scheme is None or not home.scheme.steps:
        raise MacroError(f"{home.ref} 的 scheme.yml 没有步骤", f"{home.ref} has no steps")
    return drawn_path(reader, home)


def term(reader: Reader, identity: str) -> Markup:
    """A term in running text, linked to its definition."""
    if identity not in reader.catalogue.terms:
        better = nearest(identity, reader.catalogue.terms)
        raise MacroError(f"没有术语“{identity}”", f"there is no term “{identity}”", better)
    found, home = reader.catalogue.terms[identity]
    return rendered("term", reader, term=found, edition=home)


def standard(reader: Reader, identity: str) -> Markup:
    """A standard as a card."""
    home = _edition(reader, identity)
    return rendered("standard", reader, standard=home.standard, edition=home)


def standards(reader: Reader) -> Markup:
    """Every standard as a card."""
    return Markup("").join(standard(reader, name) for name in reader.catalogue.standards)


def register(reader: Reader) -> Markup:
    """The register of related standards as a sortable table."""
    successor = {old: entry.number for entry in reader.catalogue.register for old in entry.replaces}
    return rendered("register", reader, register=reader.catalogue.register, successor=successor)


def events(reader: Reader, *kinds: str) -> Markup:
    """Events of some kinds, or of all, latest first; an honest note where there is none."""
    unknown = next((kind for kind in kinds if kind not in reader.catalogue.kinds), None)
    if unknown:
        better = nearest(unknown, reader.catalogue.kinds)
        raise MacroError(f"没有种类“{unknown}”", f"there is no kind “{unknown}”", better)
    shown = [e for e in reader.catalogue.events if not kinds or e.record.kind in kinds]
    left_out = sum(day(event.record.date) is None for event in shown)
    return rendered("events", reader, events=shown, kinds=kinds, left_out=left_out)


def series(reader: Reader) -> Markup:
    """Series of events with what sources disagree about."""
    return rendered("series", reader, series=reader.catalogue.series.values())


def milestones(reader: Reader) -> Markup:
    """Dated steps of the standards."""
    return rendered("milestones", reader, milestones=reader.catalogue.milestones)


def organisations(reader: Reader) -> Markup:
    """Organisations and their roles."""
    known = reader.catalogue
    return rendered(
        "organisations",
        reader,
        organisations=known.organisations.values(),
        hosted=hosted(known.events),
        organisation_id=place_id,
        linked=Markup(linked_organisations(reader)),
    )


def awards(reader: Reader) -> Markup:
    """Honours; an honest note where there is none."""
    return rendered("awards", reader, awards=reader.catalogue.awards)


def empty(reader: Reader) -> Markup:
    """The honest note of an archive without verified records."""
    return rendered("empty", reader)


def sources(reader: Reader) -> Markup:
    """The list of sources."""
    return rendered("sources", reader, sources=reader.catalogue.sources.values())


def old_site(reader: Reader) -> Markup:
    """Where each part of the old site lives now."""
    return rendered("old-site", reader, old=reader.catalogue.old_site, pages=_pages(reader))


def contacts(reader: Reader) -> Markup:
    """Contact facts as the old page recorded them."""
    return rendered("contacts", reader, old=reader.catalogue.old_site)


def co_hosts(reader: Reader) -> Markup:
    """Co-hosts as the old page's footer named them."""
    return rendered("co-hosts", reader, old=reader.catalogue.old_site)


#: Pages made from data that no list of records leads to: area, address, key of the title.
_MADE = (
    ("nav.drafting", "drafting/stages/", "lifecycle.title"),
    ("nav.contributing", "contributing/ledger/", "ledger.title"),
    ("nav.contributing", "contributing/lint/", "lint.title"),
)


def sitemap(reader: Reader) -> Markup:
    """All hand-written pages by area, pages of the machine, all editions with their chapters."""
    areas: dict[str, dict[str, Any]] = {key: {} for key in reader.t.strings if key[:4] == "nav."}
    for path, title in _pages(reader).items():
        folder = path.rpartition("/")[0] or "home"
        areas.setdefault(f"nav.{_AREAS.get(folder, folder)}", {})[path] = title
    for area, url, key in _MADE:
        areas[area][url] = reader.t(key)
    return rendered("sitemap", reader, areas=areas, editions=reader.catalogue.editions)


def translate(reader: Reader, key: str) -> Markup:
    """A string of the interface."""
    if key not in reader.t.strings:
        better = nearest(key, reader.t.strings)
        raise MacroError(f"界面文字里没有“{key}”", f"there is no string “{key}”", better)
    return Markup.escape(reader.t(key))


def link(reader: Reader, url: str) -> Markup:
    """An address relative to this page, for addresses of generated pages."""
    return Markup.escape(reader.link(url))


def makeup(reader: Reader, edition: str) -> Markup:
    """How the points of an edition are made up, as bars; for the home page."""
    return rendered("makeup", reader, edition=_edition(reader, edition))


def facts(reader: Reader, edition: str) -> Markup:
    """Counts of what the site holds, taken from the data."""
    home, known = _edition(reader, edition), reader.catalogue
    counts = {
        "clauses": len(home.clauses),
        "scored": sum(1 for item in home.clauses if item.record.scored),
        "terms": len(home.terms),
        "editions": len(known.editions),
        "standards": len(known.register),
    }
    return rendered("facts", reader, counts=counts)


def latest(reader: Reader, count: int = 5) -> Markup:
    """The last dated steps: editions issued by this project, and milestones of the field."""
    steps = [(item.date, item.text, None) for item in reader.catalogue.milestones]
    own = (item for item in reader.catalogue.editions if item.standard.record.level == "project")
    steps += [(item.record.issued, item.title, item) for item in own if item.record.issued]
    newest = sorted(steps, key=lambda step: step[0], reverse=True)[:count]
    return rendered("latest", reader, steps=newest)


#: Folders whose pages stand in an area of another name.
_AREAS = {"standards": "criteria"}


def _pages(reader: Reader) -> dict[str, Any]:
    """Title of every hand-written page by its path, in the reader's language if there is one."""
    found: dict[str, Any] = {}
    for item in reader.catalogue.pages:
        path, language = item.names["path"], item.names["language"]
        if path not in found or language == reader.language:
            found[path] = item.record.title
    return dict(sorted(found.items()))


MACROS: dict[str, Callable[..., Markup]] = {
    function.__name__: function
    for function in (
        clause, clauses, scores, levels, steps, term, standard, standards, register, events,
        series, milestones, organisations, awards, empty, sources, old_site, contacts, co_hosts,
        sitemap, translate, link, makeup, facts, latest, source, confidence, clause_link, messages,
        articles, certification_path, figure, figure_link,
    )
}  # fmt: skip
