"""The whole loop on one draft: comment in → decision → change → foreword list → tables out → in.

Everything is done the way a person does it: by the form, the verbs and an edited file.
"""

import io
import shutil
from pathlib import Path

import docx
import openpyxl
import pytest

from macros.__main__ import main
from macros.build import check_all
from macros.comments.files import WRITERS
from macros.comments.offer import comment_files
from tests.rig.draft import DRAFT, INDICATORS, LINEAGE, draft_tree

ROOT = Path(__file__).parents[1]
COMMENTS = f"{DRAFT}/comments.yml"
ROUND = """\
# 本轮的意见 / comments of this round
rounds:
  - id: enquiry
    title: {zh: 征求意见, en: Enquiry}
    reviewed: demo@1
    start: 2026-01-01
    end: 2026-03-01
    comments:
      # 会上提出 / raised at the meeting
      - id: "1"
        clause: demo.skill
        organisation: {zh: 甲公司, en: Company A}
        type: te
        comment: {zh: 技能没有写明。, en: The skill is not stated.}
"""


@pytest.fixture
def tree(tmp_path):
    """A draft that says what the issued edition says, with a round that has begun."""
    root = draft_tree(tmp_path / "tree")
    shutil.copy(ROOT / "standards" / "comment-forms.yml", root / "standards")
    (root / COMMENTS).write_text(ROUND, encoding="utf-8")
    assert codes(root) == []
    return root


def codes(tree):
    """What the check says, apart from a missing translation: tables hold one language."""
    found = [problem.code for problem in check_all(tree)[2]]
    return [code for code in found if code != "C102"]


def read(tree, file=COMMENTS):
    return (tree / file).read_text(encoding="utf-8")


def change(tree, file, old, new):
    text = read(tree, file)
    assert old in text
    (tree / file).write_text(text.replace(old, new, 1), encoding="utf-8")


def taken(tree, file):
    return main(["comments", "import", str(file), "demo@2-draft", "--root", str(tree)])


def table(tree, form, ending, blank=0):
    file = tree.parent / f"{form}{ending}"
    options = ("--form", form, "--blank", str(blank), "-o", str(file), "--root", str(tree))
    assert main(["comments", "export", "demo@2-draft", *options]) == 0
    return file


def in_cells(file, changes):
    """An XLSX with other texts: ``{(heading, row below it): text}``."""
    book = openpyxl.load_workbook(file)
    cells = {cell.value: cell for row in book.active for cell in row if cell.value}
    for (heading, row), text in changes.items():
        head = cells[heading]
        book.active.cell(head.row + row, head.column).value = text
    book.save(file)
    return file


def in_words(file, changes):
    """A DOCX with other texts: ``{(heading, row below it): text}``."""
    document = docx.Document(file)
    made = document.tables[0]
    heads = [cell.text for cell in made.rows[0].cells]
    for (heading, row), text in changes.items():
        made.cell(row, heads.index(heading)).text = text
    document.save(file)
    return file


EDITORS = {".xlsx": in_cells, ".docx": in_words}


def from_the_page(tree):
    """The form that “comment on this clause” gives, filled in by a person without git."""
    known = check_all(tree)[1]
    forms = dict(comment_files(known))
    url = known.clause("demo@2-draft#demo.unit").url
    file = tree.parent / "comment.xlsx"
    file.write_bytes(forms[f"{url}comment.xlsx"])
    given = {("意见类型", 1): "技术", ("意见内容", 1): "应写明负责人的级别。"}
    return in_cells(file, {**given, ("提出单位", 1): "乙协会"})


def test_the_whole_loop(tree, capsys):
    # Comments come in: by the form of a clause, and by an empty row of the table in Word.
    assert taken(tree, from_the_page(tree)) == 0
    file = table(tree, "summary", ".docx", blank=1)
    row = {("标准章条编号", 3): "5.1.2", ("意见内容", 3): "电话应公布。"}
    more = {("提出单位", 3): "丙公司", ("备注", 3): "编辑"}
    assert taken(tree, in_words(file, {**row, **more})) == 0
    assert read(tree).startswith(ROUND), "what was there stays as it was written"
    assert "clause: demo.unit\n        organisation: {zh: 乙协会}" in read(tree)
    assert "clause: demo.contact\n        organisation: {zh: 丙公司}" in read(tree)

    # A round with open comments cannot be closed.
    change(tree, COMMENTS, "end: 2026-03-01\n", "end: 2026-03-01\n    decided: 2026-03-20\n")
    assert codes(tree) == ["C303"] * 3
    change(tree, COMMENTS, "    decided: 2026-03-20\n", "")

    # A decision without its change, or without its reason, is not taken.
    capsys.readouterr()
    file = table(tree, "summary", ".xlsx")
    before = read(tree)
    decided = {("处理意见", 1): "不采纳", ("处理意见", 2): "采纳", ("处理意见", 3): "记录在案"}
    assert taken(tree, in_cells(file, decided)) == 1
    out = capsys.readouterr().out
    assert "C301" in out
    assert "C302" in out
    assert read(tree) == before

    # The clause is changed; a change wants its reason, too.
    change(tree, INDICATORS, "部门应有负责人。", "部门应有部门经理以上级别的负责人。")
    change(tree, INDICATORS, "shall have a head.", "shall have a head who is a manager.")
    assert codes(tree) == ["R121"]
    reason = "reasons:\n  - {clause: demo.unit, reason: {zh: 采纳意见 2, en: Comment 2 accepted}}\n"
    (tree / LINEAGE).write_text(read(tree, LINEAGE) + reason, encoding="utf-8")
    decided |= {("处理意见", 1): "不采纳\n理由：技能由 5.2.1 的培训保证。"}
    assert taken(tree, in_cells(file, decided)) == 0
    change(tree, COMMENTS, "end: 2026-03-01\n", "end: 2026-03-01\n    decided: 2026-03-20\n")
    assert codes(tree) == []

    # The list for the foreword names it.
    file = tree.parent / "changes.txt"
    assert main(["diff", "demo@1", "demo@2-draft", "--root", str(tree), "-o", str(file)]) == 0
    listed = file.read_text(encoding="utf-8").split("\n\n")[1]
    assert "更改了“部门”" in listed
    assert "5.1.1" in listed


