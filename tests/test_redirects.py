"""Old addresses lead on: recorded once, checked, as static pages and as server snippets."""

import itertools
import re
import shutil
from dataclasses import replace

import pytest
from lxml import html
from pydantic import ValidationError

from macros.build import check_all
from macros.check.redirects import OURS
from macros.model.redirects import Redirect
from macros.pages.moved import SERVERS, moved_pages, server_snippets
from tests.rig.editions import known
from tests.rig.server import serve
from tests.rig.small import TREE

ARTICLE = "research/044-innovation-in-operations.md"
SAMPLE = (
    Redirect(old="/news/show-44.html", page=ARTICLE),
    Redirect(old="/jianjie/", page="about/index.md"),
    Redirect(old="/index.php?id=44&page=2", page=ARTICLE),
    Redirect(old="/show.asp", page="standards/asc/2026/"),
    Redirect(old="/news.htm", page="standards/asc/2026/asc.scope/"),
)


@pytest.fixture
def catalogue():
    return replace(known(), redirects=SAMPLE)


def test_the_real_file_is_empty_because_no_old_address_is_known(site):
    assert known().redirects == ()
    for name in SERVERS:
        assert (site / "redirects" / name).is_file()


@pytest.mark.parametrize(
    ("old", "file"),
    [
        ("/news/show-44.html", "news/show-44.html"),
        ("/news/show-44.HTM", "news/show-44.HTM"),
        ("/news/", "news/index.html"),
        ("/", "index.html"),
        ("/index.php?id=44", None),
        ("/index.html?id=44", None),
        ("/show.asp", None),
        ("/about", None),
        ("/%E6%96%B0.html", None),
    ],
)
def test_which_old_addresses_a_file_can_answer(old, file):
    assert Redirect(old=old, page=ARTICLE).file == file


@pytest.mark.parametrize(
    "old",
    [
        "news/a.html",
        "http://old.example/news/a.html",
        "//evil.example/",
        "/../secret.html",
        "/a/../../b.html",
        "/.htaccess",
        "/a b.html",
        '/a";return 200',
        "/a\n/b",
        "/%2e%2e/a.html",
        "/a.html?x={env}",
        "/a.html?",
        "/a$uri.html",
        "/新闻.html",
    ],
)
def test_addresses_that_could_escape_or_run_are_refused(old):
    with pytest.raises(ValidationError):
        Redirect(old=old, page=ARTICLE)


def problems(tmp_path, lines: str) -> list[str]:
    project = shutil.copytree(TREE, tmp_path / "tree")
    path = project / "docs/archive/redirects.yml"
    path.write_text(f"redirects:\n{lines}\n", encoding="utf-8")
    return [f"{p.code}:{p.place.line}" for p in check_all(project)[2]]


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ("  - {old: /a.html, page: index.md}", []),
        ("  - {old: /a.html, page: archive/events/forum-1/}", []),
        ("  - {old: /a.html, page: standards/demo/2026/demo.unit/}", []),
        ("  - {old: /a.html, page: standards/demo/2026/}", []),
        ("  - {old: /?id=1, page: index.md}", []),
        ("  - {old: /a.html, page: index.md}\n  - {old: /A.html, page: index.md}", ["R105:3"]),
        ("  - {old: /a/, page: index.md}\n  - {old: /a, page: index.md}", ["R105:3"]),
        ("  - {old: /a/index.html, page: index.md}\n  - {old: /a/, page: index.md}", ["R105:3"]),
        ("  - {old: /a.php?id=1, page: index.md}\n  - {old: /a.php?id=2, page: index.md}", []),
        ("  - {old: /a.html, page: indx.md}", ["R115:2"]),
        ("  - {old: /, page: index.md}", ["R116:2"]),
        ("  - {old: /INDEX.html, page: index.md}", ["R116:2"]),
        ("  - {old: /standards/a.html, page: index.md}", ["R116:2"]),
        ("  - {old: /en/a.html, page: index.md}", ["R116:2"]),
        ("  - {old: /archive/events/forum-1/, page: index.md}", ["R116:2"]),
        ("  - {old: /a.html, page: ../index.md}", ["T207:2"]),
        ("  - {old: http://a/b.html, page: index.md}", ["T207:2"]),
    ],
)
def test_a_wrong_entry_is_named(tmp_path, lines, found):
    assert problems(tmp_path, lines) == found


