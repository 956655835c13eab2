"""Which edition applied on a day: intervals from the data, and what a reader asks."""

import pytest
from lxml import html

from macros.pages.asof import earliest, families, last
from tests.rig.editions import known

PATH = "standards/as-of/"
LANGUAGES = pytest.mark.parametrize("language", ["", "en/"], ids=["zh", "en"])
FAMILIES = families(known())
ISSUES = {issue.number: issue for family in FAMILIES for issue in family.issues}


def family(number):
    return next(f.issues for f in FAMILIES if number in [issue.number for issue in f.issues])


def test_every_known_edition_stands_in_one_family():
    numbers = [issue.number for family in FAMILIES for issue in family.issues]
    assert len(numbers) == len(set(numbers))
    assert {entry.number for entry in known().register} <= set(numbers)
    assert {"ASC 2026", "GB/T 27922-2011"} <= set(numbers)


def test_a_chain_of_predecessors_is_one_family_oldest_first():
    assert [issue.number for issue in family("GB/T 16784-2008")] == [
        "GB/T 16784.1-1997",
        "GB/T 16784-2008",
        "GB/T 16784-2025",
    ]


@pytest.mark.parametrize(
    ("number", "start", "end", "inferred", "until"),
    [
        ("GB/T 27922-2011", "2012-02-01", None, False, "open"),
        ("GB/T 18760-2002", None, "2025-05-01", True, "dated"),
        ("GB/T 16784.1-1997", None, "2009-05-01", False, "dated"),
        ("GB/T 19013-2009", "2009-12-01", "2021-12-01", False, "dated"),
        ("SB/T 10401-2006", "2006-10-01", None, False, "unknown"),
    ],
)
def test_when_an_edition_applied(number, start, end, inferred, until):
    issue = ISSUES[number]
    assert (issue.start, issue.end, issue.inferred_end, issue.until) == (
        start,
        end,
        inferred,
        until,
    )


def test_a_partial_date_means_any_of_its_days():
    assert (earliest("2017"), last("2017")) == ("2017-01-01", "2017-12-31")
    assert (earliest("2017-03"), last("2017-03")) == ("2017-03-01", "2017-03-31")
    assert (earliest("2017-03-02"), last(None)) == ("2017-03-02", "")


@LANGUAGES
def test_without_script_the_table_is_complete_and_says_what_is_not_known(site, language):
    page = html.parse(str(site / language / PATH / "index.html"))
    rows = {row.get("data-number"): row for row in page.xpath("//tbody/tr")}
    assert set(rows) == set(ISSUES)
    text = rows["GB/T 18760-2002"].text_content()
    assert ("not known" if language else "不详") in text
    assert "2025-05-01" in text
    assert ("inferred" if language else "推算") in text


def states(page):
    return {
        row.get_attribute("data-number"): row.get_attribute("data-state")
        for row in page.locator(".x-asof__table tbody tr").all()
        if row.is_visible()
    }


@LANGUAGES
def test_a_reader_asks_for_a_day(page_guard, server, language):
    page = page_guard()
    page.goto(server + language + PATH)
    page.locator("input[name=date]").fill("2015-06-01")
    seen = states(page)
    assert seen["GB/T 27922-2011"] == "applies"
    assert seen["GB/T 19013-2009"] == "applies"
    assert seen["SB/T 10401-2006"] == "maybe"
    assert seen["GB/T 18760-2002"] == "unknown"
    assert "GB/T 19013-2021" not in seen
    assert page.url.endswith("#?date=2015-06-01")
    page.locator("input[name=date]").fill("2021-12-01")
    seen = states(page)
    assert seen["GB/T 19013-2021"] == "applies"
    assert "GB/T 19013-2009" not in seen
    page.locator("input[name=all]").check()
    assert states(page)["GB/T 19013-2009"] == "ended"
    page.go_back()
    page.go_back()
    assert states(page)["GB/T 19013-2009"] == "applies"


def test_the_day_can_be_sent_and_today_is_the_start(page_guard, server):
    page = page_guard()
    page.goto(f"{server}{PATH}#?date=2009-12-01&all=1")
    assert states(page)["GB/T 19013-2009"] == "applies"
    assert states(page)["GB/T 27922-2011"] == "before"
    other = page_guard()
    other.goto(server + PATH)
    today = other.evaluate("new Date().toLocaleDateString('sv')")
    assert other.locator("input[name=date]").input_value() == today
    assert states(other)["GB/T 27922-2011"] == "applies"
