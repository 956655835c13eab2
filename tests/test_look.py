"""What a person does with the frame and the reading pages: switch, compare, sort, copy."""

import re

import pytest

CLAUSE = "standards/asc/2026/asc.repair.response/"
CHAPTER = "standards/asc/2026/asc.method/"
PHONE = {"width": 320, "height": 640}
HAN = re.compile("[\u4e00-\u9fff]")


def provision(page) -> str:
    return page.locator(".x-provision .x-text").inner_text()


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_a_clause_is_read_in_one_language_the_other_or_both(server, page_guard, scripts):
    page = page_guard(java_script_enabled=scripts)
    page.goto(server + CLAUSE)
    assert HAN.search(provision(page))
    assert "shall" not in provision(page)
    page.get_by_text("English", exact=True).click()
    assert "shall" in provision(page)
    assert not HAN.search(provision(page))
    page.get_by_text("对照", exact=True).click()
    assert "shall" in provision(page)
    assert HAN.search(provision(page))


@pytest.mark.parametrize("address", ["?view=both", "#view=both"])
def test_side_by_side_can_be_linked_and_is_remembered(server, page_guard, address):
    page = page_guard()
    page.goto(server + CHAPTER + address)
    assert page.locator("#view-both").is_checked()
    first = page.locator(".x-text .x-pair").first
    own, other = (
        first.locator("> .x-own").bounding_box(),
        first.locator("> .x-other").bounding_box(),
    )
    assert own["y"] == other["y"]
    assert own["x"] < other["x"]
    page.get_by_text("English", exact=True).click()
    page.goto(server + CLAUSE)
    assert page.locator("#view-other").is_checked()


@pytest.mark.parametrize("where", ["", CLAUSE, "archive/honours/", "404.html"])
def test_the_other_language_is_one_press_away_on_a_phone_without_scripts(server, page_guard, where):
    page = page_guard(viewport=PHONE, java_script_enabled=False)
    page.goto(server + where)
    page.locator("header .x-switch").get_by_text("EN", exact=True).click()
    assert page.locator("html").get_attribute("lang") == "en"


def test_the_outline_opens_on_a_phone_without_scripts(server, page_guard):
    page = page_guard(viewport=PHONE, java_script_enabled=False)
    page.goto(server + CLAUSE)
    current = page.locator(".x-outline [aria-current]")
    assert not current.is_visible()
    page.locator(".x-outline__button").click()
    assert current.is_visible()


def test_the_register_sorts_by_a_column(server, page_guard):
    page = page_guard()
    page.goto(server + "standards/register/")
    head = page.locator(".x-register th").nth(3)
    for direction in ("ascending", "descending"):
        head.get_by_role("button").click()
        assert head.get_attribute("aria-sort") == direction
        dates = page.locator(".x-register tbody tr td:nth-child(4)").all_inner_texts()
        known = [date for date in dates if date.strip()]
        assert known == sorted(known, reverse=direction == "descending")
        assert dates[: len(known)] == known, "rows without a date come last"


def test_every_note_and_example_can_be_linked(site):
    pages = [
        path.read_text(encoding="utf-8") for path in site.glob("standards/asc/2026/*/index.html")
    ]
    marked = [
        mark for html in pages for mark in re.findall(r'class="x-(?:note|example)"[^>]*>', html)
    ]
    assert marked
    assert all(' id="' in mark for mark in marked)


def test_the_address_of_a_clause_is_copied(server, page_guard):
    page = page_guard(permissions=["clipboard-read", "clipboard-write"])
    page.goto(server + CLAUSE)
    page.get_by_role("button", name="复制链接").click()
    page.get_by_role("button", name="已复制").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == server + CLAUSE


def test_the_keyboard_reaches_the_text_past_the_header(server, page_guard):
    page = page_guard()
    page.goto(server + CLAUSE)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "x-content"


def test_pages_work_from_the_disk(site, page_guard):
    page = page_guard(origin="file://")
    page.goto((site / "index.html").as_uri())
    page.locator(".x-door h2 a").first.click()
    page.locator(".x-contents a").first.click()
    page.locator("header .x-switch").get_by_text("EN", exact=True).click()
    assert page.locator("h1").inner_text().startswith("1")
    assert page.locator("html").get_attribute("lang") == "en"
