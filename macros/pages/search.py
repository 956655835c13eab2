"""The results page.  With scripts it answers ``?q=``; without, it is an index from A to Z."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from ..model.base import LANGUAGES
from ..render import Reader
from ..search.index import FOLDER
from .page import GeneratedPage

#: A line of the index: under which letter, what, where.
Line = tuple[str, str, str]


def _letter(name: str, language: str) -> str:
    """The letter a name stands under: its first sound in Chinese, its first letter in English."""
    if language == "zh":
        from pypinyin import lazy_pinyin

        name = "".join(lazy_pinyin(name)).lstrip("“《（") or name
    first = name[:1].upper()
    return first if "A" <= first <= "Z" else "#"


def _order(line: Line, language: str) -> tuple[str, str]:
    if language != "zh":
        return line[0], line[1].lower()
    from pypinyin import lazy_pinyin

    return line[0], " ".join(lazy_pinyin(line[1]))


def index_lines(reader: Reader) -> list[tuple[str, list[Line]]]:
    """Terms with their other forms, and standards, by letter."""
    found: set[Line] = set()
    for term, edition in reader.catalogue.terms.values():
        forms = term.forms(reader.language) or term.zh
        url = f"{edition.url}glossary/#{term.id}"
        for name in (forms.preferred, *forms.admitted, *forms.deprecated):
            found.add((_letter(name, reader.language), name, url))
    for standard in reader.catalogue.standards.values():
        title = reader.plain(standard.record.title)
        found.add((_letter(title, reader.language), title, standard.url))
    lines = sorted(found, key=lambda line: _order(line, reader.language))
    return [(letter, list(group)) for letter, group in groupby(lines, key=lambda line: line[0])]


def search_pages(reader: Reader) -> Iterator[GeneratedPage]:
    """The one page of the search."""
    yield GeneratedPage(
        url="search/",
        title=reader.t("search.title"),
        description=reader.t("search.description"),
        template="search.html",
        area="nav.home",
        values={
            "index": index_lines(reader),
            "editions": reader.catalogue.editions,
            "api": FOLDER + "index.json",
            "root": reader.at("search/").base + ("" if reader.language == LANGUAGES[0] else "../"),
        },
        scripts=("search-page.js",),
    )
