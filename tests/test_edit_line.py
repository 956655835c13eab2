"""The foot of a page: where its source stands, and a link only where there is a repository."""

import pytest
from lxml import html

from macros.render import Reader, environment
from tests.rig.editions import known

LANGUAGES = pytest.mark.parametrize("language", ["zh", "en"])


def foot(language: str, base: str, line: str = "5"):
    reader = Reader(known(), language, "standards/")
    made = environment().get_template("edit.html")
    return html.fromstring(
        made.render(reader=reader, t=reader.t, base=base, file="docs/a.yml", line=line)
    )


@LANGUAGES
def test_without_a_repository_the_place_is_text_and_no_link_is_dead(language):
    found = foot(language, "")
    assert found.xpath("//code/text()") == ["docs/a.yml"]
    assert ("第 5 行" if language == "zh" else "line 5") in found.text_content()
    assert found.xpath("//a/@href") == ["../contributing/editing/"]


@LANGUAGES
def test_with_a_repository_the_link_leads_to_the_line(language):
    base = "https://git.example.net/owner/name/edit/main/"
    assert foot(language, base).xpath("//a/@href") == [f"{base}docs/a.yml#L5"]
    assert foot(language, base, "").xpath("//a/@href") == [f"{base}docs/a.yml"]


def test_no_page_of_the_site_leads_to_an_example_repository(site):
    for path in ("index.html", "en/index.html", "standards/asc/2026/asc.repair/index.html"):
        assert "git.example" not in (site / path).read_text(encoding="utf-8")
