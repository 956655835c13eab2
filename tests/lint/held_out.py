"""The sentences of ``held_out.yml`` as drafts."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from macros.lint import draft_of, findings
from macros.lint.explain import example_draft
from macros.model.drafting import Drafting
from macros.model.terms import Terms

FILE = Path(__file__).parent / "held_out.yml"


@cache
def _data() -> Any:
    return yaml.load(FILE.read_text(encoding="utf-8"), yaml.BaseLoader)


def sentences() -> list[dict[str, Any]]:
    """Every sentence with its labels."""
    return list(_data()["sentences"])


def clause_of(sentence: dict[str, Any]) -> dict[str, Any]:
    """The clause that a sentence is the text of."""
    clause: dict[str, Any] = {"type": sentence["type"], "text": _words(sentence, "")}
    for key in ("note", "example"):
        if f"{key}_zh" in sentence:
            clause[f"{key}s"] = [_words(sentence, f"{key}_")]
    return clause | ({"points": "1"} if "scored" in sentence else {})


def _words(sentence: dict[str, Any], prefix: str) -> dict[str, str]:
    return {code: sentence[prefix + code] for code in ("zh", "en")}


def draft_for(clause: dict[str, Any], data: Drafting) -> set[str]:
    """The codes that the rules report for a clause, with the glossary of the set."""
    draft = example_draft(yaml.safe_dump(clause, allow_unicode=True), data)
    terms = Terms.model_validate({"terms": _data()["terms"]})
    files = tuple(
        item if item.kind != "terms" else type(item)("terms", terms, item.document, {})
        for item in draft.files
    )
    return {found.code for found in findings(draft_of(files, data, _data()["replaced"]))}
