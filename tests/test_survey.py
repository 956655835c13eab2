"""The satisfaction survey: its statistics, its sheets, and the page as an enterprise uses it."""

import csv
import io
import json
import random
import re
import shutil
import statistics
from math import sqrt
from pathlib import Path

import openpyxl
import pytest
from lxml import etree, html
from py_mini_racer import MiniRacer

from macros.build import check_all
from macros.exports.survey import blank_xlsx, headings, survey_files
from macros.pages.survey import script_data, survey_pages
from macros.render import Reader
from tests.rig.build import ROOT
from tests.rig.editions import known
from tests.rig.small import TREE

SCRIPTS = ROOT / "overrides" / "assets" / "js"
LANGUAGES = pytest.mark.parametrize("language", ["", "en/"], ids=["zh", "en"])
CALL = """globalThis.call = (name, text) =>
  JSON.stringify(name.split(".").reduce((so, step) => so[step], asc)(...JSON.parse(text)));
globalThis.refusal = (name, text) => {
  try { call(name, text); return "{}"; }
  catch (error) { return JSON.stringify({ key: error.key, details: error.details }); }
};"""


class Engine:
    """The page's functions in V8, with plain values in and out."""

    def __init__(self) -> None:
        self.v8 = MiniRacer()
        for name in ("survey-stats.js", "survey-read.js"):
            self.v8.eval((SCRIPTS / name).read_text(encoding="utf-8"))
        self.v8.eval(CALL)

    def stats(self, name: str, *arguments):
        """A function of ``asc.surveyStats``."""
        return json.loads(self.v8.call("call", f"surveyStats.{name}", json.dumps(arguments)))

    def table(self, text: str, survey: dict):
        """Responses of a CSV text."""
        rows = json.loads(self.v8.call("call", "surveyRead.csvRows", json.dumps([text])))
        return json.loads(self.v8.call("call", "surveyRead.table", json.dumps([rows, survey, ""])))

    def refusal(self, text: str, survey: dict):
        """Why a CSV text is refused."""
        rows = json.loads(self.v8.call("call", "surveyRead.csvRows", json.dumps([text])))
        arguments = json.dumps([rows, survey, ""])
        return json.loads(self.v8.call("refusal", "surveyRead.table", arguments))


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine()


@pytest.fixture(scope="module")
def survey() -> dict:
    """What the Chinese page tells its scripts."""
    return json.loads(script_data(known().survey, Reader(known(), "zh")))


# Statistics, against values computed by hand or taken from tables.


def test_mean_and_deviation(engine):
    values = [2, 4, 4, 4, 5, 5, 7, 9]
    assert engine.stats("mean", values) == 5
    assert engine.stats("deviation", values) == pytest.approx(sqrt(32 / 7))
    assert engine.stats("mean", []) is None
    assert engine.stats("deviation", [4]) is None


@pytest.mark.parametrize(
    ("freedom", "quantile"),
    [(1, 12.706), (4, 2.776), (30, 2.042), (31, 2.040), (40, 2.021), (60, 2.000), (120, 1.980)],
)
def test_quantile_of_t_is_that_of_the_tables(engine, freedom, quantile):
    assert engine.stats("quantile", freedom) == pytest.approx(quantile, abs=6e-4)


def test_quantile_of_t_goes_over_to_the_normal(engine):
    assert engine.stats("quantile", 10**6) == pytest.approx(1.95996, abs=1e-5)


def test_interval_of_a_mean(engine):
    """Mean 4, s = √½, t = 2.7764 with 4 degrees: 4 ± 2.7764 × √½ / √5 = 4 ± 0.878."""
    assert engine.stats("interval", [4, 5, 3, 4, 4], 1, 5) == pytest.approx(
        [3.122, 4.878], abs=1e-3
    )
    assert engine.stats("interval", [5, 5, 4], 1, 5)[1] == 5, "kept within the scale"
    assert engine.stats("interval", [4], 1, 5) is None


