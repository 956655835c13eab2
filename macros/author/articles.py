"""The list of research articles, with how long each takes to read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import ceil
from typing import Any

from markupsafe import Markup

from ..load import Loaded
from ..model.base import LANGUAGE_TAGS, LANGUAGES
from ..render import Reader
from .piece import rendered

#: What counts as one unit of reading, and how many of them a minute takes.
_PACE = {
    "zh": (re.compile(r"[㐀-鿿]|[A-Za-z0-9][A-Za-z0-9./–-]*"), 400),
    "en": (re.compile(r"[A-Za-z0-9][A-Za-z0-9'’./–-]*"), 220),
}
#: Marks of Markdown that nobody reads: macros, HTML, addresses of links.
_UNREAD = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|<[^>\n]*>|(?<=\])\([^()\s]*\)", re.DOTALL)


@dataclass(frozen=True)
class Listed:
    """An article as the list shows it; ``language`` is the one it is written in."""

    record: Any
    url: str
    language: str
    minutes: int

    @property
    def number(self) -> int | None:
        """Its number in a series, where it first appeared in one."""
        return self.record.original.number if self.record.original else None


def reading_minutes(body: str, language: str) -> int:
    """Whole minutes, rounded up: 400 Chinese characters or 220 English words in one."""
    unit, pace = _PACE[language]
    return max(1, ceil(len(unit.findall(_UNREAD.sub("", body))) / pace))


def listed(reader: Reader) -> list[Listed]:
    """Articles in the reader's language, else in the first one: latest date, then number."""
    pages = [item for item in reader.catalogue.pages if item.kind == "article"]
    chosen: dict[str, Loaded] = {}
    for language in (LANGUAGES[0], reader.language):
        own = (item for item in pages if item.names["language"] == language)
        chosen.update({item.names["path"]: item for item in own})
    found = [_listed(item) for _, item in sorted(chosen.items())]
    return sorted(found, key=lambda item: (item.record.date, item.number or 0), reverse=True)


def _listed(item: Loaded) -> Listed:
    language = item.names["language"]
    url = item.names["path"].removesuffix(".md") + "/"
    return Listed(item.record, url, language, reading_minutes(item.body, language))


def byline(page: Loaded, reader: Reader) -> Markup:
    """Who wrote an article and when, its keywords, and where it first appeared."""
    return rendered("byline", reader, article=_listed(page), record=page.record)


def articles(reader: Reader) -> Markup:
    """Research articles, latest first; an honest note where there is none."""
    return rendered("articles", reader, articles=listed(reader), tags=LANGUAGE_TAGS)
