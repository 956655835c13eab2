"""Texts: present in each language, and nothing in them but the markup we allow."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..load import Tree
from ..load.walk import name_of
from ..mathml import formula
from ..model.base import LANGUAGES
from ..problem import Problem, problem
from .marks import findings

#: Names that the world gave, which we do not translate: (kind of file, field).
_AS_GIVEN = {("edition", "drafting_bodies"), ("edition", "drafters"), ("register", "title")}


def wording_is_present(tree: Tree) -> Iterator[Problem]:
    """Every bilingual text has a wording; a missing language is a warning, readers fall back."""
    for item in tree.files:
        for path, words in item.wordings:
            present = [code for code in LANGUAGES if (words.get(code) or "").strip()]
            if not present:
                yield problem(item.document.place(path), "C101", key=name_of(path))
                continue
            as_given = any((item.kind, step) in _AS_GIVEN for step in path)
            for code in LANGUAGES:
                if code not in present and not as_given:
                    blank = words.get(code) is not None
                    place = item.document.place((*path, code) if blank else path)
                    yield problem(place, "C102", key=name_of(path), language=code)


def text_is_data(tree: Tree) -> Iterator[Problem]:
    """No HTML, no template marks, no links but https, term and clause, no placeholders."""
    for item in tree.files:
        for path, _language, text in item.texts:
            for found in findings(text):
                place = item.document.place(path, found.offset, len(found.value))
                yield problem(place, found.code, value=found.value)


_HAN = re.compile(r"[\u3400-\u9fff]")
#: The title of a Chinese publication is quoted as it stands.
_TITLE = re.compile("《[^》]*》")
_LETTER = re.compile(r"[^\W\d_]")


def languages_are_not_swapped(tree: Tree) -> Iterator[Problem]:
    """A wording under ``en`` is not mostly Chinese; names in brackets may be."""
    for item in tree.files:
        for path, language, text in item.texts:
            if language == "zh" or text.isascii():
                continue
            own = _TITLE.sub("", text)
            han = len(_HAN.findall(own))
            if han and han * 2 > len(_LETTER.findall(own)):
                other = item.document.value_at((*path[:-1], "zh")) or ""
                swapped = isinstance(other, str) and other and not _HAN.search(other)
                better = f"{{zh: {text.strip()}, en: {other.strip()}}}" if swapped else ""
                yield problem(item.document.place(path), "C108", better=better)


def formulas_parse(tree: Tree) -> Iterator[Problem]:
    """Every formula converts to MathML."""
    for item in tree.of("clauses"):
        for path, name, value in item.fields:
            if name == "latex" and (said := _refusal(value)):
                yield problem(item.document.place(path), "C202", value=said)


def _refusal(latex: str) -> str:
    """What the converter raises, in one word; nothing when it converts."""
    try:
        formula(latex)
    except Exception as error:  # noqa: BLE001 - the converter raises its own kinds
        return type(error).__name__
    return ""


def tables_are_square(tree: Tree) -> Iterator[Problem]:
    """Every row of a table has a cell for each column."""
    for item in tree.of("clauses"):
        for path, name, value in item.fields:
            if name != "tables":
                continue
            for index, table in enumerate(value):
                for row, cells in enumerate(table.rows):
                    if len(cells) != len(table.columns):
                        place = item.document.place((*path, index, "rows", row))
                        yield problem(
                            place,
                            "C203",
                            table=table.id,
                            row=row + 1,
                            cells=len(cells),
                            columns=len(table.columns),
                        )


RULES = (
    wording_is_present,
    languages_are_not_swapped,
    text_is_data,
    formulas_parse,
    tables_are_square,
)
