"""The ledger as data: of this build, and as it was recorded from time to time."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ..catalogue import Catalogue
from ..model.base import LANGUAGES
from .coverage import coverage
from .matters import ledger

#: Recorded figures, one line a record; written by ``python -m macros ledger record``.
HISTORY = "standards/ledger.jsonl"
JSON = "contributing/ledger/ledger.json"


def figures(known: Catalogue) -> dict[str, Any]:
    """How many of each matter, and the coverage of every edition."""
    return {
        "matters": {matter.id: len(matter.rows) for matter in ledger(known, LANGUAGES[0])},
        "coverage": {
            item.edition.ref: {name: [filled, of] for name, filled, of in item.figures}
            for item in coverage(known)
        },
    }


def history(known: Catalogue) -> list[dict[str, Any]]:
    """The recorded figures, oldest first; the check reports lines that cannot be read (Y111)."""
    path = _root(known) / HISTORY
    if not path.is_file():
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def record(known: Catalogue, when: str) -> Path:
    """Write the present figures into the history, in place of an earlier record of that day."""
    lines = [item for item in history(known) if item["date"] != when]
    lines.append({"date": when, **figures(known)})
    lines.sort(key=lambda item: item["date"])
    path = _root(known) / HISTORY
    text = "".join(json.dumps(item, ensure_ascii=False) + "\n" for item in lines)
    path.write_text(text, encoding="utf-8", newline="\n")
    return path


def _root(known: Catalogue) -> Path:
    """The root of the tree that the catalogue was made from."""
    folder = known.editions[0].folder if known.editions else None
    return folder.parents[2] if folder else Path()


def ledger_files(known: Catalogue) -> Iterator[tuple[str, str]]:
    """The ledger as JSON: figures, rows in every language, and the history."""
    rows = {
        code: {
            matter.id: [
                {"title": row.title, "url": row.url, "remark": row.remark} for row in matter.rows
            ]
            for matter in ledger(known, code)
        }
        for code in LANGUAGES
    }
    data = {**figures(known), "rows": rows, "history": history(known)}
    yield JSON, json.dumps(data, ensure_ascii=False, indent=1) + "\n"
