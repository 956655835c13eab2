"""What each rule is for, with an example that breaks it and one that keeps it.

The examples are YAML as a drafter writes it.  Pages show them, tests run the rules over them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from ..load import Loaded
from ..model.base import Words
from ..model.clause import ClauseFile
from ..model.drafting import Drafting
from ..model.standard import Edition
from ..model.terms import Terms
from ..problem import Problem
from ..source import document_of, read_document
from . import draft_of, findings
from .draft import Draft

FOLDER = Path(__file__).parent / "explained"
#: What an example leaves out of a clause.
_CLAUSE = {"id": "demo.clause", "number": "5.1", "title": {"zh": "示例", "en": "Example"}}
_SCORED = {
    "points": "1",
    "scoring": "binary",
    "evidence": [{"type": "record", "text": {"zh": "记录", "en": "Record"}}],
    "assessment": [
        {
            "method": "record-sampling",
            "text": {"zh": "抽取 10 份记录核对。", "en": "Check 10 records."},
        }
    ],
}
_EDITION = {
    "number": "DEMO 2026",
    "scope": {"zh": "本文件给出示例。", "en": "This document gives examples."},
    "text_basis": "original",
    "rights": {"zh": "示例", "en": "Example"},
}


@dataclass(frozen=True)
class Explanation:
    """One rule in words, and its two examples."""

    code: str
    title: Any
    why: Any
    remedy: Any
    bad: str
    good: str


@cache
def explanations() -> dict[str, Explanation]:
    """Every rule's explanation, by code."""
    found = {}
    for path in sorted(FOLDER.glob("*.yml")):
        document, problems = read_document(path, FOLDER.parent)
        assert document is not None, problems
        data = document.data
        words = {key: Words(**data[key]) for key in ("title", "why", "remedy")}
        found[path.stem] = Explanation(path.stem, bad=data["bad"], good=data["good"], **words)
    return found


def _glossary() -> tuple[Any, dict[str, str]]:
    """The terms and the register that all examples share."""
    document, _ = read_document(FOLDER.parent / "shared.yml", FOLDER.parent)
    assert document is not None
    return document.data["terms"], document.data["replaced"]


def example_draft(written: str, data: Drafting) -> Draft:
    """The draft that an example makes: clauses, or fields of one, or of the edition.

    A clause that says ``points`` and nothing of how they are given is completed.
    """
    document, problems = document_of(written, "standards/example.yml")
    assert document is not None, problems
    found: Any = document.data
    terms, replaced = _glossary()
    found = found if isinstance(found, list) else [found]
    edition = {**_EDITION, **found[0].get("edition", {})}
    clauses = [] if "edition" in found[0] else found
    records = ClauseFile.model_validate({"clauses": [_filled(clause) for clause in clauses]})
    files = (
        Loaded("edition", Edition.model_validate(edition), document, {}),
        Loaded("terms", Terms.model_validate({"terms": terms}), document, {}),
        Loaded("clauses", records, document, {}),
    )
    return draft_of(files, data, replaced)


def _filled(clause: dict[str, Any]) -> dict[str, Any]:
    type_ = {} if "type" in clause else {"type": "heading"}
    scored = _SCORED if "points" in clause and "scoring" not in clause else {}
    return {**_CLAUSE, **type_, **scored, **clause}


def run_example(written: str, data: Drafting) -> list[Problem]:
    """What the rules say about an example."""
    return list(findings(example_draft(written, data)))