@pytest.mark.parametrize(
    ("hits", "n", "expected"),
    [
        (8, 10, [0.4902, 0.9433]),
        (50, 100, [0.4038, 0.5962]),
        (0, 10, [0, 0.2775]),
        (10, 10, [0.7225, 1]),
        (0, 0, None),
    ],
)
def test_wilson_interval_of_a_share(engine, hits, n, expected):
    found = engine.stats("wilson", hits, n)
    assert found == (expected and pytest.approx(expected, abs=1e-4))


def test_the_index_is_that_of_the_clause(engine):
    """The example of the clause: 100 × (0.5 × 0.9 + 0.3 × 0.8 + 0.2 × 0.75) = 84.0."""
    (example,) = known().clause("asc.relations.survey").record.examples
    assert "84.0" in example.zh
    assert engine.stats("indexOf", [4.6, 4.2, 4.0], [0.5, 0.3, 0.2], 5) == pytest.approx(84.0)


def test_an_aspect_that_was_not_used_leaves_its_weight_to_the_others(engine):
    """100 × (0.5 × 1 + 0.2 × 0) / 0.7."""
    assert engine.stats("indexOf", [5, None, 1], [0.5, 0.3, 0.2], 5) == pytest.approx(71.4286)
    assert engine.stats("indexOf", [None, None, None], [0.5, 0.3, 0.2], 5) is None
    assert engine.stats("indexOf", [5, None, None], [0, 0.5, 0.5], 5) is None


@pytest.mark.parametrize(
    ("customers", "needed"),
    [(1, 1), (3, 2), (400, 200), (401, 200), (10000, 200), (10001, 400), (10**6, 400)],
)
def test_how_many_responses_are_needed(engine, survey, customers, needed):
    assert engine.stats("needed", survey["responses"], customers) == needed


SMALL = {
    "points": 5,
    "aspects": [{"id": "a"}, {"id": "b"}],
    "items": [{"aspect": "a"}, {"aspect": "a"}, {"aspect": "b"}],
}
RESPONSES = [
    {"s": [5, 3, 2], "i": [4, 5, 5]},
    {"s": [4, 0, 1], "i": [3, None, 5]},
    {"s": [0, 0, 5], "i": [None, None, 4]},
    {"s": [5, None, 5], "i": [5, 5, 5]},
    {"s": [0, 0, 0], "i": [1, 1, 1]},
]


def test_a_small_survey_by_hand(engine):
    found = engine.stats("analyse", SMALL, RESPONSES, "equal")
    assert (found["complete"], found["incomplete"]) == (3, 2)
    first, second, third = found["items"]
    assert (first["n"], first["mean"], first["share"]) == (2, 4.5, 1)
    assert (second["n"], second["mean"], second["interval"]) == (1, 3, None)
    assert third["mean"] == pytest.approx(8 / 3)
    assert third["share"] == pytest.approx(1 / 3)
    assert [item["importance"] for item in found["items"]] == pytest.approx([3.5, 5, 14 / 3])
    assert [aspect["mean"] for aspect in found["aspects"]] == pytest.approx([4, 8 / 3])
    # (0.75 + 0.25) / 2, (0.75 + 0) / 2, 1
    assert found["index"] == pytest.approx(100 * (0.5 + 0.375 + 1) / 3)
    assert found["weights"] == [0.5, 0.5]
    assert [item["quadrant"] for item in found["items"]] == ["enough", "first", "first"]


@pytest.mark.parametrize(
    ("weighting", "weights"),
    [
        ("importance", [4.25 / (4.25 + 14 / 3), (14 / 3) / (4.25 + 14 / 3)]),
        ([3, 1], [0.75, 0.25]),
        ([0, 5], [0, 1]),
        ([0, 0], None),
        ([-1, 2], None),
        ([None, 2], None),
    ],
)
def test_weights(engine, weighting, weights):
    found = engine.stats("analyse", SMALL, RESPONSES, weighting)
    assert found["weights"] == (weights and pytest.approx(weights))
    assert (found["index"] is None) == (weights is None)


