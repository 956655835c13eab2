"""The offline edition: one file, unpacked on a desk whose cable is out, and everything works."""

import hashlib
import shutil
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import expect

from macros.links import broken_links
from macros.locale import locale
from macros.offline import FILE, add_offline, run, write_archive
from tests.rig.build import once
from tests.rig.published import a_site, page
from tests.test_assess_page import box, give, shown_score, words
from tests.test_explorer import choose, numbers

LANGUAGES = {"zh": "", "en": "en/"}


@pytest.fixture(scope="module")
def desk(site, tmp_path_factory) -> Path:
    """The folder a reader unpacked, under a path as people have them."""

    def unpack(folder: Path) -> None:
        folder.mkdir()
        write_archive(site, folder / "all.zip")
        with zipfile.ZipFile(folder / "all.zip") as archive:
            archive.extractall(folder / "我的 文档")
        (folder / "all.zip").unlink()

    return once(tmp_path_factory, "offline", unpack) / "我的 文档" / "asc-offline"


@pytest.fixture
def visit(desk, page_guard):
    """Opens a page of the unpacked site with the network cut; a request outside fails the test."""

    def opened_at(path: str, **options):
        context_page = page_guard(origin="file://", **options)
        context_page.context.set_offline(True)
        context_page.goto((desk / path / "index.html").as_uri())
        return context_page

    return opened_at


@pytest.mark.parametrize("language", LANGUAGES)
def test_search_leads_to_a_clause(visit, language):
    page = visit(LANGUAGES[language])
    page.keyboard.press("/")
    page.keyboard.type("5.3.2.4")
    page.locator("[role=option]").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/asc.complaints.time-limits/index.html")


@pytest.mark.parametrize("scripts", [True, False], ids=["js", "no-js"])
def test_every_menu_entry_opens_and_the_switch_stays(visit, scripts):
    page = visit("", java_script_enabled=scripts, viewport={"width": 1366, "height": 850})
    entries = page.locator("header nav a, .md-tabs a").evaluate_all("all => all.map(a => a.href)")
    own = [address for address in dict.fromkeys(entries) if address.startswith("file:")]
    assert len(own) >= 6
    for address in own:
        page.goto(address)
        assert page.locator("main h1").count() == 1
    page.locator('a[hreflang="en"]').first.click()
    assert page.locator("html").get_attribute("lang") == "en"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_explorer_filters(visit, language):
    page = visit(f"{LANGUAGES[language]}standards/asc/2026/explorer")
    before = len(numbers(page))
    choose(page, "type", "recommendation")
    assert 0 < len(numbers(page)) < before


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_self_assessment_counts(visit, language):
    from tests.score.cases import criteria

    page = visit(f"{LANGUAGES[language]}assess/asc/2026")
    t, clause = words(language), criteria("asc").clauses[0]
    page.locator("#assess-go").click()
    expect(box(page, clause.id)).to_be_visible()
    before = shown_score(page)
    give(page, clause, {"met": True} if clause.scoring == "binary" else _best(clause), t)
    assert shown_score(page) != before


def _best(clause) -> dict:
    """The answer that gives the most."""
    if clause.scoring == "graded":
        return {"grade": clause.ratios[0]}
    return {"size": 20, "conforming": 20} if clause.scoring == "sample" else {"findings": 0}


def test_no_link_of_it_is_broken_and_none_ends_in_a_folder(desk):
    assert broken_links(desk) == []
    home = (desk / "index.html").read_text("utf-8")
    assert 'href="standards/index.html"' in home
    assert 'href="standards/"' not in home


def test_what_only_a_server_needs_is_left_out(desk):
    assert not list(desk.rglob("*.map"))
    assert not (desk / "404.html").exists()
    assert not (desk / "offline").exists()


@pytest.mark.parametrize(
    ("written", "becomes"),
    [
        ('<a href="a/">', '<a href="a/index.html">'),
        ('<a href="../a/#b">', '<a href="../a/index.html#b">'),
        ('<a href="./?q=1">', '<a href="./index.html?q=1">'),
        ('<a href="..">', '<a href="../index.html">'),
        ('<a href=".">', '<a href="./index.html">'),
        ('<form action="../search/">', '<form action="../search/index.html">'),
        ('content="0; url=../a/"', 'content="0; url=../a/index.html"'),
        ('<a href="a/b.pdf">', '<a href="a/b.pdf">'),
        ('<a href="https://example.org/">', '<a href="https://example.org/">'),
        ('<a href="#top">', '<a href="#top">'),
        ('<p data-href="a/">', '<p data-href="a/">'),
    ],
)
def test_addresses_name_their_file(tmp_path, written, becomes):
    site = a_site(tmp_path / "site")
    (site / "p1/index.html").write_text(page("zh-Hans", written), "utf-8")
    write_archive(site, tmp_path / "all.zip")
    with zipfile.ZipFile(tmp_path / "all.zip") as archive:
        assert becomes in archive.read("asc-offline/p1/index.html").decode()


def told_site(folder: Path) -> Path:
    """A site whose home pages have the mark, as ours have."""
    site = a_site(folder)
    for home in (site / "index.html", site / "en" / "index.html"):
        home.write_text(
            home.read_text("utf-8").replace("</body>", "<!--offline--></body>"), "utf-8"
        )
    return site


def test_the_home_pages_tell_of_it_with_its_sum(tmp_path):
    site = told_site(tmp_path / "site")
    target = add_offline(site)
    digest = hashlib.sha256(target.read_bytes()).hexdigest()
    assert target == site / FILE
    assert (site / f"{FILE}.sha256").read_text() == f"{digest}  asc-offline.zip\n"
    for language, below in LANGUAGES.items():
        home = (site / below / "index.html").read_text("utf-8")
        assert digest in home
        assert locale(language)("offline.title") in home
    assert broken_links(site) == []


def test_twice_gives_the_same_file_and_tells_once(tmp_path):
    site = told_site(tmp_path / "site")
    first = add_offline(site).read_bytes()
    assert add_offline(site).read_bytes() == first
    assert (site / "index.html").read_text("utf-8").count('id="offline"') == 1


def test_the_day_inside_is_the_commits(tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    write_archive(a_site(tmp_path / "site"), tmp_path / "all.zip")
    with zipfile.ZipFile(tmp_path / "all.zip") as archive:
        assert {entry.date_time[:3] for entry in archive.infolist()} == {(2026, 9, 21)}


def test_the_real_home_pages_have_the_place_for_it(site):
    for below in LANGUAGES.values():
        assert (site / below / "index.html").read_text("utf-8").count("<!--offline-->") == 1


def test_the_verb(tmp_path, capsys):
    site = told_site(tmp_path / "site")
    assert run([str(site)]) == 0
    assert capsys.readouterr().out.startswith(str(site / FILE))
    shutil.rmtree(site)
    with pytest.raises(SystemExit) as stop:
        run([str(site)])
    assert stop.value.code == 2
    assert "这里没有已生成的站点 / no built site here" in capsys.readouterr().err
