"""What axe cannot see: languages, keyboard, small and large screens, no scripts, sharing."""

import os
import re

import pytest
from lxml import html

from tests.readers.kinds import PAGES

LANGUAGES = pytest.mark.parametrize("language", ["", "en/"], ids=["zh", "en"])
CLAUSE = PAGES["clause.html"]
PHONE = {"width": 320, "height": 640}
HAN = re.compile(r"[\u4e00-\u9fff]")
LATIN = re.compile(r"[A-Za-z]{2,}")
#: A run of English words long enough to be a sentence, not a name or a code.
ENGLISH = re.compile(r"(?:\b[a-z]{2,}\b[ ,;]+){6,}")
_SILENT = {"script", "style", "template", "noscript", "code", "pre", "math", "svg"}
#: Text of the other language that stands unmarked → why (WCAG 3.1.2 exempts names and terms).
UNMARKED = {
    re.compile(r"^[应不宜可必能只准许该, ;，；]+$"): "the words of GB/T 1.1 that a table is about",
    re.compile(r"^京ICP备|^北京市"): "a registration number and a postal address, as they stand",
    re.compile(r"^中文$"): "the name of a language in that language",
    re.compile(r"shared seed page"): "an address that a source gives in words",
}
FULL = os.environ.get("FULL") == "1"


def fragments(tree):
    """(language, text, element) of every piece of text a voice reads, names for it included."""
    for element in tree.iter():
        if not isinstance(element.tag, str) or _SILENT & {
            element.tag,
            *(up.tag for up in element.iterancestors()),
        }:
            continue
        tag = next(up.get("lang") for up in (element, *element.iterancestors()) if up.get("lang"))
        for text in (
            element.text,
            *(child.tail for child in element),
            *(element.get(name) for name in ("alt", "aria-label", "title", "placeholder")),
        ):
            if text and text.strip():
                yield tag, text.strip(), element


def in_the_wrong_voice(path):
    tree = html.parse(str(path), html.HTMLParser(encoding="utf-8")).getroot()
    for tag, text, element in fragments(tree):
        whole = HAN.search(text) and not LATIN.search(text)
        wrong = whole if tag == "en" else ENGLISH.search(text)
        if wrong and not any(why.search(text) for why in UNMARKED):
            yield f"{tag} <{element.tag} class={element.get('class')}> {text[:60]}"


@LANGUAGES
def test_every_fragment_is_marked_with_its_language(site, language):
    """A screen reader reads Chinese in a Chinese voice and English in an English one."""
    wrong = {}
    for kind, address in PAGES.items():
        path = site / language / address
        path = path if address.endswith(".html") else path / "index.html"
        if path.is_file() and (found := list(in_the_wrong_voice(path))):
            wrong[kind] = found[:4]
    assert not wrong, "\n".join(f"{kind}: {lines}" for kind, lines in wrong.items())


# Keyboard

#: Where the focus is: can it be seen, how is it called, is it in the menu.
_FOCUS = """() => {
  const at = document.activeElement, box = at.getBoundingClientRect();
  const style = getComputedStyle(at);
  const shown = at.checkVisibility({ checkVisibilityCSS: true, checkOpacity: false });
  return {
    tag: at.tagName, id: at.id, name: at.getAttribute("aria-label") || at.textContent.trim(),
    shown: shown && box.right > 0 && box.left < innerWidth, menu: !!at.closest(".x-nav"),
    search: at.matches(".x-search__link, #x-search-input"), palette: !!at.closest(".x-palette"),
    outline: style.outlineStyle !== "none" || style.boxShadow !== "none"
  };
}"""


def walked(page, steps):
    """Where the Tab key leads, one step after the other."""
    for _ in range(steps):
        page.keyboard.press("Tab")
        place = page.evaluate(_FOCUS)
        if place["tag"] == "BODY":
            return
        yield place