def test_without_importance_there_is_no_matrix(engine):
    bare = [{"s": one["s"], "i": [None] * 3} for one in RESPONSES]
    found = engine.stats("analyse", SMALL, bare, "equal")
    assert found["lines"] is None
    assert {item["quadrant"] for item in found["items"]} == {None}
    assert engine.stats("analyse", SMALL, bare, "importance")["weights"] is None


def test_a_large_survey_agrees_with_another_calculation(engine, survey):
    dice = random.Random(27922)
    count = len(survey["items"])
    responses = [
        {
            "s": [dice.choice([0, 1, 2, 3, 4, 4, 5, 5]) for _ in range(count)],
            "i": [dice.randint(1, 5) for _ in range(count)],
        }
        for _ in range(250)
    ]
    found = engine.stats("analyse", survey, responses, "equal")
    for at, item in enumerate(found["items"]):
        given = [one["s"][at] for one in responses if one["s"][at]]
        assert item["n"] == len(given)
        assert item["mean"] == pytest.approx(statistics.mean(given))
        assert item["deviation"] == pytest.approx(statistics.stdev(given))
        assert item["hits"] == sum(value >= 4 for value in given)
    places = {
        aspect["id"]: [
            at for at, item in enumerate(survey["items"]) if item["aspect"] == aspect["id"]
        ]
        for aspect in survey["aspects"]
    }
    indexes = []
    for one in responses:
        rated = [
            statistics.mean(used)
            for spots in places.values()
            if (used := [one["s"][at] for at in spots if one["s"][at]])
        ]
        indexes.append(100 * statistics.mean((rating - 1) / 4 for rating in rated))
    assert found["index"] == pytest.approx(statistics.mean(indexes))
    half = 1.9695 * statistics.stdev(indexes) / sqrt(250)
    assert found["indexInterval"][1] - found["index"] == pytest.approx(half, rel=1e-3)


# The data.


def test_sizes_are_those_of_the_clause(survey):
    clause = known().clause("asc.relations.survey").record
    (table,) = clause.tables
    cells = [[re.sub(r"\D", "", cell.zh) for cell in row] for row in table.rows]
    assert cells == [["400", "2"], ["40010000", "200"], ["10000", "400"]]
    assert survey["responses"] == [
        {"up_to": 400, "share": 0.5},
        {"up_to": 10000, "least": 200},
        {"least": 400},
    ]


def test_every_aspect_of_the_clause_is_asked_about():
    record, clause = known().survey, known().clause("asc.relations.survey").record
    for aspect in record.aspects:
        assert aspect.name.zh in clause.text.zh
        assert aspect.name.en.lower() in clause.text.en
        assert sum(item.aspect == aspect.id for item in record.items) >= 2
    for group in record.groups:
        assert sum(item.group == group.id for item in record.items) >= 4


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("aspect: repair", "aspect: repiar", "R103"),
        ("group: people", "group: peopel", "R103"),
        ("id: first-fix", "id: repair-skill", "R105"),
        ("asc.relations.survey,", "asc.relations.surveys,", "R101"),
        ("  - {zh: 满意, en: Satisfied}\n", "", "S107"),
    ],
)
def test_a_slip_in_the_data_is_named(tmp_path, old, new, code):
    project = shutil.copytree(TREE, tmp_path / "tree")
    text = (ROOT / "standards/survey.yml").read_text(encoding="utf-8")
    assert old in text
    text = text.replace(old, new, 1)
    for name in ("relations.survey-use", "relations.survey"):
        text = text.replace(f"asc@2026#asc.{name}]", "demo@2026#demo.staff]")
        text = text.replace(f"asc@2026#asc.{name},", "demo@2026#demo.unit,")
    (project / "standards/survey.yml").write_text(text, encoding="utf-8")
    assert [p.code for p in check_all(project)[2]] == [code]


