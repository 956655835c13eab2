"""The list of research articles: order, reading time, both languages."""

from pathlib import Path

import pytest
from lxml import html

from macros.author.articles import reading_minutes
from macros.build import check_all
from tests.rig.build import ROOT

RESEARCH = ROOT / "docs" / "zh" / "research"


@pytest.mark.parametrize(
    ("language", "body", "minutes"),
    [
        ("zh", "", 1),
        ("zh", "字" * 400, 1),
        ("zh", "字" * 401, 2),
        ("zh", "，。" * 4000, 1),
        ("zh", "字" * 399 + "[一](../../about/sources/#S05)", 1),
        ("zh", "字" * 400 + '{{ clause("asc@2026#asc.repair") }}', 1),
        ("zh", "字" * 399 + " GB/T 27922", 2),
        ("en", "word " * 220, 1),
        ("en", "word " * 221, 2),
        ("en", "it's " * 220, 1),
        ("en", "word " * 219 + "[one](https://example.org/a/b)", 1),
    ],
)
def test_reading_time_counts_what_is_read(language: str, body: str, minutes: int):
    assert reading_minutes(body, language) == minutes


@pytest.mark.parametrize("below", ["", "en/"])
def test_every_article_is_listed_once_and_its_link_works(site: Path, below: str):
    page = site / below / "research" / "index.html"
    links = html.parse(page).xpath('//li[contains(@class, "x-article")]//a/@href')
    found = sorted((page.parent / link / "index.html").resolve() for link in links)
    written = sorted(path.stem for path in RESEARCH.glob("*.md") if path.stem != "index")
    assert [path.parent.name for path in found] == written
    assert all(path.is_file() for path in found)


@pytest.mark.parametrize(("below", "minutes"), [("", "阅读约 "), ("en/", " min read")])
def test_the_list_says_when_and_how_long_latest_first(site: Path, below: str, minutes: str):
    tree = html.parse(site / below / "research" / "index.html")
    entries = tree.xpath('//li[contains(@class, "x-article")]')
    dates = [entry.xpath(".//time/@datetime")[0] for entry in entries]
    assert dates == sorted(dates, reverse=True)
    assert all(minutes in entry.text_content() for entry in entries)


@pytest.fixture(scope="module")
def scored() -> list:
    """Scored clauses of the open criteria as they are today."""
    _, known, _ = check_all(ROOT)
    clauses = known.edition("asc@2026").clauses
    return [clause.record for clause in clauses if clause.record.scoring]


def test_figures_about_the_criteria_still_hold(scored: list):
    """Articles quote these; when the criteria change, the articles have to be read again."""
    steps = [step.method for clause in scored for step in clause.assessment]
    seen = {"observation", "mystery-customer", "customer-contact"}
    outside = [clause for clause in scored if seen & {step.method for step in clause.assessment}]
    wishes = [clause for clause in scored if clause.type == "recommendation"]
    article = (RESEARCH / "evaluation-techniques.md").read_text(encoding="utf-8")
    assert f"{len(scored)} 个评分条款共写了 {len(steps)} 个评审步骤" in article
    assert f"{len(outside)} 条、合计 {sum(item.points for item in outside)} 分" in article
    article = (RESEARCH / "service-excellence.md").read_text(encoding="utf-8")
    assert f"{len(wishes)} 条是推荐（宜），占 {sum(item.points for item in wishes)} 分" in article
