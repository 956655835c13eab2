"""Sentences of an article's Markdown: what a reader would call a sentence, links resolved.

Tables, headings, code and figures are left out; a link to a clause keeps which clause it names.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..markup import join_lines

_BLOCK = re.compile(r"^(```|~~~).*?^\1\s*$", re.MULTILINE | re.DOTALL)
_SKIPPED = re.compile(r"^\s*(#|\||!!!|<|!\[|\[\^|:--)")
_CLAUSE = re.compile(r"\{\{\s*clause_link\(\s*[\"']([^\"']+)[\"']\s*\)\s*\}\}")
_PAGE = re.compile(
    r"\[([^\[\]]*)\]\(\{\{\s*link\(\s*[\"']standards/([^/\"']+)/([^/\"']+)/([^/\"']+)/[\"']\s*\)\s*\}\}\)"
)
#: A pointer to a figure: in brackets it is dropped, in a sentence it is said without its number.
_POINTER = re.compile(r"\{\{\s*figure_link\([^)]*\)\s*\}\}")
_IN_BRACKETS = re.compile(rf"\s?[（(]{_POINTER.pattern}[）)]")
_FIGURE = {"zh": "下图", "en": "The figure"}
_SOURCE = re.compile(
    r"[（(]\s*(?:\[S\d+\]\([^)]*\)|\{\{\s*source\([^)]*\)\s*\}\})(?:[,、，\s]*(?:\[S\d+\]\([^)]*\)))*\s*[）)]"
)
_MACRO = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_LINK = re.compile(r"\[([^\[\]]*)\]\([^()\s]*\)")
_MARK = re.compile(r"\[\^[^\]]*\]|<[^>\n]*>|\*\*|`")
_END = {
    "zh": re.compile(r"(?<=[。！？])(?![”’）」])|(?<=[。！？][”’）」])"),
    "en": re.compile(r"(?<=[.!?])\s+(?=[A-Z“\"(\x02])|(?<=[.!?][”\")])\s+(?=[A-Z“\"(\x02])"),
}
#: A clause that a sentence names: ``\x02ref\x03label\x04`` while sentences are cut.
_NAMED = re.compile("\x02([^\x03]*)\x03([^\x04]*)\x04")


@dataclass(frozen=True)
class Sentence:
    """Pieces of text; a piece with a reference is the label of a link to that clause."""

    pieces: tuple[tuple[str, str], ...]

    @property
    def clauses(self) -> tuple[str, ...]:
        """References of the clauses it names."""
        return tuple(ref for _, ref in self.pieces if ref)

    @property
    def text(self) -> str:
        """The sentence as plain text."""
        return "".join(text for text, _ in self.pieces)


def cut(text: str, language: str) -> list[str]:
    """The sentences of a plain text."""
    return [part.strip() for part in _END[language].split(text) if part.strip()]


def sentences(body: str, language: str) -> list[Sentence]:
    """The sentences of a Markdown text in order."""
    found = []
    for paragraph in _paragraphs(_BLOCK.sub("", body)):
        found += [_sentence(part) for part in cut(_bare(paragraph, language), language)]
    return found


def _paragraphs(body: str) -> list[str]:
    blocks = re.split(r"\n\s*\n|\n(?=\s*(?:[-*]|\d+\.)\s)", body)
    kept = []
    for block in blocks:
        lines = [line.strip() for line in block.split("\n") if not _SKIPPED.match(line)]
        text = join_lines("\n".join(line for line in lines if line))
        if text:
            kept.append(re.sub(r"^(?:[-*]|\d+\.)\s+", "", text))
    return kept


def _bare(text: str, language: str) -> str:
    text = _SOURCE.sub("", _IN_BRACKETS.sub("", text))
    text = _POINTER.sub(_FIGURE[language], text)
    text = _CLAUSE.sub("\x02\\1\x03\x04", text)
    text = _PAGE.sub("\x02\\2@\\3#\\4\x03\\1\x04", text)
    for pattern, instead in ((_LINK, r"\1"), (_MACRO, ""), (_LINK, r"\1"), (_MARK, "")):
        text = pattern.sub(instead, text)
    return text.replace("&nbsp;", "\u00a0")


def _sentence(text: str) -> Sentence:
    pieces: list[tuple[str, str]] = []
    at = 0
    for match in _NAMED.finditer(text):
        pieces += [(text[at : match.start()], ""), (match[2], match[1])]
        at = match.end()
    pieces.append((text[at:], ""))
    return Sentence(tuple(piece for piece in pieces if piece[0] or piece[1]))