def test_no_redirect_can_cover_a_page_of_the_site(site):
    """Folders of generated pages are refused as a whole; hand-written pages one by one."""
    tops = {path.name for path in site.iterdir() if path.is_dir()}
    written = {page.names["path"].removesuffix(".md").partition("/")[0] for page in known().pages}
    assert tops - written - {"archive"} <= set(OURS)


def test_static_pages_lead_on_in_both_languages(catalogue):
    made = dict(moved_pages(catalogue))
    assert sorted(made) == ["jianjie/index.html", "news.htm", "news/show-44.html"]
    page = html.fromstring(made["news/show-44.html"])
    target = "../research/044-innovation-in-operations/"
    assert page.xpath("//meta[@http-equiv='refresh']/@content") == [f"0; url={target}"]
    assert page.xpath("//a/@href") == [target, target.replace("../", "../en/")]
    assert page.xpath("//link/@href")[0].endswith("/research/044-innovation-in-operations/")
    assert page.xpath("//h1")[0].text.startswith("运营管理的创新")
    assert not page.xpath("//script | //style | //@style")
    flat = html.fromstring(made["news.htm"])
    assert flat.xpath("//a/@href")[0] == "./standards/asc/2026/asc.scope/"
    assert flat.xpath("//p[@lang='en']/a")[0].text == "Scope"


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_a_reader_of_an_old_address_arrives(tmp_path, browser, script):
    for file, page in moved_pages(replace(known(), redirects=SAMPLE)):
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).write_text(page, encoding="utf-8")
    there = tmp_path / "research/044-innovation-in-operations/index.html"
    there.parent.mkdir(parents=True)
    there.write_text("<meta charset=utf-8><title>新页面</title>", encoding="utf-8")
    with serve(tmp_path) as address:
        page = browser.new_context(java_script_enabled=script).new_page()
        page.goto(f"{address}news/show-44.html")
        page.wait_for_url("**/research/044-innovation-in-operations/")
        assert page.title() == "新页面"
        page.context.close()


def rules_of_nginx(text: str) -> dict[str, str]:
    return dict(re.findall(r'^    "(/[^"]*)" "([^"]*)";$', text, re.MULTILINE))


def rules_of_netlify(text: str) -> dict[str, str]:
    rows = [line.split() for line in text.splitlines()]
    assert all(row[-1] == "301!" for row in rows)
    return {row[0] + ("?" + "&".join(row[1:-2]) if len(row) > 3 else ""): row[-2] for row in rows}


def rules_of_caddy(text: str) -> dict[str, str]:
    found, named = {}, {}
    for block in re.finditer(
        r"^@(\w+) \{\n\tpath (\S+)\n(?:\tquery (.+)\n)?\}\nredir @(\w+) (\S+) 301$",
        text,
        re.MULTILINE,
    ):
        name, path, query, used, to = block.groups()
        assert name == used
        assert name not in named
        named[name] = path
        found[path + ("?" + query.replace(" ", "&") if query else "")] = to
    return found


READERS = {
    "nginx.conf": rules_of_nginx,
    "Caddyfile": rules_of_caddy,
    "_redirects": rules_of_netlify,
}


@pytest.mark.parametrize("base", ["/", "/standards-site/"])
@pytest.mark.parametrize("name", SERVERS)
def test_every_server_gets_every_rule(catalogue, monkeypatch, name, base):
    monkeypatch.setenv("SITE_URL", f"https://standards.example.org{base}")
    text = dict(server_snippets(catalogue))[f"redirects/{name}"]
    assert READERS[name](text) == {item.old: base + item.url for item in SAMPLE}
    queries = ["?" in old for old in READERS[name](text)]
    assert queries == sorted(queries, reverse=True), "a rule with a query comes first"


def test_no_rule_leads_to_another(catalogue):
    rules = rules_of_nginx(dict(server_snippets(catalogue))["redirects/nginx.conf"])
    for new, old in itertools.product(rules.values(), rules):
        assert new != old


def test_the_small_tree_without_a_file_has_no_rules():
    _, small, problems = check_all(TREE)
    assert problems == []
    assert list(moved_pages(small)) == []