@LANGUAGES
def test_the_keyboard_reaches_search_palette_and_menu_on_a_phone(server, page_guard, language):
    page = page_guard(viewport=PHONE, reduced_motion="reduce")
    page.goto(server + language + CLAUSE)
    page.locator(".x-search--ready").wait_for()
    places = list(walked(page, 14))
    assert all(place["shown"] for place in places), "no focus on what cannot be seen"
    assert places[0]["tag"] == "A", "the way past the header comes first"
    assert any(place["search"] for place in places)
    assert any(place["palette"] for place in places)
    assert not any(place["menu"] for place in places), "a closed menu cannot be walked into"
    page.locator("button.x-menu").focus()
    page.keyboard.press("Enter")
    inside = [page.evaluate(_FOCUS), *walked(page, 3)]
    assert all(place["menu"] and place["shown"] for place in inside)
    section = page.locator(".x-nav details:not([open]) > summary").first
    section.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("!!document.activeElement.closest('details[open]')")
    page.keyboard.press("Escape")
    assert page.locator("button.x-menu").get_attribute("aria-expanded") == "false"
    assert page.evaluate("document.activeElement.matches('button.x-menu')")


def test_the_palette_is_turned_by_keyboard_on_a_phone(server, page_guard):
    page = page_guard(viewport=PHONE, color_scheme="light")
    page.goto(server + CLAUSE)
    page.locator(".x-palette input").first.focus()
    before = page.locator("body").get_attribute("data-md-color-scheme")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    assert page.locator("body").get_attribute("data-md-color-scheme") != before


@pytest.mark.parametrize("kind", ["home", "article", "clause.html", "search.html", "explorer.html"])
@pytest.mark.parametrize("width", [320, 1366])
def test_the_focus_is_always_seen(server, page_guard, kind, width):
    page = page_guard(viewport={"width": width, "height": 900}, reduced_motion="reduce")
    page.goto(server + PAGES[kind])
    hidden = [place for place in walked(page, 60 if FULL else 25) if not place["shown"]]
    assert not hidden


# Sizes

_SMALL = """() => [...document.querySelectorAll(
    "button, summary, select, input, label[for], nav a"
  )]
  .filter(one => one.checkVisibility({ checkVisibilityCSS: true, checkOpacity: true }))
  .filter(one => !one.matches("input[type=checkbox], input[type=radio]"))
  .filter(one => !one.matches(".x-skip, .x-unseen, .x-trail *, .md-overlay"))
  .filter(one => { const box = one.getBoundingClientRect();
    return box.width && (box.width < 23.99 || box.height < 23.99) &&
      getComputedStyle(one).display !== "inline"; })
  .map(one => one.outerHTML.slice(0, 100))"""


def test_what_is_pressed_is_24_pixels_large(server, browser):
    """The rule of WCAG 2.2 without its exceptions, for buttons and navigation."""
    wrong = {}
    page = browser.new_page(viewport={"width": 390, "height": 844})
    for kind, address in PAGES.items():
        page.goto(server + address)
        if found := page.evaluate(_SMALL):
            wrong[kind] = found[:4]
    page.close()
    assert not wrong


@LANGUAGES
def test_text_of_twice_the_size_needs_no_sideways_scroll(server, browser, language):
    """360 pixels wide, letters twice as large."""
    wrong = {}
    page = browser.new_page(viewport={"width": 360, "height": 740})
    for kind, address in PAGES.items():
        if address.endswith(".html") and language:
            continue
        page.goto(server + language + address)
        page.evaluate("document.documentElement.style.fontSize = '250%'")
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > 360:
            wrong[kind] = width
    page.close()
    assert not wrong


# Settings of the reader


def test_nothing_moves_for_who_wants_rest(server, page_guard):
    page = page_guard(reduced_motion="reduce", viewport=PHONE)
    page.goto(server + CLAUSE)
    moving = page.evaluate(
        """() => [...document.querySelectorAll("*")].filter(one => {
          const style = getComputedStyle(one);
          const long = text => text.split(",").some(part => parseFloat(part) > 0.01);
          return long(style.transitionDuration) || long(style.animationDuration) ||
            style.scrollBehavior === "smooth";
        }).map(one => one.className || one.tagName).slice(0, 5)"""
    )
    assert moving == []


