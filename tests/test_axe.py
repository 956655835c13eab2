"""axe finds nothing wrong on any kind of page, nor in the tools as people use them.

The default run opens every page and every state once, in languages, schemes and widths by turns;
``FULL=1 pytest tests/test_axe.py`` opens each in every combination, demonstration archive included.
"""

import os
from itertools import product

import pytest

from macros.pages import pages
from macros.render import Reader
from tests.readers.axe import violations
from tests.readers.kinds import PAGES, STATES
from tests.rig.editions import known

FULL = os.environ.get("FULL") == "1"
LANGUAGES = ("", "en/")
COMBINATIONS = tuple(product(LANGUAGES, ("light", "dark"), (320, 390, 1366)))
CASES = [(kind, kind, None) for kind in PAGES] + [(name, *how) for name, how in STATES.items()]
#: (rule, part of the element's HTML) → why it stands.
EXCLUDED: dict[tuple[str, str], str] = {}


def chosen(number: int) -> tuple:
    """Combinations of a case: all, or one so that neighbours differ in everything."""
    return COMBINATIONS if FULL else (COMBINATIONS[number * 5 % len(COMBINATIONS)],)


PARTS = 12 if FULL else 4
SHARE = [
    [
        (*case, combination)
        for number, case in enumerate(CASES)
        if number % PARTS == part
        for combination in chosen(number)
    ]
    for part in range(PARTS)
]


@pytest.mark.parametrize("part", range(PARTS))
def test_axe_finds_nothing(server, browser, part):
    wrong, contexts = [], {}
    try:
        for name, kind, act, combination in SHARE[part]:
            language, scheme, width = combination
            if kind == "404" and language:
                continue
            if combination not in contexts:
                contexts[combination] = browser.new_context(
                    color_scheme=scheme,
                    viewport={"width": width, "height": 844},
                    reduced_motion="reduce",
                ).new_page()
            page = contexts[combination]
            page.goto(server + language + PAGES[kind])
            if act:
                act(page)
            wrong += told(name, combination, violations(page))
            if act:
                page.evaluate("localStorage.clear()")
    finally:
        for page in contexts.values():
            page.context.close()
    assert not wrong, "\n".join(wrong)


def told(name, combination, found):
    """One line for each element that is not excluded."""
    return [
        f"{name} {combination}: {one['rule']} {place['where']}: {place['html']} {place['why']}"
        for one in found
        for place in one["places"]
        if not any(one["rule"] == rule and part in place["html"] for rule, part in EXCLUDED)
    ]


def test_axe_sees_what_is_wrong(browser):
    """The check is no empty shell: a page with known faults has them named."""
    page = browser.new_page()
    page.set_content(
        "<html lang=en><title>x</title><main><h1>x</h1><img src=''><input><p>"
        "<button style='width:9px;height:9px;padding:0'>a</button>"
        "<button style='width:9px;height:9px;padding:0'>b</button>"
        "<p style='color:#999;background:#fff'>pale</main>"
    )
    found = {one["rule"] for one in violations(page)}
    page.close()
    assert found >= {"image-alt", "label", "target-size", "color-contrast"}


def test_every_kind_of_page_is_among_them(site):
    """A new template cannot go unseen."""
    named = {kind.partition(" ")[0] for kind in PAGES if ".html" in kind}
    made = {page.template for page in pages(Reader(known(), "zh"))}
    assert made - {"short-link-choice.html"} <= named
    for kind, address in PAGES.items():
        path = site / address if address.endswith(".html") else site / address / "index.html"
        assert path.is_file(), kind
