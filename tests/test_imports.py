"""Standards from outside: workbooks, OSCAL catalogues and the ASVS become folders of ours."""

import datetime
import json
from pathlib import Path

import openpyxl
import pytest

from macros.__main__ import main
from macros.build import check_all
from macros.grid import Cell
from macros.imports.headings import field_of
from macros.imports.numbers import followers, number_of, plain_number

SHARED = Path(__file__).parents[2] / "shared" / "data"


def shared(name):
    """A real catalogue; it is not part of the project."""
    if not (SHARED / name).exists():
        pytest.skip(f"../shared/data/{name} is not here")
    return SHARED / name


def run(what, file, out, *more):
    return main(["import", what, str(file), "--root", str(out), "--id", "made", *more])


def clauses(out):
    """``{id: clause}`` of what was imported, and the check finds no error in it."""
    tree, _, problems = check_all(out)
    assert [p for p in problems if p.severity == "error"] == []
    return {
        clause.id: clause
        for item in tree.of("clauses", standard="made")
        for clause in item.record.clauses
    }


def workbook(tmp_path, rows, name="准则.xlsx"):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "条款"
    for row in rows:
        sheet.append(row)
    book.save(tmp_path / name)
    return tmp_path / name


HEAD = ["条款编号", "条款名称", "条款内容", "分值", "评分方法", "证明材料", "负责部门"]
ROWS = [
    ["某企业售后服务准则"],
    [],
    HEAD,
    ["５", "总则"],
    ["5.1", "组织", "企业应设售后服务部门。", "２分", None, "任命书", "售后部"],
    [5.2, "人员", "人员宜经培训。", 3, "抽样"],
    ["5.3", "响应", "响应和供应情况见记录。", 1],
    [datetime.datetime(2026, 5, 4), "回访", "企业应回访顾客。", 2],
    *[[f"5.{n}", f"条{n}", f"企业应做第{n}件事。", 1] for n in range(5, 10)],
    [5.1, "条10", "企业应做第10件事。", 1],
    ["附录A", "表"],
]


def test_a_workbook_becomes_a_standard(tmp_path, capsys):
    assert run("xlsx", workbook(tmp_path, ROWS), tmp_path / "out") == 0
    made = clauses(tmp_path / "out")
    said = capsys.readouterr().out
    assert [clause.number for clause in made.values()] == [
        *["5", *(f"5.{n}" for n in range(1, 11))],
        "A",
    ]
    assert made["made.5-1"].points == 2
    assert made["made.5-1"].type == "requirement"
    assert made["made.5-2"].type == "recommendation"
    assert made["made.5-2"].scoring == "sample"
    assert made["made.5-3"].type == "statement", "响应 and 供应 bind nobody"
    assert made["made.5-1"].notes[0].zh == "负责部门：售后部"
    assert "条款!A8: I320 编号 2026-05-04 被表格软件变成了日期，还原为 5.4" in said
    assert "条款!A14: I322 编号“5.1”读作 5.10" in said
    assert "条款!A7" not in said
    assert "条款!G3: I325 “负责部门”栏" in said


ODD = [
    ["××公司售后服务评价准则"],
    [],
    ["备注", "条 款 号", "条款名称", "内容要求", "分 值", "评分办法"],
    ["", "５", "评价指标", "", "１０", ""],
    ["", "５．１", "组织", "", "６", ""],
    ["", "5.1.1", "部门", "企业应设部门。", "６分", "抽样评分"],
    ["据实", datetime.date(2026, 5, 2), "热线", "企业应设热线。", 4, "酌情给分"],
]


