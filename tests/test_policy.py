"""The Content-Security-Policy: strict, on every page, and no page breaks it or leaves the site."""

import os
import re
import shutil
import subprocess
from collections import defaultdict
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from macros.pages import pages
from macros.policy import (
    SERVERS,
    aligned_by_class,
    header_policy,
    headers,
    lone_page_policy,
    page_policy,
)
from macros.problem import Place, problem
from macros.render import Reader
from macros.site.problems_page import problems_page
from tests.rig.editions import known
from tests.rig.server import serve

#: Every page in each language, every tool in each: ``FULL=1 pytest tests/test_policy.py``.
FULL = bool(os.environ.get("FULL"))
LANGUAGES = pytest.mark.parametrize("language", ["", "en/"], ids=["zh", "en"])


def one_language(code: str):
    """Both languages in a full run, one of them otherwise."""
    return LANGUAGES if FULL else pytest.mark.parametrize("language", [code], ids=[code or "zh"])


WIDE = {"width": 1366, "height": 850}

_META = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
_INLINE = re.compile(
    r"<script(?![^>]*\b(?:src=|type=\"application/(?:ld\+)?json\"))[^>]*>"  # a script in the page
    r"|<style\b|\sstyle=|\son[a-z]+=\"|<base\b|<iframe\b|<object\b|<embed\b"
    r"|(?:href|src|action)=[\"']?\s*(?:javascript|vbscript|data):",
    re.IGNORECASE,
)
#: What a browser fetches by itself; a plain link to another site is not fetched.
_FETCHED = re.compile(
    r"<(?:script|img|source|iframe|audio|video|track|embed|input)\b[^>]*\s(?:src|srcset|poster)=\"([^\"]+)\""
    r"|<link\b[^>]*rel=\"(?:stylesheet|icon|preload|prefetch|preconnect|dns-prefetch|manifest)\"[^>]*href=\"([^\"]+)\"",
)


def directives(policy: str) -> dict[str, set[str]]:
    """Directive → its sources."""
    return {name: set(rest) for name, *rest in (part.split() for part in policy.split("; "))}


@pytest.fixture(scope="module")
def written(site) -> dict[str, str]:
    """Every page as it is written, without comments."""
    return {
        str(path.relative_to(site)): re.sub(
            r"<!--.*?-->", "", path.read_text(encoding="utf-8"), flags=re.DOTALL
        )
        for path in site.rglob("*.html")
    }


# What the policy says


@pytest.mark.parametrize("policy", [page_policy(), header_policy(), lone_page_policy("p{}")])
def test_nothing_unsafe_and_no_other_host_is_allowed(policy):
    said = directives(policy)
    allowed = {"'none'", "'self'", "data:", "file:"}
    assert said["default-src"] == {"'none'"}
    assert "unsafe" not in policy
    assert all(re.fullmatch(r"'sha256-\S+'", one) for one in set().union(*said.values()) - allowed)
    assert "data:" not in set().union(*(v for k, v in said.items() if k != "img-src"))
    assert said.get("script-src", {"'none'"}) <= {"'none'", "'self'", "file:"}


def test_a_server_says_what_pages_say_and_who_may_frame_them():
    page, header = directives(page_policy()), directives(header_policy())
    assert header.pop("frame-ancestors") == {"'none'"}
    assert {name: said - {"file:"} for name, said in page.items()} == header
    assert "file:" not in header_policy()
    assert "frame-ancestors" not in page_policy(), "a browser ignores it there and complains"


@pytest.mark.parametrize("server", SERVERS)
def test_every_snippet_holds_every_header_and_strict_transport_as_a_comment(site, server):
    text = (site / "security" / server).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.lstrip().startswith("#")]
    for name, value in headers().items():
        assert any(re.search(rf'{name}:? "?{re.escape(value)}"?', line) for line in lines), name
    assert "Strict-Transport-Security" in text
    assert not any("Strict-Transport-Security" in line for line in lines)


def test_headers_cover_what_a_page_cannot_say():
    said = headers()
    assert said["X-Content-Type-Options"] == "nosniff"
    assert said["Referrer-Policy"] == "same-origin"
    assert {"camera=()", "microphone=()", "geolocation=()"} <= set(
        said["Permissions-Policy"].split(", ")
    )
    assert said["Cross-Origin-Opener-Policy"] == "same-origin"
    assert said["Cross-Origin-Resource-Policy"] == "same-origin"


