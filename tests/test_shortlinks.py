"""Links that stay: short links, former ids and numbers, names that are ours."""

from dataclasses import replace

import pytest
from lxml import html

from macros.catalogue import EditionView, StandardView
from macros.check.reserved import RESERVED
from macros.pages import pages
from macros.pages.shortlinks import choice_pages, claims, redirects
from macros.render import Reader
from tests.rig.editions import known, two_editions

LANGUAGES = pytest.mark.parametrize("language", ["", "en/"], ids=["zh", "en"])


def test_every_clause_has_a_short_link(site):
    for clause in known().clauses.values():
        for language in ("", "en/"):
            assert (site / language / "c" / clause.id / "index.html").is_file(), clause.id


@LANGUAGES
@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_a_short_link_opens_the_edition_in_force(page_guard, server, language, script):
    page = page_guard(java_script_enabled=script)
    page.goto(f"{server}{language}c/asc.repair.response/")
    page.wait_for_url(f"{server}{language}standards/asc/2026/asc.repair.response/")
    assert "5.2.4" in page.locator("h1").inner_text()


@LANGUAGES
def test_a_redirect_is_a_page_that_says_where_it_leads(site, language):
    page = html.parse(str(site / language / "c/asc.repair.response/index.html")).getroot()
    (link,) = page.xpath("//body//a")
    assert link.get("href") == "../../standards/asc/2026/asc.repair.response/"
    assert link.text_content().startswith("ASC 2026 5.2.4")
    (canonical,) = page.xpath("//link[@rel='canonical']/@href")
    assert canonical.endswith(f"/{language}standards/asc/2026/asc.repair.response/")
    assert page.get("lang") == ("en" if language else "zh-Hans")
    assert not page.xpath("//script | //style | //@style")


def renumbered():
    """The open criteria and a next edition in which one clause has a new id, one a new number."""
    return two_editions(
        {
            "asc.repair.response": None,
            "asc.repair.answer": {
                "number": "5.2.4.9",
                "aliases": ("asc.repair.response", "5.2.4.1"),
            },
        }
    )


def test_former_ids_and_numbers_lead_to_the_clause():
    catalogue, _second = renumbered()
    written = dict(redirects(catalogue))
    for path in ("asc.repair.response", "5.2.4.1"):
        for language in ("", "en/"):
            page = html.fromstring(written[f"{language}standards/asc/2027/{path}/index.html"])
            assert page.xpath("//body//a/@href") == [
                "../../../../standards/asc/2027/asc.repair.answer/"
            ]
    assert "standards/asc/2026/asc.repair.response/index.html" not in written, "that is the clause"


def test_a_former_id_leads_to_the_edition_in_force():
    catalogue, second = renumbered()
    standard = second.standard
    standard.editions = [
        EditionView(
            item.id,
            item.record,
            item.entry.model_copy(update={"status": status}),
            standard,
            clauses=item.clauses,
        )
        for item, status in zip(standard.editions, ("replaced", "in-force"), strict=True)
    ]
    (clause,) = claims(catalogue)["asc.repair.response"]
    assert clause.id == "asc.repair.answer"


def test_an_id_of_several_standards_is_asked_back():
    catalogue, _ = two_editions({})
    first = catalogue.standards["asc"]
    other = StandardView("copy", first.record, first.editions)
    both = replace(catalogue, standards={"asc": first, "copy": other})
    assert "c/asc.scope/index.html" not in dict(redirects(both))
    reader = Reader(both, "en")
    page = next(page for page in choice_pages(reader) if page.url == "c/asc.scope/")
    shown = html.fromstring(page.render(reader))
    assert shown.xpath("//h1")[0].text == "Which clause is “asc.scope”?"
    assert len(shown.xpath("//li/a")) == 2


def test_pages_beside_clauses_have_reserved_names():
    """A page of ours below an edition that is no clause's must be named in RESERVED."""
    editions = {edition.url: edition for edition in known().editions}
    for page in pages(Reader(known(), "zh")):
        parent, _, name = page.url.rstrip("/").rpartition("/")
        edition = editions.get(f"{parent}/")
        if edition and not edition.clause(name):
            assert name in RESERVED, f"add {name} to RESERVED in macros/check/reserved.py"
