"""What carries a revision: foreword list, tracked changes in Word, JSON, command and page."""

import io
import json
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from lxml import etree
from playwright.sync_api import expect

from macros.catalogue import Catalogue, catalogue
from macros.load import load
from macros.render import Reader
from macros.revise import Kind, revision
from macros.revise.foreword import as_text, items, letter
from macros.revise.redline import lines
from macros.revise.report import data
from macros.revise.tracked import tracked
from tests.rig.tools import need_tool

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
BEFORE, AFTER = "asc@2026", "asc@2027-draft"
URL = "standards/asc/2027-draft/changes/"


@pytest.fixture(scope="module")
def known(root: Path) -> Catalogue:
    return catalogue(load(root)[0])


@pytest.fixture(scope="module")
def editions(known):
    return known.edition(BEFORE), known.edition(AFTER)


@pytest.fixture(scope="module", params=["zh", "en"])
def reader(request, known) -> Reader:
    return Reader(known, request.param)


# --- the foreword list -----------------------------------------------------------------------


def test_letters_go_on_after_z():
    assert [letter(at) for at in (0, 25, 26, 51, 52)] == ["a", "z", "aa", "az", "ba"]


def test_the_list_reads_like_a_foreword(editions, known):
    text = as_text(revision(*editions), *editions, Reader(known, "zh"))
    lead, *listed = text.splitlines()
    assert lead == "与 ASC 2026 相比，除结构调整和编辑性改动外，主要技术变化如下："
    assert listed[0] == "a) 增加了术语“自动应答”（见第 3 章）；"
    assert any(
        line.endswith("更改了“处置授权”：由推荐改为要求（见 5.1.2.5，ASC 2026 的 5.1.2.5）；")
        for line in listed
    )
    assert any("删除了“再利用的统计和公布”（见 ASC 2026 的 5.2.6.3）；" in line for line in listed)
    assert any(
        "将“准时送达”分为“送达时间的承诺”和“准时送达”（见 5.2.3.1 和 5.2.3.2，ASC 2026 的 5.2.3.1）"
        in line
        for line in listed
    )
    assert listed[-1].endswith("。")


def test_the_list_in_english_has_no_chinese(editions, known):
    text = as_text(revision(*editions), *editions, Reader(known, "en"))
    assert "“Information system” has been changed: 12 months became 15 months (see 5.1.3.6" in text
    assert not re.search(r"[\u4e00-\u9fff]", text)


def test_structure_and_editing_are_not_listed(editions, known):
    listed = {item.id for item in items(revision(*editions), *editions, Reader(known, "zh"))}
    assert not listed & {"asc.principles", "asc.principles.improvement", "asc.quality.defect-stop"}


# --- Word: accept all, reject all ------------------------------------------------------------


def settled(body: etree._Element, keep: str, drop: str) -> list[str]:
    """The paragraphs after accepting (``keep`` ins, ``drop`` del) or rejecting every change."""
    found, carried = [], ""
    for paragraph in body.iter(f"{W}p"):
        text = "".join(
            "\t" if node.tag == f"{W}tab" else node.text or ""
            for node in paragraph.iter(f"{W}t", f"{W}delText", f"{W}tab")
            if not any(above.tag == f"{W}{drop}" for above in node.iterancestors())
        )
        mark = paragraph.find(f"{W}pPr/{W}rPr/{W}{drop}")
        carried += text
        if mark is None:
            found.append(carried)
            carried = ""
    return found


def body_of(content: bytes) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return etree.fromstring(packed.read("word/document.xml"))[0]


def printed(edition, reader: Reader) -> list[str]:
    return [line.text for clause in edition.clauses for line in lines(clause, reader)]


def test_accepting_all_is_the_new_text_and_rejecting_all_the_old(editions, reader):
    body = body_of(tracked(*editions, reader))
    assert settled(body, "ins", "del") == printed(editions[1], reader)
    assert settled(body, "del", "ins") == printed(editions[0], reader)


def test_every_change_has_its_own_id_and_an_author(editions, known):
    body = body_of(tracked(*editions, Reader(known, "zh")))
    marks = list(body.iter(f"{W}ins", f"{W}del"))
    ids = [mark.get(f"{W}id") for mark in marks]
    assert len(ids) == len(set(ids)) > 300
    assert {mark.get(f"{W}author") for mark in marks} == {Reader(known, "zh").t("site.name")}


def test_the_file_is_the_same_each_time(editions, known):
    reader = Reader(known, "zh")
    assert tracked(*editions, reader) == tracked(*editions, reader)


