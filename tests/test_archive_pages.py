"""The archive in a browser: the full demonstration, and the honest real one."""

import io
import json

import pytest
from lxml import html
from PIL import Image

from macros.archive import timeline
from macros.links import broken_links
from macros.render import Reader
from tests.demo.tree import build
from tests.rig.browser import Guard
from tests.rig.build import once
from tests.rig.demo import demo_catalogue, demo_tree
from tests.rig.editions import known
from tests.rig.server import serve

LANGUAGES = pytest.mark.parametrize("language", ["", "en/"], ids=["zh", "en"])
BROWSE = "archive/browse/"
PHONE = {"width": 390, "height": 844}


def build_demo(target):
    done = build(demo_tree(), target)
    if done.returncode:
        pytest.fail(done.stdout, pytrace=False)


@pytest.fixture(scope="session")
def demo_site(tmp_path_factory):
    """The demonstration site, built once for all workers."""
    return once(tmp_path_factory, "demo", build_demo)


@pytest.fixture(scope="session")
def demo_server(demo_site):
    with serve(demo_site) as address:
        yield address


@pytest.fixture
def visit(browser, demo_server):
    """``visit(path, …)`` opens a page of the demonstration; the test fails on any error of it."""
    guard = Guard(browser, demo_server)

    def open_page(path, **options):
        page = guard.page(**options)
        page.goto(demo_server + path)
        return page

    yield open_page
    assert guard.close() == []


def parsed(site, path):
    return html.parse(str(site / path / "index.html")).getroot()


def data_of(page):
    return [json.loads(text) for text in page.xpath("//script[@type='application/ld+json']/text()")]


def reader_of(language, which=demo_catalogue):
    return Reader(which(), "en" if language else "zh")


def event_with(condition):
    return next(event for event in demo_catalogue().events if condition(event.record))


PICTURED = event_with(lambda record: len(record.pictures) > 2)


# The demonstration says what it is


def test_every_page_of_the_demonstration_says_so(demo_site):
    pages = list(demo_site.rglob("*.html"))
    assert len(pages) > 1000
    marked = [page for page in pages if "x-demonstration" in page.read_text(encoding="utf-8")]
    moved = {page for page in set(pages) - set(marked) if page.stat().st_size > 5000}
    assert not moved, "only pages that lead elsewhere at once may lack the banner"


def test_the_real_site_does_not(site):
    for page in ("index.html", "en/archive/browse/index.html", "404.html"):
        assert "x-demonstration" not in (site / page).read_text(encoding="utf-8")


def test_links_of_the_demonstration_lead_somewhere(demo_site):
    assert list(broken_links(demo_site)) == []


# Browsing


def visible(page, where=".x-line"):
    return page.locator(f"{where}:visible").count()


def tick(page, facet, value):
    box = page.locator(f".x-facet[data-facet={facet}]")
    if box.get_attribute("open") is None:
        box.locator("summary").click()
    box.locator(f"input[value='{value}']").click()
    page.keyboard.press("Escape")


def entries(**wanted):
    return [
        entry
        for entry in timeline.entries(demo_catalogue())
        if all(value in entry.values[key] for key, value in wanted.items())
    ]


@LANGUAGES
def test_without_a_script_everything_is_there(demo_site, visit, language):
    found = timeline.entries(demo_catalogue())
    page = visit(language + BROWSE, java_script_enabled=False)
    assert not page.locator(".x-archive__tools").is_visible()
    assert visible(page) == len(found)
    assert page.locator(".x-months").is_visible()
    assert page.locator(".x-place li").count() == len(demo_catalogue().events)
    page.locator(".x-months a[data-month='2017-09']").click()
    assert page.url.endswith("archive/calendar/2017/#m9")
    assert page.locator("#m9 .x-on a").count() > 0


