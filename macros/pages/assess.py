"""The self-assessment: where to start, and one page an edition.

An edition that can be scored gets the tool, which without scripts is a checklist to print and a
workbook to download.  Any other edition says why it cannot and leads to the clauses that can.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..catalogue import ClauseView, EditionView
from ..model.base import LANGUAGES
from ..render import Reader
from ..score import Criteria, Unscorable, criteria_of
from ..score.layout import grade_label
from ..score.page_data import SCHEMA, book_path, scorable, script_name, usual_exclusions
from ..score.reasons import reason_text
from .page import GeneratedPage

#: In the order they run; the edition's own data comes first.
SCRIPTS = (
    "score.js",
    "score-path.js",
    "xlsx-write.js",
    "assess-dom.js",
    "assess-sheet.js",
    "assess-zip.js",
    "assess-xlsx.js",
    "assess-book.js",
    "assess-store.js",
    "assess-draw.js",
    "assess-form.js",
    "assess-start.js",
    "assess-answers.js",
    "assess-result.js",
    "assess-plan.js",
    "assess-report.js",
    "assess-files.js",
    "assess.js",
)


def address(edition: EditionView) -> str:
    """Where the self-assessment of an edition stands."""
    return f"assess/{edition.standard.id}/{edition.id}/"


def _trail(reader: Reader) -> tuple[tuple[str, str], ...]:
    return ((reader.t("nav.assessment"), "assess/"),)


def _root(reader: Reader, url: str) -> str:
    """From a page to the root that all languages share."""
    return reader.at(url).base + ("" if reader.language == LANGUAGES[0] else "../")


def assess_start(reader: Reader) -> Iterator[GeneratedPage]:
    """The list of editions with what can be done with each."""
    editions = [(edition, criteria_of(edition)) for edition in reader.catalogue.editions]
    yield GeneratedPage(
        url="assess/",
        title=reader.t("assess.title"),
        description=reader.t("assess.chooser_lead"),
        template="assess-start.html",
        area="nav.assessment",
        values={
            "editions": sorted(editions, key=lambda pair: isinstance(pair[1], Unscorable)),
            "address": address,
        },
    )


def assess_pages(reader: Reader) -> Iterator[GeneratedPage]:
    """One page an edition."""
    for edition in reader.catalogue.editions:
        found = criteria_of(edition)
        heading = reader.t("assess.heading", number=reader.document(edition))
        page: dict[str, Any] = {
            "url": address(edition),
            "title": heading,
            "area": "nav.assessment",
            "trail": _trail(reader),
            "description": reader.t("assess.chooser_lead"),
        }
        if isinstance(found, Unscorable):
            values = _closed(reader, edition, found)
            yield GeneratedPage(**page, template="assess-closed.html", values=values)
        else:
            values = _tool(reader, edition, found)
            scripts = (script_name(edition), *SCRIPTS)
            yield GeneratedPage(**page, template="assess.html", values=values, scripts=scripts)


def _tool(reader: Reader, edition: EditionView, criteria: Criteria) -> dict[str, Any]:
    usual: dict[str, list[str]] = {}
    for industry, clauses in usual_exclusions(edition, criteria).items():
        for clause in clauses:
            usual.setdefault(clause, []).append(industry)
    views = {view.id: view for view in edition.clauses}
    root = _root(reader, address(edition))
    return {
        "edition": edition,
        "criteria": criteria,
        "rows": list(_rows(criteria, views)),
        "usual": usual,
        "grade_label": grade_label,
        "root": root,
        "book": root + book_path(edition, reader.language),
        "schema": root + SCHEMA,
    }


def _rows(criteria: Criteria, views: dict[str, ClauseView]) -> Iterator[tuple[ClauseView, Any]]:
    """Headings (with None) and scored clauses, in print order."""
    shown: set[str] = set()
    for clause in criteria.clauses:
        for heading in clause.chapters:
            if heading not in shown:
                shown.add(heading)
                yield views[heading], None
        yield views[clause.id], clause


def _closed(reader: Reader, edition: EditionView, found: Unscorable) -> dict[str, Any]:
    able = [edition for edition, _ in scorable(reader.catalogue)]
    other = next((item for item in able if item is item.standard.current), None)
    rows = []
    for clause in edition.clauses:
        matches = [
            view
            for view, _ in clause.mapped_from
            if other is not None and view.edition is other and view.record.scored
        ]
        if matches or (clause.parent is not None and not clause.children):
            rows.append((clause, matches))
    return {
        "edition": edition,
        "other": other,
        "address": address,
        "rows": rows,
        "reasons": [reason_text(reader.t, key, of) for key, of in found.reasons],
    }
