"""What the page's scripts need, as files beside the page: they load from the disk, too.

``asc-2026.js`` gives the criteria, their names in every language and the strings; a blank
workbook a language is a script of its own, fetched only when somebody wants to fill it.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from typing import Any

from ..catalogue import Catalogue, ClauseView, EditionView
from ..locale import locale
from ..markup import join_lines, plain
from ..model.base import LANGUAGES
from .criteria import Criteria, criteria_of
from .layout import layout_data
from .sheet import Sheet
from .workbook import workbook

SCHEMA = "assess/sheet.schema.json"
_STRINGS = ("assess.",)


def stem(edition: EditionView) -> str:
    """``asc-2026``: how files of an edition are named."""
    return f"{edition.standard.id}-{edition.id}"


def book_path(edition: EditionView, language: str) -> str:
    """Where the blank workbook of an edition is, from the site's root."""
    return f"assess/{stem(edition)}-{language}.xlsx"


def script_name(edition: EditionView) -> str:
    """The script with an edition's data, below ``assets/js``."""
    return f"assess/{stem(edition)}.js"


def scorable(catalogue: Catalogue) -> Iterator[tuple[EditionView, Criteria]]:
    """Every edition that can be scored, with its criteria."""
    for edition in catalogue.editions:
        found = criteria_of(edition)
        if isinstance(found, Criteria):
            yield edition, found


def assessment_files(catalogue: Catalogue) -> Iterator[tuple[str, str | bytes]]:
    """Data scripts, blank workbooks and the schema of the file format."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    text = json.dumps({**schema, **Sheet.model_json_schema()}, ensure_ascii=False, indent=1)
    yield SCHEMA, text + "\n"
    for edition, criteria in scorable(catalogue):
        data = page_data(catalogue, edition, criteria)
        yield f"assets/js/{script_name(edition)}", _script("asc.assessment", data)
        for language in LANGUAGES:
            book = workbook(catalogue, edition, criteria, language)
            yield book_path(edition, language), book
            encoded = base64.b64encode(book).decode()
            name = f"assets/js/assess/{stem(edition)}-{language}.book.js"
            yield name, _script("asc.blankBook", encoded)


def _script(name: str, value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    text = text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f"globalThis.asc=globalThis.asc||{{}};{name}={text};\n"


def page_data(catalogue: Catalogue, edition: EditionView, criteria: Criteria) -> dict[str, Any]:
    """Everything the scripts know."""
    views = {view.id: view for view in edition.clauses}
    return {
        "criteria": criteria.data(),
        "number": edition.record.number,
        "title": _words(edition.title),
        "stem": stem(edition),
        "layout": layout_data(),
        "strings": {code: _strings(code) for code in LANGUAGES},
        "names": {view.id: _words(view.record.title) for view in _named(criteria, views)},
        "numbers": {view.id: view.record.number for view in _named(criteria, views)},
        "short": {c.id: _words(_provision(views[c.id])) for c in criteria.clauses},
        "grades": {
            c.id: [_words(g.text) for g in views[c.id].record.grades] for c in criteria.clauses
        },
        "evidence": {c.id: _evidence(catalogue, views[c.id]) for c in criteria.clauses},
        "levels": {level.id: _words(level.name) for level in criteria.scheme.levels},
        "industries": {k: _words(v.name) for k, v in catalogue.vocabulary["industries"].items()},
        "usual": usual_exclusions(edition, criteria),
        "axes": [view.id for view in _axes(criteria, views)],
        "lineage": _lineage(edition),
        "former": _former(catalogue, edition),
    }


def _provision(view: ClauseView) -> Any:
    return view.record.short or view.record.text or view.record.title


def _words(words: Any) -> dict[str, str]:
    """Wording in each language, without markup, on one line."""
    found = {}
    for code in LANGUAGES:
        text, _ = words.best(code)
        found[code] = plain(join_lines(text), lambda kind, to: to)
    return found


def _strings(language: str) -> dict[str, str]:
    strings = locale(language).strings
    return {key[7:]: text for key, text in strings.items() if key.startswith(_STRINGS)}


def _named(criteria: Criteria, views: dict[str, ClauseView]) -> list[ClauseView]:
    """Scored clauses and the headings above them, in print order."""
    wanted = {name for clause in criteria.clauses for name in (*clause.chapters, clause.id)}
    return [view for name, view in views.items() if name in wanted]


def _evidence(catalogue: Catalogue, view: ClauseView) -> list[dict[str, Any]]:
    kinds = catalogue.vocabulary["evidence_types"]
    return [
        {"type": _words(kinds[item.type].name), "text": _words(item.text)}
        for item in view.record.evidence
    ]


def usual_exclusions(edition: EditionView, criteria: Criteria) -> dict[str, list[str]]:
    """Industry → clauses that a permission for this industry alone names as excludable."""
    excludable = {clause.id for clause in criteria.clauses if clause.excludable}
    found: dict[str, list[str]] = {}
    for view in edition.clauses:
        if view.record.type == "permission":
            for industry in view.record.applies_to.industries:
                named = [name for name in view.record.see if name in excludable]
                found.setdefault(industry, []).extend(named)
    return found


def _axes(criteria: Criteria, views: dict[str, ClauseView]) -> list[ClauseView]:
    """The headings one step below the groups: enough axes for a radar.  Else the groups."""
    below = [
        child
        for group in criteria.groups
        for child in views[group.id].children
        if child.children or child.record.scored
    ]
    return below if 3 <= len(below) <= 24 else [views[group.id] for group in criteria.groups]


def _lineage(edition: EditionView) -> dict[str, Any]:
    lineage = edition.lineage
    return {
        "base": lineage.base if lineage else "",
        "changes": [
            {
                "kind": str(change.kind),
                "before": list(change.before),
                "after": list(change.after),
                "reason": _words(change.reason),
            }
            for change in (lineage.changes if lineage else ())
        ],
    }


def _former(catalogue: Catalogue, edition: EditionView) -> dict[str, dict[str, str]]:
    """Number and title of scored clauses of the edition before that are gone."""
    base = catalogue.edition(edition.lineage.base) if edition.lineage else None
    here = {view.id for view in edition.clauses}
    return {
        view.id: {code: f"{view.record.number} {text}" for code, text in titles.items()}
        for view in (base.clauses if base else ())
        if view.record.scored and view.id not in here
        for titles in (_words(view.record.title),)
    }
