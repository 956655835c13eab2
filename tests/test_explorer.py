"""The criteria explorer: a plain complete table, and what a reader does with it."""

import csv
import io

import openpyxl
import pytest
from lxml import html

from macros.model.base import Words
from macros.pages.explorer import changes, facets, rows
from macros.render import Reader
from tests.rig.editions import known, two_editions

EDITION = known().standards["asc"].current
PATH = "standards/asc/2026/explorer/"
LANGUAGES = pytest.mark.parametrize("language", ["", "en/"], ids=["zh", "en"])
RECOMMENDED = [clause for clause in EDITION.clauses if clause.record.type == "recommendation"]


def numbers(page):
    """Numbers of the clauses that a reader sees."""
    return page.eval_on_selector_all(
        "#criteria tbody tr:not([hidden]) td:first-child", "all => all.map(e => e.textContent)"
    )


def plain(clauses):
    return [clause.record.number.rpartition(" ")[2] for clause in clauses]


def same(seen, clauses):
    return [text.split(" ")[-1] for text in seen] == plain(clauses)


def choose(page, facet, value):
    """Open a facet, tick one of its values, close it."""
    box = page.locator(f".x-facet[data-facet={facet}]")
    if box.get_attribute("open") is None:
        box.locator("summary").click()
    box.locator(f"input[value='{value}']").click()
    page.keyboard.press("Escape")


def count(page, facet, value):
    box = page.locator(
        f".x-facet[data-facet={facet}] li", has=page.locator(f"input[value='{value}']")
    )
    return int(box.locator(".x-facet__count").text_content())


@LANGUAGES
@pytest.mark.parametrize("edition", known().editions, ids=lambda edition: edition.ref)
def test_without_script_it_is_the_complete_table(site, language, edition):
    page = html.parse(str(site / language / edition.url / "explorer/index.html")).getroot()
    table = page.get_element_by_id("criteria")
    shown = [[cell.text_content().strip() for cell in row] for row in table.iter("tr")][1:]
    reader = Reader(known(), "en" if language else "zh")
    assert [row[0] for row in shown] == [reader.number(clause) for clause in edition.clauses]
    for row, clause in zip(shown, edition.clauses, strict=True):
        record = clause.record
        assert row[1].startswith(reader.title(clause))
        assert row[2] == reader.t(f"type.{record.type}")
        assert row[3] == ("" if record.points is None else reader.amount(record.points))
        assert row[4] == (reader.t(f"scoring.{record.scoring}") if record.scoring else "")
        assert all(str(reader.name("roles", role)) in row[5] for role in record.roles)
        assert all(str(reader.name("evidence_types", e.type)) in row[7] for e in record.evidence)
        assert bool(row[8]) is record.veto
    assert table.xpath("count(.//tr[@hidden])") == 0


@LANGUAGES
def test_without_script_it_is_readable(page_guard, server, language):
    page = page_guard(java_script_enabled=False)
    page.goto(server + language + PATH)
    assert page.locator("#criteria tbody tr").count() == len(EDITION.clauses)
    assert page.locator("#criteria tbody tr").last.is_visible()
    assert not page.locator(".x-explorer__tools").is_visible()


@LANGUAGES
def test_a_facet_narrows_the_table_and_counts_the_others(page_guard, server, language):
    page = page_guard()
    page.goto(server + language + PATH)
    assert len(numbers(page)) == len(EDITION.clauses)
    assert count(page, "type", "recommendation") == len(RECOMMENDED)
    choose(page, "type", "recommendation")
    assert same(numbers(page), RECOMMENDED)
    manager = [clause for clause in RECOMMENDED if "service-manager" in clause.record.roles]
    assert count(page, "role", "service-manager") == len(manager)
    choose(page, "role", "service-manager")
    assert same(numbers(page), manager)
    assert count(page, "type", "requirement") > 0, "a facet does not narrow its own counts"
    page.locator(".x-explorer__clear").click()
    assert len(numbers(page)) == len(EDITION.clauses)


