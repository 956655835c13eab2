"""Tools of the certification guide: dates of a certificate, its calendar, the path as a picture."""

from datetime import date

import icalendar
import pytest
from lxml import html

from macros.author import MACROS
from macros.author.path import folded
from macros.author.piece import MacroError
from macros.pages.guide import stops
from macros.render import Reader
from tests.rig.editions import known

PATH = "certification/calculator/"
LANGUAGES = pytest.mark.parametrize("language", ["", "en/"], ids=["zh", "en"])
SCHEME = known().standards["gbt-27922"].current.scheme


def test_the_life_of_a_certificate_follows_the_scheme():
    found = [(stop.kind, stop.start, stop.end) for stop in stops(SCHEME.validity)]
    assert found == [
        ("issued", 0, 0),
        ("surveillance", 0, 12),
        ("surveillance", 12, 24),
        ("surveillance", 24, 36),
        ("advice", 30, 30),
        ("expiry", 36, 36),
    ]


def test_two_visits_a_year_halve_the_spans():
    twice = SCHEME.validity.model_copy(update={"surveillance_per_year": 2, "years": 1})
    spans = [(s.start, s.end) for s in stops(twice) if s.kind == "surveillance"]
    assert spans == [(0, 6), (6, 12)]


@LANGUAGES
def test_without_script_the_months_are_there(page_guard, server, language):
    page = page_guard(java_script_enabled=False)
    page.goto(server + language + PATH)
    tables = page.locator(".x-validity__table")
    assert tables.count() == 2
    assert ("24 to 36 months" if language else "24 至 36 个月") in tables.first.inner_text()
    assert not page.locator("form.x-validity").is_visible()


def days(page):
    return page.locator(".x-validity__table:visible .x-validity__day:not(th)").all_inner_texts()


@LANGUAGES
def test_a_reader_gets_the_dates_and_can_send_them(page_guard, server, language):
    page = page_guard()
    page.goto(server + language + PATH)
    assert page.locator(".x-validity__ics").is_disabled()
    page.locator("input[name=date]").fill("2026-01-15")
    to = " to " if language else " 至 "
    expected = [
        "2026-01-15",
        f"2026-01-15{to}2027-01-14",
        f"2027-01-15{to}2028-01-14",
        f"2028-01-15{to}2029-01-14",
        "2028-07-15",
        "2029-01-14",
    ]
    assert days(page) == expected
    assert "2029-01-14" in page.locator(".x-validity__summary").inner_text()
    advice = page.locator("[data-kind=advice]:visible").inner_text()
    assert ("Advice of this site" if language else "本站建议") in advice
    there = page_guard()
    there.goto(page.url)
    assert days(there) == expected


def test_a_leap_day_ends_on_the_last_of_february(page_guard, server):
    page = page_guard()
    page.goto(f"{server}{PATH}#?scheme=asc@2026&date=2024-02-29")
    assert days(page)[-1] == "2027-02-27"
    assert page.locator("h2:visible").first.inner_text().startswith("ASC 2026")


def test_a_link_opens_the_scheme_it_names(page_guard, server):
    page = page_guard()
    page.goto(f"{server}{PATH}#asc-2026")
    assert page.locator("select").input_value() == "asc@2026"
    page.goto(server + "certification/")
    page.locator(".x-path figcaption a").click()
    assert page.locator("select").input_value() == "gbt-27922@2011"


@LANGUAGES
def test_the_calendar_opens_elsewhere(page_guard, server, language):
    page = page_guard()
    page.goto(f"{server}{language}{PATH}#?date=2026-01-15")
    with page.expect_download() as download:
        page.locator(".x-validity__ics").click()
    assert download.value.suggested_filename.endswith("2026-01-15.ics")
    data = download.value.path().read_bytes()
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    events = icalendar.Calendar.from_ical(data).walk("VEVENT")
    spans = [(e.decoded("dtstart"), e.decoded("dtend")) for e in events]
    assert spans[0] == (date(2026, 1, 15), date(2026, 1, 16))
    assert spans[1] == (date(2026, 1, 15), date(2027, 1, 15))
    assert spans[-1] == (date(2029, 1, 14), date(2029, 1, 15))
    assert all(str(event["summary"]).startswith("GB/T 27922-2011 ") for event in events)
    assert len({str(event["uid"]) for event in events}) == len(events) == 6


@pytest.mark.parametrize("code", ["zh", "en"])
@pytest.mark.parametrize("name", ["gbt-27922", "asc"])
def test_the_path_is_a_picture_with_a_table_beside_it(code, name):
    reader = Reader(known(), code)
    figure = html.fromstring(str(MACROS["certification_path"](reader, name)))
    steps = known().standards[name].current.scheme.steps
    drawn = figure.xpath("//*[contains(@class, 'x-path__number')]/text()")
    assert drawn == [str(number) for number in range(1, len(steps) + 1)]
    rows = [row.text_content() for row in figure.xpath("//tbody/tr")]
    for step, row in zip(steps, rows, strict=True):
        assert reader.plain(step.name) in row
        assert all(reader.plain(document) in row for document in step.documents)
    for picture in figure.xpath("//svg"):
        named = picture.get("aria-labelledby")
        assert picture.xpath("./title[@id=$id]/text()", id=named)
    assert not figure.xpath("//@style")


def test_lines_of_the_picture_fit():
    assert folded("Certification decision and certificate issued to the enterprise", 24) == (
        "Certification decision",
        "and certificate issued",
        "to the enterprise",
    )
    assert folded("评审组报告；未参加评审的人员复核和决定", 20) == (
        "评审组报告；未参加评",
        "审的人员复核和决定",
    )
    assert folded("") == ()


def test_an_edition_without_steps_is_refused():
    with pytest.raises(MacroError):
        MACROS["certification_path"](Reader(known(), "zh"), "gbt-27925")
