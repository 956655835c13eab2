"""Two languages: the switch stays on the page, what is missing falls back and says so."""

from pathlib import Path

import pytest
from lxml import etree

from tests.rig.build import build_site
from tests.rig.small import small_project

PAGES = (
    "",
    "standards/",
    "standards/asc/2026/",
    "standards/asc/2026/asc.system/",
    "standards/asc/2026/asc.repair.response/",
    "about/contact/",
)


def parsed(path: Path) -> etree._Element:
    return etree.HTML(path.read_bytes(), etree.HTMLParser(encoding="utf-8"))


@pytest.mark.parametrize("origin", ["server", "file"])
@pytest.mark.parametrize("scripts", [True, False], ids=["js", "no-js"])
def test_switch_stays_on_the_page(site, server, page_guard, origin, scripts):
    start = server if origin == "server" else site.as_uri() + "/"
    page = page_guard(origin=start, java_script_enabled=scripts)
    for where in PAGES:
        page.goto(f"{start}{where}index.html")
        page.locator('a[hreflang="en"]').first.click()
        assert page.url == f"{start}en/{where}index.html"
        assert page.locator("html").get_attribute("lang") == "en"
        page.locator('a[hreflang="zh-Hans"]').first.click()
        assert page.url == f"{start}{where}index.html"


@pytest.mark.parametrize("where", PAGES)
def test_alternates_name_each_other(site, where):
    def alternates(prefix: str) -> set[tuple[str, str]]:
        page = parsed(site / prefix / where / "index.html")
        links = page.xpath("//link[normalize-space(@rel)='alternate'][@hreflang]")
        return {(link.get("hreflang"), link.get("href")) for link in links}

    assert {code for code, _ in alternates("")} == {"zh-Hans", "en", "x-default"}
    assert alternates("") == alternates("en")


@pytest.fixture(scope="module")
def half_translated(tmp_path_factory) -> Path:
    """The small project with one page and one clause that have no English."""
    project = small_project(tmp_path_factory.mktemp("half") / "project")
    (project / "docs/zh/only.md").write_text(
        "---\ntitle: 只有中文\n---\n\n# 只有中文\n\n正文\n", encoding="utf-8"
    )
    clauses = project / "standards/demo/2026/clauses/05-indicators.yml"
    text = clauses.read_text(encoding="utf-8").replace(", en: Staff shall be trained.}", "}")
    clauses.write_text(text, encoding="utf-8")
    target = tmp_path_factory.mktemp("half-site") / "site"
    build_site(target, root=project)
    return target


FALLBACKS = ("only", "standards/demo/2026/demo.staff")


@pytest.mark.parametrize(("where", "text"), [("only", "正文"), (FALLBACKS[1], "人员应受训。")])
def test_missing_english_shows_the_chinese(half_translated, where, text):
    page = parsed(half_translated / "en" / where / "index.html")
    shown = page.xpath("//*[@lang='zh-Hans']//text()")
    assert text in "".join(shown)


@pytest.mark.parametrize("where", FALLBACKS)
def test_missing_english_has_a_notice_and_no_hreflang(half_translated, where):
    page = parsed(half_translated / "en" / where / "index.html")
    assert page.xpath("//*[contains(@class, 'x-notice')]")
    assert page.xpath("//link[@hreflang]") == []
    assert page.xpath("//link[@rel='canonical']/@href")[0].endswith(f"/{where}/")
    assert "/en/" not in page.xpath("//link[@rel='canonical']/@href")[0]


@pytest.mark.parametrize("where", FALLBACKS)
def test_sitemap_does_not_list_what_is_not_there(half_translated, where):
    sitemap = (half_translated / "sitemap.xml").read_text(encoding="utf-8")
    assert f"/{where}/</loc>" in sitemap
    assert f"/en/{where}/" not in sitemap


def test_sitemap_lists_alternates(half_translated):
    sitemap = (half_translated / "sitemap.xml").read_text(encoding="utf-8")
    assert '<xhtml:link rel="alternate" hreflang="en"' in sitemap
