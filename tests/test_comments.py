"""Comments on a draft: shown, out as tables, back in, and carried through."""

import io
import shutil
import zipfile
from pathlib import Path

import docx
import openpyxl
import pytest
from lxml import html

from macros.__main__ import main
from macros.build import check_all
from macros.comments.files import WRITERS
from macros.comments.forms import Vocabulary, joined, parted, table
from macros.comments.offer import mail_text
from macros.comments.rounds import deadlines, rounds
from macros.model.comments import Decision, FormField
from tests.rig.editions import known

TREE = Path(__file__).parent / "check" / "tree"
ROOT = Path(__file__).parents[1]
DRAFT = "asc@2027-draft"
LANGUAGES = pytest.mark.parametrize("language", ["", "en/"], ids=["zh", "en"])
COMMENTS = "standards/demo/2026/comments.yml"
#: A round invented for the tests, on the tree of the tests.
RICH = """\
# 意见 / comments
rounds:
  - id: enquiry
    title: {zh: 征求意见, en: Enquiry}
    start: 2026-01-01
    end: 2026-03-01
    comments:
      # 第一条 / the first
      - id: "1"
        clause: demo.unit
        organisation: {zh: 甲公司, en: Company A}
        type: te
        comment: {zh: 部门写明级别。, en: State the level.}
      - id: "2"
        clause: demo.staff
        place: 表 1
        organisation: {zh: 乙公司, en: Company B}
        type: ed
        comment: {zh: 用词不一致。}
        proposal:
          zh: |
            改为“人员”。
            修改建议：这一行像标签。
            \\\\以反斜杠开头。
        decision: partly
        reason: {zh: 只改正文。}
      - id: "3"
        organisation: {zh: 丙协会}
        type: ge
        comment: {zh: 总体同意。}
"""


@pytest.fixture
def tree(tmp_path):
    """The small tree with an open round and the forms of the repository."""
    root = tmp_path / "tree"
    shutil.copytree(TREE, root)
    shutil.copy(ROOT / "standards" / "comment-forms.yml", root / "standards")
    (root / COMMENTS).write_text(RICH.replace("\\\\", "\\"), encoding="utf-8")
    return root


def run(*arguments):
    return main(["comments", *map(str, arguments)])


def export(tree, form, ending, language="zh", blank=0):
    target = tree.parent / f"{form}-{language}{ending}"
    options = ("--form", form, "--lang", language, "--blank", blank, "-o", target)
    assert run("export", "demo@2026", "--root", tree, *options) == 0
    return target


def taken(tree, file, *more):
    return run("import", file, "demo@2026", "--root", tree, *more)


def text_of(tree):
    return (tree / COMMENTS).read_text(encoding="utf-8")


def edited(file, changes):
    """An XLSX with other cells: ``{address: value}``."""
    book = openpyxl.load_workbook(file)
    for address, value in changes.items():
        book.active[address] = value
    book.save(file)
    return file


FORMS = pytest.mark.parametrize("form", ["summary", "iso"])
ENDINGS = pytest.mark.parametrize("ending", sorted(WRITERS))


@FORMS
@ENDINGS
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_table_that_nobody_touched_changes_nothing(tree, form, ending, language, capsys):
    file = export(tree, form, ending, language, blank=3)
    before = text_of(tree)
    assert taken(tree, file, "--lang", language) == 0
    assert text_of(tree) == before
    assert capsys.readouterr().out == ""


def head(file):
    """Addresses of the headings of a sheet by name."""
    sheet = openpyxl.load_workbook(file).active
    for row in sheet.iter_rows():
        names = {cell.value: cell.coordinate for cell in row if cell.value}
        if "意见内容" in names or "意见" in names:
            return names
    raise AssertionError("no headings")


def below(file, heading, rows):
    """The address ``rows`` below a heading."""
    address = head(file)[heading]
    return f"{address[0]}{int(address[1:]) + rows}"


def test_a_decision_comes_back_into_its_lines_only(tree):
    file = export(tree, "summary", ".xlsx")
    cell = below(file, "处理意见", 1)
    edited(file, {cell: "采纳\n理由：已改\n改动条款：demo.unit"})
    assert taken(tree, file) == 0
    was, now = RICH.replace("\\\\", "\\").splitlines(), text_of(tree).splitlines()
    assert [line for line in now if line not in was] == [
        "        decision: accepted",
        "        reason: {zh: 已改}",
        "        change: [demo.unit]",
    ]
    assert [line for line in was if line not in now] == []


def test_a_word_file_comes_back_too(tree):
    file = export(tree, "iso", ".docx")
    document = docx.Document(file)
    row = document.tables[0].rows[3]
    row.cells[6].text = "Noted\n理由：谢谢"
    document.save(file)
    assert taken(tree, file) == 0
    assert "decision: noted" in text_of(tree)
    assert "reason: {zh: 谢谢}" in text_of(tree)


