"""The editing guide: it lists every message, and its macros for running text tell the truth."""

import re

import pytest
import yaml
from lxml import etree

from macros.author import MACROS, expand
from macros.build import check_all
from macros.codes import CODES
from macros.load import Loaded
from macros.model.archive import Award, Event
from macros.model.clause import Clause
from macros.model.page import PageMatter
from macros.problem import as_text
from macros.render import Reader
from macros.source import Document
from tests.rig.small import TREE


@pytest.fixture(scope="module")
def catalogue():
    return check_all(TREE)[1]


def expanded(catalogue, body: str, language: str = "zh"):
    document = Document(f"docs/{language}/page.md", "", {}, None)
    names = {"language": language, "path": "page.md"}
    page = Loaded("page", PageMatter(title="页"), document, names, body)
    return expand(page, Reader(catalogue, language))


def html(catalogue, body: str, language: str = "zh") -> str:
    rendered, problems = expanded(catalogue, body, language)
    assert problems == []
    return rendered.fill(rendered.markdown)


@pytest.fixture(params=["zh", "en"])
def guide(request, root):
    """Reads a page of the guide, in either language."""
    folder = root / "docs" / request.param / "contributing"
    return lambda name: (folder / name).read_text(encoding="utf-8")


def test_examples_of_records_are_valid(guide):
    blocks = re.findall(r"```yaml\n(.*?)```", guide("records.md"), re.DOTALL)
    _source, event, award = (yaml.load(block, yaml.BaseLoader) for block in blocks)
    Event.model_validate(event)
    Award.model_validate(award)


def test_every_field_of_a_clause_is_explained(guide):
    rows = re.findall(r"^\| (`\w+`(?:[、,] ?`\w+`)*) \|", guide("editing.md"), re.MULTILINE)
    assert set(re.findall(r"\w+", " ".join(rows))) >= set(Clause.model_fields)


def test_macros_of_the_guide_exist(guide):
    assert set(re.findall(r"\{\{ (\w+)\(", guide("editing.md"))) <= set(MACROS)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_message_stands_in_the_guide_once(site, language):
    folder = site if language == "zh" else site / language
    file = folder / "contributing/messages/index.html"
    page = etree.HTML(file.read_bytes(), etree.HTMLParser(encoding="utf-8"))
    listed = page.xpath("//tr[@id]/@id")
    assert sorted(listed) == sorted(CODES)


@pytest.mark.parametrize(
    ("language", "code", "shown"),
    [
        ("zh", "T201", "编号 … 没加引号，会变成 …"),
        ("en", "T201", "clause number … is not quoted and would become …"),
        ("zh", "B101", "另存为 UTF-8"),
        ("en", "B101", "save as UTF-8"),
        ("zh", "R104", "改成 sources.yml 里的编号，或写 https 地址"),
        ("en", "R104", "an entry of sources.yml, or an https address"),
        ("zh", "S106", "在 editions 里加一行"),
    ],
)
def test_message_in_the_reader_s_language(catalogue, language, code, shown):
    page = etree.HTML(html(catalogue, "{{ messages() }}", language))
    (row,) = page.xpath("//tr[@id=$code]", code=code)
    assert shown in [cell.xpath("string()") for cell in row]


@pytest.mark.parametrize(
    ("call", "shown"),
    [
        ("source('S01')", 'about/sources/#S01"'),
        ("confidence('single')", "仅一处来源"),
        ("clause_link('demo@2026#demo.unit')", "DEMO 2026"),
    ],
)
def test_in_running_text(catalogue, call, shown):
    said = html(catalogue, "前{{ " + call + " }}后")
    assert shown in said
    assert said.startswith("前<")
    assert said.endswith(">后")


@pytest.mark.parametrize(
    ("call", "said"),
    [
        ("source('S0l')", "没有来源“S0l”"),
        ("confidence('singel')", "改成 / write: single"),
        ("clause_link('demo.unti')", "改成 / write: demo.unit"),
    ],
)
def test_a_slip_is_explained(catalogue, call, said):
    _, problems = expanded(catalogue, "{{ " + call + " }}")
    assert said in as_text(problems)