def test_an_odd_workbook_is_read_by_its_headings(tmp_path, capsys):
    """Title rows above, blanks within headings, other words for them, full-width digits."""
    assert run("xlsx", workbook(tmp_path, ODD), tmp_path / "out") == 0
    made = clauses(tmp_path / "out")
    said = capsys.readouterr().out
    assert [clause.number for clause in made.values()] == ["5", "5.1", "5.1.1", "5.2"]
    assert [clause.points for clause in made.values()] == [10, 6, 6, 4]
    assert made["made.5-1-1"].text.zh.strip() == "企业应设部门。"
    assert made["made.5-1-1"].scoring == "sample"
    assert [note.zh for note in made["made.5-2"].notes] == ["据实", "评分方法：酌情给分"]
    assert "条款!B4: I322 编号“５”读作 5" in said
    assert "条款!B7: I320" in said
    assert [p for p in check_all(tmp_path / "out")[2] if p.severity == "error"] == []


WRONG = (
    (["5.x", "甲", "企业应做。"], "A5: I321"),
    (["5", "又一", None], "A5: I326 编号 5 重复，另一处在 A4"),
    ([None, "甲", "企业应做。"], "5: I311 缺少编号"),
    (["5.1", "甲", "企业应做。", "两分"], "D5: I332"),
    (["7.1.1", "甲", "企业应做。"], "A5: I323 补了上级条款 7"),
)


@pytest.mark.parametrize(("row", "said"), WRONG, ids=[said.split()[1] for _, said in WRONG])
def test_what_is_not_certain_names_its_cell(tmp_path, capsys, row, said):
    file = workbook(tmp_path, [*ROWS[:4], row])
    run("xlsx", file, tmp_path / "out")
    assert f"条款!{said}" in capsys.readouterr().out


def test_an_error_writes_nothing(tmp_path):
    file = workbook(tmp_path, [*ROWS[:4], ["5.x", "甲"]])
    assert run("xlsx", file, tmp_path / "out") == 1
    assert not (tmp_path / "out").exists()


def test_merged_cells_are_reported(tmp_path, capsys):
    file = workbook(tmp_path, ROWS)
    book = openpyxl.load_workbook(file)
    book.active.merge_cells("B5:B6")
    book.save(file)
    assert run("xlsx", file, tmp_path / "out") == 1
    assert "条款!B5:B6: I307" in capsys.readouterr().out


def test_a_workbook_without_headings_is_refused(tmp_path, capsys):
    file = workbook(tmp_path, [["甲", "乙"], [1, 2]])
    assert run("xlsx", file, tmp_path / "out") == 1
    assert "I302" in capsys.readouterr().out


def test_nothing_is_overwritten(tmp_path, capsys):
    file = workbook(tmp_path, ROWS)
    assert run("xlsx", file, tmp_path / "out") == 0
    assert run("xlsx", file, tmp_path / "out") == 1
    assert "I331" in capsys.readouterr().out


def test_our_own_workbook_is_understood(tmp_path):
    out = tmp_path / "asc.xlsx"
    assert main(["export", "xlsx", "asc@2026", "-o", str(out)]) == 0
    found = openpyxl.load_workbook(out).worksheets[0]
    fields = [field_of(str(cell.value)) for cell in found[1]]
    assert {"number", "title_zh", "title_en", "text_zh", "text_en", "points"} <= set(fields)


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("５．１", "5.1"),
        ("第5章", "5"),
        ("附录 A", "A"),
        ("5.1.", "5.1"),
        ("5。1。2", "5.1.2"),
        ("5.1 ", "5.1"),
        ("Annex B", "B"),
    ],
)
def test_numbers_as_people_write_them(written, number):
    assert plain_number(written) == number


@pytest.mark.parametrize(
    ("day", "before", "number"),
    [
        ("2026-05-04", "5.3", "5.4"),
        ("2005-04-01", "5.4", "5.4.1"),
        ("2001-05-04", "5.4", "5.4.1"),
        ("2026-06-01", "5.9", "6.1"),
    ],
)
def test_dates_that_were_numbers(day, before, number):
    cell = Cell("A1", day, datetime.date.fromisoformat(day))
    assert number_of(cell, before, set()) == (number, "date")


def test_what_may_follow_a_number():
    assert followers("5.1.2") == ["5.1.2.1", "5.1.3", "5.2", "6"]
    assert followers("A.1") == ["A.1.1", "A.2", "B"]