def test_new_rows_are_added_and_numbered(tree, capsys):
    file = export(tree, "summary", ".xlsx", blank=2)
    changes = {
        below(file, "标准章条编号", 4): "５.２",
        below(file, "意见内容", 4): "写明学时。\n修改建议：加“每年 16 学时”。",
        below(file, "提出单位", 4): "丁大学",
        below(file, "备注", 4): "技术",
    }
    assert taken(tree, edited(file, changes)) == 0
    assert text_of(tree).endswith(
        """\
      - id: "4"
        clause: demo.staff
        organisation: {zh: 丁大学}
        type: te
        comment: {zh: 写明学时。}
        proposal: {zh: 加“每年 16 学时”。}
        decision: open
"""
    )
    assert "I313" in capsys.readouterr().out


def test_a_changed_wording_keeps_the_other_language_and_says_so(tree, capsys):
    file = export(tree, "iso", ".xlsx")
    assert taken(tree, edited(file, {below(file, "意见", 1): "写明部门的级别。"})) == 0
    assert "comment: {zh: 写明部门的级别。, en: State the level.}" in text_of(tree)
    assert "I314 意见 1" in capsys.readouterr().out


def test_a_row_that_was_deleted_stays_and_is_reported(tree, capsys):
    file = export(tree, "summary", ".xlsx")
    book = openpyxl.load_workbook(file)
    book.active.delete_rows(book.active.max_row)
    book.save(file)
    before = text_of(tree)
    assert taken(tree, file) == 0
    assert "I312 表里没有意见 3" in capsys.readouterr().out
    assert text_of(tree) == before


#: heading, what is written one row below it, what is said of the cell.
WRONG = (
    ("标准章条编号", "5.11", "I308 DEMO 2026 没有条款“5.11”"),
    ("标准章条编号", "5.1\n条款标识：demo.unti", "没有条款“demo.unti”"),
    ("标准章条编号", "5.1\n条款标识：demo.staff", "I315"),
    ("处理意见", "同意", "I309 “同意”"),
    ("处理意见", "采纳\n改动条款：demo.unti", "I308 没有条款“demo.unti”"),
    ("备注", "重要", "I309 “重要”"),
    ("序号", "2", "I310"),
    ("意见内容", "\n修改建议：x", "I311 缺少意见内容"),
)


@pytest.mark.parametrize(("heading", "value", "said"), WRONG)
def test_a_wrong_cell_is_named_and_nothing_is_written(tree, capsys, heading, value, said):
    file = export(tree, "summary", ".xlsx")
    cell = below(file, heading, 1)
    before = text_of(tree)
    assert taken(tree, edited(file, {cell: value, below(file, "处理意见", 2): "不采纳"})) == 1
    out = capsys.readouterr().out
    assert said in out
    assert f"!{cell[0]}" in out or f"!{cell[1:]}:" in out
    assert text_of(tree) == before


def test_merged_cells_are_reported_by_their_range(tree, capsys):
    file = export(tree, "summary", ".xlsx")
    book = openpyxl.load_workbook(file)
    first, last = below(file, "处理意见", 1), below(file, "处理意见", 2)
    book.active.merge_cells(f"{first}:{last}")
    book.save(file)
    assert taken(tree, file) == 1
    assert f"!{first}:{last}: I307" in capsys.readouterr().out


def test_merged_cells_of_a_word_table_are_reported(tree, capsys):
    file = export(tree, "summary", ".docx")
    document = docx.Document(file)
    cells = document.tables[0]
    cells.cell(1, 4).merge(cells.cell(2, 4))
    document.save(file)
    assert taken(tree, file) == 1
    assert "!E2:E3: I307" in capsys.readouterr().out


def test_moved_and_unknown_columns_are_read_by_their_headings(tree, capsys):
    file = export(tree, "iso", ".xlsx")
    book = openpyxl.load_workbook(file)
    sheet = book.active
    sheet.move_range(f"C3:C{sheet.max_row}", cols=9)
    sheet["C3"] = "电话"
    book.save(file)
    before = text_of(tree)
    assert taken(tree, file) == 0
    out = capsys.readouterr().out
    assert "I303 “段、图、表”栏换了位置" in out
    assert "I305 不认识“电话”栏" in out
    assert text_of(tree) == before


def test_a_missing_column_leaves_what_it_holds(tree, capsys):
    file = export(tree, "iso", ".xlsx")
    book = openpyxl.load_workbook(file)
    book.active.delete_cols(7)
    book.save(file)
    before = text_of(tree)
    assert taken(tree, file) == 0
    assert "I304 缺少“秘书处意见”栏" in capsys.readouterr().out
    assert text_of(tree) == before


def test_columns_are_configured_in_a_data_file(tree):
    forms = tree / "standards" / "comment-forms.yml"
    text = forms.read_text(encoding="utf-8").replace("zh: 处理意见, en: Disposition", "zh: 结论")
    forms.write_text(text, encoding="utf-8")
    assert "结论" in head(export(tree, "summary", ".xlsx"))


