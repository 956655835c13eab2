"""What the score engine hands on: the data of its page, and a workbook fit to be filled in."""

import base64
import io
import json
from functools import cache
from pathlib import Path

import openpyxl
import pytest

from macros.model.base import LANGUAGES
from macros.score.layout import layout_data
from macros.score.page_data import (
    assessment_files,
    book_path,
    page_data,
    scorable,
    usual_exclusions,
)
from macros.score.workbook import workbook
from tests.score.cases import criteria, site_catalogue
from tests.test_score_workbook import book_of

PAIRS = {of.edition: (edition, of) for edition, of in scorable(site_catalogue())}


@cache
def data() -> dict:
    return page_data(site_catalogue(), *PAIRS["asc@2026"])


@cache
def book(language: str) -> bytes:
    return workbook(site_catalogue(), *PAIRS["asc@2026"], language)


def test_every_scored_clause_has_its_words_in_both_languages():
    edition, of = PAIRS["asc@2026"]
    numbers = {view.id: view.record.number for view in edition.clauses}
    for clause in of.clauses:
        assert data()["numbers"][clause.id] == numbers[clause.id]
        for words in (data()["names"][clause.id], data()["short"][clause.id]):
            assert set(words) == set(LANGUAGES)
            assert all(words.values())
            assert not any("**" in text or "](" in text for text in words.values())
        assert data()["evidence"][clause.id], clause.id
        for item in data()["evidence"][clause.id]:
            assert set(item) == {"type", "text"}
            assert all(item["type"].values())
            assert all(item["text"].values())


def test_names_are_those_of_clauses_and_headings_above_them():
    of = PAIRS["asc@2026"][1]
    wanted = {name for clause in of.clauses for name in (*clause.chapters, clause.id)}
    assert set(data()["names"]) == set(data()["numbers"]) == wanted


def test_the_page_says_what_it_is_about():
    edition, of = PAIRS["asc@2026"]
    assert data()["criteria"] == of.data()
    assert data()["number"] == edition.record.number
    assert set(data()["levels"]) == {level.id for level in of.scheme.levels}
    assert set(data()["industries"]) == set(site_catalogue().vocabulary["industries"])
    assert 3 <= len(data()["axes"]) <= 24
    assert all(axis in data()["names"] for axis in data()["axes"])
    for code in LANGUAGES:
        assert data()["strings"][code]
        assert not any(key.startswith("assess.") for key in data()["strings"][code])


def test_usual_exclusions_are_excludable():
    edition, of = PAIRS["asc@2026"]
    excludable = {clause.id for clause in of.clauses if clause.excludable}
    named = [name for some in usual_exclusions(edition, of).values() for name in some]
    assert set(named) <= excludable
    permissions = [view.record for view in edition.clauses if view.record.type == "permission"]
    asked = {name for record in permissions if record.applies_to.industries for name in record.see}
    assert set(named) == asked & excludable


def test_the_layout_of_the_page_is_that_of_the_workbook():
    layout = layout_data()
    assert set(layout["columns"]) == {"answers", "evidence", "start"}
    letters = list(layout["columns"]["answers"].values())
    assert letters == [chr(ord("A") + index) for index in range(len(letters))]
    page = openpyxl.load_workbook(io.BytesIO(book("zh")))
    assert page.worksheets[0]["A1"].value.startswith(layout["mark"])
    assert all(len(words) == len(LANGUAGES) for words in layout["choices"].values())


def test_the_files_are_what_their_names_say():
    files = dict(assessment_files(site_catalogue()))
    schema = json.loads(next(text for name, text in files.items() if "schema" in name))
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert "answers" in schema["properties"]
    for edition, _ in PAIRS.values():
        for language in LANGUAGES:
            name = book_path(edition, language)
            script = f"assets/js/{name.removesuffix('.xlsx')}.book.js"
            head, _, encoded = files[script].partition("asc.blankBook=")
            assert head == "globalThis.asc=globalThis.asc||{};"
            assert base64.b64decode(json.loads(encoded.rstrip(";\n"))) == files[name]
            assert not {"\u2028", "\u2029"} & set(files[script])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_workbook_is_ready_to_be_filled_in_and_printed(language):
    read = openpyxl.load_workbook(io.BytesIO(book(language)))
    for sheet in read.worksheets:
        assert sheet.protection.sheet, "formulas cannot be overwritten by accident"
        assert not sheet.protection.formatColumns, "columns can be made wider"
        assert not sheet.protection.formatRows
        assert sheet.sheet_view.showGridLines is False
        assert (sheet.page_setup.orientation, str(sheet.page_setup.paperSize)) == ("landscape", "9")
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) in ((None, 0), (1, 0))
        assert sheet.column_dimensions["A"].hidden, "keys are for the reader program"
        assert not sheet.column_dimensions["B"].hidden
    answers = read.worksheets[1]
    assert answers.freeze_panes == "D3"
    assert answers.print_title_rows in ("$2:$2", "2:2")
    assert all(cell.value for cell in answers[2][1:4])


FORMULAS = Path(__file__).parent / "score" / "formulas-small.txt"


def test_keys_and_formulas_have_not_moved():
    """Without LibreOffice: the workbook is the one whose results LibreOffice and engines agreed on.

    After a change on purpose run ``tests/test_score_workbook.py`` with LibreOffice, then write the
    file anew from what this test found.
    """
    lines = []
    for sheet in openpyxl.load_workbook(io.BytesIO(book_of(criteria("small"), None))).worksheets:
        cells = (cell for row in sheet.iter_rows() for cell in row if cell.value is not None)
        lines += [
            f"{sheet.title}!{cell.coordinate}\t{cell.value}"
            for cell in cells
            if cell.column == 1 or cell.data_type == "f"
        ]
    assert "\n".join(lines) + "\n" == FORMULAS.read_text("utf-8")
