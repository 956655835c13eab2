"""The index that the verification page looks a hash up in.

A plain script, so that the page also works from a disk; the same data stands in the API.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from ..catalogue import Catalogue
from ..model.base import LANGUAGES
from ..render import Reader
from .work import Work, article_work, clause_work, edition_work

SCRIPT = "assets/js/hashes.js"


def _works(catalogue: Catalogue, language: str) -> Iterator[tuple[str, Work]]:
    """Every citable thing with its address below the root of a language's site."""
    reader = Reader(catalogue, language)
    for edition in catalogue.editions:
        yield edition.url, edition_work(edition, reader)
        for clause in edition.clauses:
            yield clause.url, clause_work(clause, reader)
    for item in catalogue.pages:
        if item.kind == "article" and item.names.get("language") == language:
            work = article_work(item, reader)
            yield f"{work.key}/", work


def hashes(catalogue: Catalogue) -> dict[str, dict[str, Any]]:
    """``hash → {url, zh: name, en: name}``; texts that agree to the letter share a hash."""
    found: dict[str, dict[str, Any]] = {}
    for language in LANGUAGES:
        for url, work in _works(catalogue, language):
            name = " · ".join(part for part in (work.number, work.whole) if part)
            entry = found.setdefault(work.hash, {"url": url})
            entry.setdefault(language, name)
    return found


def hash_script(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """The index as a script that hands itself over."""
    data = json.dumps(hashes(catalogue), ensure_ascii=False, separators=(",", ":"))
    yield SCRIPT, f"(globalThis.asc = globalThis.asc || {{}}).hashes = {data};\n"
