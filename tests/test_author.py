"""Author macros: what a page may call, what it may not, and what its author is told."""

import pytest

from macros.author import MACROS, expand
from macros.build import check_all
from macros.load import Loaded
from macros.model.page import PageMatter
from macros.problem import as_text
from macros.render import Reader
from macros.source import Document
from tests.rig.small import TREE


@pytest.fixture(scope="module")
def catalogue():
    return check_all(TREE)[1]


def page(body: str) -> Loaded:
    """A page whose body starts on line 4, after its front matter."""
    document = Document("docs/zh/page.md", "", {}, None)
    names = {"language": "zh", "path": "page.md"}
    return Loaded("page", PageMatter(title="页"), document, names, "\n\n\n" + body)


def html(catalogue, body: str, language: str = "zh") -> str:
    rendered, problems = expand(page(body), Reader(catalogue, language))
    assert problems == []
    return rendered.fill(rendered.markdown)


def message(catalogue, body: str) -> str:
    return as_text(expand(page(body), Reader(catalogue, "zh"))[1])


@pytest.mark.parametrize(
    ("call", "shown"),
    [
        ("clause('demo.unit')", "企业应设部门。部门应有负责人。"),
        ("clause('demo@2026#demo.unit')", "6 分"),
        ("clauses('demo')", "demo.staff"),
        ("clauses('demo', under='demo.all')", "demo.unit"),
        ("scores('demo')", "<table"),
        ("levels('demo')", "三星"),
        ("term('customer')", "接受服务的人"),
        ("standard('demo')", "DEMO 2026"),
        ("standards()", "示范"),
        ("register()", "GB/T 1-2020"),
        ("events('forum')", "2015-01-18"),
        ("awards()", "尚无经过核实的记录"),
        ("translate('nav.home')", "首页"),
        ("sources()", "S01"),
    ],
)
def test_macro_shows(catalogue, call, shown):
    assert shown in html(catalogue, "{{ " + call + " }}").replace("\n", "")


def test_macro_speaks_the_reader_s_language(catalogue):
    assert "The enterprise shall have a unit." in html(catalogue, "{{ clause('demo.unit') }}", "en")


def test_every_macro_says_what_it_does():
    assert [name for name, macro in MACROS.items() if not (macro.__doc__ or "").strip()] == []


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("{{ clause('demo.unti') }}", "没有条款“demo.unti”"),
        ("{{ clauses('dem') }}", "没有版本“dem”"),
        ("{{ term('custmer') }}", "没有术语“custmer”"),
        ("{{ events('forun') }}", "没有种类“forun”"),
        ("{{ translate('nav.hom') }}", "没有“nav.hom”"),
        ("{{ nothing }}", "'nothing' is undefined"),
        ("{{ clause( }}", "docs/zh/page.md:4"),
        ("{% for x in y %}", "docs/zh/page.md:4"),
    ],
)
def test_mistake_is_told_with_its_true_line(catalogue, body, told):
    text = message(catalogue, body)
    assert text.startswith("docs/zh/page.md:4:")
    assert told in text


def test_line_of_a_mistake_far_down(catalogue):
    assert message(catalogue, "a\n\nb\n\n{{ clause('x.y') }}").startswith("docs/zh/page.md:8:")


@pytest.mark.parametrize(
    "body",
    [
        "{{ clause.__globals__ }}",
        "{{ ''.__class__.__mro__ }}",
        "{{ self.__init__.__globals__ }}",
        "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
        "{% include '/etc/passwd' %}",
        "{% import 'os' as os %}",
        "{{ range(10) }}",
    ],
)
def test_the_sandbox_holds(catalogue, body):
    assert "C201" in message(catalogue, body)


def test_text_of_a_record_is_never_a_template(catalogue):
    """Blocks are put in after the page's template has run, so nothing in them runs."""
    rendered, _ = expand(page("{{ clause('demo.unit') }}"), Reader(catalogue, "zh"))
    assert "企业应设部门" not in rendered.markdown
    assert rendered.pieces