@pytest.fixture
def decided(tree):
    """The loop as far as the tables: three comments, each with its decision."""
    change(tree, INDICATORS, "部门应有负责人。", "部门应有部门经理以上级别的负责人。")
    change(tree, INDICATORS, "shall have a head.", "shall have a head who is a manager.")
    reason = "reasons:\n  - {clause: demo.unit, reason: {zh: 采纳, en: Accepted}}\n"
    (tree / LINEAGE).write_text(read(tree, LINEAGE) + reason, encoding="utf-8")
    more = """\
        decision: rejected
        reason: {zh: 由培训保证。, en: Training sees to it.}
      - id: "2"
        clause: demo.unit
        organisation: {zh: 乙协会, en: Association B}
        type: te
        comment: {zh: 应写明级别。, en: State the level.}
        decision: accepted
      - id: "3"
        clause: demo.contact
        organisation: {zh: 丙公司, en: Company C}
        type: ed
        comment: {zh: 电话应公布。, en: Publish the telephone.}
        decision: noted
"""
    (tree / COMMENTS).write_text(ROUND + more, encoding="utf-8")
    assert codes(tree) == []
    return tree


DECISION = {"summary": "处理意见", "iso": "秘书处意见"}
NUMBER = {"summary": "标准章条编号", "iso": "章条"}
EVERY = pytest.mark.parametrize(
    ("form", "ending"), [(form, ending) for form in DECISION for ending in sorted(WRITERS)]
)


@EVERY
def test_a_decision_changed_by_program_comes_back_alone(decided, form, ending):
    before = read(decided).splitlines()
    file = table(decided, form, ending)
    EDITORS[ending](file, {(DECISION[form], 3): "不采纳\n理由：5.1.2 已规定。"})
    assert taken(decided, file) == 0
    after = read(decided).splitlines()
    assert [line.strip() for line in after if line not in before] == [
        "reason: {zh: 5.1.2 已规定。}"
    ]
    assert after.count("        decision: rejected") == 2
    assert codes(decided) == []


@EVERY
def test_every_mistake_is_reported_by_its_row_and_nothing_is_written(decided, form, ending, capsys):
    before = read(decided)
    file = table(decided, form, ending)
    wrong = {(NUMBER[form], 1): "5.2.9", (DECISION[form], 2): "原则同意"}
    EDITORS[ending](file, {**wrong, (DECISION[form], 3): "不采纳\n理由：已规定。"})
    first = 1
    if ending == ".xlsx":
        cells = [cell for row in openpyxl.load_workbook(file).active for cell in row]
        first = next(cell.row for cell in cells if cell.value == DECISION[form])
    capsys.readouterr()
    assert taken(decided, file) == 1
    said = capsys.readouterr().out.splitlines()
    clause = next(line for line in said if "5.2.9" in line)
    decision = next(line for line in said if "原则同意" in line)
    assert f"{first + 1}: I30" in clause
    assert f"{first + 2}: I309" in decision
    assert read(decided) == before


@EVERY
def test_merged_cells_and_moved_columns(decided, form, ending, capsys):
    before = read(decided)
    file = table(decided, form, ending)
    if ending == ".xlsx":
        book = openpyxl.load_workbook(file)
        sheet = book.active
        head = next(c for row in sheet for c in row if c.value == DECISION[form])
        last = sheet.max_column
        sheet.move_range(f"{head.coordinate}:{head.column_letter}{sheet.max_row}", cols=last)
        moved = sheet.cell(head.row + 3, head.column)
        moved.value = "不采纳\n理由：已规定。"
        book.save(file)
        assert taken(decided, file) == 0
        assert f"I303 “{DECISION[form]}”栏换了位置" in capsys.readouterr().out
        assert "reason: {zh: 已规定。}" in read(decided)
        before = read(decided)
        place = f"{moved.column_letter}{head.row + 1}:{moved.column_letter}{head.row + 2}"
        sheet.merge_cells(place)
        book.save(file)
    else:
        document = docx.Document(file)
        made = document.tables[0]
        at = [cell.text for cell in made.rows[0].cells].index(DECISION[form])
        made.cell(1, at).merge(made.cell(2, at))
        data = io.BytesIO()
        document.save(data)
        file.write_bytes(data.getvalue())
        place = "2:"
    assert taken(decided, file) == 1
    out = capsys.readouterr().out
    assert "I307" in out
    assert place in out
    assert read(decided) == before
