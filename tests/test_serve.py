# ruff: noqa: E501
"""``mkdocs serve``: an edit of any kind is on the page within seconds; errors show, then go."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.rig.small import small_project

CLAUSES = "standards/demo/2026/clauses/05-indicators.yml"
PATIENCE = 30  # seconds; an edit takes two or three on an idle machine


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class Serving:
    """A running server over a project that the test edits."""

    def __init__(self, project: Path, address: str) -> None:
        self.project = project
        self.address = address

    def text(self, url: str) -> str:
        """What the server answers, whatever the status."""
        try:
            with urllib.request.urlopen(self.address + url, timeout=5) as answer:
                return answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.read().decode()
        except OSError:
            return ""

    def wait_for(self, url: str, wanted: str) -> None:
        """Return once the page holds ``wanted``; fail when it does not in time."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if wanted in self.text(url):
                return
            time.sleep(0.2)
        pytest.fail(f"{url}: no “{wanted}” within {PATIENCE} s")

    def edit(self, file: str, old: str, new: str) -> None:
        """Save a file as an author would."""
        path = self.project / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture(scope="module")
def serving(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    project = small_project(tmp_path_factory.mktemp("serve") / "project")
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "serve", "-a", f"127.0.0.1:{port}"],
        cwd=project,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    server = Serving(project, f"http://127.0.0.1:{port}/")
    try:
        server.wait_for("", "企业应设部门")
        yield server
    finally:
        process.terminate()
        process.wait(20)


PAGE = "standards/demo/2026/demo.unit/"

#: file, old text, new text, page on which the new text shows, what is looked for there
EDITS = {
    "clause": (CLAUSES, "企业应设部门。", "企业应设服务部门。", PAGE, "企业应设服务部门。"),
    "clause-en": (CLAUSES, "have a unit.", "have one unit.", f"en/{PAGE}", "have one unit."),
    "page": ("docs/zh/index.md", "# 首页", "# 首页\n\n新的一段", "", "新的一段"),
    "page-en": ("docs/en/index.md", "# Home", "# Home\n\nA new line", "en/", "A new line"),
    "locale": ("macros/locales/zh/site.yml", "evidence: 需要的证据", "evidence: 要看的证据", PAGE, "要看的证据"),
    "template": ("macros/templates/clause.html", "<h1>", '<h1 data-test="t1">', PAGE, 'data-test="t1"'),
    "python": ("macros/site/frame.py", "{title} - {", "{title} = {", PAGE, " = "),
    "override": ("overrides/main.html", "{{ frame.notice }}", "<i>override</i>{{ frame.notice }}", PAGE, "<i>override</i>"),
}  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "url", "shown"), EDITS.values(), ids=EDITS)
def test_edit_is_shown(serving, file, old, new, url, shown):
    serving.edit(file, old, new)
    serving.wait_for(url, shown)


def test_bad_data_shows_the_problems_and_the_site_comes_back_by_itself(serving):
    serving.edit(CLAUSES, "see: [demo.staff]", "see: [demo.stuff]")
    serving.wait_for(PAGE, "R101")
    page = serving.text("")
    assert f"{CLAUSES}:23:11" in page
    assert '<meta http-equiv="refresh"' in page
    serving.edit(CLAUSES, "see: [demo.stuff]", "see: [demo.staff]")
    serving.wait_for(PAGE, "企业应设")


def test_bad_macro_in_a_page_shows_its_true_line(serving):
    serving.edit("docs/zh/index.md", "demo.unit", "demo.unti")
    serving.wait_for("", "C201")
    assert "docs/zh/index.md:" in serving.text("")
    serving.edit("docs/zh/index.md", "demo.unti", "demo.unit")
    serving.wait_for("", "企业应设")
