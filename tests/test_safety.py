"""Text from data, front matter and macros is text: it never runs, in the page or on the builder.

The check refuses most of it (``test_hostile_text_is_refused``); the sites below are built with
that check switched off and shown by a browser that ignores the policy, so that escaping alone
has to hold.  ``FULL=1 pytest tests/test_safety.py`` puts every vector into every text field.
"""

import itertools
import json
import os
import re
import shutil
from collections import Counter
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from latex2mathml.converter import convert
from lxml import etree
from playwright.sync_api import Browser, Page

from macros.author import Rendered, expand
from macros.build import check_all
from macros.check.assets import PUBLISHED
from macros.load import Loaded, load
from macros.load.layout import LAYOUT
from macros.mathml import NotAFormulaError, formula, mathml
from macros.render import Reader
from macros.site.shell import CONTENT, Shell
from tests.attack.tree import EVERYWHERE, FILES, MACHINE_WRITTEN, VALUES, free_fields, plant
from tests.attack.vectors import VECTORS
from tests.check.planted import C
from tests.rig.build import build_site
from tests.rig.editions import known
from tests.rig.server import serve
from tests.rig.small import TREE, small_project

FULL = bool(os.environ.get("FULL"))
#: Vectors in one text: few, so that none hides behind another and names stay printable.
TOGETHER = 3
#: Refused byte for byte, before anything else is read.
UNREADABLE = [vector for vector in VECTORS if "\u2028" in vector]
BUILT = [vector for vector in VECTORS if vector not in UNREADABLE]
SITES = range(-(-len(BUILT) // TOGETHER) if FULL else 1)
#: Free text that the check ties to something else: it refuses whatever is not that.
TIED = (
    ("Edition", "normative_references"),
    ("Picture", "file"),
    ("Clause", "aliases"),
)
LISTS = TIED[::2]


def attacked(root: Path, shift: int = 0) -> Counter:
    """Plant three vectors in every text field below ``root``; what stood where is counted."""
    places, planted = itertools.count(shift * TOGETHER, 1), Counter()

    def text(model: str, field: str) -> str:
        at = next(places) % len(BUILT)
        chosen = [BUILT[(at + step) % len(BUILT)] for step in range(TOGETHER)]
        planted.update((model, field, vector) for vector in chosen)
        written = " ".join(chosen)
        return re.escape(written) if model == "WordsOf" else written  # words there are patterns

    plant(root, text)
    return planted


# What the check says


def test_every_text_field_of_every_model_is_attacked(tmp_path):
    """A field of text that is added to a model is attacked from that day on."""
    shutil.copytree(TREE, tmp_path / "tree")
    planted = {(model, field) for model, field, _ in attacked(tmp_path / "tree")}
    every = {
        found
        for line in LAYOUT
        if line.kind not in MACHINE_WRITTEN
        for found in free_fields(line.model)
    }
    assert {line.kind for line in LAYOUT} == {*FILES, *MACHINE_WRITTEN, "diagram"}
    assert len(VECTORS) >= 60
    assert len(every) > 180
    constant = {(model, field) for model, field in every if "x0hit" in str(value(model, field))}
    constant |= {("FormWord", "value"), ("Stage", "next")}  # beside what they have to hold
    assert every - planted - constant == set(TIED)


def value(model: str, field: str):
    """What the tree writes into a field that the vectors leave alone."""
    return VALUES.get((model, field), EVERYWHERE.get(field))


@pytest.mark.parametrize("field", TIED, ids=".".join)
@pytest.mark.parametrize(
    "vector", ["<script>x0hit()</script>", "../../x0hit", "javascript:x0hit()"]
)
def test_text_that_names_something_is_refused_when_it_names_nothing(
    tmp_path, monkeypatch, field, vector
):
    shutil.copytree(TREE, tmp_path / "tree")
    plant(tmp_path / "tree", lambda model, field: "文字")
    before = {str(item.code) for item in check_all(tmp_path / "tree")[2]}
    hostile = [vector] if field in LISTS else vector
    if field == ("Clause", "aliases"):
        first, full, staff = VALUES["ClauseFile", "clauses"]
        monkeypatch.setitem(
            VALUES, ("ClauseFile", "clauses"), [first, {**full, "aliases": [vector]}, staff]
        )
    else:
        monkeypatch.setitem(VALUES, field, hostile)
    plant(tmp_path / "tree", lambda model, field: "文字")
    after = {str(item.code) for item in check_all(tmp_path / "tree")[2]}
    assert after - before


def test_the_tree_is_read_whole_with_hostile_text_in_it(tmp_path):
    """Otherwise the sites below would show nothing of it."""
    shutil.copytree(TREE, tmp_path / "tree")
    attacked(tmp_path / "tree")
    _, problems = load(tmp_path / "tree")
    assert not problems, [str(item.code) for item in problems]


@pytest.mark.parametrize("vector", VECTORS if FULL else VECTORS[::6] + tuple(UNREADABLE))
def test_hostile_text_is_refused(tmp_path, vector):
    """In a clause, in each language; what is let through is harmless text (see the sites)."""
    shutil.copytree(TREE, tmp_path / "tree")
    path = tmp_path / "tree" / C
    harmless = re.compile(
        r"^(?!.*(?:<[a-z!/?]|\{[{%]|&#?\w+;|(?:java|vb)script:|data:))", re.IGNORECASE
    )
    for language, original in (("zh", "人员应受训。"), ("en", "Staff shall be trained.")):
        text = path.read_text(encoding="utf-8")
        quoted = "'" + vector.replace("'", "''") + "'"
        assert original in text
        path.write_text(text.replace(original, quoted), encoding="utf-8")
        problems = check_all(tmp_path / "tree")[2]
        path.write_text(text, encoding="utf-8")
        assert problems or harmless.match(vector), language
        if vector in UNREADABLE:
            assert {item.code[0] for item in problems} & set("BY")


# What the pages do

_NOTED = """
window.x0hit = window.parent.x0hit = () => noted('ran at ' + location.pathname);
"""
#: Anything of a vector that is no text: an element, an attribute that acts, an address.
_PARSED = """() => {
  const found = [];
  for (const one of document.querySelectorAll('*')) {
    const name = one.localName;
    if (name === 'script' && !one.src && !/json/.test(one.type)) found.push(one.outerHTML);
    if (/^(iframe|object|embed|base|marquee|style|template|mglyph|animate)$/.test(name))
      found.push(name);
    for (const {name: key, value} of one.attributes) {
      if (/^on|^srcdoc$/.test(key) || (key === 'style' && /x0hit/.test(value)))
        found.push(`${name} ${key}=${value}`);
      if (/^(href|src|srcset|action|formaction|data|poster|xlink:href)$/.test(key)
          && (/^\\s*(javascript|vbscript|data):|\\/x0hit 1x/i.test(value)
              || new URL(value, document.baseURI).pathname.startsWith('/x0hit')))
        found.push(`${name} ${key}=${value}`);
    }
  }
  return found;
}"""


def hostile_page(browser: Browser, origin: str, said: list[str]) -> Page:
    """A page without the policy; whatever runs, asks or opens is said."""
    context = browser.new_context(bypass_csp=True, viewport={"width": 1366, "height": 850})
    page = context.new_page()
    page.expose_binding("noted", lambda _, text: said.append(text))
    page.add_init_script(_NOTED)
    page.on("dialog", lambda dialog: (said.append(f"dialog {dialog.message}"), dialog.dismiss()))
    context.on("request", lambda request: asked(request.url))
    page.on("pageerror", lambda error: said.append(f"error {error}"))

    def asked(url: str) -> None:
        if urlsplit(url).path.startswith("/x0hit") or not url.startswith(
            (origin, "blob:", "data:image/svg+xml")
        ):
            said.append(f"request {url}")

    return page


def visit(page: Page, said: list[str]) -> None:
    """Open, hover, focus; then look for anything of a vector that was parsed."""
    page.mouse.move(500, 400)
    page.keyboard.press("Tab")
    page.evaluate(
        "document.querySelectorAll('details').forEach(one => { one.open = true; });"
        "document.querySelectorAll('main a, main button, main input').forEach(one => one.focus())"
    )
    said += [f"parsed {text} at {page.url}" for text in page.evaluate(_PARSED)]


def use_tools(page: Page, root: str, language: str, said: list[str]) -> None:
    """Pages that scripts fill: search, explorer, assessment, survey, pop-ups of terms."""
    page.goto(f"{root}{language}search/?q=x0hit")
    page.wait_for_selector('.x-find[data-answered="x0hit"]', state="attached")
    visit(page, said)
    page.keyboard.press("Control+k")
    page.keyboard.type("x0hit")
    page.wait_for_selector('[data-search][data-answered="x0hit"]')
    visit(page, said)
    page.goto(f"{root}{language}standards/demo/2026/explorer/#?text=1")
    page.locator("[data-export=csv]").wait_for()
    visit(page, said)
    page.goto(f"{root}{language}assess/demo/2026/")
    page.locator("#assess-go").click()
    page.locator("#tab-result").click()
    page.locator("#tab-plan").click()
    visit(page, said)
    page.goto(f"{root}{language}tools/survey/")
    page.click("#survey-example")
    page.wait_for_selector("#survey-items")
    visit(page, said)
    page.goto(f"{root}{language}standards/demo/2026/demo.unit/")
    for link in page.locator("main a.x-term, main a.x-clause").all()[:6]:
        link.hover(force=True)
        page.wait_for_timeout(50)
    visit(page, said)


#: Appended to the rules of a copy of the machine: none of them is asked.
_LENIENT = """

_strict = check


def check(root):
    return _strict(root)[0], []
"""
HOSTILE_NAMES = (
    "<img src=x onerror=x0hit()>",
    "'onmouseover='x0hit()",
    '"onmouseover="x0hit()',
    "{{ x0hit() }}",
    "javascript:x0hit()",
)


def hostile_site(folder: Path, shift: int) -> tuple[Path, Counter]:
    """A site with hostile text in every field, its check switched off; and what it holds."""
    project = small_project(folder / "project")
    planted = attacked(project, shift)
    rules = project / "macros/check/__init__.py"
    rules.write_text(rules.read_text(encoding="utf-8") + _LENIENT, encoding="utf-8")
    for name in HOSTILE_NAMES:
        page = "---\ntitle: 名称\n---\n\n# 名称\n\n[首页](index.md)\n"
        (project / "docs/zh" / f"{name}.md").write_text(page, encoding="utf-8")
        shutil.copyfile(TREE / "docs/media/a.png", project / "docs/media" / f"{name}.png")
    build_site(folder / "site", root=project)
    shutil.rmtree(project)
    return folder / "site", planted


@pytest.fixture(scope="module", params=SITES)
def hostile(tmp_path_factory, request):
    """Every text field of every model holds vectors; in a full run, each holds each of them."""
    return hostile_site(tmp_path_factory.mktemp("attack"), request.param)


@pytest.mark.parametrize("language", ["", "en/"], ids=["zh", "en"])
def test_nothing_in_the_data_runs(hostile, browser, language):
    site, _ = hostile
    said: list[str] = []
    pages = sorted(
        path.parent.relative_to(site / language).as_posix()
        for path in (site / language).rglob("index.html")
        if "contributing/lint/" not in path.as_posix() and "/c/" not in path.as_posix()
    )
    pages = [name for name in pages if language or name.partition("/")[0] != "en"]
    assert len(pages) >= 35
    pages = pages[:: 1 if FULL or not language else 2]
    with serve(site) as address:
        page = hostile_page(browser, address, said)
        for name in pages:
            page.goto(f"{address}{language}{name}/".replace("/./", "/"), wait_until="load")
            visit(page, said)
        use_tools(page, address, language, said)
        page.context.close()
    assert not said, "\n".join(said[:20])


def test_the_attack_is_there_and_shown_as_text(hostile):
    """Otherwise the test above would prove nothing: most vectors stand escaped in the pages."""
    site, planted = hostile
    text = "".join(
        path.read_text(encoding="utf-8") for path in site.rglob("*.html") if path.is_file()
    )
    assert text.count("x0hit") > 1000
    assert "&lt;script&gt;x0hit()&lt;/script&gt;" in text
    assert len({vector for _, _, vector in planted}) == len(BUILT)


def test_files_beside_the_pages_are_well_formed_with_hostile_text_in_them(hostile):
    """Feeds, data and XML hold it as text: a reader parses them, nothing in them is markup."""
    site, _ = hostile
    for path in site.rglob("*.xml"):
        parsed = etree.parse(path, etree.XMLParser(resolve_entities=False, no_network=True))
        assert not parsed.xpath("//*[local-name()='script' or local-name()='svg']"), path.name
    for path in site.rglob("*.json"):
        json.loads(path.read_text(encoding="utf-8"))
    for path in site.rglob("*.html"):
        found = re.findall(
            r'<script[^>]*type="application/(?:ld\+)?json"[^>]*>(.*?)</script>',
            path.read_text(encoding="utf-8"),
            re.DOTALL,
        )
        for data in found:
            json.loads(data)


def test_in_full_every_field_holds_every_vector():
    """Shifting by as many as stand together, the places of a field go through all vectors."""
    sites = range(-(-len(BUILT) // TOGETHER))
    for first in range(len(BUILT)):
        held = {
            (first + site * TOGETHER + step) % len(BUILT)
            for site in sites
            for step in range(TOGETHER)
        }
        assert held == set(range(len(BUILT)))


def test_the_browser_would_notice(browser, server):
    """The witness: without the policy, what does stand in a page as markup is seen to run."""
    said: list[str] = []
    page = hostile_page(browser, server, said)

    def planted(route):
        answer = route.fetch()
        body = answer.text().replace("</main>", '<img src="/x0hit" onerror="x0hit()"></main>')
        route.fulfill(response=answer, body=body)

    page.route(server, planted)
    page.goto(server, wait_until="load")
    page.wait_for_timeout(200)
    visit(page, said)
    assert {text.split()[0] for text in said} == {"ran", "request", "parsed"}
    page.context.close()


HOSTILE_FORMULAS = (
    r"\text{<script>x0hit()</script>}",
    r"\text{<img src=x onerror=x0hit()>}",
    r"\text{<!--><img src=x onerror=x0hit()>-->}",
    r"\text{<![CDATA[><img src=x onerror=x0hit()>]]>}",
    r"\text{<?x <img src=x onerror=x0hit()>?>}",
    r"\href{javascript:x0hit()}{x}",
    r"\style{background:url(/x0hit)}{x}",
    r"\class{md-overlay}{x}",
)


@pytest.mark.parametrize("latex", HOSTILE_FORMULAS)
def test_a_formula_is_mathml_alone(tmp_path, latex):
    """The check refuses what is more; a page that shows it all the same shows its text."""
    with pytest.raises(NotAFormulaError):
        formula(latex)
    shown = etree.fromstring(mathml(latex))
    assert [node.tag.rpartition("}")[2] for node in shown.iter()] == ["math", "mtext"]
    assert "".join(shown.itertext()) == latex
    shutil.copytree(TREE, tmp_path / "tree")
    path = tmp_path / "tree" / C
    text = path.read_text(encoding="utf-8")
    planted = f"formulas:\n      - {{id: f, latex: '{latex}', text: {{zh: 式, en: formula}}}}"
    path.write_text(text.replace("terms: [customer]", planted), encoding="utf-8")
    assert "C202" in {str(item.code) for item in check_all(tmp_path / "tree")[2]}


def test_formulas_of_the_standards_are_unchanged():
    """Nothing of a real formula is on no list; entities of the converter stay as they are."""
    written = [f.latex for e in known().editions for c in e.clauses for f in c.record.formulas]
    assert len(written) > 5
    for latex in (*written, r"\begin{matrix}a&b\\c&d\end{matrix}", r"\color{red}{a<b}", "a<b"):
        assert mathml(latex) == formula(latex) == convert(latex)


# Names of files; hostile names of pages and pictures stand in the sites above


@pytest.mark.parametrize(
    "name",
    [
        'docs/archive/events/"onmouseover="x0hit().yml',
        "docs/archive/events/<script>x0hit()<.yml",
        "standards/demo/2026/clauses/{{x0hit()}}.yml",
        "standards/<img src=x onerror=x0hit()>/standard.yml",
    ],
)
def test_a_hostile_name_of_a_record_is_refused(tmp_path, name):
    shutil.copytree(TREE, tmp_path / "tree")
    target = tmp_path / "tree" / name
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(TREE / "docs/archive/events/forum-1.yml", target)
    assert [item for item in check_all(tmp_path / "tree")[2] if item.place.file == name]


# The builder


@pytest.fixture(scope="module")
def page_of_an_author():
    """``page_of_an_author(markdown)`` gives ``(Markdown after macros, problems)``."""
    tree, _ = load(TREE)
    page = next(tree.of("page"))

    def expanded(body: str):
        written = Loaded(page.kind, page.record, page.document, page.names, body)
        rendered, problems = expand(written, Reader(known(), "zh"))
        return rendered.markdown, problems

    return expanded


@pytest.mark.parametrize(
    "body",
    [
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ clause.__globals__ }}",
        "{{ clause.__wrapped__ }}",
        "{{ self.__init__.__globals__ }}",
        "{{ cycler.__init__.__globals__.os }}",
        "{{ lipsum.__globals__.os }}",
        "{{ config }}",
        "{{ range(3) }}",
        "{{ ().__class__ }}",
        "{{ (1).__class__ }}",
        "{{ '%s'.format.__self__.__class__ }}",
        "{{ '{0.__class__}'.format('') }}",
        "{{ ''|attr('__class__') }}",
        "{% include '/etc/passwd' %}",
        "{% import 'os' as os %}",
        "{% extends 'main.html' %}",
        "{{ open('/etc/passwd') }}",
        "{{ namespace.__init__ }}",
    ],
)
def test_a_page_reaches_nothing_but_the_macros(page_of_an_author, body):
    """What a template could climb to on the builder is refused with its line, or is empty text."""
    markdown, problems = page_of_an_author(body)
    if problems:
        assert problems[0].code == "C201"
    else:
        assert not re.search(r"root:|module|class|<|function|subclasses", markdown), markdown


def test_nobody_can_write_the_mark_of_a_block(page_of_an_author):
    """A block goes where its macro stood; text that looks like an old mark is text."""
    marked, problems = page_of_an_author("x0macro0x0")
    assert not problems
    assert Rendered(marked, ["<b>"]).fill(marked) == "x0macro0x0"
    first, second = (Shell.of(f"<p>{CONTENT}</p>x0shell-content-x0") for _ in range(2))
    assert first == second
    assert first.pieces == ("<p>", "content", "</p>x0shell-content-x0")


@pytest.mark.parametrize(
    "value",
    [
        "!!python/object/apply:os.system ['touch x0hit']",
        "!!python/name:os.system",
        "!include /etc/passwd",
        "&a [*a]",
    ],
)
def test_yaml_makes_no_objects_and_reads_no_files(tmp_path, monkeypatch, value):
    shutil.copytree(TREE, tmp_path / "tree")
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "tree/docs/archive/events/forum-1.yml"
    path.write_text(path.read_text(encoding="utf-8") + f"place: {value}\n", encoding="utf-8")
    assert {item.code[0] for item in check_all(tmp_path / "tree")[2]} & set("YT")
    assert not (tmp_path / "x0hit").exists()
    front = tmp_path / "tree/docs/zh/index.md"
    front.write_text(f"---\ntitle: 首页\nstatus: {value}\n---\n\n# 首页\n", encoding="utf-8")
    problems = [p for p in check_all(tmp_path / "tree")[2] if p.place.file == "docs/zh/index.md"]
    assert problems
    assert not (tmp_path / "x0hit").exists()


def test_markdown_includes_no_files(root):
    """The extensions of the site: none reads a file that a page names."""
    config = (root / "mkdocs.yml").read_text(encoding="utf-8")
    for reads in ("snippets", "b64", "include", "macros", "markdown_exec", "md_in_html"):
        assert reads not in config.partition("markdown_extensions:")[2].partition("nav:")[0]


@pytest.mark.parametrize("absolute", [True, False])
@pytest.mark.parametrize(
    "where", ["docs/zh/stolen.md", "docs/media/stolen.png", "standards/demo/2026/terms.yml"]
)
def test_a_link_out_of_the_tree_is_refused(tmp_path, where, absolute):
    shutil.copytree(TREE, tmp_path / "tree")
    outside = tmp_path / "outside"
    outside.write_text("secret", encoding="utf-8")
    path = tmp_path / "tree" / where
    path.unlink(missing_ok=True)
    path.symlink_to(outside if absolute else os.path.relpath(outside, path.parent))
    assert [item for item in check_all(tmp_path / "tree")[2] if item.place.file == where]


@pytest.mark.parametrize(
    "name",
    ["run.exe", "page.html", "page.htm", "code.js", "x.svgz", "x.xhtml", "x.php", ".htaccess"],
)
def test_other_types_of_files_are_refused_or_left_out(tmp_path, name, root):
    """Beside pages they are refused; below docs/media only named types leave the tree."""
    shutil.copytree(TREE, tmp_path / "tree")
    (tmp_path / "tree/docs/zh" / name).write_text("<script>x0hit()</script>", encoding="utf-8")
    problems = check_all(tmp_path / "tree")[2]
    assert name.startswith(".") or [p for p in problems if p.place.file == f"docs/zh/{name}"]
    assert Path(name).suffix not in PUBLISHED


#: Endings of everything the site holds; a new one is a decision.
PUBLIC = set(
    "html css js map json jsonld xml csv xlsx docx pdf md ics reqif txt svg png jpg jpeg webp avif "
    "conf gz br zip".split()
)


def test_only_listed_types_are_published(site):
    loose = {"Caddyfile", "_redirects", "_headers", "SHA256SUMS"}
    found = {path for path in site.rglob("*") if path.is_file()}
    wrong = [p for p in found if p.suffix[1:] not in PUBLIC and p.name not in loose]
    assert not wrong
    assert not [path for path in site.rglob("*") if path.is_symlink()]
    assert not list(site.rglob(".*"))