@pytest.mark.parametrize("kind", ["clause.html", "search.html", "assess.html"])
def test_forced_colours_keep_borders_and_marks(server, page_guard, kind):
    page = page_guard(forced_colors="active")
    page.goto(server + PAGES[kind])
    assert page.evaluate("matchMedia('(forced-colors: active)').matches")
    lost = page.evaluate(
        """() => [...document.querySelectorAll("button, input, select")]
          .filter(one => one.checkVisibility({ checkVisibilityCSS: true, checkOpacity: true }))
          .filter(one => !one.matches("[type=checkbox], [type=radio], .x-sort, .x-menu"))
          .filter(one => getComputedStyle(one).forcedColorAdjust === "none")
          .map(one => one.outerHTML.slice(0, 90))"""
    )
    assert lost == []


# Without scripts


def test_every_page_is_readable_without_scripts(server, browser):
    """The main text stands there, and what only a script can do is not offered."""
    page = browser.new_page(java_script_enabled=False, viewport={"width": 390, "height": 844})
    empty = []
    for kind, address in PAGES.items():
        page.goto(server + address)
        text = page.locator("main").inner_text()
        if len(text) < 50 or not page.locator("h1").first.is_visible():
            empty.append((kind, len(text)))
    page.close()
    assert not empty


@LANGUAGES
def test_without_scripts_every_clause_is_found_by_an_index(site, language):
    """A–Z of terms and the contents of each edition stand in place of the search."""
    tree = html.parse(str(site / language / "search/index.html")).getroot()
    assert len(tree.xpath("//*[contains(@class, 'x-find__az')]//a")) > 50
    folder = site / language / "standards/asc/2026"
    clauses = {path.parent.name for path in folder.glob("asc.*/index.html")}
    contents = html.parse(str(folder / "index.html")).getroot()
    linked = {link.get("href").strip("./").split("/")[-1] for link in contents.iter("a")}
    for chapter in sorted(linked & clauses):
        tree = html.parse(str(folder / chapter / "index.html")).getroot()
        linked |= {link.get("href").strip("./").split("/")[-1] for link in tree.iter("a")}
    assert clauses <= linked


# Sharing


@LANGUAGES
def test_every_page_can_be_shared_with_a_name(site, language):
    """WeChat and others show the title, the description and the address of a page."""
    wrong = []
    for kind, address in PAGES.items():
        if address.endswith(".html"):
            continue
        tree = html.parse(str(site / language / address / "index.html")).getroot()
        facts = {one.get("property"): one.get("content") for one in tree.xpath("//meta[@property]")}
        (canonical,) = (link.get("href") for link in tree.xpath("//link[@rel='canonical']"))
        right = all(facts.get(f"og:{key}") for key in ("title", "description", "type", "locale"))
        if not right or facts.get("og:url") != canonical:
            wrong.append(kind)
    assert not wrong


def test_telephone_numbers_can_be_dialled(site):
    """A number in the text of a page is a ``tel:`` link, or there is none."""
    number = re.compile(r"(?<![\d.-])(?:\+86[ -]?)?(?:0\d{2,3}-\d{7,8}|400-\d{3}-\d{4})(?![\d-])")
    loose = []
    for address in PAGES.values():
        path = site / address
        path = path if address.endswith(".html") else path / "index.html"
        tree = html.parse(str(path)).getroot()
        texts = tree.xpath(
            "//main//text()[not(ancestor::script) and not(ancestor::a)]"
            "[not(parent::dd/preceding-sibling::dt[1][.='传真' or .='Fax'])]"
        )
        loose += [(address, text[:60]) for text in texts if number.search(text)]
    assert not loose