@LANGUAGES
def test_filters_narrow_all_views_and_stand_in_the_address(visit, language):
    page = visit(language + BROWSE)
    assert visible(page) == len(timeline.entries(demo_catalogue()))
    tick(page, "kind", "training")
    assert visible(page) == len(entries(kind="training"))
    tick(page, "place", "青岛")
    both = entries(kind="training", place="青岛")
    assert visible(page) == len(both)
    count = page.locator(".x-facet[data-facet=kind] li", has=page.locator("[value=forum]"))
    shown = int(count.locator(".x-facet__count").text_content())
    assert shown == len(entries(kind="forum", place="青岛")), "a facet does not narrow itself"
    page.locator(".x-archive__views [value=places] + span").click()
    assert visible(page, ".x-place li") == len(both)
    page.reload()
    assert visible(page, ".x-place li") == len(both)
    page.locator(".x-switch a:not([aria-current])").click()
    page.wait_for_url("**/archive/browse/index.html#*")
    page.locator(".x-archive--live").wait_for()
    assert visible(page, ".x-place li") == len(both), "the other language opens the same view"
    page.go_back()
    page.locator(".x-archive--live").wait_for()
    page.go_back()
    assert visible(page) == len(both)
    page.locator(".x-archive__clear").click()
    assert visible(page) == len(timeline.entries(demo_catalogue()))


@LANGUAGES
@pytest.mark.parametrize("facet", timeline.FACETS)
def test_every_facet_counts_what_it_shows(visit, language, facet):
    (choice,) = [
        item
        for item in timeline.facets(timeline.entries(demo_catalogue()), reader_of(language))
        if item.key == facet
    ]
    value = choice.values[0]
    page = visit(f"{language}{BROWSE}#?{facet}={value.id}")
    assert visible(page) == value.count == len(entries(**{facet: value.id}))
    assert page.locator(".x-archive__chips button").text_content() == value.name


def test_conditions_that_nothing_meets_say_so(visit):
    page = visit(f"{BROWSE}#?kind=milestone&place=青岛")
    assert visible(page) == 0
    assert page.locator(".x-archive__none").is_visible()
    page.locator(".x-archive__chips button").last.click()
    assert visible(page) == len(entries(kind="milestone"))


@LANGUAGES
def test_the_calendar_draws_a_month_by_keyboard(visit, language):
    one = event_with(lambda record: len(record.date or "") == 10 and record.date[:4] == "2012")
    month = one.record.date[:7]
    page = visit(f"{language}{BROWSE}#?view=calendar&kind={one.record.kind}")
    page.locator(f".x-months a[data-month='{month}']").focus()
    page.keyboard.press("Enter")
    cell = page.locator(
        ".x-archive__month .x-on",
        has_text=str(one.record.name.best(reader_of(language).language)[0]),
    )
    assert cell.first.locator(".x-days__number").text_content() == str(int(one.record.date[8:]))
    assert f"month={month}" in page.url
    page.locator(".x-archive__month button:not(:disabled)").last.press("Enter")
    assert f"month={month}" not in page.url
    page.go_back()
    assert f"month={month}" in page.url


def test_an_event_without_a_day_stands_below_the_grid(visit):
    vague = event_with(lambda record: len(record.date or "") == 7)
    page = visit(f"{BROWSE}#?view=calendar&month={vague.record.date}")
    assert page.locator(".x-archive__month > ul", has_text=vague.record.name.zh).count() == 1
    assert page.locator(".x-archive__month .x-on", has_text=vague.record.name.zh).count() == 0


@LANGUAGES
@pytest.mark.parametrize("view", ["timeline", "list", "calendar", "places"])
def test_views_fit_a_phone(visit, language, view):
    page = visit(f"{language}{BROWSE}#?view={view}&month=2017-09", viewport=PHONE)
    page.locator(f".x-archive__views [value={view}]:checked").wait_for(state="attached")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_paper_shows_lines_and_no_tools(visit):
    page = visit(f"{BROWSE}#?kind=training")
    page.emulate_media(media="print")
    assert not page.locator(".x-archive__tools").is_visible()
    assert visible(page) == len(entries(kind="training"))


