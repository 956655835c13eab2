"""A standard from outside as a folder of ours: one file a chapter, none above the size limit.

Importers fill an ``Imported``; ``files`` writes it.  Everything that is not certain is a finding,
and findings of a kind that comes a thousand times are counted, not listed.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from ..check.marks import findings
from ..grid import Finding
from ..source.writing import block, entry, item, schema_line

#: Bytes of one file; the check allows a million.
LIMIT = 800_000
Words = dict[str, str]


@dataclass
class Imported:
    """What an importer made out of a file."""

    identity: str
    number: str
    title: Words
    summary: Words
    scope: Words
    rights: Words
    edition: str
    source: str
    clauses: list[dict[str, Any]] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    counted: Counter[tuple[str, str]] = field(default_factory=Counter)

    def note(self, where: str, code: str, **details: object) -> None:
        """Keep one finding."""
        self.findings.append(Finding.of(where, code, **details))

    def count(self, code: str, value: str, number: int = 1) -> None:
        """Count a finding that comes often; ``value`` says it as ``Chinese / English``."""
        self.counted[code, value] += number

    def report(self) -> list[Finding]:
        """All findings, the counted ones last."""
        many = []
        for (code, value), number in self.counted.items():
            zh, _, en = value.partition(" / ")
            many.append(Finding.of(self.source, code, value_zh=zh, value_en=en, count=number))
        return [*self.findings, *many]

    def tamed(self, text: str) -> str:
        """Text without what our files would take for markup; what was changed is counted."""
        text = re.sub(r"[ \t]+", " ", text).strip()
        clean = _LINKS.sub(r"\1 (\2)", text)
        for _ in range(40):
            found = next(findings(clean), None)
            if found is None:
                break
            clean = _spaced(clean, found.offset, found.value)
        if clean != text:
            self.count("I329", "文字里的标记字符改了写法 / marks in the text written differently")
        return clean


_LINKS = re.compile(r"\[([^\]]*)\]\(((?!https://|term:|clause:)[^)]*)\)")


def _spaced(text: str, offset: int, value: str) -> str:
    """The text with one finding made harmless: ``<b`` → ``< b``, ``data:`` → ``data :``."""
    end = offset + len(value)
    if value in ("**", "`"):
        return text[:offset] + ("*" if value == "**" else "'") + text[end:]
    if value.endswith(":"):
        return f"{text[:offset]}{value[:-1]} :{text[end:]}"
    return f"{text[:offset]}{value[0]} {value[1:]}{text[end:]}"


def files(made: Imported) -> dict[str, str]:
    """Path below the root → text of every file of the standard."""
    folder = f"standards/{made.identity}"
    top = {"number": made.number, "title": made.title, "level": "project", "force": "guidance"}
    written = {
        f"{folder}/standard.yml": [
            schema_line("standard", 1),
            f"# 由 {made.source} 导入；核对层级、效力和题名 / imported: check level, force, title",
            *block(top),
            *entry("summary", made.summary),
            "editions:",
            *item({"id": made.edition, "status": "draft"}, 2),
        ],
        f"{folder}/{made.edition}/edition.yml": [
            schema_line("edition", 2),
            *entry("number", f"{made.number} {made.edition}"),
            *entry("scope", made.scope),
            *entry("text_basis", "illustrative"),
            *entry("rights", made.rights),
        ],
    }
    for name, lines in _chapters(made):
        written[f"{folder}/{made.edition}/clauses/{name}.yml"] = lines
    return {path: "\n".join(lines) + "\n" for path, lines in written.items()}


def _chapters(made: Imported) -> list[tuple[str, list[str]]]:
    """A file a chapter, split where it would grow too large; names sort as chapters do."""
    parts: dict[str, list[list[str]]] = {}
    slugs: dict[str, str] = {}
    size = 0
    for clause in made.clauses:
        lines = item(clause, 2, spread=True)
        weight = sum(len(line.encode()) + 1 for line in lines)
        chapter = clause["number"].partition(".")[0]
        own = parts.setdefault(chapter, [])
        slugs.setdefault(chapter, _slug(clause["title"].get("en", "")))
        if not own or size + weight > LIMIT:
            own.append([schema_line("clauses", 3), "clauses:"])
            size = 0
        own[-1].extend(["", *lines] if size else lines)
        size += weight
    width = max([2, *(len(chapter) for chapter in parts if chapter.isdigit())])
    found = []
    for chapter, own in parts.items():
        head = chapter.zfill(width) if chapter.isdigit() else chapter.lower()
        for at, lines in enumerate(own, 1):
            name = (head, f"{at:02d}" if len(own) > 1 else "", slugs[chapter])
            found.append(("-".join(each for each in name if each), lines))
    return found


def _slug(title: str) -> str:
    """``access-control``: what a chapter is about, for its file name."""
    return "-".join(re.findall(r"[a-z0-9]+", title.lower()))[:40].strip("-")
