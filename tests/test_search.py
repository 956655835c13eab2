"""The search as a reader uses it: keyboard, touch, address, from a disk, without scripts."""

import json
import re

import pytest

LANGUAGES = pytest.mark.parametrize(
    ("language", "query", "first"),
    [("", "投诉处理时限", "5.3.2.4"), ("en/", "time limits for complaints", "5.3.2.4")],
    ids=["zh", "en"],
)
PAGE = "standards/asc/2026/asc.repair/"


def typed(page, query):
    page.keyboard.press("/")
    page.keyboard.type(query)
    page.wait_for_selector(f'[data-search][data-answered="{query}"]')


def shown(page, query):
    page.wait_for_selector(f'.x-find[data-answered="{query}"]', state="attached")
    return page.eval_on_selector_all(".x-find__list .x-hit", "all => all.map(a => a.dataset.id)")


@LANGUAGES
def test_the_keyboard_alone_finds_and_opens_a_clause(page_guard, server, language, query, first):
    page = page_guard(viewport={"width": 1366, "height": 850})
    page.goto(f"{server}{language}{PAGE}")
    typed(page, query)
    box = page.get_by_role("combobox")
    assert box.get_attribute("aria-expanded") == "true"
    page.keyboard.press("ArrowDown")
    active = box.get_attribute("aria-activedescendant")
    option = page.locator(f"#{active}")
    assert option.get_attribute("aria-selected") == "true"
    assert first in option.inner_text()
    assert re.search(r"\d", page.locator(".x-search__said").text_content())
    page.keyboard.press("Enter")
    page.wait_for_url("**/asc.complaints.time-limits/**")
    page.wait_for_selector("mark.x-marked")
    assert "mark=" not in page.url


def test_escape_closes_the_list_and_control_k_opens_it(page_guard, server):
    page = page_guard(viewport={"width": 1366, "height": 850})
    page.goto(server)
    page.keyboard.press("Control+k")
    page.keyboard.type("回访")
    page.wait_for_selector('[data-search][data-answered="回访"]')
    assert page.locator(".x-search__panel").is_visible()
    page.keyboard.press("Escape")
    assert page.locator(".x-search__panel").is_hidden()
    assert page.get_by_role("combobox").input_value() == "回访"


def test_nothing_of_the_index_is_fetched_before_the_box_is_used(page_guard, server):
    page = page_guard(viewport={"width": 1366, "height": 850})
    asked = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(server)))
    page.goto(server, wait_until="networkidle")
    early = [url for url in asked if "search" in url]
    assert sorted(early) == ["assets/css/search.css", "assets/js/search.js"]
    typed(page, "回访")
    assert "api/v1/search-index/head.js" in asked
    assert not [url for url in asked if "search_index.json" in url]


def test_on_a_phone_the_box_covers_the_header_and_can_be_closed(page_guard, server):
    page = page_guard(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page.goto(f"{server}{PAGE}")
    page.tap(".x-search__link")
    page.keyboard.type("tousu")
    page.wait_for_selector(".x-search__list .x-hit")
    assert page.locator(".x-search__form input").bounding_box()["width"] > 300
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.tap(".x-search__close")
    assert page.locator(".x-search__panel").is_hidden()
    page.tap(".x-search__link")
    page.tap(".x-search__list .x-hit >> nth=0")
    page.wait_for_url("**/glossary/**")


@LANGUAGES
def test_an_address_shows_its_results_and_facets_go_into_it(
    page_guard, server, language, query, first
):
    page = page_guard(viewport={"width": 1366, "height": 850})
    page.goto(f"{server}{language}search/?q={query}")
    ids = shown(page, query)
    assert ids[0] == "asc@2026#asc.complaints.time-limits"
    assert first in page.locator(".x-hit").first.inner_text()
    box = page.locator("input[value=clause]")
    box.check()
    page.wait_for_url("**kind=clause**")
    count = page.locator(".x-find__facet li", has=box).locator(".x-find__count")
    assert all("#asc." in name or "#gb" in name for name in shown(page, query))
    assert count.inner_text() in page.locator(".x-find__said").inner_text()
    page.go_back()
    page.wait_for_url(re.compile(r"search/\?q=[^&]*$"))


def test_nothing_found_says_so_and_offers_the_nearest_name(page_guard, server):
    page = page_guard()
    page.goto(f"{server}search/?q=纠政错施")
    shown(page, "纠政错施")
    assert "没有找到" in page.locator(".x-find__results").inner_text()
    page.locator(".x-find__suggestion a").click()
    assert shown(page, "纠正措施")[0] == "asc@2026#term:corrective-action"


def test_recent_searches_stay_on_the_device(page_guard, server):
    page = page_guard(viewport={"width": 1366, "height": 850})
    page.goto(server)
    typed(page, "回访")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=*")
    assert json.loads(page.evaluate("localStorage.getItem('asc.search')")) == ["回访"]
    page.goto(server)
    page.keyboard.press("/")
    page.wait_for_selector(".x-search__again")
    assert page.locator(".x-search__again").inner_text() == "回访"
    page.locator(".x-search__forget").click()
    assert page.evaluate("localStorage.getItem('asc.search')") == "[]"


@pytest.mark.parametrize("language", ["", "en/"])
def test_it_works_from_the_disk(page_guard, site, language):
    page = page_guard(origin="file://", viewport={"width": 1366, "height": 850})
    page.goto(f"file://{site}/{language}{PAGE}index.html")
    typed(page, "5.3.2.4")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/asc.complaints.time-limits/index.html")
    page.goto(f"file://{site}/{language}search/index.html?q=5.3.2.4")
    assert shown(page, "5.3.2.4")[0] == "asc@2026#asc.complaints.time-limits"


@pytest.mark.parametrize("language", ["", "en/"])
def test_without_scripts_the_page_is_an_index(page_guard, server, language):
    page = page_guard(java_script_enabled=False)
    page.goto(f"{server}{language}search/")
    assert page.locator(".x-find__form").is_hidden()
    name = "complaint" if language else "投诉"
    page.locator(".x-find__az").get_by_role("link", name=name, exact=True).click()
    assert page.url.endswith("glossary/#complaint")


def test_the_list_is_a_combobox_to_a_screen_reader(page_guard, server):
    page = page_guard(viewport={"width": 1366, "height": 850})
    page.goto(server)
    typed(page, "回访")
    box = page.get_by_role("combobox")
    assert box.get_attribute("aria-controls") == "x-search-list"
    assert page.get_by_role("listbox").get_attribute("aria-label")
    assert page.get_by_role("option").count() == page.locator(".x-search__list .x-hit").count() > 0
    assert page.locator(".x-search__said").get_attribute("aria-live") == "polite"
