"""检索，排序与页面相同 / search with the ranking of the pages."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from ..build import check_all
from ..locale import locale
from ..model.base import LANGUAGES
from ..problem import as_text


def _line(result: dict[str, Any], language: str) -> str:
    """One result: number and title, where it stands, and the sentence that matches."""
    t = locale(language)
    title = "".join(piece["text"] for piece in result["title"]["pieces"])
    edition = result["edition"]
    status = t(f"status.{edition['status']}") if edition else ""
    where = [t(f"search.kind.{result['kind']}"), edition["number"] if edition else "", status]
    number = "" if result["number"] in (where[1], title) else result["number"]
    lines = [f"{number} {title}".strip(), "   " + " · ".join(part for part in where if part)]
    if result["sentence"]:
        lines.append("   " + "".join(piece["text"] for piece in result["sentence"]["pieces"]))
    return "\n".join([*lines, f"   {result['id']}"])


def _text(answer: dict[str, Any], language: str) -> str:
    t = locale(language)
    lines = [t(f"search.note.{note['how']}", **note) for note in answer["notes"]]
    related = False
    for result in answer["results"]:
        if result["related"] and not related:
            related = True
            lines.append(f"— {t('search.related')} —")
        lines.append(_line(result, language))
    if not answer["results"]:
        lines.append(t("search.none", query=answer["query"]))
        if answer["suggestion"]:
            lines.append(t("search.suggestion", name=answer["suggestion"]))
    return "\n".join(lines)


def run(arguments: list[str]) -> int:
    """Print results; 0 when something was found, 1 when nothing, 2 for usage."""
    parser = argparse.ArgumentParser(prog="python -m macros search", description=__doc__)
    parser.add_argument("query", help="检索词，与页面上的写法相同 / as on the page")
    parser.add_argument("--root", type=Path, default=Path("."), help="项目目录 / tree to search")
    parser.add_argument("--lang", choices=LANGUAGES, default=LANGUAGES[0])
    parser.add_argument("--limit", type=int, default=10)
    parser.add_argument("--format", choices=("text", "json"), default="text")
    options = parser.parse_args(arguments)
    if not options.root.is_dir():
        parser.error(f"没有这个目录 / no such folder: {options.root}")
    from ..search.engine import Engine

    _, known, problems = check_all(options.root)
    if known is None:
        print(as_text(problems, None), file=sys.stderr)
        return 2
    with Engine.of(known) as engine:
        answer = engine.search(options.query, options.lang, options.limit)
    if options.format == "json":
        print(json.dumps(answer, ensure_ascii=False, indent=1))
    else:
        print(_text(answer, options.lang))
    return 0 if answer["results"] else 1