# The sheets.


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_empty_sheets_are_read_by_other_programs(site, engine, survey, language):
    reader = Reader(known(), language)
    names = headings(known().survey, reader)
    text = (site / f"tools/survey/survey-{language}.csv").read_bytes()
    assert list(csv.reader(io.StringIO(text.decode("utf-8-sig")))) == [names]
    book = openpyxl.load_workbook(site / f"tools/survey/survey-{language}.xlsx")
    answers, _legend, paper = book.worksheets
    assert [cell.value for cell in answers[1]] == names
    ranges = {str(rule.sqref): rule.formula1 for rule in answers.data_validations.dataValidation}
    assert ranges == {"B2:O501": "0", "P2:AC501": "1"}
    assert answers.freeze_panes == "B2"
    assert paper.page_setup.paperSize == 9
    assert sum(cell.value == "□" for row in paper.iter_rows() for cell in row) == 14 * 11
    assert engine.refusal(text.decode("utf-8"), survey)["key"] == "empty"


def test_the_sheets_are_the_same_every_time():
    reader = Reader(known(), "zh")
    assert blank_xlsx(known().survey, reader) == blank_xlsx(known().survey, reader)


# Reading.


def sheet(*rows: list, mark: str = ",", language: str = "zh") -> str:
    names = headings(known().survey, Reader(known(), language))
    return "\r\n".join(mark.join(map(str, row)) for row in [names, *rows])


GOOD = [1, *[4] * 14, *[5] * 14, ""]


@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_mark_and_language_is_read(engine, survey, mark, language):
    found = engine.table("\ufeff" + sheet(GOOD, mark=mark, language=language), survey)
    (response,) = found["responses"]
    assert (response["s"], response["i"], response["row"]) == ([4] * 14, [5] * 14, 2)
    assert found["wrong"] == found["ignored"][:0] == []


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("5", 5),
        ("５", 5),
        ("4.0", 4),
        (" 3 ", 3),
        ("0", 0),
        ("没用过", 0),
        ("not USED", 0),
        ("很满意", 5),
        ("Very dissatisfied", 1),
        ("", None),
    ],
)
def test_what_a_cell_may_hold(engine, survey, written, value):
    found = engine.table(sheet([1, written, *[4] * 13, *[5] * 14]), survey)
    assert found["wrong"] == []
    assert found["responses"][0]["s"][0] == value


@pytest.mark.parametrize("written", ["6", "-1", "4.5", "满", "=1+1", "55", "1e0"])
def test_a_wrong_cell_is_named_by_address(engine, survey, written):
    rows = [GOOD, [2, 4, written, *[4] * 12, *[5] * 13, "7"]]
    found = engine.table(sheet(*rows), survey)
    assert [(cell["address"], cell["value"]) for cell in found["wrong"]] == [
        ("C3", written),
        ("AC3", "7"),
    ]
    assert [response["bad"] for response in found["responses"]] == [False, True]


def test_columns_may_move_and_others_may_stand_between(engine, survey):
    names = [f"S{n}" for n in range(14, 0, -1)]
    text = "某公司答卷\n,门店," + ",".join(names) + "\n1,甲," + ",".join(map(str, [5] + [1] * 13))
    found = engine.table(text, survey)
    assert found["responses"][0]["s"] == [1] * 13 + [5]
    assert found["responses"][0]["i"] == [None] * 14
    assert found["ignored"] == ["门店"]


@pytest.mark.parametrize(
    ("text", "key", "details"),
    [
        ("a,b\n1,2", "no_header", {}),
        ("", "no_header", {}),
        ("S1,S2\n1,2", "columns", {"names": ", ".join(f"S{n}" for n in range(3, 15))}),
        ("S1,S2,s1 again\n1,2,3", "twice", {"name": "S1", "first": "A1", "second": "C1"}),
    ],
)
def test_a_table_that_cannot_be_read_says_why(engine, survey, text, key, details):
    assert engine.refusal(text, survey) == {"key": key, "details": details}


