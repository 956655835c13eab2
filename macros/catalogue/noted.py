"""Which fact stands behind every field of the views: a file, a list of names, a clause's field."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..model.base import LANGUAGES
from .trace import LINKS, PLACE, Fact, Noted, NotedClause
from .views import Catalogue, ClauseView, EditionView, EventView, StandardView

#: Kinds of facts besides the fields of clauses: the bytes of files, which files there are, and
#: the clauses of an edition (all when the name is empty) with the clauses above them.
FILES, NAMES, CLAUSES = "files", "names", "clauses"
_STANDARDS = ((FILES, "standards/*/standard.yml"), (NAMES, "standards/*/*/edition.yml"))
_TERMS = (FILES, "standards/*/*/terms.yml")
_ARTICLES = tuple((FILES, f"docs/{code}/research/*.md") for code in LANGUAGES)


def _files(*names: str) -> Callable[[Any], tuple[Fact, ...]]:
    facts = tuple((FILES, name) for name in names)
    return lambda view: facts


def _own(*names: str) -> Callable[[EditionView], tuple[Fact, ...]]:
    """Files of an edition's folder; ``..`` is its standard's."""

    def facts(view: EditionView) -> tuple[Fact, ...]:
        known = view.__dict__.setdefault("_facts", {})
        if names not in known:
            folder = f"standards/{view.standard.id}/"
            known[names] = tuple(
                (FILES, folder + (name[3:] if name.startswith("../") else f"{view.id}/{name}"))
                for name in names
            )
        found: tuple[Fact, ...] = known[names]
        return found

    return facts


def _of_clause(name: str) -> Callable[[ClauseView], tuple[Fact, ...]]:
    def facts(view: ClauseView) -> tuple[Fact, ...]:
        known = view.__dict__.get("_facts")
        if known is None:
            known = view.__dict__["_facts"] = {
                LINKS: ((view.ref, LINKS),),
                PLACE: ((view.ref, PLACE),),
            }
        found: tuple[Fact, ...] = known[name]
        return found

    return facts


def _of_standard(view: StandardView) -> tuple[Fact, ...]:
    return (
        (FILES, f"standards/{view.id}/standard.yml"),
        (NAMES, f"standards/{view.id}/*/edition.yml"),
    )


_CATALOGUE: dict[str, Callable[[Any], tuple[Fact, ...]]] = {
    "standards": lambda view: _STANDARDS,
    "clauses": lambda view: ((CLAUSES, ""),),
    "terms": lambda view: (*_STANDARDS, _TERMS),
    "vocabulary": _files("standards/vocabulary.yml"),
    "sources": _files("standards/sources.yml"),
    "register": _files("standards/register.yml"),
    "events": _files("docs/archive/events/*"),
    "awards": _files("docs/archive/awards/*"),
    "organisations": _files("docs/archive/organisations.yml"),
    "kinds": _files("docs/archive/kinds.yml"),
    "series": _files("docs/archive/series.yml"),
    "milestones": _files("docs/archive/milestones.yml"),
    "old_site": _files("docs/archive/old-site.yml"),
    "pages": _files(*(f"docs/{code}/*.md" for code in LANGUAGES)),
    "articles": lambda view: _ARTICLES,
    "synonyms": _files("standards/synonyms.yml"),
    "drafting": _files("standards/drafting.yml"),
    "stages": _files("standards/stages.yml"),
    "redirects": _files("docs/archive/redirects.yml"),
    "survey": _files("standards/survey.yml"),
    "comment_forms": _files("standards/comment-forms.yml"),
    "media": _files("docs/media/*"),
}
_EDITION = {
    "record": _own("edition.yml"),
    "entry": _own("../standard.yml"),
    "scheme": _own("scheme.yml"),
    "terms": _own("terms.yml"),
    "lineage": _own("lineage.yml"),
    "rounds": _own("comments.yml"),
    "translated": _own("*.lock"),
    "confirmed": _own("links.lock"),
    "folder": _own("*.lock", "*.jsonl"),
    "clauses": lambda view: ((CLAUSES, view.ref),),
}
_LINKED = (
    "parent",
    "children",
    "previous",
    "next",
    "referred_by",
    "mapped_from",
    "editions",
    "events",
    "articles",
)
#: Where the record of a clause stands.
STANDING = ("file", "line", "column")


def note_reading() -> None:
    """From now on, every field of the views notes that it is read.

    A field of the catalogue without a line here stands for every file of the tree.
    """
    for name in Catalogue.__dataclass_fields__:
        setattr(Catalogue, name, Noted(name, _CATALOGUE.get(name, _files("*"))))
    for name, facts in _EDITION.items():
        setattr(EditionView, name, Noted(name, facts))
    for name in ("record", "editions"):
        setattr(StandardView, name, Noted(name, _of_standard))
    EventView.record = Noted("record", lambda view: ((FILES, view.file),))  # type: ignore[assignment]
    ClauseView.record = NotedClause("record", _of_clause(LINKS))  # type: ignore[assignment]
    for name in _LINKED:
        setattr(ClauseView, name, Noted(name, _of_clause(LINKS)))
    for name in STANDING:
        setattr(ClauseView, name, Noted(name, _of_clause(PLACE)))
