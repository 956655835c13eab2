"""Citing: what a reader copies, what a reference manager imports, what a hash proves."""

import datetime
import json
import re
import unicodedata
from collections.abc import Callable
from functools import partial

import pytest
from lxml import etree

from macros.build import check_all
from macros.catalogue import Catalogue
from macros.cite import (
    article_work,
    citations,
    clause_hash,
    clause_work,
    edition_hash,
    edition_work,
)
from macros.cite.fingerprint import digest
from macros.cite.index import hashes
from macros.render import Reader
from tests.rig.build import ROOT

CLAUSE = "standards/asc/2026/asc.repair.response/"


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    known = check_all(ROOT)[1]
    assert known is not None
    return known


@pytest.fixture
def cited(catalogue) -> Callable[..., dict[str, str]]:
    """``cited(clause or edition reference, language)``: citations by style."""

    def cite(reference: str, language: str = "zh") -> dict[str, str]:
        clause = catalogue.clauses.get(reference)
        edition = catalogue.edition(reference)
        make = partial(clause_work, clause) if clause else partial(edition_work, edition)
        found = citations(make, Reader(catalogue, language))
        return {citation.style: citation.text for citation in found}

    return cite


def test_gbt_7714_of_a_clause(cited, catalogue):
    text = cited("asc@2026#asc.repair.response")["gbt7714"]
    value = clause_hash(catalogue.clauses["asc@2026#asc.repair.response"])
    assert text == (
        "售后服务评价标准库. 5.2.4.2 响应和到达[S/OL]//开放售后服务准则: ASC 2026. "
        f"(2026-11-23)[YYYY-MM-DD]. https://standards.example.org/{CLAUSE}. (内容校验码 {value})"
    )


def test_a_paraphrase_is_not_cited_as_the_standard(cited):
    text = cited("gbt-27922@2011")["gbt7714"]
    assert "（本站转述）: GB/T 27922-2011[EB/OL]" in text
    assert "[S/OL]" not in text
    assert cited("gbt-27922@2011", "en")["ris"].startswith("TY  - ELEC\n")


def test_plain_sentences_are_in_their_own_language_on_every_page(cited):
    for language in ("zh", "en"):
        styles = cited("asc@2026#asc.repair.response", language)
        assert "ASC 2026《开放售后服务准则》5.2.4.2 响应和到达" in styles["zh"]
        assert "ASC 2026, Open after-sales service criteria, clause 5.2.4.2" in styles["en"]
        assert "/en/" in styles["en"]
        assert "/en/" not in styles["zh"]


def test_annexes_are_not_called_clauses(cited):
    text = cited("asc@2026#asc.annex-sampling", "en")["en"]
    assert ", Annex B (" in text
    assert "clause Annex" not in text


def test_bibtex_is_balanced_and_escaped(cited, catalogue):
    for clause in catalogue.clauses.values():
        text = cited(clause.ref, "en")["bibtex"]
        assert text.startswith("@incollection{")
        bare = re.sub(r"\\[{}]", "", text)
        assert bare.count("{") == bare.count("}")
        title = re.search(r"^  title = (.*)$", text, re.MULTILINE)[1]
        assert not re.search(r"(?<!\\)[&%$#_]", title)


def test_ris_records_are_whole(cited):
    lines = cited("asc@2026#asc.repair.response", "en")["ris"].split("\n")
    assert lines[0] == "TY  - STAND"
    assert lines[-1] == "ER  - "
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in lines)
    assert "TI  - 5.2.4.2 Response and arrival" in lines
    assert "T2  - ASC 2026 Open after-sales service criteria" in lines


def test_article_is_cited_with_its_authors(catalogue):
    for item in (item for item in catalogue.pages if item.kind == "article"):
        reader = Reader(catalogue, item.names["language"])
        styles = {each.style: each.text for each in citations(partial(article_work, item), reader)}
        assert item.record.title in styles["gbt7714"]
        assert "[EB/OL]" in styles["gbt7714"]
        for author in item.record.authors:
            assert f"AU  - {author}" in styles["ris"]


def test_an_english_sentence_names_the_english_article(catalogue):
    pages = {
        item.names["language"]: item
        for item in catalogue.pages
        if item.kind == "article" and item.names["path"].endswith("service-excellence.md")
    }
    cite = citations(partial(article_work, pages["zh"]), Reader(catalogue, "zh"))
    styles = {each.style: each.text for each in cite}
    assert pages["en"].record.title in styles["en"]
    assert "/en/research/" in styles["en"]
    assert pages["zh"].record.title in styles["gbt7714"]


# What a hash proves.


def test_a_hash_ignores_line_breaks_and_unicode_forms():
    assert digest(["é 5 %"]) == digest([unicodedata.normalize("NFD", "é 5 %")])
    assert digest(["应在受理后\n联系顾客"]) == digest(["应在受理后联系顾客"])
    assert digest(["within two\nhours"]) == digest(["within two hours"])
    assert digest(["应"]) != digest(["宜"])
    assert digest(["a", "b"]) != digest(["ab"])