def test_quoted_cells_and_line_breaks(engine, survey):
    text = sheet([1, *['"4"'] * 14, *[5] * 14, '"他说 ""好"", 然后\r\n走了"'], GOOD)
    found = engine.table(text, survey)
    assert [response["row"] for response in found["responses"]] == [2, 3]
    assert found["wrong"] == []


def test_a_blank_row_is_no_response(engine, survey):
    found = engine.table(sheet(GOOD, [""] * 30, ["3", *[""] * 29], GOOD), survey)
    assert len(found["responses"]) == 2


# The page.

PHONE = {"width": 390, "height": 844}


@pytest.fixture
def tool(server, page_guard):
    def open_tool(language: str = "", **options):
        page = page_guard(**options)
        page.goto(f"{server}{language}tools/survey/")
        return page

    return open_tool


def upload(page, name: str, data: bytes) -> None:
    page.set_input_files(
        "#survey-file", {"name": name, "mimeType": "application/octet-stream", "buffer": data}
    )


def saved(page, press: str) -> bytes:
    with page.expect_download() as download:
        page.click(press)
    return Path(download.value.path()).read_bytes()


def facts(page) -> list[str]:
    page.wait_for_selector("#survey-items")
    return page.locator(".x-survey__facts b").all_inner_texts()


@LANGUAGES
def test_paper_questionnaires_are_keyed_in_and_counted(tool, language):
    page = tool(language)
    for number in range(1, 14):
        page.check(f'[name="s{number}"][value="5"]')
        page.check(f'[name="i{number}"][value="4"]')
    page.click(".x-survey__button--main")
    assert "14" in page.inner_text("#survey-said"), "an open item is named"
    assert page.evaluate("document.activeElement.name") == "s14"
    page.check('[name="s14"][value="0"]')
    page.fill("#survey-comment", "=快一点")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.locator("#survey-save-csv").wait_for()
    assert page.locator("#survey-form :checked").count() == 0
    page.reload()
    page.click("#survey-use")
    assert facts(page) == ["1", "100.0", "100.0%"]
    rows = list(csv.reader(io.StringIO(saved(page, "#survey-save-csv").decode("utf-8-sig"))))
    assert rows[1] == ["1", *["5"] * 13, "0", *["4"] * 13, "", "'=快一点"]
    upload(page, "again.xlsx", saved(page, "#survey-save-xlsx"))
    page.locator("#result", has_text="again.xlsx").wait_for()
    assert facts(page) == ["1", "100.0", "100.0%"]
    page.click("#survey-erase")
    page.click("#survey-erase-sure")
    assert page.locator("#survey-entered").is_hidden()
    page.reload()
    assert page.locator("#survey-use").is_hidden()


@LANGUAGES
@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
def test_csv_of_every_spreadsheet_is_read(tool, language, encoding):
    page = tool(language)
    rows = [[n, *[n] * 14, *[5] * 14, "很好"] for n in (3, 4, 5)]
    upload(page, "答卷.csv", sheet(*rows).encode(encoding))
    assert facts(page) == ["3", "75.0", "66.7%"]
    assert page.locator("#survey-items tbody tr").count() == 14
    assert page.locator("#survey-aspects tbody tr").count() == 6
    cells = page.locator("#survey-items tbody tr").first.locator("th, td").all_inner_texts()
    assert cells[1:7] == ["3", "4.00", "1.00", "1.52–5.00", "66.7%", "20.8%–93.9%"]
    assert page.evaluate("document.activeElement.id") == "result"