# An event


@LANGUAGES
def test_an_event_is_described_for_machines(demo_site, language):
    page = parsed(demo_site, language + PICTURED.url)
    reader = reader_of(language)
    (about,) = data_of(page)
    assert about["name"] == reader.plain(PICTURED.record.name)
    shared = {
        item.get("property"): item.get("content")
        for item in page.iter("meta")
        if item.get("property")
    }
    assert shared["og:title"] == about["name"]
    assert shared["og:url"] == about["url"]
    image = shared["og:image"].partition("/media/")[2]
    with Image.open(demo_site / "media" / image) as picture:
        assert picture.size == (int(shared["og:image:width"]), int(shared["og:image:height"]))
    links = page.xpath("//link[@type='application/atom+xml']/@href")
    assert len(links) == 1 + len(demo_catalogue().kinds)
    for href in links:
        assert (demo_site / language / PICTURED.url / href).is_file()


@LANGUAGES
def test_pictures_come_in_sizes_and_once_for_both_languages(demo_site, language):
    page = parsed(demo_site, language + PICTURED.url)
    pictures = page.xpath("//ul[contains(@class,'x-gallery')]//picture")
    assert len(pictures) == len(PICTURED.record.pictures)
    for picture in pictures:
        (img,) = picture.iter("img")
        assert img.get("loading") == "lazy"
        assert int(img.get("width")) > int(img.get("height")) > 0
        assert img.get("alt")
        assert img.get("srcset")
        assert [s.get("type") for s in picture.iter("source")] == ["image/avif", "image/webp"]
        for source in (*picture.iter("source"), img):
            for part in source.get("srcset").split(", "):
                assert (demo_site / language / PICTURED.url / part.split(" ")[0]).is_file()
    assert not (demo_site / "en" / "media").exists()


def test_no_published_picture_tells_where_it_was_taken(demo_site):
    published = [
        p
        for p in (demo_site / "media").rglob("*")
        if p.suffix in (".jpg", ".png", ".avif", ".webp")
    ]
    assert len(published) > 30
    for path in published:
        with Image.open(io.BytesIO(path.read_bytes())) as image:
            assert not image.getexif(), path.name


@LANGUAGES
def test_pictures_open_by_keyboard(visit, language):
    page = visit(language + PICTURED.url)
    total = len(PICTURED.record.pictures)
    first = page.locator(".x-gallery__open").first
    first.focus()
    page.keyboard.press("Enter")
    box = page.locator("dialog.x-lightbox")
    assert box.is_visible()
    assert box.locator(".x-lightbox__bar span").text_content() == f"1 / {total}"
    page.keyboard.press("ArrowRight")
    assert box.locator(".x-lightbox__bar span").text_content() == f"2 / {total}"
    alt = PICTURED.record.pictures[1].alt.best(reader_of(language).language)[0]
    assert box.locator("img").get_attribute("alt") == alt
    page.wait_for_function("document.querySelector('.x-lightbox img').naturalWidth == 1000")
    page.keyboard.press("End")
    assert box.locator("button:disabled").count() == 1
    page.keyboard.press("Escape")
    assert not box.is_visible()
    assert page.evaluate("document.activeElement.matches('.x-gallery__open')")


def test_pictures_go_on_with_a_swipe(visit):
    page = visit(PICTURED.url, viewport=PHONE, has_touch=True)
    page.locator(".x-gallery__open").first.tap()
    touch = page.context.new_cdp_session(page)
    for kind, x in (("touchStart", 320), ("touchMove", 220), ("touchMove", 90), ("touchEnd", None)):
        points = [{"x": x, "y": 400}] if x else []
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    page.locator(".x-lightbox__bar span", has_text="2 /").wait_for()


