"""Links that stay: ``/c/<id>/`` leads to the edition in force, former ids and numbers lead on.

A redirect is a small page of its own that works without a script.  Where several standards
claim one id, ``/c/<id>/`` is a page that asks which is meant.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..address import absolute
from ..catalogue import Catalogue, ClauseView, EditionView
from ..model.base import LANGUAGE_TAGS, LANGUAGES
from ..render import Reader, environment
from .page import GeneratedPage


def _names(edition: EditionView) -> dict[str, ClauseView]:
    """Former ids and numbers, and over them the ids of the edition."""
    former = {name: clause for clause in edition.clauses for name in clause.record.aliases}
    return former | {clause.id: clause for clause in edition.clauses}


def claims(catalogue: Catalogue) -> dict[str, list[ClauseView]]:
    """Every id that ever stood for a clause → the clause of each standard that it means now."""
    found: dict[str, list[ClauseView]] = {}
    for standard in catalogue.standards.values():
        latest: dict[str, ClauseView] = {}
        for edition in (*standard.editions, standard.current):
            latest |= _names(edition)
        for name, clause in latest.items():
            found.setdefault(name, []).append(clause)
    return found


def moved(catalogue: Catalogue) -> Iterator[tuple[str, ClauseView]]:
    """``(address, clause)`` of every redirect."""
    for name, clauses in claims(catalogue).items():
        if len(clauses) == 1:
            yield f"c/{name}/", clauses[0]
    for edition in catalogue.editions:
        for clause in edition.clauses:
            for name in clause.record.aliases:
                yield f"{edition.url}{name}/", clause


def redirects(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """``(path, HTML)`` of every redirect in every language."""
    readers = [Reader(catalogue, code) for code in LANGUAGES]
    templates = {code: environment(code).get_template("short-link.html") for code in LANGUAGES}
    for url, clause in moved(catalogue):
        for reader in readers:
            below = "" if reader.language == LANGUAGES[0] else f"{reader.language}/"
            yield (
                f"{below}{url}index.html",
                templates[reader.language].render(
                    reader=reader.at(url),
                    t=reader.t,
                    clause=clause,
                    root="../" * f"{below}{url}".count("/"),
                    tag=LANGUAGE_TAGS[reader.language],
                    canonical=absolute(clause.url, reader.language),
                ),
            )


def choice_pages(reader: Reader) -> Iterator[GeneratedPage]:
    """One page an id that several standards claim."""
    for name, clauses in claims(reader.catalogue).items():
        if len(clauses) > 1:
            yield GeneratedPage(
                url=f"c/{name}/",
                title=reader.t("shortlink.choice", id=name),
                template="short-link-choice.html",
                area="nav.criteria",
                values={"name": name, "clauses": clauses},
            )
