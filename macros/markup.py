"""Inline markup of YAML text: a small whitelist, parsed once, rendered as HTML or plain text.

``**bold**``, `` `code` ``, lines that start with ``- `` (a list), ``[词](term:id)``,
``[](clause:id)`` and ``[text](https://…)``.  A blank line starts a paragraph; within one, lines
join with nothing between Chinese and with a space between English.  There is no HTML: every
character of text is escaped, so text can never become markup of the page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import escape
from typing import NamedTuple

_TOKEN = re.compile(
    r"\*\*(?P<bold>[^*\n]+)\*\*|`(?P<code>[^`\n]+)`|\[(?P<label>[^\[\]\n]*)\]\((?P<target>[^()\s]*)\)"
)
_WIDE = "\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\u2018-\u201d\u2014\u2026"
_JOIN_TIGHT = re.compile(rf"(?<=[{_WIDE}])\s*\n\s*|\s*\n\s*(?=[{_WIDE}])")


class Span(NamedTuple):
    """A piece of a line: ``kind`` is text, bold, code, term, clause or url.

    ``mark`` tells links apart that a machine made: auto, or deprecated for a form not to be used.
    """

    kind: str
    text: str
    target: str = ""
    mark: str = ""


class Block(NamedTuple):
    """A paragraph (one line of spans) or a list (one line of spans for each item)."""

    kind: str
    lines: tuple[tuple[Span, ...], ...]


def join_lines(text: str) -> str:
    """One line: Chinese joined with nothing, English with a space."""
    text = text.strip()
    return re.sub(r"\s*\n\s*", " ", _JOIN_TIGHT.sub("", text)) if "\n" in text else text


def unmarked(text: str) -> bool:
    """True for most texts: no character stands in them that markup begins with."""
    return "[" not in text and "`" not in text and "**" not in text


def spans(line: str) -> tuple[Span, ...]:
    """The pieces of one line; a link outside the whitelist stays plain text."""
    if unmarked(line):
        return (Span("text", line),) if line else ()
    found: list[Span] = []
    at = 0
    for match in _TOKEN.finditer(line):
        piece = _span(match)
        if piece is None:
            continue
        if match.start() > at:
            found.append(Span("text", line[at : match.start()]))
        found.append(piece)
        at = match.end()
    if at < len(line):
        found.append(Span("text", line[at:]))
    return tuple(found)


def _span(match: re.Match[str]) -> Span | None:
    if match["bold"]:
        return Span("bold", match["bold"])
    if match["code"]:
        return Span("code", match["code"])
    scheme, _, rest = match["target"].partition(":")
    if scheme in ("term", "clause") and rest:
        return Span(scheme, match["label"], rest)
    if scheme == "https" and rest.startswith("//"):
        return Span("url", match["label"] or match["target"], match["target"])
    return None


def blocks(text: str) -> tuple[Block, ...]:
    """Paragraphs and lists of a text.

    A list item goes on over indented lines; a line at the margin starts a new paragraph.
    """
    groups: list[tuple[str, list[str]]] = []
    for line in text.strip().split("\n"):
        kind = groups[-1][0] if groups else ""
        if not line.strip():
            groups.append(("gap", []))
        elif line.lstrip().startswith("- "):
            if kind != "list":
                groups.append(("list", []))
            groups[-1][1].append(line.lstrip()[2:])
        elif kind == "list" and line.startswith(" "):
            groups[-1][1][-1] += "\n" + line
        elif kind == "paragraph":
            groups[-1][1][0] += "\n" + line
        else:
            groups.append(("paragraph", [line]))
    return tuple(
        Block(kind, tuple(spans(join_lines(line)) for line in lines))
        for kind, lines in groups
        if lines
    )


#: ``(kind, target, label) -> (href, label, title)`` or None when the target is unknown.
Resolve = Callable[[str, str, str], "tuple[str, str, str] | None"]


def inline_html(pieces: tuple[Span, ...], resolve: Resolve) -> str:
    """Escaped HTML of one line."""
    return "".join(_span_html(piece, resolve) for piece in pieces)


def _span_html(piece: Span, resolve: Resolve) -> str:
    text = escape(piece.text)
    if piece.kind == "text":
        return text
    if piece.kind == "bold":
        return f"<strong>{text}</strong>"
    if piece.kind == "code":
        return f"<code>{text}</code>"
    if piece.kind == "url":
        return f'<a href="{escape(piece.target)}" rel="external">{text}</a>'
    target = resolve(piece.kind, piece.target, piece.text)
    if target is None:
        return text or escape(piece.target)
    href, label, title = (escape(part) for part in target)
    mark = f" x-{piece.kind}--{piece.mark}" if piece.mark else ""
    return f'<a class="x-{piece.kind}{mark}" href="{href}" title="{title}">{label}</a>'


#: The pieces of a line → other pieces of the same text.
Relink = Callable[["tuple[Span, ...]"], "tuple[Span, ...]"]


def html(text: str, resolve: Resolve, relink: Relink | None = None) -> str:
    """Escaped HTML of a text, block by block; ``relink`` sees each line in reading order."""
    shown = []
    for block in blocks(text):
        pieces = [relink(line) if relink else line for line in block.lines]
        lines = [inline_html(line, resolve) for line in pieces]
        if block.kind == "list":
            shown.append("<ul>" + "".join(f"<li>{line}</li>" for line in lines) + "</ul>")
        else:
            shown.append(f"<p>{lines[0]}</p>")
    return "".join(shown)


def plain(text: str, label: Callable[[str, str], str] | None = None) -> str:
    """The text without markup, blocks joined by line breaks; ``label`` names empty links."""
    if "\n" not in text and unmarked(text) and not text.lstrip().startswith("-"):
        return text.strip()
    lines = []
    for block in blocks(text):
        mark = "- " if block.kind == "list" else ""
        for line in block.lines:
            words = (
                piece.text or (label(piece.kind, piece.target) if label else piece.target)
                for piece in line
            )
            lines.append(mark + "".join(words))
    return "\n".join(lines)


_LINK = re.compile(r"\[[^\[\]\n]*\]\((?P<target>[^()\n]*)\)")


def references(text: str) -> Iterator[tuple[str, str, int]]:
    """``(kind, target, offset)`` of every link to a term or a clause."""
    for match in _LINK.finditer(text):
        kind, _, target = match["target"].partition(":")
        if kind in ("term", "clause") and target:
            yield kind, target, match.start("target") + len(kind) + 1