def test_only_keeps_one_value(page_guard, server):
    page = page_guard()
    page.goto(server + PATH)
    choose(page, "type", "requirement")
    choose(page, "type", "statement")
    page.locator(".x-facet[data-facet=type] summary").click()
    page.locator(".x-facet[data-facet=type] button[value=recommendation]").click()
    assert same(numbers(page), RECOMMENDED)


#: Facet, one of its values, and which clauses have it.
FACETS = (
    ("chapter", "asc.commodity", lambda c: c.record.number.startswith("5.2")),
    ("points", "2", lambda c: c.record.scored and c.record.points == 2),
    ("points", "sum", lambda c: c.record.type == "heading" and c.record.points is not None),
    ("scoring", "graded", lambda c: c.record.scoring == "graded"),
    ("evidence", "budget", lambda c: any(e.type == "budget" for e in c.record.evidence)),
    ("veto", "yes", lambda c: c.record.veto),
    ("industry", "e-commerce", lambda c: applies(c.record.applies_to.industries, "e-commerce")),
    ("translation", "complete", lambda c: bool(c.record.title.en)),
    ("changed", "first", lambda c: True),
)


def applies(industries, industry):
    return not industries or industry in industries


def test_every_facet_keeps_what_the_data_says(page_guard, server):
    page = page_guard()
    for facet, value, kept in FACETS:
        page.goto(f"{server}{PATH}#?{facet}={value}")
        expected = [clause for clause in EDITION.clauses if kept(clause)]
        assert expected, value
        assert same(numbers(page), expected), value


@LANGUAGES
def test_text_is_found_in_both_languages(page_guard, server, language):
    page = page_guard()
    page.goto(server + language + PATH)
    zh, en = Reader(known(), "zh"), Reader(known(), "en")
    for words in ("投诉", "complaint", "RECORD response", "5.2.4"):
        page.locator(".x-explorer__search").fill(words)
        found = {number.split(" ")[-1] for number in numbers(page)}
        assert 0 < len(found) < len(EDITION.clauses)
        for clause in EDITION.clauses:
            record = clause.record
            texts = [record.number]
            texts += [
                reader.plain(text) for reader in (zh, en) for text in (record.title, record.text)
            ]
            if all(word.lower() in " ".join(texts).lower() for word in words.split()):
                assert record.number in found


def test_a_view_can_be_sent_to_a_colleague(page_guard, server):
    page = page_guard()
    page.goto(server + PATH)
    choose(page, "type", "recommendation")
    choose(page, "type", "permission")
    page.locator(".x-explorer__search").type("顾客")
    page.locator(".x-explorer__views label").last.click()
    page.locator("input[name=text]").click()
    there = page_guard()
    there.goto(page.url)
    assert numbers(there) == numbers(page)
    assert there.locator(".x-explorer__table--cards.x-explorer__table--text").count() == 1
    assert there.locator(".x-explorer__search").input_value() == "顾客"
    there.locator(".x-switch a[hreflang=en]").click()
    there.wait_for_url("**/en/**")
    assert numbers(there) == numbers(page)


def test_back_leads_through_the_views(page_guard, server):
    page = page_guard()
    page.goto(server + PATH)
    choose(page, "type", "recommendation")
    choose(page, "veto", "yes")
    assert numbers(page) == []
    assert page.locator(".x-explorer__none").is_visible()
    page.go_back()
    assert same(numbers(page), RECOMMENDED)
    page.go_back()
    assert len(numbers(page)) == len(EDITION.clauses)
    page.go_forward()
    assert same(numbers(page), RECOMMENDED)


def saved(page, kind):
    with page.expect_download() as download:
        page.locator(f"[data-export={kind}]").click()
    return io.BytesIO(download.value.path().read_bytes()), download.value.suggested_filename


def grid(page):
    """The visible table as a reader would copy it: head and rows."""
    return page.evaluate(
        """() => [...document.querySelectorAll('#criteria tr:not([hidden])')].map(row =>
             [...row.cells].map(cell => (cell.querySelector('a') || cell).textContent.trim()))"""
    )


def as_text(value):
    return "" if value is None else f"{value:g}" if isinstance(value, int | float) else value


