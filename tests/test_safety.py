# ruff: noqa: E501
"""Text from data, front matter and macros is text: it never runs, in the page or on the builder."""

import shutil

import pytest

from tests.check.planted import C, T
from tests.rig.build import build_site
from tests.rig.server import serve
from tests.rig.small import small_project

#: Each would set ``window.attacked`` if any of it ran.
VECTORS = (
    'x" onmouseover="window.attacked=1',
    "x' onfocus='window.attacked=1' autofocus='",
    "<script>window.attacked=1</script>",
    "</title><script>window.attacked=1</script>",
    "<img src=x onerror=window.attacked=1>",
    "<svg onload=window.attacked=1>",
    "</script><script>window.attacked=1</script>",
    "${window.attacked=1}",
    "]]><script>window.attacked=1</script>",
)
ATTACK = " ".join(VECTORS)


def quoted(text: str) -> str:
    """A YAML single-quoted scalar."""
    return "'" + text.replace("'", "''") + "'"


@pytest.fixture(scope="module")
def attacked_site(tmp_path_factory):
    """The small project with the attack in titles, texts, terms, points' names and front matter.

    The check refuses HTML in texts, so it is switched off here: escaping must hold on its own.
    """
    project = small_project(tmp_path_factory.mktemp("attack") / "project")
    clauses = (project / C).read_text(encoding="utf-8")
    clauses = clauses.replace(
        "title: {zh: 部门, en: Unit}", f"title: {{zh: {quoted(ATTACK)}, en: {quoted(ATTACK)}}}"
    )
    clauses = clauses.replace("企业应设部门。", ATTACK).replace(
        "The enterprise shall have a unit.", ATTACK
    )
    (project / C).write_text(clauses, encoding="utf-8")
    terms = (project / T).read_text(encoding="utf-8")
    terms = terms.replace("preferred: 顾客", f"preferred: {quoted(ATTACK)}").replace(
        "接受服务的人", quoted(ATTACK)
    )
    (project / T).write_text(terms, encoding="utf-8")
    page = f"---\ntitle: {quoted(ATTACK)}\ndescription: {quoted(ATTACK)}\n---\n\n# 首页\n\n{{{{ clause('demo.unit') }}}}\n"
    (project / "docs/zh/index.md").write_text(page, encoding="utf-8")
    wording = project / "macros/check/wording.py"
    wording.write_text(
        wording.read_text(encoding="utf-8")
        .replace("    text_is_data,\n", "")
        .replace("text_is_data, ", ""),
        encoding="utf-8",
    )
    target = tmp_path_factory.mktemp("attack-site") / "site"
    build_site(target, root=project)
    shutil.rmtree(project)
    return target


PAGES = (
    "",
    "standards/demo/2026/",
    "standards/demo/2026/demo.unit/",
    "standards/demo/2026/demo.all/",
    "standards/demo/2026/glossary/",
)


@pytest.mark.parametrize("language", ["", "en/"], ids=["zh", "en"])
def test_nothing_in_the_data_runs(attacked_site, browser, language):
    context = browser.new_context()
    page = context.new_page()
    with serve(attacked_site) as address:
        for where in PAGES:
            answer = page.goto(address + language + where, wait_until="load")
            assert answer.status == 200
            page.mouse.move(200, 200)
            page.keyboard.press("Tab")
            assert page.evaluate("window.attacked") is None, language + where
    context.close()


@pytest.mark.parametrize("where", PAGES[2:4])
def test_the_attack_is_shown_as_text(attacked_site, browser, where):
    context = browser.new_context()
    page = context.new_page()
    with serve(attacked_site) as address:
        page.goto(address + where)
        assert "<script>window.attacked=1</script>" in page.locator("main").inner_text()
    context.close()
