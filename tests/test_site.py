"""The built site: nothing broken, nothing lost of the old site, nothing fetched from elsewhere."""

import re
from pathlib import Path

import pytest
import yaml
from lxml import etree

from macros.links import survey

#: The navigation and the footer of the old site, as they stood.
OLD_NAVIGATION = (
    "首页 历届活动 认证评价 公司动态 企业理念 业绩回顾 重要培训 展会展览 标准起草 专业研究 "
    "荣获殊荣 公司简介 联系我们"
).split()
OLD_FOOTER = "关于我们 版权声明 联系我们 广告服务 网站地图".split()
OLD_CO_HOSTS = [
    "全国商品售后服务评价委员会",
    "全国零售商供应商公平交易评价活动组织委员会",
    "全国商品顾客满意度测评活动办公室",
    "中国策划评价活动组织委员会",
    "五洲创意机构",
]
OLD = [("nav", name) for name in OLD_NAVIGATION] + [("footer", name) for name in OLD_FOOTER]
LANGUAGES = ("", "en/")

#: Kinds of page the browser opens in both languages.
TOUR = (
    "",
    "standards/",
    "standards/gbt-27922/2011/",
    "standards/gbt-27925/2011/",
    "standards/asc/2026/",
    "standards/asc/2026/asc.repair.response/",
    "404.html",
)
DESK = {"width": 1366, "height": 768}
PHONE = {"width": 390, "height": 844}


@pytest.fixture(scope="session")
def old_site(root) -> dict:
    return yaml.safe_load((root / "docs/archive/old-site.yml").read_text(encoding="utf-8"))


def address(page: str) -> str:
    """The address of a page named by its path below ``docs/<language>/``."""
    path, mark, anchor = page.partition("#")
    path = re.sub(r"(^|/)index(\.md)?$", r"\1", path)
    path = path.removesuffix(".md") + ("/" if path.endswith(".md") else "")
    return path.lstrip("/") + mark + anchor


def html_file(site: Path, where: str) -> Path:
    path = where.partition("#")[0]
    return site / path / "index.html" if not path.endswith(".html") else site / path


def parsed(path: Path) -> etree._Element:
    return etree.HTML(path.read_bytes(), etree.HTMLParser(encoding="utf-8"))


def test_address_of_a_page():
    assert [address(page) for page in ("index.md", "a/index.md", "a/b.md#x", "a/b/", "index")] == [
        "",
        "a/",
        "a/b/#x",
        "a/b/",
        "",
    ]


def test_no_broken_links(site):
    found = survey(site)
    assert not found.broken, "\n".join(map(str, found.broken[:50]))
    assert found.pages > 100


def test_sitemap_lists_pages_that_exist(site):
    sitemap = etree.parse(site / "sitemap.xml")
    (home,) = {
        link.get("href")
        for link in parsed(site / "index.html").iter("link")
        if link.get("rel") == "canonical"
    }
    places = sitemap.xpath("//*[local-name()='loc']/text() | //*[local-name()='link']/@href")
    paths = [place.strip().removeprefix(home) for place in places]
    assert paths
    gone = [path for path in paths if "://" in path or not html_file(site, path).is_file()]
    assert not gone


def test_the_old_site_is_listed_whole(old_site):
    listed = [(entry["place"], entry["name"]["zh"]) for entry in old_site["entries"]]
    assert sorted(listed) == sorted(OLD)
    assert [host["zh"] for host in old_site["co_hosts"]] == OLD_CO_HOSTS


@pytest.mark.parametrize(("place", "name"), OLD, ids=[f"{name}-{place}" for place, name in OLD])
def test_old_entry_has_a_home(site, old_site, place, name):
    """Each section and footer link of the old site is a page in both languages."""
    (entry,) = [
        entry
        for entry in old_site["entries"]
        if (entry["place"], entry["name"]["zh"]) == (place, name)
    ]
    where = address(entry["page"])
    for language in LANGUAGES:
        path = html_file(site, language + where)
        assert path.is_file(), f"{entry['page']}: {path.relative_to(site)} was not built"
        page = parsed(path)
        assert page.xpath("normalize-space(//h1)"), f"{where} has no heading"
        anchor = where.partition("#")[2]
        assert not anchor or page.xpath("//*[@id=$id]", id=anchor), f"{where}: no such anchor"


def test_language_of_the_pages(site):
    assert parsed(site / "index.html").get("lang") == "zh-Hans"
    assert parsed(site / "en/index.html").get("lang") == "en"


def tour(site: Path, old_site: dict) -> list[str]:
    """The pages of ``TOUR`` and of the old site's navigation, each once."""
    pages = [*TOUR, *(address(entry["page"]) for entry in old_site["entries"])]
    return list(dict.fromkeys(page.partition("#")[0] for page in pages))


@pytest.mark.parametrize("language", LANGUAGES, ids=["zh", "en"])
@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
def test_tour(site, server, old_site, page_guard, language, viewport):
    """No console error, no request to another origin, a heading, nothing to scroll sideways."""
    page = page_guard(viewport=viewport)
    wrong = []
    for where in tour(site, old_site):
        if where == "404.html" and language:
            continue
        answer = page.goto(server + language + where, wait_until="load")
        if answer.status != 200:
            wrong.append(f"{language}{where}: {answer.status}")
            continue
        if not page.locator("h1").first.inner_text().strip():
            wrong.append(f"{language}{where}: no heading")
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > viewport["width"]:
            wrong.append(f"{language}{where}: {width} px wide on {viewport['width']} px")
    assert not wrong, "\n".join(wrong)