@pytest.mark.skipif(not shutil.which("nginx"), reason="apt install nginx")
def test_nginx_accepts_its_snippet(site, tmp_path):
    conf = (
        f"pid {tmp_path}/pid; error_log {tmp_path}/error; events {{}}\n"
        f"http {{ access_log off; server {{ listen 127.0.0.1:1;\n"
        f"include {site}/security/nginx.conf;\n}} }}"
    )
    (tmp_path / "nginx.conf").write_text(conf)
    done = subprocess.run(
        ["nginx", "-t", "-c", str(tmp_path / "nginx.conf"), "-p", str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_a_table_of_markdown_says_by_class_how_it_is_aligned():
    html = '<td style="text-align: right;">1</td><th style="text-align: center;">x</th><td>2</td>'
    assert aligned_by_class(html) == (
        '<td class="x-right">1</td><th class="x-center">x</th><td>2</td>'
    )
    assert aligned_by_class("<p>&lt;td style=</p>") == "<p>&lt;td style=</p>"


# Every page as it is written


def test_every_page_carries_the_policy_before_anything_that_loads(written):
    wrong = []
    for name, html in written.items():
        head = html.partition("</head>")[0]
        found = _META.search(head)
        first = re.search(r"<(?:script|link|style)\b", head)
        if not found or found[1] != page_policy() or (first and first.start() < found.start()):
            wrong.append(name)
    assert not wrong, wrong[:20]


def test_nothing_inline_stands_in_any_page(written):
    wrong = defaultdict(list)
    for name, html in written.items():
        for found in _INLINE.findall(html):
            wrong[found].append(name)
    assert not wrong, {found: where[:5] for found, where in wrong.items()}


def test_no_page_names_a_file_of_another_origin_to_load(written):
    wrong = set()
    for name, html in written.items():
        for pair in _FETCHED.findall(html):
            wrong |= {(address, name) for address in pair if re.match(r"(\w+:)?//", address)}
    assert not wrong


def test_no_style_sheet_or_script_of_ours_names_another_origin(site):
    for path in (*site.glob("assets/css/*.css"), *site.glob("assets/js/*.js")):
        text = path.read_text(encoding="utf-8")
        outside = set(re.findall(r"(?:url\(|import |fetch\()\s*[\"']?(?:https?:)?//[^\"')]+", text))
        assert not outside, path.name
        assert not re.search(r"\beval\(|new Function\(|\.innerHTML\s*=|document\.write\(", text), (
            path.name
        )


def test_the_page_of_problems_has_a_policy_of_its_own(page_guard, tmp_path):
    """It has no other files; its one style sheet is allowed by its hash, nothing else is."""
    found = problem(Place("a.yml", 1, 1, 1, "<script>alert(1)</script>"), "C103", value="<img>")
    html = problems_page([found])
    style = re.search(r"<style>(.*?)</style>", html, re.DOTALL)[1]
    assert _META.search(html)[1] == lone_page_policy(style)
    assert "<script" not in html
    assert "<img" not in html
    (tmp_path / "index.html").write_text(html, encoding="utf-8")
    page = page_guard(origin="file://")
    page.goto(f"file://{tmp_path}/index.html")
    assert page.evaluate("getComputedStyle(document.body).maxWidth") == "960px"


# The tour


@pytest.fixture
def tourist(page_guard):
    """``tourist(origin, …)`` gives a watched page; a violation of the policy fails the test."""
    seen: list[str] = []

    def start(origin: str | None = None, **options: object) -> Page:
        page = page_guard(origin=origin, viewport=WIDE, **options)
        page.context.expose_binding("violated", lambda _, text: seen.append(text))
        page.context.add_init_script(
            """document.addEventListener('securitypolicyviolation', e =>
                 violated(`${e.documentURI} | ${e.violatedDirective} | ${e.blockedURI}`))"""
        )
        return page

    yield start
    assert not seen, "\n".join(seen)


def kinds(language: str) -> list[str]:
    """An address of every kind of page: one of each template, each hand-written area, oddities."""
    reader = Reader(known(), language.strip("/") or "zh")
    found = {page.template: page.url for page in pages(reader)}
    hand = ["", "standards/", "standards/register/", "certification/", "certification/levels/"]
    hand += ["assessment/", "drafting/", "research/", "research/service-encounter-and-5-3-1/"]
    hand += ["archive/", "about/", "about/sources/", "sitemap/", "contributing/messages/"]
    return [*hand, *found.values()]


def visit(page: Page, address: str) -> None:
    """Open a page and touch what opens on every page."""
    page.goto(address, wait_until="load")
    page.keyboard.press("Tab")
    page.evaluate(
        "[...document.querySelectorAll('main details:not([open]) > summary')]"
        ".slice(0, 3).forEach(closed => closed.click())"
    )


@LANGUAGES
def test_no_kind_of_page_breaks_the_policy(tourist, server, site, language):
    page = tourist()
    page.set_default_timeout(8000)
    if FULL:
        below = site / language
        every = [path.parent.relative_to(below) for path in below.rglob("index.html")]
        addresses = [
            f"{path.as_posix()}/" for path in every if language or path.parts[:1] != ("en",)
        ]
    else:
        addresses = kinds(language)[:: 2 if language else 1]
    for address in addresses:
        visit(page, f"{server}{language}{address}".replace("/./", "/"))


def test_addresses_that_lead_on_and_missing_pages_keep_to_it(tourist, server):
    page = tourist()
    page.goto(server + "c/asc.repair.first-fix/")
    page.wait_for_url("**/standards/asc/2026/asc.repair.first-fix/")
    page.goto(server + "404.html")
    expect(page.locator("h1")).to_be_visible()


@LANGUAGES
def test_colours_are_remembered_in_every_language(tourist, server, language):
    page = tourist(color_scheme="light")
    page.goto(server + language)
    page.locator(".x-palette label:visible").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    other = "" if language else "en/"
    for address in (server + language + "search/", server + other):
        page.goto(address)
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.locator(".x-palette label:visible").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")


def test_colours_follow_the_system_until_chosen(tourist, server):
    page = tourist(color_scheme="dark")
    page.goto(server)
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.evaluate("localStorage.setItem('/.__palette', 'null')")
    page.reload()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


def saved(page: Page, press: str) -> None:
    with page.expect_download() as waiting:
        page.locator(press).first.click()
    assert Path(waiting.value.path()).stat().st_size > 0


def use(page: Page, root: str, end: str, language: str) -> None:
    """Search, explorer, self-assessment, survey and citing, each up to a file in the hand."""
    page.goto(f"{root}{language}{end}")
    page.keyboard.press("Control+k")
    page.keyboard.type("5.3.2.4")
    page.wait_for_selector('[data-search][data-answered="5.3.2.4"]')
    page.goto(f"{root}{language}search/{end}?q=%E6%8A%95%E8%AF%89")
    page.locator(".x-find__list .x-hit").first.wait_for()

    page.goto(f"{root}{language}standards/asc/2026/explorer/{end}")
    page.locator(".x-explorer__search").fill("5.1")
    saved(page, "[data-export=xlsx]")
    saved(page, "[data-export=csv]")

    page.goto(f"{root}{language}assess/asc/2026/{end}")
    page.locator("#assess-go").click()
    page.locator("#tab-result").click()
    page.locator("svg.x-chart").first.wait_for()
    page.locator("#tab-plan").click()
    page.locator("#tab-files").click()
    saved(page, "#assess-save")
    saved(page, "#assess-book")

    page.goto(f"{root}{language}tools/survey/{end}")
    page.click("#survey-example")
    page.wait_for_selector("#survey-items")
    for kind in ("csv", "xlsx", "svg"):
        saved(page, f"#survey-export-{kind}")

    page.goto(f"{root}{language}standards/asc/2026/asc.repair.first-fix/{end}")
    page.locator("details.x-cite > summary").click()
    saved(page, ".x-cite__save")


@one_language("")
def test_tools_work_under_the_policy(tourist, server, language):
    use(tourist(), server, "", language)


@one_language("en/")
def test_tools_work_from_the_disk_under_the_policy(tourist, site, language):
    use(tourist("file://"), f"file://{site}/", "index.html", language)


@LANGUAGES
def test_published_files_are_handed_over(tourist, server, site, language):
    """Downloads are plain links: PDF, workbook and feed of an edition."""
    page = tourist()
    page.goto(f"{server}{language}standards/asc/2026/downloads/")
    links = page.locator("main a[href]")
    hrefs = links.evaluate_all("all => all.map(a => a.href)")
    files = [one for one in hrefs if re.search(r"\.(xlsx|docx|csv)$", one)]
    assert files
    for address in files[:3]:
        with page.expect_download() as waiting:
            page.evaluate("to => { location.href = to }", address)
        assert Path(waiting.value.path()).stat().st_size > 0


# With the headers of a server as well


@pytest.fixture
def with_headers(site, monkeypatch):
    """The site behind a server that sends every header of the snippets."""
    from tests.rig import server as rig

    plain = rig._Quiet.end_headers

    def end_headers(handler):
        for name, value in headers().items():
            handler.send_header(name, value)
        plain(handler)

    monkeypatch.setattr(rig._Quiet, "end_headers", end_headers)
    with serve(site) as address:
        yield address


@one_language("en/")
def test_the_headers_break_nothing(tourist, with_headers, language):
    page = tourist(with_headers)
    warnings = []
    page.on("console", lambda said: warnings.append(said.text))
    use(page, with_headers, "", language)
    assert not [text for text in warnings if "olicy" in text], warnings


def test_nobody_frames_a_page(tourist, with_headers, browser):
    page = browser.new_context().new_page()
    page.goto("about:blank")
    page.set_content(f'<iframe src="{with_headers}"></iframe>')
    page.wait_for_timeout(500)
    assert not page.frames[1].url.startswith(with_headers)
    page.context.close()


# The policy holds: a script that did get into a page does not run


def test_what_gets_into_a_page_does_not_run(browser, server):
    """The witness that the tests above measure something: the policy does stop an inline script."""
    context = browser.new_context()
    page = context.new_page()
    broken = []
    page.on("console", lambda said: broken.append(said.text))

    def planted(route):
        answer = route.fetch()
        body = answer.text().replace(
            "</body>",
            "<script>window.attacked=1</script><img src=x onerror='window.attacked=1'>"
            "<p style='color:red' id=styled>x</p></body>",
        )
        route.fulfill(response=answer, body=body)

    page.route(server, planted)
    page.goto(server)
    assert page.evaluate("window.attacked") is None
    assert page.evaluate("getComputedStyle(styled).color") != "rgb(255, 0, 0)"
    assert len([text for text in broken if "Content Security Policy" in text]) >= 3
    context.close()
