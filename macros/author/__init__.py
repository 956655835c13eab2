"""Macros for hand-written pages, in a sandbox that knows nothing but the registry.

``{{ clause("asc@2026#asc.repair") }}`` in Markdown puts a block made from data on the page.  Text
of records is inserted *after* Markdown has run, so it can be neither template nor markup.
"""

from __future__ import annotations

import re
import secrets
import traceback
from typing import Any

from jinja2 import StrictUndefined, TemplateError
from jinja2.exceptions import TemplateSyntaxError
from jinja2.sandbox import SandboxedEnvironment

from ..load import Loaded
from ..problem import Place, Problem, problem
from ..render import Reader
from .blocks import MACROS
from .figures import numbered
from .piece import MacroError

#: Where a block goes.  Nobody can write it: text that looks like a mark would be taken for one.
_MARK = f"x0macro{secrets.token_hex(8)}n"
_MARKED = re.compile(rf"<p>\s*{_MARK}(\d+)x0\s*</p>|{_MARK}(\d+)x0")


class Rendered:
    """Markdown with numbered marks, and the HTML that takes their place."""

    def __init__(self, markdown: str, pieces: list[str]):
        self.markdown = markdown
        self.pieces = pieces

    def fill(self, html: str) -> str:
        """The page's HTML with every mark replaced by its block."""

        def piece(match: re.Match[str]) -> str:
            return self.pieces[int(match[1] or match[2])]

        return _MARKED.sub(piece, html)  # once: what a piece says is not looked at again


def expand(page: Loaded, reader: Reader) -> tuple[Rendered, list[Problem]]:
    """The page's Markdown with its macros run; an error names the file and its true line."""
    pieces: list[str] = []

    def mark(function: Any) -> Any:
        def call(*arguments: Any, **named: Any) -> str:
            pieces.append(str(function(reader, *arguments, **named)))
            return f"{_MARK}{len(pieces) - 1}x0"

        return call

    environment = SandboxedEnvironment(undefined=StrictUndefined, keep_trailing_newline=True)
    environment.globals.clear()
    environment.globals.update({name: mark(function) for name, function in MACROS.items()})
    try:
        markdown = environment.from_string(page.body).render()
        pieces = numbered(pieces)
    except Exception as error:  # noqa: BLE001 - whatever a page does, its author gets a message
        return Rendered("", []), [_problem(error, page)]
    return Rendered(markdown, pieces), []


def _problem(error: Exception, page: Loaded) -> Problem:
    line = error.lineno if isinstance(error, TemplateSyntaxError) else _line(error)
    lines = page.body.split("\n")
    excerpt = lines[line - 1] if 0 < line <= len(lines) else ""
    column = max(0, excerpt.find("{{"), excerpt.find("{%")) + 1
    place = Place(page.document.file, line, column, 2, excerpt)
    better = getattr(error, "better", "")
    if isinstance(error, MacroError):
        zh, en = error.zh, error.en
    else:
        zh = en = str(error)
        if not isinstance(error, TemplateError):
            zh = en = f"{type(error).__name__}: {error}"
    return problem(place, "C201", reason_zh=zh, reason_en=en, better=better)


def _line(error: Exception) -> int:
    frames = traceback.extract_tb(error.__traceback__)
    return next((f.lineno or 1 for f in reversed(frames) if f.filename == "<template>"), 1)


__all__ = ["MACROS", "Rendered", "expand"]
