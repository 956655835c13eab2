"""The lock and the wording kept with it, as text: one line a clause, in print order."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from ..catalogue import ClauseView, EditionView
from ..model.base import LANGUAGES
from ..model.locks import LinkLine, Step, TranslationLine
from .wording import parts, target_language, wording_hash

HEAD = "# 由 python -m macros {verb} 写成，不要手改 / written by a tool, not by hand"
#: Wording by language and place.
Kept = dict[str, dict[str, str]]


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


def kept(edition: EditionView) -> dict[str, Kept]:
    """The wording of each clause as it was confirmed; a line that is no JSON counts as lost."""
    path = kept_path(edition)
    found: dict[str, Kept] = {}
    if path.is_file():
        for line in path.read_text(encoding="utf-8").splitlines():
            try:
                row = json.loads(line)
                found[row.pop("id")] = row
            except (ValueError, KeyError, AttributeError):
                continue
    return found


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
            rows[clause.id] = {code: parts(clause.record, code) for code in LANGUAGES}
        elif line := edition.translated.get(clause.id):
            lines.append(line)
            if clause.id in before:
                rows[clause.id] = before[clause.id]
    lock_path(edition).write_text(lock_text(lines), encoding="utf-8")
    kept_path(edition).write_text(kept_text(rows), encoding="utf-8")


def _line(clause: ClauseView, step: Step, who: str, when: str) -> TranslationLine:
    hashes = {code: wording_hash(clause.record, code) for code in LANGUAGES}
    return TranslationLine(id=clause.id, state=step, who=who, when=when, **hashes)


def links_text(lines: Iterable[LinkLine]) -> str:
    """The lock of the references: YAML, one line a reference."""
    rows = [
        f"  - {{from: {line.start}, target: {json.dumps(line.target)}, hash: {line.hash}, "
        f'who: {json.dumps(line.who, ensure_ascii=False)}, when: "{line.when}"}}'
        for line in lines
    ]
    body = ["links:", *rows] if rows else ["links: []"]
    return "\n".join([HEAD.format(verb="references"), *body]) + "\n"
