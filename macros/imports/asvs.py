"""OWASP ASVS 的 CSV / CSV of the OWASP ASVS: chapters, sections and requirements."""

from __future__ import annotations

import csv
import io
import re

from ..grid import GridError
from .command import run as run_import
from .folder import Imported

_COLUMNS = {"chapter_id", "chapter_name", "section_id", "section_name", "req_id", "req_description"}
_TICK = {"✓", "x", "X", "1", "Y"}


def run(arguments: list[str]) -> int:
    """Write a standard's folder and say what is not certain."""
    return run_import("asvs", __doc__, arguments, read)


def read(data: bytes, made: Imported) -> None:
    """Fill ``made`` from the CSV."""
    try:
        rows = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    except UnicodeDecodeError as error:
        raise GridError("UTF-8") from error
    if not set(rows.fieldnames or ()) >= _COLUMNS:
        made.note(made.source, "I330", value="ASVS CSV: " + ", ".join(sorted(_COLUMNS)))
        return
    seen: dict[str, str] = {}
    for line, row in enumerate(rows, 2):
        where = f"{made.source}:{line}"
        text = made.tamed(row["req_description"])
        language = "zh" if re.search(r"[\u4e00-\u9fff]", row["chapter_name"] + text) else "en"
        for level in ("chapter", "section"):
            _heading(made, seen, row[f"{level}_id"], row[f"{level}_name"], language, where)
        if number := _number(made, row["req_id"], where, seen):
            notes = _notes(made, row)
            clause = {"id": row["req_id"].lower(), "number": number, "type": "instruction"}
            clause |= {"title": {language: row["req_id"]}, "text": {language: text}}
            made.clauses.append(clause | ({"notes": notes} if notes else {}))
            made.count("I329", "条款写作 instruction / clauses written as instruction")
            made.count("I329", "条款没有标题，用了编号 / clauses without title, named by number")


def _number(made: Imported, name: str, where: str, seen: dict[str, str]) -> str | None:
    match = re.fullmatch(r"V(\d+(?:\.\d+){0,2})", name.strip())
    if match is None:
        made.note(where, "I321", value=name, better="V1.2.3")
        return None
    if name in seen:
        made.note(where, "I326", value=name, other=seen[name])
        return None
    seen[name] = where
    return match[1]


def _heading(
    made: Imported, seen: dict[str, str], name: str, title: str, language: str, where: str
) -> None:
    if name in seen:
        return
    if number := _number(made, name, where, seen):
        words = {language: made.tamed(title) or name}
        clause = {"id": name.lower(), "number": number, "type": "heading", "title": words}
        made.clauses.append(clause)


def _notes(made: Imported, row: dict[str, str]) -> list[dict[str, str]]:
    """Levels and numbers of other catalogues, as notes."""
    levels = [row["L"]] if row.get("L") else []
    for level in ("1", "2", "3"):
        mark = (row.get(f"level{level}") or "").strip()
        levels += [level] if mark in _TICK else []
        if mark and mark not in _TICK:
            value = f"等级标记“{mark}”照录在注里 / level mark kept in a note: {mark}"
            made.count("I329", value)
            levels.append(f"{level} ({mark})")
    notes = []
    if levels:
        joined = "、".join(levels)
        notes.append({"zh": f"等级：{joined}", "en": f"Level: {joined.replace('、', ', ')}"})
    for key, name in (("cwe", "CWE"), ("nist", "NIST")):
        if value := made.tamed(row.get(key) or ""):
            notes.append({"zh": f"{name}：{value}", "en": f"{name}: {value}"})
    return notes
