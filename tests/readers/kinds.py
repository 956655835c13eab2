"""One page of every kind, and what a person does to put a tool into each of its states."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page

#: Kind → address below a language.  Generated kinds carry the name of their template.
PAGES: dict[str, str] = {
    "home": "",
    "section": "standards/",
    "register": "standards/register/",
    "guide": "certification/asc/",
    "levels": "certification/levels/",
    "article": "research/how-points-become-a-star/",
    "figures": "research/044-innovation-in-operations/",
    "honours": "archive/honours/",
    "organisations": "archive/organisations/",
    "news": "about/news/",
    "contact": "about/contact/",
    "sources": "about/sources/",
    "accessibility": "about/accessibility/",
    "editing": "contributing/editing/",
    "messages": "contributing/messages/",
    "sitemap": "sitemap/",
    "404": "404.html",
    "standard.html": "standards/gbt-27922/",
    "edition.html": "standards/asc/2026/",
    "glossary.html": "standards/asc/2026/glossary/",
    "chapter.html": "standards/asc/2026/asc.method/",
    "clause.html": "standards/asc/2026/asc.repair.response/",
    "clause.html draft": "standards/asc/2027-draft/asc.repair.response/",
    "clause.html paraphrase": "standards/gbt-27922/2011/gb27922.staffing.manager/",
    "whole.html": "standards/gbt-27925/2011/print/",
    "explorer.html": "standards/gbt-27925/2011/explorer/",
    "crosswalk.html": "crosswalk/",
    "crosswalk-pair.html": "crosswalk/gbt-27925-2011/asc-2026/",
    "asof.html": "standards/as-of/",
    "calculator.html": "certification/calculator/",
    "event.html": "archive/events/after-sales-activity-8/",
    "archive-series.html": "archive/series/after-sales-activity/",
    "archive-browse.html": "archive/browse/",
    "archive-year.html": "archive/calendar/2012/",
    "archive-subscribe.html": "archive/subscribe/",
    "assess-start.html": "assess/",
    "assess.html": "assess/asc/2026/",
    "assess-closed.html": "assess/gbt-27922/2011/",
    "downloads.html": "standards/asc/2026/downloads/",
    "verify.html": "verify/",
    "comments.html": "standards/asc/2027-draft/comments/",
    "message.html": "contributing/messages/a101/",
    "lint.html": "contributing/lint/",
    "lint-rule.html": "contributing/lint/l101/",
    "translation.html": "standards/gbt-27922/2011/translation/",
    "stages.html": "drafting/stages/",
    "ledger.html": "contributing/ledger/",
    "changes.html": "standards/asc/2027-draft/changes/",
    "api.html": "api/",
    "search.html": "search/",
    "survey.html": "tools/survey/",
}

Act = Callable[[Page], Any]


def _search(query: str) -> Act:
    def act(page: Page) -> None:
        page.keyboard.press("/")
        page.keyboard.type(query)
        page.wait_for_selector(f'[data-search][data-answered="{query}"]')

    return act


def _menu(page: Page) -> None:
    if page.locator(".x-menu").is_visible():
        page.locator(".x-menu").click()
        page.locator(".x-nav a:visible").first.wait_for()
        page.wait_for_timeout(400)  # the drawer slides in


def _outline(page: Page) -> None:
    button = page.locator(".x-outline__button")
    if button.is_visible():
        button.click()


def _facet(page: Page) -> None:
    facet = page.locator(".x-facet").first
    facet.locator("summary").click()
    facet.locator("input[type=checkbox]").first.click()


def _nothing(page: Page) -> None:
    page.locator("input[name=q]").last.fill("纠政错施纠政")
    page.locator(".x-explorer__none").wait_for()


def _view(name: str) -> Act:
    return lambda page: page.locator(f'.x-archive__views [value="{name}"] + span').click()


def _answering(page: Page) -> None:
    page.locator("#assess-go").click()
    page.locator("[data-clause]").first.wait_for()


def _table(page: Page) -> None:
    _answering(page)
    page.locator("#assess-mode").select_option("table")


def _tab(name: str) -> Act:
    def act(page: Page) -> None:
        _answering(page)
        page.locator('[data-clause]:visible input[type="radio"]').first.check()
        page.locator(f"#tab-{name}").click()

    return act


def _counted(page: Page) -> None:
    page.locator("#survey-example").click()
    page.wait_for_selector("#survey-items")


def _as_of(page: Page) -> None:
    page.locator("input[name=date]").fill("2015-06-01")


def _verify(text: str) -> Act:
    def act(page: Page) -> None:
        page.locator("#verify-hash").fill(text)
        page.keyboard.press("Enter")
        page.locator("#verify-result > *").first.wait_for()

    return act


def _opened(selector: str) -> Act:
    def act(page: Page) -> None:
        page.eval_on_selector_all(selector, "all => all.forEach(one => { one.open = true; })")

    return act


def _both(page: Page) -> None:
    page.locator("label[for=view-both]").click()


def _side(page: Page) -> None:
    page.locator(".x-sift__view input[value=side]").check()


def _popover(page: Page) -> None:
    page.locator(".x-text a[href*=glossary], .x-text a[href*='asc.']").first.focus()
    page.wait_for_timeout(600)


#: State → the kind of page it is reached on, and how.
STATES: dict[str, tuple[str, Act]] = {
    "menu open": ("clause.html", _menu),
    "outline open": ("chapter.html", _outline),
    "search with results": ("home", _search("5.3.2.4")),
    "search without results": ("home", _search("纠政错施纠政")),
    "side by side": ("clause.html", _both),
    "a whole chapter side by side": ("chapter.html", _both),
    "citation open": ("clause.html", _opened("details")),
    "comments on a clause open": ("clause.html draft", _opened("details")),
    "a link previewed": ("clause.html", _popover),
    "explorer filtered": ("explorer.html", _facet),
    "explorer without results": ("explorer.html", _nothing),
    "self-assessment, answering": ("assess.html", _answering),
    "self-assessment, the list": ("assess.html", _table),
    "self-assessment, result": ("assess.html", _tab("result")),
    "self-assessment, plan": ("assess.html", _tab("plan")),
    "survey counted": ("survey.html", _counted),
    "archive as a list": ("archive-browse.html", _view("list")),
    "archive as a calendar": ("archive-browse.html", _view("calendar")),
    "archive by place": ("archive-browse.html", _view("places")),
    "archive filtered": ("archive-browse.html", _facet),
    "as of a day": ("asof.html", _as_of),
    "not verified": ("verify.html", _verify("0" * 64)),
    "changes side by side": ("changes.html", _side),
    "foreword of changes open": ("changes.html", _opened("details")),
    "figures in words": ("figures", _opened("details")),
    "results of the search page": ("search.html", lambda page: _results(page, "投诉")),
    "search page without results": ("search.html", lambda page: _results(page, "纠政错施纠政")),
}


def _results(page: Page, query: str) -> None:
    page.goto(f"{page.url}?q={query}")
    page.wait_for_selector(f'.x-find[data-answered="{query}"]', state="attached")
