"""Texts: present in each language, and nothing in them but the markup we allow."""

from __future__ import annotations

from collections.abc import Iterator

from ..load import Tree
from ..load.walk import name_of
from ..markup import findings
from ..mathml import formula
from ..model.base import LANGUAGES
from ..problem import Problem, problem

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
                    place = item.document.place(path)
                    yield problem(place, "C102", key=name_of(path), language=code)


def text_is_data(tree: Tree) -> Iterator[Problem]:
    """No HTML, no template marks, no links but https, term and clause, no placeholders."""
    for item in tree.files:
        for path, _language, text in item.texts:
            for found in findings(text):
                place = item.document.place(path, found.offset, len(found.value))
                yield problem(place, found.code, value=found.value)


def formulas_parse(tree: Tree) -> Iterator[Problem]:
    """Every formula converts to MathML."""
    for item in tree.of("clauses"):
        for path, name, value in item.fields:
            if name == "latex":
                try:
                    formula(value)
                except Exception as error:  # noqa: BLE001 - the converter raises its own kinds
                    said = type(error).__name__
                    yield problem(item.document.place(path), "C202", value=said)


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


RULES = (wording_is_present, text_is_data, formulas_parse, tables_are_square)
