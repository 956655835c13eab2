"""Pages of standards: the standard, an edition, its glossary, and every clause."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from ..archive.linked import glossary
from ..archive.related import relations
from ..catalogue import Catalogue, ClauseView, EditionView, StandardView
from ..cite import clause_work, edition_work
from ..lifecycle.life import life
from ..lifecycle.versions import versions
from ..model.base import LANGUAGES
from ..render import Reader
from ..render.autolink import users
from .changes import change_of
from .comments import Talk
from .page import Each, GeneratedPage


def _standards_trail(reader: Reader) -> tuple[tuple[str, str], ...]:
    return ((reader.t("nav.criteria"), "standards/"),)


def _edition_trail(reader: Reader, edition: EditionView) -> tuple[tuple[str, str], ...]:
    standard = edition.standard
    return (
        *_standards_trail(reader),
        (standard.record.number, standard.url),
        (reader.document(edition), edition.url),
    )


def _standard_title(standard: StandardView, reader: Reader) -> str:
    return f"{standard.record.number} {reader.plain(standard.record.title)}"


def standard_pages(reader: Reader) -> Iterator[GeneratedPage]:
    """One page a standard: what it is and its editions."""
    for standard in reader.catalogue.standards.values():
        yield GeneratedPage(
            url=standard.url,
            title=_standard_title(standard, reader),
            description=reader.plain(standard.record.summary),
            template="standard.html",
            area="nav.criteria",
            trail=_standards_trail(reader),
            values={"standard": standard},
            source=f"standards/{standard.id}/standard.yml",
        )


def edition_pages(reader: Reader) -> Iterator[GeneratedPage]:
    """One overview an edition."""
    for edition in reader.catalogue.editions:
        yield GeneratedPage(
            url=edition.url,
            title=f"{reader.document(edition)} {reader.plain(edition.title)}",
            description=reader.plain(edition.record.scope),
            template="edition.html",
            area="nav.criteria",
            trail=_edition_trail(reader, edition)[:-1],
            values={
                "edition": edition,
                "stages": life(edition, reader.catalogue),
                "versions": versions(edition),
            },
            source=f"standards/{edition.standard.id}/{edition.id}/edition.yml",
            outline=edition,
            cited=partial(edition_work, edition),
        )


def glossary_pages(reader: Reader) -> Iterator[GeneratedPage]:
    """One glossary an edition that has terms, with the clauses that use each term."""
    for edition in reader.catalogue.editions:
        if not edition.terms:
            continue
        yield GeneratedPage(
            url=f"{edition.url}glossary/",
            title=f"{reader.document(edition)} {reader.t('standard.glossary')}",
            template="glossary.html",
            area="nav.criteria",
            trail=_edition_trail(reader, edition),
            values={"edition": edition, "users": users(edition)},
            source=f"standards/{edition.standard.id}/{edition.id}/terms.yml",
            outline=edition,
            head=partial(glossary, edition),
        )


def _clause_page(reader: Reader, clause: ClauseView) -> Iterator[GeneratedPage]:
    """The page of one clause; a chapter's page shows all of the chapter."""
    edition = clause.edition
    text = clause.record.short or clause.record.text
    yield GeneratedPage(
        url=clause.url,
        title=f"{reader.number(clause)} {reader.title(clause)} · {reader.document(edition)}",
        description=reader.plain(text)[:200],
        template="chapter.html" if clause.parent is None else "clause.html",
        area="nav.criteria",
        trail=(*_edition_trail(reader, edition), *_ancestors(clause, reader)),
        values={
            "clause": clause,
            "edition": edition,
            "articles": relations(reader).mentions(clause),
            "change": change_of(clause, reader.catalogue),
            **Talk(reader).about(clause),
        },
        languages=_languages(clause),
        source=f"{clause.file}#L{clause.line}",
        outline=edition,
        cited=partial(clause_work, clause),
    )


def _clauses(catalogue: Catalogue) -> Iterable[tuple[str, ClauseView]]:
    return catalogue.clauses.items()


#: One page a clause.
clause_pages = Each("clause", _clauses, _clause_page)


def _ancestors(clause: ClauseView, reader: Reader) -> tuple[tuple[str, str], ...]:
    parent = clause.parent
    if parent is None:
        return ()
    step = (f"{reader.number(parent)} {reader.title(parent)}", parent.url)
    return (*_ancestors(parent, reader), step)


def _languages(clause: ClauseView) -> tuple[str, ...]:
    """Languages in which the clause has both its title and its text."""
    record = clause.record
    return tuple(
        code
        for code in LANGUAGES
        if record.title.get(code) and (record.text is None or record.text.get(code))
    )
