"""A page of the theme rendered once, with marks where pages differ, then filled many times.

Rendering the theme for every clause costs a hundred times more than filling its shell.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup

from ..pages import GeneratedPage
from .frame import PLACES, Frame

#: Nobody can write a mark: text of a page that looks like one would be taken for one.
_START = f"x0shell{secrets.token_hex(8)}-"
_MARK = _START + "{}-x0"
CONTENT = _MARK.format("content")


def marks() -> Frame:
    """A frame whose every value is a mark; render the theme with it and with ``CONTENT``."""
    return Frame(**{name: Markup(_MARK.format(name)) for name in PLACES})


@dataclass(frozen=True)
class Shell:
    """Pieces of HTML and the names of what stands between them."""

    pieces: tuple[str, ...]

    @classmethod
    def of(cls, html: str) -> Shell:
        """The shell of a rendered page that holds marks."""
        return cls(tuple(re.split(rf"{_START}(\w+)-x0", html)))

    def fill(self, frame: Frame, content: str) -> str:
        """The page's HTML."""
        filled = list(self.pieces)
        for index in range(1, len(filled), 2):
            name = filled[index]
            filled[index] = content if name == "content" else str(getattr(frame, name))
        return "".join(filled)


class Shells:
    """The shells of one language, each rendered when the first page needs it."""

    def __init__(self, theme_page: Callable[[GeneratedPage], str]) -> None:
        self._theme_page = theme_page
        self._made: dict[tuple[str, str, int], Shell] = {}

    def of(self, page: GeneratedPage) -> Shell:
        """The shell of a page; those of one area, first folder and depth share it."""
        key = (page.area, page.url.partition("/")[0], page.url.count("/"))
        if key not in self._made:
            self._made[key] = Shell.of(self._theme_page(page))
        return self._made[key]
