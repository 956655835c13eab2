"""The ledger as data: of this build, and as it was recorded from time to time."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ..catalogue import Catalogue
from ..model.base import LANGUAGES
from ..render import Reader
from .matters import coverage, ledger

#: Recorded figures, one line a record; appended to by ``python -m macros ledger record``.
HISTORY = "standards/ledger.jsonl"
JSON = "contributing/ledger/ledger.json"


def figures(known: Catalogue) -> dict[str, Any]:
    """How many of each matter, and the coverage of every edition."""
    matters = ledger(known, Reader(known, LANGUAGES[0]))
    return {
        "matters": {matter.id: len(matter.rows) for matter in matters},
        "coverage": {
            item.edition.ref: {name: [filled, of] for name, filled, of in item.figures}
            for item in coverage(known)
        },
    }


def history(known: Catalogue) -> list[dict[str, Any]]:
    """The recorded figures, oldest first."""
    path = _folder(known) / HISTORY
    if not path.is_file():
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def history_line(known: Catalogue, when: str) -> str:
    """A record of the present figures."""
    return json.dumps({"date": when, **figures(known)}, ensure_ascii=False) + "\n"


def _folder(known: Catalogue) -> Path:
    """The root of the tree that the catalogue was made from."""
    folder = known.editions[0].folder if known.editions else None
    return folder.parents[2] if folder else Path()


def ledger_files(known: Catalogue) -> Iterator[tuple[str, str]]:
    """The ledger as JSON: figures, rows in every language, and the history."""
    readers = {code: Reader(known, code) for code in LANGUAGES}
    rows = {
        code: {
            matter.id: [
                {"title": row.title, "url": row.url, "remark": row.remark} for row in matter.rows
            ]
            for matter in ledger(known, reader)
        }
        for code, reader in readers.items()
    }
    data = {**figures(known), "rows": rows, "history": history(known)}
    yield JSON, json.dumps(data, ensure_ascii=False, indent=1) + "\n"
