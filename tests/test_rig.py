"""The rig itself: a check that cannot fail proves nothing."""

import urllib.error
import urllib.request

import pytest

from tests.rig.browser import Guard
from tests.rig.server import serve
from tests.rig.tools import need_tool


def write(folder, **pages):
    for name, text in pages.items():
        (folder / f"{name}.html").write_text(
            f'<!doctype html><link rel="icon" href="data:,"><title>{name}</title>{text}',
            encoding="utf-8",
        )


def visit(browser, folder, page, **options):
    """What the guard wrote down about one page of ``folder``."""
    with serve(folder) as address:
        guard = Guard(browser, address)
        opened = guard.page(**options)
        opened.goto(address + page, wait_until="load")
        opened.wait_for_timeout(50)
        return [problem.replace(address, "/") for problem in guard.close()]


def test_guard_lets_a_clean_page_pass(browser, tmp_path):
    write(tmp_path, clean='<p>净</p><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" alt="">')
    assert visit(browser, tmp_path, "clean.html") == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<script>console.error('bad')</script>", "console: bad"),
        ("<script>throw new Error('thrown')</script>", "error: thrown"),
        ("<script>Promise.reject(new Error('later'))</script>", "error: later"),
        ('<img src="gone.png" alt="">', "404"),
        ('<img src="https://example.org/x.png" alt="">', "another origin: https://example.org/x"),
        ('<script src="http://127.0.0.1:1/x.js"></script>', "another origin: http://127.0.0.1:1/"),
    ],
)
def test_guard_writes_down(browser, tmp_path, text, said):
    write(tmp_path, bad=text)
    assert said in " | ".join(visit(browser, tmp_path, "bad.html"))


def test_page_guard_watches_files_too(page_guard, tmp_path):
    write(tmp_path, clean="<p>磁盘上的页面</p>")
    page = page_guard(origin="file://", java_script_enabled=False)
    page.goto((tmp_path / "clean.html").as_uri())
    assert page.title() == "clean"


def test_server_shows_the_sites_own_404(tmp_path):
    write(tmp_path, **{"404": "没有这一页"})
    with serve(tmp_path) as address, pytest.raises(urllib.error.HTTPError) as caught:
        urllib.request.urlopen(address + "gone/")
    with caught.value as answer:
        assert answer.code == 404
        assert "没有这一页" in answer.read().decode()


def test_a_missing_tool_skips_on_a_desk_and_fails_in_ci(monkeypatch):
    monkeypatch.setenv("CI", "")
    with pytest.raises(pytest.skip.Exception, match="apt install nowhere"):
        need_tool("no-such-program", "apt install nowhere")
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="apt install nowhere"):
        need_tool("no-such-program", "apt install nowhere")
    assert need_tool("no-such-program sh", "").endswith("sh")