CATALOGUE = {
    "catalog": {
        "uuid": "0",
        "metadata": {"title": "Controls"},
        "groups": [
            {
                "id": "ac",
                "title": "Access",
                "controls": [
                    {
                        "id": "ac-1",
                        "title": "Policy",
                        "params": [{"id": "p1", "label": "roles"}],
                        "props": [{"name": "label", "value": "AC-1"}],
                        "links": [{"href": "#ac-1.1", "rel": "related"}],
                        "parts": [
                            {
                                "name": "statement",
                                "prose": "Tell {{ insert: param, p1 }} <b>it</b>: [1](#ac-1.1).",
                            }
                        ],
                        "controls": [{"id": "ac-1.1", "title": "More"}],
                    }
                ],
            }
        ],
    }
}


def test_an_oscal_catalogue_becomes_a_standard(tmp_path, capsys):
    file = tmp_path / "catalogue.json"
    file.write_text(json.dumps(CATALOGUE), encoding="utf-8")
    assert run("oscal", file, tmp_path / "out") == 0
    made = clauses(tmp_path / "out")
    assert [(c.number, c.id) for c in made.values()] == [
        ("1", "ac"),
        ("1.1", "ac-1"),
        ("1.1.1", "ac-1.1"),
    ]
    assert made["ac-1"].text.en == "Tell [roles] < b>it< /b>: [1](clause:ac-1.1).\n"
    assert made["ac-1"].see == ("ac-1.1",)
    assert "I327" in capsys.readouterr().out, "Chinese is missing: a warning"


@pytest.mark.parametrize("text", ["", "[]", '{"catalog": 1}', "\x00"])
def test_what_is_no_catalogue_is_refused(tmp_path, capsys, text):
    file = tmp_path / "catalogue.json"
    file.write_text(text, encoding="utf-8")
    assert run("oscal", file, tmp_path / "out") == 1
    assert "I301" in capsys.readouterr().out


def test_the_real_oscal_catalogue(tmp_path):
    file = shared("sp800-53r5-catalog.oscal.json")
    assert run("oscal", file, tmp_path / "out") == 0
    made = clauses(tmp_path / "out")
    assert len(made) == 20 + 1189
    assert made["ac-2.1"].text.en.startswith("Support the management of system accounts using [")
    sizes = [path.stat().st_size for path in (tmp_path / "out").rglob("*.yml")]
    assert max(sizes) < 1_000_000


@pytest.mark.parametrize(
    ("name", "count", "language"),
    [("asvs-5.0.0-en.csv", 345, "en"), ("asvs-4.0.3-zh-cn.csv", 285, "zh")],
)
def test_the_real_asvs(tmp_path, name, count, language):
    assert run("asvs", shared(name), tmp_path / "out") == 0
    made = clauses(tmp_path / "out")
    assert sum(clause.type != "heading" for clause in made.values()) == count
    assert made["v1.1.1"].number == "1.1.1"
    assert made["v1.1.1"].text.get(language)
    assert made["v1.1.1"].notes


def test_a_large_chapter_is_split(tmp_path):
    head = "chapter_id,chapter_name,section_id,section_name,req_id,req_description,L\n"
    rows = [f"V1,One,V1.1,First,V1.1.{n},{'Verify this. ' * 800},1\n" for n in range(1, 120)]
    file = tmp_path / "large.csv"
    file.write_text(head + "".join(rows), encoding="utf-8")
    assert run("asvs", file, tmp_path / "out") == 0
    names = [path.name for path in sorted((tmp_path / "out").rglob("clauses/*.yml"))]
    assert names == ["01-01-one.yml", "01-02-one.yml"]
    assert len(clauses(tmp_path / "out")) == 2 + 119


def test_a_csv_of_another_kind_is_refused(tmp_path, capsys):
    file = tmp_path / "x.csv"
    file.write_text("a,b\n1,2\n", encoding="utf-8")
    assert run("asvs", file, tmp_path / "out") == 1
    assert "I330" in capsys.readouterr().out