def test_every_hash_tells_one_text(catalogue):
    values = [clause_hash(clause) for clause in catalogue.clauses.values()]
    values += [edition_hash(edition) for edition in catalogue.editions]
    assert len(set(values)) == len(values)
    assert set(values) <= hashes(catalogue).keys()


def test_a_changed_text_changes_the_hash_of_its_edition(catalogue):
    clause = catalogue.clauses["asc@2026#asc.repair.response"]
    before, edition = clause.record, edition_hash(clause.edition)
    try:
        clause.record = before.model_copy(
            update={"title": before.title.model_copy(update={"zh": "响应"})}
        )
        assert clause_hash(clause) != digest([])
        assert edition_hash(clause.edition) != edition
    finally:
        clause.record = before
    assert edition_hash(clause.edition) == edition


# What machines read.


@pytest.mark.parametrize("where", ["", "en/"], ids=["zh", "en"])
@pytest.mark.parametrize("kind", ["clause", "edition", "article"])
def test_head_of_a_cited_page(site, catalogue, kind, where):
    article = next(item for item in catalogue.pages if item.kind == "article")
    paths = {
        "clause": CLAUSE,
        "edition": "standards/asc/2026/",
        "article": article.names["path"].removesuffix(".md") + "/",
    }
    page = etree.HTML(
        (site / where / paths[kind] / "index.html").read_bytes(),
        etree.HTMLParser(encoding="utf-8"),
    )
    meta = {item.get("name"): item.get("content") for item in page.iter("meta")}
    (data,) = page.xpath("//script[@type='application/ld+json']/text()")
    about = json.loads(data)
    shown = page.xpath("string(//details[@id='cite']//code)")
    assert meta["citation_title"]
    assert meta["citation_language"] == about["inLanguage"]
    assert meta["citation_public_url"] == about["url"]
    assert f"sha256-12:{shown}" in about["identifier"]
    if kind == "clause":
        assert about["isPartOf"]["url"].endswith(f"{where}standards/asc/2026/")
        assert about["position"] == "5.2.4.2"


# What a reader does.


@pytest.mark.parametrize("where", ["", "en/"], ids=["zh", "en"])
def test_reader_cites_a_clause(page_guard, server, where):
    page = page_guard(permissions=["clipboard-read", "clipboard-write"])
    page.goto(f"{server}{where}{CLAUSE}")
    block = page.locator("details.x-cite")
    block.locator("summary").click()
    text = block.locator(".x-cite__text").first.inner_text()
    assert f"[{datetime.date.today().isoformat()}]" in text
    block.locator(".x-cite__copy").first.click()
    page.wait_for_function("document.querySelector('.x-cite__copy').textContent !== ''")
    assert page.evaluate("navigator.clipboard.readText()") == text
    with page.expect_download() as waiting:
        block.locator(".x-cite__save").last.click()
    saved = waiting.value.path().read_bytes()
    assert waiting.value.suggested_filename.endswith(".ris")
    assert saved.startswith(b"TY  - STAND\r\n")


@pytest.mark.parametrize("where", ["", "en/"], ids=["zh", "en"])
def test_reader_verifies_a_citation(page_guard, server, where):
    page = page_guard()
    page.goto(f"{server}{where}{CLAUSE}")
    page.locator("details.x-cite summary").click()
    citation = page.locator(".x-cite__text").first.inner_text()
    page.goto(f"{server}{where}verify/")
    page.locator("#verify-hash").fill(citation)
    page.keyboard.press("Enter")
    answer = page.locator("#verify-result a")
    assert "5.2.4.2" in answer.inner_text()
    answer.click()
    assert page.url.endswith(f"{where}{CLAUSE}")


def test_reader_follows_the_verify_link_of_a_page(page_guard, server):
    page = page_guard()
    page.goto(f"{server}{CLAUSE}")
    page.locator("details.x-cite summary").click()
    page.locator(".x-cite__facts a").last.click()
    assert "5.2.4.2" in page.locator("#verify-result a").inner_text()


@pytest.mark.parametrize("entered", ["000000000000", "", "abc", "<b>constructor</b>"])
def test_a_foreign_hash_is_not_found(page_guard, server, entered):
    page = page_guard()
    page.goto(f"{server}verify/")
    page.locator("#verify-hash").fill(entered)
    page.locator(".x-verify button").click()
    assert page.locator("#verify-result a").count() == 0
    assert page.locator("#verify-result .x-verify__missing").inner_text()


def test_verifying_works_from_a_disk(page_guard, site, catalogue):
    value = clause_hash(catalogue.clauses["asc@2026#asc.repair.response"])
    page = page_guard(origin="file://")
    page.goto(f"{(site / 'verify/index.html').as_uri()}?hash={value}")
    page.locator("#verify-result a").click()
    assert page.locator("h1").first.inner_text().replace("\n", " ").startswith("5.2.4.2")


def test_citations_are_there_without_scripts(page_guard, server):
    page = page_guard(java_script_enabled=False)
    page.goto(f"{server}{CLAUSE}")
    page.locator("details.x-cite summary").click()
    assert "YYYY-MM-DD" in page.locator(".x-cite__text").first.inner_text()
    assert page.locator(".x-cite button:visible").count() == 0
