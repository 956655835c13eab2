"""Print on A4: number, edition and date head every sheet; nothing of the screen is on it."""

import shutil
import subprocess

import pytest

from tests.rig.tools import need_tool

PAGES = {
    "clause": "standards/asc/2026/asc.repair.response/",
    "chapter": "standards/asc/2026/asc.method/",
    "edition": "standards/asc/2026/print/",
    "list": "standards/asc/2026/explorer/",
}
HEADS = {
    "": "ASC 2026 开放售后服务准则 · 2026-11-23",
    "en/": "ASC 2026 Open after-sales service criteria · 2026-11-23",
}


@pytest.fixture(scope="module")
def printed(browser, server, tmp_path_factory):
    """``printed(address)`` → the text of every sheet."""
    pdftotext = need_tool("pdftotext", "apt install poppler-utils")
    folder = tmp_path_factory.mktemp("print")
    context = browser.new_context()
    page = context.new_page()

    def sheets(where: str) -> list[str]:
        page.goto(server + where, wait_until="load")
        target = folder / "page.pdf"
        page.pdf(path=target, prefer_css_page_size=True, print_background=False)
        command = [pdftotext, "-layout", str(target), "-"]
        done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
        return done.stdout.rstrip("\f").split("\f")

    yield sheets
    context.close()
    shutil.rmtree(folder)


@pytest.mark.parametrize("language", HEADS, ids=["zh", "en"])
@pytest.mark.parametrize("where", PAGES.values(), ids=PAGES)
def test_every_sheet_has_the_running_head_and_its_number(printed, language, where):
    sheets = printed(language + where)
    head = HEADS[language].replace(" ", "")
    wrong = [
        number
        for number, sheet in enumerate(map("".join, map(str.split, sheets)), 1)
        if head not in sheet or not sheet.endswith(f"{number}/{len(sheets)}")
    ]
    assert wrong == []


def test_the_whole_edition_prints_every_clause(printed):
    text = "".join("".join(printed(PAGES["edition"])).split())
    for wanted in ("范围", "5.1.1.1", "5.3.2.10", "附录B", "合格级"):
        assert wanted in text


def test_links_that_leave_are_written_out(printed):
    assert "https://" in "".join(printed("about/copyright/"))


def test_what_belongs_to_the_screen_is_not_printed(printed):
    text = "".join(printed(PAGES["clause"]))
    assert "复制链接" not in text
    assert "首页" not in text