@LANGUAGES
def test_a_filled_in_workbook_is_read_and_wrong_cells_are_named(tool, site, language):
    page = tool(language)
    book = openpyxl.load_workbook(site / f"tools/survey/survey-{language.strip('/') or 'zh'}.xlsx")
    answers = book.worksheets[0]
    for row in (2, 3, 5):
        for column in range(2, 30):
            answers.cell(row, column, 4)
    answers["D3"], answers["Q5"] = 9, "？"
    target = io.BytesIO()
    book.save(target)
    upload(page, "a.xlsx", target.getvalue())
    name = answers.title
    page.locator("#survey-news code").first.wait_for()
    assert page.locator("#survey-news code").all_inner_texts() == [f"{name}!D3", f"{name}!Q5"]
    assert page.locator("#survey-items").count() == 0, "nothing is counted in silence"
    page.click("#survey-skip")
    assert facts(page) == ["1", "75.0", "100.0%"]


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.xlsx", b"PK\x03\x04 no archive", "不是可以读取的 XLSX"),
        ("a.xls", b"\xd0\xcf\x11\xe0" + bytes(500), "旧格式 XLS"),
        ("a.csv", b"\x00\x01\x02\x03" * 50, "不是 CSV"),
        ("a.csv", "姓名,电话\n甲,1".encode(), "没有找到列名"),
        ("a.csv", b"", "没有找到列名"),
    ],
    ids=["archive", "old XLS", "binary", "other table", "empty"],
)
def test_a_file_that_is_no_sheet_of_answers_is_refused(tool, name, data, said):
    page = tool()
    upload(page, name, data)
    page.locator("#survey-news [role=alert]", has_text=said).wait_for()


def test_a_file_is_dropped_on_the_page(tool):
    page = tool()
    drop = """(text) => {
      const carried = new DataTransfer();
      carried.items.add(new File([text], "dropped.csv"));
      for (const kind of ["dragover", "drop"]) {
        const event = new DragEvent(kind, { dataTransfer: carried, cancelable: true });
        document.getElementById("survey-drop").dispatchEvent(event);
      }
    }"""
    page.evaluate(drop, sheet(GOOD, GOOD))
    assert facts(page)[0] == "2"


@LANGUAGES
def test_weights_and_the_number_of_customers(tool, language):
    page = tool(language)
    page.click("#survey-example")
    equal = facts(page)[1]
    page.fill("#survey-population", "5000")
    assert "140" in page.inner_text("#result .x-survey__bad"), "200 are needed, 60 are there"
    page.fill("#survey-population", "120")
    assert "60" in page.inner_text("#result .x-survey__good")
    page.select_option("#survey-weights", "own")
    boxes = page.locator("#survey-own input")
    for at in range(6):
        boxes.nth(at).fill("0" if at else "1")
    shown = facts(page)
    first = page.locator("#survey-aspects tbody tr").first.locator("td").all_inner_texts()
    assert first[0] == "1.00"
    assert float(shown[1]) == pytest.approx(25 * (float(first[2]) - 1), abs=0.2)
    assert shown[1] != equal
    boxes.first.fill("0")
    assert page.locator("#survey-items").count() == 0
    page.select_option("#survey-weights", "importance")
    assert facts(page)[0] == "60"


@LANGUAGES
def test_the_result_leaves_as_files(tool, language):
    page = tool(language)
    page.click("#survey-example")
    index = facts(page)[1]
    rows = list(csv.reader(io.StringIO(saved(page, "#survey-export-csv").decode("utf-8-sig"))))
    assert index in [row[1] for row in rows if len(row) > 1]
    book = openpyxl.load_workbook(io.BytesIO(saved(page, "#survey-export-xlsx")))
    assert [item.max_row for item in book.worksheets] == [6, 7, 15]
    drawing = etree.fromstring(saved(page, "#survey-export-svg"))
    assert drawing.tag == "{http://www.w3.org/2000/svg}svg"
    assert len(drawing.findall(".//{*}circle")) == 14
    assert {node.get("fill") for node in drawing.iter("{*}circle")} <= {"#a62b1f", "#23487a"}
    assert page.locator("#survey-matrix-table tbody tr").count() == 14, "the drawing has a twin"


def test_the_example_says_that_it_is_invented(tool):
    page = tool()
    page.click("#survey-example")
    facts(page)
    assert "虚构" in page.inner_text("#result")


