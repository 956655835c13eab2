"""Crosswalks: every mapping from both ends, what has none, and stars carried over."""

import pytest
from lxml import html

from macros.model.clause import Relation
from macros.pages.crosswalk import crosswalks
from macros.references import target
from tests.rig.editions import known

LANGUAGES = pytest.mark.parametrize("language", ["", "en/"], ids=["zh", "en"])
TABLES = crosswalks(known())
MAPPINGS = [
    (clause, known().clauses[str(target(mapping.clause, "asc", "2026"))], mapping)
    for clause in known().clauses.values()
    for mapping in clause.record.maps_to
    if clause.edition.entry.status != "draft"
]


def pairs(page):
    """``(clause id, address of the partner)`` of every line of the table."""
    return {
        (row.get("id"), link.get("href").split("/")[-2])
        for row in page.xpath("//table[contains(@class, 'x-crosswalk')]/tbody/tr")
        for link in row.xpath("./td//a")
    }


@LANGUAGES
def test_every_mapping_stands_in_both_tables(site, language):
    shown = {
        (table.home.ref, table.other.ref): pairs(
            html.parse(str(site / language / table.url / "index.html"))
        )
        for table in TABLES
    }
    assert MAPPINGS
    for clause, other, _mapping in MAPPINGS:
        assert (clause.id, other.id) in shown[clause.edition.ref, other.edition.ref]
        assert (other.id, clause.id) in shown[other.edition.ref, clause.edition.ref]
    assert sum(map(len, shown.values())) == 2 * len({(a, b) for a, b, _ in MAPPINGS})


def test_narrower_is_broader_from_the_other_end():
    """A mapping says how its own clause relates to the other; read backwards it turns round."""
    clause, other, _mapping = next(m for m in MAPPINGS if m[2].relation == Relation.NARROWER)
    relations = {
        (table.home.ref, partner.clause.id): partner.relation
        for table in TABLES
        for partner in (*table.partners.get(clause, ()), *table.partners.get(other, ()))
        if partner.clause in (clause, other)
    }
    assert relations == {
        (clause.edition.ref, other.id): Relation.NARROWER,
        (other.edition.ref, clause.id): Relation.BROADER,
    }


@LANGUAGES
def test_clauses_without_a_counterpart_are_listed(page_guard, server, language):
    table = next(t for t in TABLES if t.home.ref == "gbt-27925@2011")
    page = page_guard()
    page.goto(server + language + table.url)
    listed = page.locator(".x-crosswalk__open li a").evaluate_all(
        "all => all.map(link => link.getAttribute('href').split('/').at(-2))"
    )
    assert listed == [clause.id for clause in table.open]
    assert len(table.open) + len(table.covered) == len(table.counted)
    assert f"{len(table.covered)}" in page.locator(".x-crosswalk__coverage").inner_text()


@LANGUAGES
def test_a_reader_goes_from_the_overview_there_and_back(page_guard, server, language):
    page = page_guard()
    page.goto(server + language + "crosswalk/")
    page.locator(".x-crosswalk__tables a", has_text="GB/T 27922-2011 → ASC 2026").click()
    assert page.url.endswith("/crosswalk/gbt-27922-2011/asc-2026/")
    page.locator(".x-lead a").click()
    assert page.url.endswith("/crosswalk/asc-2026/gbt-27922-2011/")
    page.locator("table.x-crosswalk td a").first.click()
    assert "/standards/gbt-27922/2011/" in page.url


@LANGUAGES
def test_stars_carried_over_say_how_sure_that_is(site, language):
    page = html.parse(str(site / language / "crosswalk/index.html"))
    rows = [
        [cell.text_content() for cell in row] for row in page.xpath("//table[@class='x-carry']//tr")
    ]
    assert [row[2:] for row in rows[1:]] == [
        ["95%", "114"],
        ["90%", "108"],
        ["80%", "96"],
        ["70%", "84"],
    ]
    (sources,) = page.xpath(
        "//h2[@id='carry-over-gbt-27925']/following-sibling::p[contains(@class,'x-sources')]"
    )
    assert "S34" in sources.text_content()
    assert ("One source only" if language else "仅一处来源") in sources.text_content()
