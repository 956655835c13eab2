"""Terms in clause text: which words become links, where they are used, and the pop-over."""

import time

import pytest
from lxml import html

from macros.catalogue import EditionView
from macros.markup import Span, spans
from macros.model.base import LANGUAGES as CODES
from macros.model.terms import Term
from macros.render import Reader
from macros.render.autolink import linker, matcher, users
from tests.rig.editions import known

EDITION = known().standards["asc"].current
CLAUSE = "standards/asc/2026/asc.repair.response/"
LANGUAGES = pytest.mark.parametrize("language", ["", "en/"], ids=["zh", "en"])

TERMS = tuple(
    Term.model_validate({**item, "definition": {"zh": "定义", "en": "definition"}})
    for item in (
        {
            "id": "service",
            "zh": {"preferred": "售后服务", "admitted": ["商品售后服务"], "deprecated": ["售后"]},
            "en": {"preferred": "after-sales service", "deprecated": ["aftersales"]},
        },
        {
            "id": "manager",
            "zh": {"preferred": "售后服务管理师"},
            "en": {"preferred": "after-sales service manager"},
        },
        {"id": "customer", "zh": {"preferred": "顾客"}, "en": {"preferred": "customer"}},
    )
)
SMALL = EditionView("1", EDITION.record, EDITION.entry, EDITION.standard, terms=TERMS)


def linked(text, language):
    """Links as ``[words](term id)``, ``!`` before a deprecated form."""
    link = linker(SMALL, language, text)
    return "".join(
        f"{'!' if piece.mark == 'deprecated' else ''}[{piece.text}]({piece.target})"
        if piece.kind == "term"
        else f"`{piece.text}`"
        if piece.kind == "code"
        else piece.text
        for piece in link(spans(text))
    )


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("zh", "售后服务管理师接待顾客。", "[售后服务管理师](manager)接待[顾客](customer)。"),
        ("zh", "商品售后服务和售后服务", "[商品售后服务](service)和售后服务"),
        ("zh", "售后应答", "![售后](service)应答"),
        ("zh", "`顾客`与顾客", "`顾客`与[顾客](customer)"),
        ("zh", "顾客即[客户](term:customer)", "顾客即[客户](customer)"),
        (
            "en",
            "After-sales Service of customers",
            "[After-sales Service](service) of [customers](customer)",
        ),
        ("en", "The after-sales service manager", "The [after-sales service manager](manager)"),
        ("en", "customer-facing and customerless", "customer-facing and customerless"),
        ("en", "aftersales desk", "![aftersales](service) desk"),
        ("en", "a customer, another customer", "a [customer](customer), another customer"),
    ],
)
def test_which_words_become_links(language, text, expected):
    assert linked(text, language) == expected


def test_first_use_counts_over_all_lines_of_a_text():
    link = linker(SMALL, "zh", "")
    assert link((Span("text", "顾客"),))[0].kind == "term"
    assert link((Span("text", "顾客"),))[0].kind == "text"


def test_an_edition_without_terms_links_nothing():
    assert linker(known().standards["gbt-27922"].current, "zh", "顾客") is None
    assert linker(None, "zh", "顾客") is None


def test_a_deprecated_form_says_what_to_use():
    reader = Reader(known(), "en")
    (term,) = [term for term in EDITION.terms if term.en and term.en.deprecated][:1]
    words = type(term.definition)(en=f"The {term.en.deprecated[0]} counts.")
    (link,) = html.fromstring(str(reader.text(words, EDITION))).xpath("//a")
    assert "x-term--deprecated" in link.get("class")
    assert link.get("title").startswith(f"Deprecated: use “{term.en.preferred}”")


