"""What a text of a record may not hold: HTML, templates, other links, other marks, placeholders.

Each kind of finding has a guard: most texts hold none of its characters and are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.entities import html5
from typing import NamedTuple


class Finding(NamedTuple):
    """Something in a text that markup does not allow: code, where, and what."""

    code: str
    offset: int
    value: str


_HTML = re.compile(r"</?[A-Za-z!][^<>\n]*>?|&(?:#\w+|(?P<name>\w+));")
_TEMPLATE = re.compile(
    r"\{\{.*?(?:\}\}|$)|\{%.*?(?:%\}|$)|\{#.*?(?:#\}|$)|\}\}|%\}|#\}", re.MULTILINE
)
_ATTRIBUTES = re.compile(r"\{:[^{}\n]*\}|\{ ?[.][\w-]+[^{}\n]*\}")
_LINK = re.compile(r"(?P<picture>!?)\[[^\[\]\n]*\]\((?P<target>[^()\n]*(?:\([^()\n]*\))?)\)")
_ALLOWED = re.compile(r"(https://\S+|term:\S+|clause:\S+)$")
_HALF_LINK = re.compile(r"\[[^\[\]\n]*\](?:\((?![^()\n]*\))|（(?=term:|clause:|https?:))")
_SCHEME = re.compile(r"\b(?:(?:javascript|vbscript):|data:(?=\w+/|,|;)|file:(?=/))", re.IGNORECASE)
_PLACEHOLDER = re.compile(
    r"\b(TODO|TBD|FIXME|lorem ipsum|xxx+)\b|[×✕Ｘ]{3,}|[？?]{2,}|待补充|此处填写|"
    r"^\W*(?:待定|待补|暂缺|略|\.{3,}|…+)\W*$",
    re.IGNORECASE | re.MULTILINE,
)
_BLOCK = re.compile(
    r"^ {0,3}(#{1,6}(?= )|>(?= )|`{3,}|~{3,}|={3,}$|-{3,}$|[*+](?= )|!!!|\?\?\?|\|(?=.*\|))",
    re.MULTILINE,
)


def findings(text: str) -> Iterator[Finding]:
    """Everything in ``text`` outside the whitelist."""
    if "<" in text or "&" in text:
        yield from _html_findings(text)
    if "{" in text or "}" in text:
        for match in _TEMPLATE.finditer(text):
            yield Finding("C104", match.start(), match[0])
        for match in _ATTRIBUTES.finditer(text):
            yield Finding("C109", match.start(), match[0])
    yield from _link_findings(text)
    if match := _PLACEHOLDER.search(text):
        yield Finding("C107", match.start(), match[0])
    fences = 0
    for match in _BLOCK.finditer(text):
        fence = match[1][0] in "`~"
        fences += fence
        if not fence or fences % 2:  # the closing one goes with the one that opens
            yield Finding("C110", match.start(1), match[1])
    if "*" in text or "`" in text:
        yield from _unbalanced(text)


def _html_findings(text: str) -> Iterator[Finding]:
    """Tags, comments and character names; a closing tag goes with the one that opens."""
    opened = set()
    for match in _HTML.finditer(text):
        tag = re.match(r"</?([A-Za-z]\w*)", match[0])
        name = tag[1].lower() if tag else ""
        if match[0].startswith("</") and name in opened:
            continue
        opened.add(name)
        if not match["name"] or f"{match['name']};" in html5:
            yield Finding("C103", match.start(), match[0])


def _link_findings(text: str) -> Iterator[Finding]:
    linked = []
    if "](" in text or "]（" in text:
        for match in _LINK.finditer(text):
            linked.append(match.span())
            if match["picture"]:
                yield Finding("C110", match.start(), "![")
            elif not _ALLOWED.match(match["target"]):
                yield Finding("C105", match.start("target"), match["target"] or "()")
        for match in _HALF_LINK.finditer(text):
            if not any(start <= match.start() < end for start, end in linked):
                yield Finding("C106", match.start(), "[")
    if ":" in text:
        for match in _SCHEME.finditer(text):
            if not any(start <= match.start() < end for start, end in linked):
                yield Finding("C105", match.start(), match[0])


def _unbalanced(text: str) -> Iterator[Finding]:
    start = 0
    for line in text.split("\n"):
        for mark in ("**", "`"):
            if line.count(mark) % 2 and not line.lstrip().startswith("```"):
                yield Finding("C106", start + line.rfind(mark), mark)
                break
        start += len(line) + 1
