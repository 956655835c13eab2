"""The page of changes of an edition against its base, and the files that carry the same.

Complete without a script: every change inline.  ``changes.js`` hides what a filter leaves out
and sets old and new side by side.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..catalogue import Catalogue, ClauseView, EditionView
from ..catalogue.trace import derived, remembered
from ..exports.data import reader_of
from ..model.base import LANGUAGE_TAGS, LANGUAGES
from ..render import Reader
from ..revise import Change, Kind, Revision, base_of, revision, revision_of
from ..revise.foreword import as_text, explained, of_scheme
from ..revise.redline import Marked
from ..revise.report import as_json, redline, views
from ..revise.tracked import tracked
from .downloads import to_root
from .explorer import sections
from .page import GeneratedPage


@dataclass(frozen=True)
class Shown:
    """A change as the page shows it."""

    change: Change
    before: ClauseView | None
    after: ClauseView | None
    chapter: str
    why: tuple[str, ...]
    language: str
    tag: str
    lines: tuple[Marked, ...]

    @property
    def clause(self) -> ClauseView:
        """The clause to name and link: the new one, else the old one."""
        found = self.after or self.before
        assert found is not None
        return found


def url_of(edition: EditionView) -> str:
    """Address of the page of changes."""
    return f"{edition.url}changes/"


def file_of(before: EditionView, after: EditionView, language: str) -> str:
    """Where the Word file with tracked changes stands."""
    names = f"{after.standard.id}-{before.id}-{after.id}"
    return f"{url_of(after)}{names}-{language}.docx"


def _shown(change: Change, before: EditionView, after: EditionView, reader: Reader) -> Shown:
    was, now = views(change, before, after)
    clause = now or was
    assert clause is not None
    language, lines = redline(change, before, after, reader)
    chapter = sections(clause)[-1]
    return Shown(
        change,
        was,
        now,
        chapter,
        explained(change, before, after, reader),
        language if language != reader.language else "",
        LANGUAGE_TAGS[language],
        tuple(line for line in lines if line.op != "same" or line.kind in ("paragraph", "item")),
    )


def _chapters(shown: list[Shown], before: EditionView, after: EditionView) -> list[ClauseView]:
    """Chapters with changes, in the order of the new edition."""
    names = {each.chapter for each in shown}
    found = [clause for clause in after.clauses if clause.id in names]
    known = {clause.id for clause in found}
    return found + [c for c in before.clauses if c.id in names - known]


def _values(
    found: Revision, before: EditionView, after: EditionView, reader: Reader
) -> dict[str, object]:
    only_renumbered = [c for c in found.changes if set(c.kinds) == {Kind.RENUMBERED}]
    shown = [
        _shown(change, before, after, reader)
        for change in found.changes
        if change not in only_renumbered
    ]
    return {
        "edition": after,
        "base": before,
        "revision": found,
        "shown": shown,
        "chapters": _chapters(shown, before, after),
        "kinds": {kind: count for kind, count in found.counts().items() if count},
        "answers": found.answers(),
        "renumbered": [(views(c, before, after), c) for c in only_renumbered],
        "scheme": [(each, of_scheme(each, after, reader)) for each in found.scheme],
        "foreword": as_text(found, before, after, reader),
        "root": to_root(reader),
        "docx": file_of(before, after, reader.language),
        "json": f"{url_of(after)}changes.json",
    }


def changes_pages(reader: Reader) -> Iterator[GeneratedPage]:
    """One page an edition that has a lineage."""
    for edition in reader.catalogue.editions:
        base, found = base_of(edition, reader.catalogue), revision_of(edition, reader.catalogue)
        if base is None or found is None:
            continue
        url, standard = url_of(edition), edition.standard
        names = {"base": reader.document(base), "number": reader.document(edition)}
        title = reader.t("revise.title", **names)
        yield GeneratedPage(
            url=url,
            title=f"{reader.document(edition)} {title}",
            description=reader.t("revise.description", **names),
            template="changes.html",
            area="nav.criteria",
            trail=(
                (reader.t("nav.criteria"), "standards/"),
                (standard.record.number, standard.url),
                (reader.document(edition), edition.url),
            ),
            values=_values(found, base, edition, reader.at(url)),
            source=f"standards/{standard.id}/{edition.id}/lineage.yml",
            outline=edition,
            scripts=("changes.js",),
        )


def changes_files(catalogue: Catalogue) -> Iterator[tuple[str, bytes]]:
    """Beside each page: its data, and Word files with tracked changes."""
    reader = reader_of(catalogue)
    for edition in catalogue.editions:
        base = base_of(edition, catalogue)
        if base is None:
            continue
        yield f"{url_of(edition)}changes.json", as_json(base, edition, reader)
        for code in LANGUAGES:
            there = Reader(catalogue, code)
            yield file_of(base, edition, code), tracked(base, edition, there)


@remembered
def _shown_ids(before: EditionView, after: EditionView) -> frozenset[str]:
    """The clauses that the page of changes shows one by one."""
    changes = revision(before, after).changes
    return frozenset(change.id for change in changes if set(change.kinds) != {Kind.RENUMBERED})


@derived
def _has_changed(catalogue: Catalogue, ref: str) -> str:
    """``1`` for a clause that is on the page of changes: told once, read on every clause's page."""
    clause = catalogue.clauses.get(ref)
    base = base_of(clause.edition, catalogue) if clause else None
    return "1" if base and clause and clause.id in _shown_ids(base, clause.edition) else ""


def change_of(clause: ClauseView, catalogue: Catalogue) -> str:
    """Where the change of a clause stands on the page of changes; empty where it has none."""
    if not _has_changed(catalogue, clause.ref):
        return ""
    return f"{url_of(clause.edition)}#{clause.id}"