def test_every_link_stands_once_a_clause_and_leads_to_its_entry(site):
    for language in ("", "en/"):
        glossary = html.parse(str(site / language / "standards/asc/2026/glossary/index.html"))
        ids = set(glossary.xpath("//@id"))
        for clause in EDITION.clauses:
            page = html.parse(str(site / language / clause.url / "index.html")).getroot()
            code = "en" if language else "zh"
            for block in page.xpath(
                "//section[@id=$id]//*[@data-lang=$code] | //*[@data-lang=$code]",
                id=clause.id,
                code=code,
            ):
                names = [
                    link.partition("#")[2]
                    for link in block.xpath(".//a[contains(@class,'x-term--')]/@href")
                ]
                assert set(names) <= ids, clause.id
        first = html.parse(str(site / language / CLAUSE / "index.html"))
        assert first.xpath("//a[contains(@class, 'x-term--auto')]")


def test_where_used_counts_the_links(site):
    used = users(EDITION)
    assert set(used) <= {term.id for term in EDITION.terms}
    clause = EDITION.clause("asc.repair.response")
    page = html.parse(str(site / CLAUSE / "index.html")).getroot()
    linked_here = {
        link.partition("#")[2] for link in page.xpath("//a[contains(@class, 'x-term--')]/@href")
    }
    assert linked_here
    assert all(clause in used[term] for term in linked_here)
    glossary = html.parse(str(site / "standards/asc/2026/glossary/index.html")).getroot()
    term = linked_here.pop()
    entry = glossary.get_element_by_id(term)
    assert "5.2.4.1" in entry.text_content() or clause.record.number in entry.text_content()


def test_matching_all_texts_takes_no_noticeable_time():
    texts = [
        (code, clause.record.text.get(code))
        for clause in EDITION.clauses
        if clause.record.text
        for code in CODES
        if clause.record.text.get(code)
    ]
    for code in CODES:
        matcher(EDITION, code)
    start = time.perf_counter()
    for code, text in texts:
        list(matcher(EDITION, code).find(text))
    assert (time.perf_counter() - start) / len(texts) < 0.005


@LANGUAGES
def test_the_definition_opens_with_the_keyboard(page_guard, server, language):
    page = page_guard()
    page.goto(server + language + CLAUSE)
    term = page.locator("a.x-term--auto:visible").first
    definition = term.get_attribute("title")
    term.focus()
    box = page.locator(".x-popover")
    assert box.locator("p").inner_text() == definition
    assert term.get_attribute("aria-describedby") == box.locator("p").get_attribute("id")
    page.keyboard.press("Escape")
    assert not box.is_visible()
    assert term.get_attribute("title") == definition
    page.keyboard.press("Enter")
    page.wait_for_url("**/glossary/#*")


def test_the_definition_stays_while_the_pointer_is_on_it(page_guard, server):
    page = page_guard()
    page.goto(server + CLAUSE)
    term = page.locator("a.x-term--auto:visible").first
    term.hover()
    box = page.locator(".x-popover")
    box.hover()
    page.wait_for_timeout(350)
    assert box.is_visible()
    page.mouse.move(1, 1)
    box.wait_for(state="hidden")


@LANGUAGES
def test_the_first_tap_shows_and_the_second_follows(page_guard, server, language):
    page = page_guard(viewport={"width": 390, "height": 844}, has_touch=True)
    page.goto(server + language + CLAUSE)
    term = page.locator("a.x-term--auto:visible").first
    term.tap()
    box = page.locator(".x-popover")
    assert box.is_visible()
    edges = box.bounding_box()
    assert edges["x"] >= 0
    assert edges["x"] + edges["width"] <= 390
    page.locator("h1").tap()
    assert not box.is_visible()
    term.tap()
    term.tap()
    page.wait_for_url("**/glossary/#*")


def test_without_script_a_term_is_a_link_with_a_title(page_guard, server):
    page = page_guard(java_script_enabled=False)
    page.goto(server + CLAUSE)
    term = page.locator("a.x-term--auto:visible").first
    assert term.get_attribute("title")
    term.click()
    assert "/glossary/#" in page.url