@pytest.mark.parametrize("data", [b"", b"PK broken"], ids=["empty", "broken"])
def test_a_file_that_is_no_workbook_is_refused(tree, tmp_path, capsys, data):
    file = tmp_path / "x.xlsx"
    file.write_bytes(data)
    assert taken(tree, file) == 1
    assert "I301" in capsys.readouterr().out


def test_a_cell_of_several_fields_loses_nothing():
    words = Vocabulary(known().comment_forms)
    fields = (FormField.COMMENT, FormField.PROPOSAL, FormField.REASON)
    parts = dict(zip(fields, ("甲\n理由：乙\n\\丙", "修改建议：丁", "\\戊\n\n己"), strict=True))
    assert parted(joined(parts, words, "zh"), fields, words) == parts


def test_no_change_in_the_clause_is_an_error(tmp_path):
    """The 2026 text is the base: a clause that is the same there was not changed."""
    for name in ("standards", "docs"):
        shutil.copytree(ROOT / name, tmp_path / name)
    path = tmp_path / "standards/asc/2027-draft/comments.yml"
    text = path.read_text(encoding="utf-8").replace(
        "clause: asc.staffing.attendance", "clause: asc.repair.intake"
    )
    path.write_text(text, encoding="utf-8")
    assert [(p.code, dict(p.details)["value"]) for p in check_all(tmp_path)[2]] == [
        ("C301", "asc.repair.intake")
    ]


def test_the_round_of_the_draft_is_worked_to_its_end():
    view = rounds(known().edition(DRAFT), known())[0]
    assert len(view.comments) >= 15
    assert view.record.decided
    assert view.decisions[Decision.OPEN] == 0
    assert {item.record.organisation.zh for item in view.comments} == {"本项目内部审查"}
    assert sum(sum(counts.values()) for _, counts in view.chapters) == len(view.comments)
    assert sum(view.types.values()) == len(view.comments)


def test_every_round_gives_its_deadline():
    assert {item.round.edition.ref for item in deadlines(known())} == {DRAFT}
    assert all(item.start <= item.end for item in deadlines(known()))


@LANGUAGES
def test_the_page_of_the_round_shows_every_comment(site, language):
    page = html.parse(str(site / language / "standards/asc/2027-draft/comments/index.html"))
    shown = page.xpath("//ol[contains(@class, 'x-comments--all')]/li")
    view = rounds(known().edition(DRAFT), known())[0]
    assert [item.get("id") for item in shown] == [item.anchor for item in view.comments]
    total = page.xpath("//table[contains(@class, 'x-figures')]/tfoot/tr/td[last()]/text()")
    assert total == [str(len(view.comments))]


@LANGUAGES
def test_a_clause_shows_its_comments_and_how_to_make_one(site, language):
    folder = site / language / "standards/asc/2027-draft/asc.supervision.plan"
    page = html.parse(str(folder / "index.html"))
    assert page.xpath("//ul[contains(@class, 'x-comments')]/li")
    href = page.xpath("//details[contains(@class, 'x-say')]//a[@download]/@href")[0]
    assert href.endswith("comment.xlsx")
    sheet = openpyxl.load_workbook(folder / "comment.xlsx").active
    cells = [cell.value for row in sheet.iter_rows() for cell in row if cell.value]
    assert "5.1.5.2" in cells
    assert "asc.supervision.plan" in cells
    mail = page.xpath("//a[starts-with(@href, 'mailto:?')]/@href")[0]
    assert "5.1.5.2" in mail


def test_an_issued_edition_asks_for_no_comments(site):
    page = site / "standards/asc/2026/asc.supervision.plan"
    assert not (page / "comment.xlsx").exists()
    assert not html.parse(str(page / "index.html")).xpath("//details[contains(@class, 'x-say')]")


def test_the_form_of_a_clause_comes_back_as_a_comment(site, tmp_path, capsys):
    for name in ("standards", "docs"):
        shutil.copytree(ROOT / name, tmp_path / name)
    file = tmp_path / "comment.xlsx"
    shutil.copy(site / "standards/asc/2027-draft/asc.supervision.plan/comment.xlsx", file)
    changes = {
        below(file, "意见类型", 1): "编辑",
        below(file, "意见内容", 1): "用词。",
        below(file, "提出单位", 1): "测试者",
    }
    edited(file, changes)
    assert run("import", file, DRAFT, "--root", tmp_path, "--dry-run") == 0
    assert "I313" in capsys.readouterr().out


def test_tables_are_the_same_bytes_every_time():
    view = rounds(known().edition(DRAFT), known())[0]
    words = Vocabulary(known().comment_forms)
    filled = table(view, words.forms.forms[0], words, "zh")
    for write in WRITERS.values():
        assert write(filled, "zh") == write(filled, "zh")
        assert zipfile.is_zipfile(io.BytesIO(write(filled, "zh")))


def test_the_message_names_text_and_clause():
    subject, body = mail_text(known().clauses[f"{DRAFT}#asc.supervision.plan"], "en")
    assert "5.1.5.2" in subject
    assert body.splitlines()[1].startswith("Clause: 5.1.5.2")