def _open_document(path: Path, profile: Path) -> etree._Element:
    """What LibreOffice makes of a file, as flat OpenDocument."""
    office = need_tool("soffice libreoffice", "apt install libreoffice-writer")
    command = [office, f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to"]
    subprocess.run(
        [*command, "fodt", "--outdir", str(path.parent), str(path)],
        check=True,
        capture_output=True,
        timeout=120,
    )
    parser = etree.XMLParser(huge_tree=True)
    return etree.parse(str(path.with_suffix(".fodt")), parser).getroot()


def _squeezed(texts: list[str]) -> str:
    return re.sub(r"\s+", "", "".join(texts))


def _read_by_office(office: etree._Element) -> tuple[str, str]:
    """The text LibreOffice has with every change accepted, and with every change rejected."""
    kinds = {
        region.get(f"{TEXT}id"): region[0].tag.removeprefix(TEXT)
        for region in office.iter(f"{TEXT}changed-region")
    }
    accepted, rejected, active = [], [], set()

    def say(text: str | None) -> None:
        under = {kinds[name] for name in active}
        if text and "deletion" not in under:
            accepted.append(text)
        if text and "insertion" not in under:
            rejected.append(text)

    def walk(node: etree._Element) -> None:
        if node.tag == f"{TEXT}change-start":
            active.add(node.get(f"{TEXT}change-id"))
        elif node.tag == f"{TEXT}change-end":
            active.discard(node.get(f"{TEXT}change-id"))
        elif node.tag != f"{TEXT}tracked-changes":
            say(node.text)
            for child in node:
                walk(child)
                say(child.tail)

    walk(office.find("{urn:oasis:names:tc:opendocument:xmlns:office:1.0}body"))
    return _squeezed(accepted), _squeezed(rejected)


def test_libreoffice_reads_both_editions_in_the_file(editions, reader, tmp_path):
    """An independent reader opens the file and has both texts, letter by letter."""
    path = tmp_path / "redline.docx"
    path.write_bytes(tracked(*editions, reader))
    accepted, rejected = _read_by_office(_open_document(path, tmp_path / "profile"))
    assert accepted == _squeezed(printed(editions[1], reader))
    assert rejected == _squeezed(printed(editions[0], reader))


# --- data and command ------------------------------------------------------------------------


def test_data_says_everything(editions, known):
    found = data(*editions, Reader(known, "zh"))
    change = next(each for each in found["changes"] if each["id"] == "asc.supervision.plan")
    assert (found["from"], found["to"], found["answer"]) == (BEFORE, AFTER, "no")
    assert change["classes"] == ["strengthened"]
    assert change["findings"][0] == {
        "class": "strengthened",
        "rule": "threshold",
        "was": "30%",
        "now": "34%",
    }
    assert {"zh", "en"} == set(change["redline"]) == set(change["reasons"][0])
    assert ["del", "30 %"] in change["redline"]["en"][0]
    assert set(found["classes"]) == {kind.value for kind in Kind}


def run_diff(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "macros", "diff", *arguments]
    return subprocess.run(command, capture_output=True, check=False)


def test_the_command_writes_text_and_names_unknown_editions():
    done = run_diff(BEFORE, AFTER, "--lang", "en")
    text = done.stdout.decode()
    assert (done.returncode, done.stderr) == (0, b"")
    assert "at least [-30 %-]{+34 %+} of all service outlets" in text
    done = run_diff("asc@2026", "asc@2062")
    assert done.returncode == 2
    assert "asc@2027-draft" in done.stderr.decode()


# --- the site --------------------------------------------------------------------------------


def test_files_of_the_page_are_written(site):
    found = json.loads((site / URL / "changes.json").read_text(encoding="utf-8"))
    assert found["to"] == AFTER
    for code in ("zh", "en"):
        assert (site / URL / f"asc-2026-2027-draft-{code}.docx").read_bytes()[:2] == b"PK"


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_every_page_of_the_draft_says_that_it_is_one(site, prefix):
    pages = list((site / f"{prefix}standards/asc/2027-draft").rglob("index.html"))
    assert len(pages) > 200
    silent = [
        page
        for page in pages
        if "x-standing--draft" not in (text := page.read_text(encoding="utf-8"))
        and 'http-equiv="refresh"' not in text
    ]
    assert silent == []


def test_the_edition_in_force_says_no_such_thing(site):
    assert "x-standing" not in (site / "standards/asc/2026/index.html").read_text(encoding="utf-8")


def test_a_reader_finds_the_changes_and_narrows_them(page_guard, server):
    page = page_guard()
    page.goto(f"{server}standards/asc/2027-draft/")
    page.get_by_role("link", name="与 ASC 2026 相比的变化").click()
    status = page.locator("#changes-filter output")
    expect(status).to_have_text(re.compile(r"显示 (\d+) 条，共 \1 条"))
    for kind in page.locator("[name=kind]").all():
        kind.set_checked(kind.get_attribute("value") == "split")
    expect(page.locator(".x-change:visible")).to_have_count(12)
    page.get_by_label("章条").select_option("asc.method")
    expect(page.locator(".x-change:visible")).to_have_count(4)
    page.get_by_role("button", name="全部显示").click()
    expect(page.locator(".x-change:visible")).to_have_count(page.locator(".x-change").count())


def test_old_and_new_stand_side_by_side(page_guard, server):
    page = page_guard()
    page.goto(f"{server}{URL}")
    page.get_by_label("新旧对照").check()
    columns = page.locator("[id='asc.supervision.plan'] .x-redline__column")
    expect(columns.nth(0)).to_contain_text("网点总数的 30%")
    expect(columns.nth(1)).to_contain_text("网点总数的 34%")
    expect(columns.nth(0).locator("ins")).to_have_count(0)


def test_without_a_script_everything_is_there_inline(page_guard, server):
    page = page_guard(java_script_enabled=False)
    page.goto(f"{server}en/{URL}")
    change = page.locator("[id='asc.supervision.plan']")
    expect(change.locator("del")).to_have_text("30 %")
    expect(change.locator("ins")).to_have_text("34 %")
    expect(page.locator("#changes-filter")).to_be_hidden()


def test_a_clause_leads_to_its_change(page_guard, server):
    page = page_guard()
    page.goto(f"{server}standards/asc/2027-draft/asc.support.remote/")
    page.get_by_role("link", name="与 ASC 2026 相比的变化").click()
    expect(page.locator("[id='asc.support.remote']")).to_be_in_viewport()