def test_without_a_script_a_picture_is_a_link_to_its_file(visit):
    page = visit(PICTURED.url, java_script_enabled=False)
    page.locator(".x-gallery__open").first.click()
    assert page.url.endswith(".jpg")


@LANGUAGES
def test_an_event_leads_along_its_series_and_names_the_gap(site, language):
    page = parsed(site, language + "archive/events/after-sales-activity-8/")
    (nav,) = page.xpath("//nav[contains(@class,'x-neighbours')]")
    (href,) = nav.xpath(".//a/@href")
    assert href.endswith("archive/events/after-sales-activity-4/")
    assert reader_of(language).t("archive.between", first=5, last=7) in nav.text_content()


@LANGUAGES
def test_a_series_shows_gaps_and_both_claims_with_sources(site, language):
    page = parsed(site, language + "archive/series/after-sales-activity/")
    t = reader_of(language).t
    gaps = [e.text_content().strip() for e in page.xpath("//*[@class='x-ordinals__gap']/div")]
    assert gaps == [t("archive.unknown_ordinals", first=a, last=b) for a, b in ((1, 3), (5, 7))]
    (conflict,) = page.xpath("//*[@class='x-conflict']")
    assert "2003" in conflict.text_content()
    assert "2006" in conflict.text_content()
    assert [a.text for a in conflict.xpath(".//a[@class='x-source']")] == ["S04", "S38"]


# What else is said to machines


@LANGUAGES
def test_organisations_terms_and_articles_are_described(site, language):
    (about,) = data_of(parsed(site, language + "archive/organisations/"))
    assert {item["@type"] for item in about["@graph"]} == {"Organization"}
    assert len(about["@graph"]) == len(known().organisations)
    terms = next(item for item in data_of(parsed(site, language + "standards/asc/2026/glossary/")))
    assert terms["@type"] == "DefinedTermSet"
    assert {item["@type"] for item in terms["hasDefinedTerm"]} == {"DefinedTerm"}
    page = parsed(site, language + "research/service-manager-rule/")
    (article,) = data_of(page)
    assert article["@type"] == "ScholarlyArticle"
    assert article["author"][0]["@type"] == "Organization", "a project is no person"
    assert page.xpath("//meta[@name='citation_title']/@content") == [article["headline"]]
    assert page.xpath("//link[@type='application/atom+xml']/@href") == ["../../feeds/research.xml"]


@LANGUAGES
def test_an_article_lists_its_clauses_and_a_clause_the_article_with_the_sentence(site, language):
    article = parsed(site, language + "research/service-manager-rule/")
    listed = article.xpath("//*[@id='related']//a[contains(@href,'asc.staffing.manager')]")
    assert listed
    clause = parsed(site, language + "standards/asc/2026/asc.staffing.manager/")
    (item,) = clause.xpath(
        "//*[@class='x-details']//li[a[contains(@href,'research/service-manager-rule')]]"
    )
    assert item.xpath(".//*[@class='x-context']//mark")


# Honest where there is nothing


@LANGUAGES
@pytest.mark.parametrize("page", ["training", "exhibitions"])
def test_an_empty_part_says_so_invites_and_can_be_followed(site, language, page):
    t = reader_of(language).t
    shown = parsed(site, f"{language}archive/{page}/")
    (empty,) = shown.xpath("//*[@class='x-empty']")
    assert t("event.empty_title") in empty.text_content()
    assert empty.xpath(".//a[contains(@href,'contributing/records')]")
    kind = page.removesuffix("s")
    for href in shown.xpath("//*[@class='x-feeds']//a[@type]/@href"):
        assert kind in href
        assert (site / language / "archive" / page / href).is_file()


@LANGUAGES
def test_the_real_timeline_holds_what_is_verified(site, language):
    page = parsed(site, language + BROWSE)
    assert len(page.xpath("//li[contains(@class,'x-line ')]")) == len(timeline.entries(known()))
    assert "demo" not in " ".join(page.xpath("//li[contains(@class,'x-line ')]//a/@href"))