@LANGUAGES
def test_exports_hold_exactly_what_is_seen(page_guard, server, language):
    page = page_guard()
    page.goto(f"{server}{language}{PATH}#?role=service-manager&type=requirement")
    seen = grid(page)
    assert len(seen) > 3
    file, name = saved(page, "xlsx")
    assert name.startswith("ASC-2026-")
    assert name.endswith(f"-{len(seen) - 1}.xlsx")
    book = openpyxl.load_workbook(file)
    sheet = book.worksheets[0]
    assert [[as_text(cell) for cell in row] for row in sheet.iter_rows(values_only=True)] == seen
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == f"A1:K{len(seen)}"
    about = [cell for row in book.worksheets[1].iter_rows(values_only=True) for cell in row]
    assert page.url in about
    file, name = saved(page, "csv")
    assert list(csv.reader(io.StringIO(file.read().decode("utf-8-sig")))) == seen


def test_exports_hold_the_text_when_it_is_shown(page_guard, server):
    page = page_guard()
    page.goto(f"{server}{PATH}#?veto=yes&text=1")
    sheet = openpyxl.load_workbook(saved(page, "xlsx")[0]).worksheets[0]
    column = [row[2] for row in sheet.iter_rows(values_only=True)]
    reader = Reader(known(), "zh")
    assert column[1:] == [reader.plain(c.record.text) for c in EDITION.clauses if c.record.veto]


def test_print_shows_the_filtered_rows_and_no_controls(page_guard, server):
    page = page_guard()
    page.goto(f"{server}{PATH}#?veto=yes")
    page.emulate_media(media="print")
    visible = [row for row in page.locator("#criteria tbody tr").all() if row.is_visible()]
    assert len(visible) == sum(clause.record.veto for clause in EDITION.clauses)
    assert page.locator("#criteria thead").evaluate("e => getComputedStyle(e).display") == (
        "table-header-group"
    )
    assert not page.locator(".x-explorer__facets").is_visible()
    assert page.locator(".x-explorer__shown").is_visible()


def test_a_panel_opens_and_closes_with_the_keyboard(page_guard, server):
    page = page_guard()
    page.goto(server + PATH)
    summary = page.locator(".x-facet[data-facet=type] summary")
    summary.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert len(numbers(page)) < len(EDITION.clauses)
    page.keyboard.press("Escape")
    assert page.locator(".x-facet[open]").count() == 0
    assert summary.evaluate("e => e === document.activeElement")


@LANGUAGES
def test_a_phone_shows_cards_that_fit(page_guard, server, language):
    page = page_guard(viewport={"width": 390, "height": 844})
    page.goto(server + language + PATH)
    assert page.locator(".x-explorer__table--cards").count() == 1
    choose(page, "role", "service-manager")
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_it_works_from_the_disk(page_guard, site):
    page = page_guard(origin="file://")
    page.goto((site / PATH / "index.html").as_uri())
    choose(page, "type", "recommendation")
    assert same(numbers(page), RECOMMENDED)
    page.go_back()
    assert len(numbers(page)) == len(EDITION.clauses)


def test_changes_since_the_last_edition():
    catalogue, second = two_editions(
        {
            "asc.scope": {"title": Words(zh="范围和用途", en="Scope and use")},
            "asc.terms": {"number": "9"},
            "asc.structure.unit": {"points": None, "number": "5.1.1.9"},
            "asc.references": None,
            "asc.new": {},
        }
    )
    found = {clause.id: changes(clause) for clause in second.clauses}
    assert found["asc.scope"] == ("reworded",)
    assert found["asc.terms"] == ("renumbered",)
    assert found["asc.structure.unit"] == ("renumbered", "rescored")
    assert found["asc.new"] == ("added",)
    assert found["asc.principles"] == ("unchanged",)
    reader = Reader(catalogue, "zh")
    (facet,) = [f for f in facets(second, reader, rows(second, reader)) if f.key == "changed"]
    assert [(value.id, value.count) for value in facet.values][:2] == [
        ("added", 1),
        ("reworded", 1),
    ]
