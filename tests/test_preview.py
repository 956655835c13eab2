"""While the site is served: a saved clause is on its page at the next request, from memory."""

import shutil
from types import SimpleNamespace

import pytest

from macros.build import Site
from macros.cache.inputs import Inputs
from macros.cache.memory import Memory
from macros.preview import Preview
from macros.problem import Place, problem
from macros.reload import Reloading
from macros.site.shell import CONTENT, Shells
from tests.rig.small import TREE

CLAUSES = "standards/demo/2026/clauses/05-indicators.yml"
PAGE = "standards/demo/2026/demo.unit/"


def shells() -> Shells:
    return Shells(lambda page: f"<html>x0shell-title-x0 {CONTENT}</html>")


@pytest.fixture
def tree(tmp_path):
    target = tmp_path / "tree"
    shutil.copytree(TREE, target)
    return target


@pytest.fixture
def preview(tree, tmp_path):
    site = Site.prepare(Inputs(tree, tree), Memory(tmp_path / "site", tmp_path / "store"))
    assert not site.errors
    found = Preview()
    found.keep(site, "https://example.org/", {"zh": shells(), "en": shells()})
    return found


def saved(tree, old, new):
    path = tree / CLAUSES
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_what_was_built_is_left_to_the_files(preview):
    assert preview.answer(PAGE) is None
    assert preview.answer("") is None


@pytest.mark.parametrize(
    ("url", "old", "new"),
    [
        (PAGE, "企业应设部门。", "企业应设服务部门。"),
        (f"{PAGE}index.html", "企业应设部门。", "企业应设服务部门。"),
        (f"en/{PAGE}", "have a unit.", "have one unit."),
    ],
)
def test_a_saved_clause_is_answered_at_once(preview, tree, url, old, new):
    saved(tree, old, new)
    assert new in preview.answer(url)
    assert new in preview.answer(url)
    saved(tree, new, old)
    assert old in preview.answer(url)
    assert preview.answer("standards/demo/") is None


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("id: demo.unit", "id: demo.bureau"),
        ("see: [demo.staff]", "see: []"),
        ("clauses:", "clauses: ["),
        ("type: ", "kind: "),
    ],
)
def test_what_touches_other_pages_waits_for_the_rebuild(preview, tree, old, new):
    saved(tree, old, new)
    assert preview.answer(PAGE) is None
    saved(tree, new, old)
    saved(tree, "企业应设部门。", "企业应设服务部门。")
    assert "企业应设服务部门。" in preview.answer(PAGE)


def test_problems_stand_in_place_of_every_page(preview):
    preview.problems = [problem(Place("a.yml", 3, 5), "S103", better="")]
    for url in ("", PAGE, "404.html"):
        assert "S103" in preview.answer(url)
    assert preview.answer("assets/css/site.css") is None


class Server:
    """As much of a live-reload server as stands behind ours."""

    mount_path = "/"
    _visible_epoch = 7

    def _inject_js_into_html(self, content, epoch):
        return content.replace(b"</body>", b"<script>reload(%d)</script></body>" % epoch)

    def serve_request(self, environ, start):
        """A file, as the server finds it."""
        start("200 OK", [])
        return [self._inject_js_into_html(b"<body>file</body>", 5)]


def asked(path):
    server, heads = Server(), SimpleNamespace(status="", headers={})
    app = Reloading(server, lambda url: "<body>memory</body>" if url == "a/" else None)

    def start(status, headers):
        heads.status, heads.headers = status, dict(headers)

    return b"".join(app.answer({"PATH_INFO": path}, start)).decode(), heads


@pytest.mark.parametrize(("path", "said", "epoch"), [("/a/", "memory", 7), ("/b/", "file", 5)])
def test_pages_load_the_script_that_reloads_them_as_a_file(path, said, epoch):
    text, heads = asked(path)
    assert text == f'<body>{said}<script src="/livereload/{epoch}.js"></script></body>'
    assert heads.status == "200 OK"
    script, heads = asked(f"/livereload/{epoch}.js")
    assert script == f"reload({epoch})"
    assert heads.headers["Content-Type"] == "application/javascript"