@LANGUAGES
def test_answers_without_importance_have_no_matrix(tool, language):
    page = tool(language)
    text = ",".join(f"S{n}" for n in range(1, 15)) + "\n" + ",".join("4" * 14)
    upload(page, "a.csv", text.encode())
    facts(page)
    assert page.locator("#survey-matrix-table").count() == 0
    assert page.locator("#survey-export-svg").count() == 0


@LANGUAGES
def test_everything_has_a_name_for_a_screen_reader(tool, language):
    page = tool(language)
    page.click("#survey-example")
    facts(page)
    nameless = page.evaluate("""[...document.querySelectorAll(
        '#survey :is(input, select, textarea, button, svg[role=img], [role=radiogroup])')].filter(
        (one) => !(one.labels && one.labels.length) && !one.getAttribute('aria-label') &&
                 !one.textContent.trim()).map((one) => one.outerHTML)""")
    assert nameless == []
    best = "5 Very satisfied" if language else "5 很满意"
    assert page.get_by_role("radio", name=best, exact=True).count() == 14
    group = "Skill of the repair technician" if language else "维修人员的技术水平"
    assert page.get_by_role("radiogroup", name=f"8 {group}").count() == 2
    twice = page.evaluate("""(() => { const ids = [...document.querySelectorAll('[id]')].map(
        (one) => one.id); return ids.filter((id, at) => ids.indexOf(id) !== at); })()""")
    assert twice == []


@LANGUAGES
def test_on_a_phone_nothing_runs_off(tool, language):
    page = tool(language, viewport=PHONE)
    page.click("#survey-example")
    facts(page)
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]


@LANGUAGES
def test_on_paper_there_is_the_questionnaire_or_the_result(tool, language):
    page = tool(language)
    page.evaluate("window.print = () => { window.printed = survey.dataset.print; }")
    page.emulate_media(media="print")
    assert page.locator("#survey-form").is_visible()
    for part in ("#read", "#result", "#formulas", ".x-survey__lead, .x-survey__steps"):
        assert not page.locator(part).first.is_visible()
    assert page.pdf(prefer_css_page_size=True).count(b"/Type /Page\n") == 1, "one sheet of A4"
    page.emulate_media(media="screen")
    page.click("#survey-print")
    assert page.evaluate("window.printed") == "questionnaire"
    page.click("#survey-example")
    facts(page)
    page.click("#survey-export-print")
    assert page.evaluate("window.printed") == "result"


@LANGUAGES
def test_without_scripts_the_questionnaire_and_the_sheets_remain(tool, site, language):
    page = tool(language, java_script_enabled=False)
    assert page.locator("noscript .x-notice").is_visible()
    assert page.locator("#survey-form").is_visible()
    assert not page.locator("#read").is_visible()
    folder = site / language / "tools/survey"
    for link in html.parse(folder / "index.html").xpath("//a[@download]/@href"):
        assert (folder / link).resolve().is_file()


@LANGUAGES
def test_the_page_works_from_the_disk(site, page_guard, language):
    page = page_guard(origin="file://")
    page.goto((site / language / "tools/survey/index.html").as_uri())
    upload(page, "a.csv", sheet(GOOD).encode())
    assert facts(page) == ["1", "75.0", "100.0%"]


@LANGUAGES
def test_formulas_are_shown_as_mathml(site, language):
    page = html.parse(site / language / "tools/survey/index.html")
    assert len(page.xpath("//*[@id='formulas']//math")) == 4


@LANGUAGES
def test_the_guide_to_certification_leads_here(site, language):
    page = html.parse(site / language / "certification/index.html")
    assert page.xpath("//a[@href='../tools/survey/']")


def test_a_tree_without_a_survey_has_no_page():
    small = check_all(TREE)[1]
    assert small.survey is None
    assert list(survey_pages(Reader(small, "zh"))) == []
    assert list(survey_files(small)) == []
