"""The lock and the wording kept with it, as text: one line a clause, in print order."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from ..catalogue import ClauseView, EditionView
from ..catalogue.trace import remembered
from ..model.base import LANGUAGES
from ..model.locks import LinkLine, Step, TranslationLine
from .wording import Parts, parts_hash, target_language, wording

HEAD = "# 由 python -m macros {verb} 写成，不要手改 / written by a tool, not by hand"
#: Wording by language and place.
Kept = dict[str, Parts]


def lock_path(edition: EditionView) -> Path:
    """Where the lock of an edition stands."""
    assert edition.folder is not None
    return edition.folder / f"{target_language(edition.record)}.lock"


def kept_path(edition: EditionView) -> Path:
    """Where the wording that was confirmed stands."""
    return lock_path(edition).with_suffix(".reviewed.jsonl")


def lock_text(lines: Iterable[TranslationLine]) -> str:
    """The lock: YAML, one line a clause."""
    rows = [
        f"  - {{id: {line.id}, zh: {line.zh}, en: {line.en}, state: {line.state.value}, "
        f'who: {json.dumps(line.who, ensure_ascii=False)}, when: "{line.when}"}}'
        for line in lines
    ]
    body = ["clauses:", *rows] if rows else ["clauses: []"]
    return "\n".join([HEAD.format(verb="translate"), *body]) + "\n"


@remembered
def kept(edition: EditionView) -> dict[str, Kept]:
    """The wording of each clause as it was confirmed.

    A line that is no JSON, or that is not the wording which the lock has the hashes of, counts
    as lost: no reader is shown changes against a text that nobody confirmed.
    """
    path = kept_path(edition)
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    rows = (_kept_row(line) for line in text.splitlines())
    return {name: row for name, row in rows if _is_confirmed(row, edition.translated.get(name))}


def _kept_row(line: str) -> tuple[str, Kept]:
    try:
        row: Any = json.loads(line)
        return str(row["id"]), {code: dict(row[code]) for code in LANGUAGES}
    except (ValueError, KeyError, TypeError):
        return "", {}


def _is_confirmed(row: Kept, line: TranslationLine | None) -> bool:
    if line is None:
        return False
    return all(parts_hash(row[code]) == line.hash(code) for code in LANGUAGES)


def kept_text(rows: dict[str, Kept]) -> str:
    """The file of the confirmed wording: one line a clause."""
    return "".join(
        json.dumps({"id": name, **row}, ensure_ascii=False, separators=(",", ":")) + "\n"
        for name, row in rows.items()
    )


def confirm(edition: EditionView, names: set[str], step: Step, who: str, when: str) -> None:
    """Write the present wording of clauses into the lock; lines of vanished clauses go."""
    lines: list[TranslationLine] = []
    before, rows = kept(edition), {}
    for clause in edition.clauses:
        if clause.id in names:
            lines.append(_line(clause, step, who, when))
            rows[clause.id] = wording(clause).parts
        elif line := edition.translated.get(clause.id):
            lines.append(line)
            if clause.id in before:
                rows[clause.id] = before[clause.id]
    lock_path(edition).write_text(lock_text(lines), encoding="utf-8", newline="\n")
    kept_path(edition).write_text(kept_text(rows), encoding="utf-8", newline="\n")


def _line(clause: ClauseView, step: Step, who: str, when: str) -> TranslationLine:
    return TranslationLine(id=clause.id, state=step, who=who, when=when, **wording(clause).hashes)


def links_text(lines: Iterable[LinkLine]) -> str:
    """The lock of the references: YAML, one line a reference."""
    rows = [
        f"  - {{from: {line.start}, target: {json.dumps(line.target)}, hash: {line.hash}, "
        f'who: {json.dumps(line.who, ensure_ascii=False)}, when: "{line.when}"}}'
        for line in lines
    ]
    body = ["links:", *rows] if rows else ["links: []"]
    return "\n".join([HEAD.format(verb="references"), *body]) + "\n"
