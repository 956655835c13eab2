"""The head of an article: who wrote it and when, and where it first appeared."""

import pytest
from lxml import html

LANGUAGES = pytest.mark.parametrize("below", ["", "en/"], ids=["zh", "en"])


def head(site, below: str, name: str):
    page = html.parse(str(site / below / "research" / name / "index.html"))
    (found,) = page.xpath("//div[@class='x-byline']")
    assert page.xpath("//div[@class='x-byline']/following-sibling::p"), "the text is still markup"
    return " ".join(found.text_content().split())


@LANGUAGES
def test_an_article_is_signed_dated_and_says_how_long_it_takes(site, below):
    said = head(site, below, "how-points-become-a-star")
    author, minutes, word = (
        ("The project", "min read", "Keywords: ") if below else ("本项目", "阅读约", "关键词：")
    )
    assert said.startswith(f"{author} · 2026-11-23 · ")
    assert minutes in said
    assert word in said
    assert "fulin" not in said


@LANGUAGES
def test_an_article_of_the_old_site_keeps_its_first_publication(site, below):
    said = head(site, below, "044-innovation-in-operations")
    for fact in ("运营管理的创新", "44", "fulin", "2017-02-17 15:40:48", "商业企业品牌评价"):
        assert fact in said


@LANGUAGES
def test_one_statement_alone_is_no_disagreement(site, below):
    page = html.parse(str(site / below / "archive/activities/index.html"))
    boxes = page.xpath("//*[@class='x-conflict']")
    assert boxes
    assert all(len(box.xpath("./ul/li")) > 1 for box in boxes)
