"""The self-assessment as an enterprise plays it, from the profile to the workbook and back."""

import io
import json
import random
import re
import zipfile
from pathlib import Path

import pytest
from icalendar import Calendar
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from macros.locale import locale
from macros.score import assess, next_level, read_sheet, shortest_path
from macros.score.workbook_reader import read_workbook
from tests.score.cases import criteria, sheet, site_catalogue
from tests.score.office import edited, recalculated, results

PAGE = "assess/asc/2026/"
LANGUAGES = {"zh": "", "en": "en/"}
PHONE = {"width": 390, "height": 844}
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def words(language: str):
    t = locale(language)
    return lambda key, **values: t(f"assess.{key}", **values)


def box(page: Page, clause: str):
    return page.locator(f'[data-clause="{clause}"]')


def played_answers() -> dict:
    """What the enterprise answers: fair work, some gaps, one exclusion, nothing forgotten."""
    rng, answers = random.Random("an enterprise"), {}
    for clause in criteria("asc").clauses:
        good = clause.veto or rng.random() < 0.8
        if clause.scoring == "binary":
            answers[clause.id] = {"met": good}
        elif clause.scoring == "sample":
            answers[clause.id] = {"size": 20, "conforming": 20 if good else rng.randint(5, 19)}
        elif clause.scoring == "graded":
            answers[clause.id] = {"grade": clause.ratios[0 if good else 1]}
        else:
            answers[clause.id] = {"findings": 0 if good else rng.randint(1, 3)}
    excludable = next(clause.id for clause in criteria("asc").clauses if clause.excludable)
    answers[excludable]["excluded"] = "全部网点自营"
    return answers


def give(page: Page, clause, answer: dict, t) -> None:
    """Answer one clause the way a person does."""
    place = box(page, clause.id)
    if "met" in answer:
        place.get_by_label(t("choice.met" if answer["met"] else "choice.unmet"), exact=True).check()
    elif "grade" in answer:
        letter = "ABCDEFGH"[clause.ratios.index(answer["grade"])]
        place.locator(".x-q__answer label", has_text=re.compile(f"^{letter} ")).click()
    elif "size" in answer:
        place.locator('[data-key="size"]').fill(str(answer["size"]))
        place.locator('[data-key="conforming"]').fill(str(answer["conforming"]))
    else:
        place.locator('[data-key="findings"]').fill(str(answer["findings"]))
    if answer.get("excluded"):
        place.get_by_label(t("answer.exclude")).check()
        place.get_by_label(t("answer.reason")).fill(answer["excluded"])


def saved(page: Page, press) -> bytes:
    """The file that a press hands to the reader."""
    with page.expect_download() as waiting:
        press()
    return Path(waiting.value.path()).read_bytes()


def shown_score(page: Page) -> str:
    return page.locator(".x-status__facts b").first.inner_text()


def opened(page: Page, address: str) -> Page:
    page.goto(address)
    page.locator("#assess-go").wait_for()
    return page


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_whole_assessment(server, page_guard, tmp_path, language):
    t, of, answers = words(language), criteria("asc"), played_answers()
    expected = assess(of, sheet(of, answers, deductions=1))
    page = opened(page_guard(), server + LANGUAGES[language] + PAGE)

    # profile
    page.locator("#panel-start").get_by_label(t("field.organisation")).fill("某电器有限公司")
    page.locator('input[value="manufacturing"]').check()
    page.locator("#panel-start").get_by_label(t("field.deductions")).fill("1")
    page.locator("#assess-go").click()

    # answers: the first three one by one, the rest in the list
    clauses = list(of.clauses)
    for clause in clauses[:3]:
        expect(box(page, clause.id)).to_be_visible()
        give(page, clause, answers[clause.id], t)
        page.locator("#assess-next").click()
    page.locator("#assess-mode").select_option("table")
    for clause in clauses[3:]:
        give(page, clause, answers[clause.id], t)
    assert shown_score(page) == expected.shown
    expect(page.locator(".x-status__facts")).to_contain_text(
        t("state.progress", done=len(clauses), all=len(clauses))
    )

    # result: level, every unmet gate, the shortest path of the Python engine
    page.locator("#tab-result").click()
    names = {level.id: level.name.best(language)[0] for level in of.scheme.levels}
    target = next_level(of, expected)
    level = next(level for level in expected.levels if level.id == target)
    verdict = t("outcome.level", level=names[expected.level]) if expected.level else ""
    expect(page.locator(".x-verdict__level")).to_have_text(verdict or t("outcome.failed"))
    unmet = [gate for gate in (*expected.failures, *level.gates) if not gate.met]
    expect(page.locator(".x-why li")).to_have_count(len(unmet))
    path = shortest_path(of, sheet(of, answers, deductions=1), target)
    expect(page.locator("#assess-path tbody tr")).to_have_count(len(path.clauses))
    expect(page.locator(".x-path__text")).to_contain_text(str(path.effort))
    expect(page.locator("svg.x-chart")).to_have_count(2)
    assert all(c.get_attribute("aria-label") for c in page.locator("svg.x-chart").all())

    # plan: an owner and a date, then spreadsheet, calendar and evidence pack
    page.locator("#tab-plan").click()
    first = path.clauses[0]
    page.locator(f'[data-plan="owner:{first}"]').fill("李工, 王工")
    page.locator(f'[data-plan="due:{first}"]').fill("2027-03-31")
    page.locator("#tab-plan").click()
    plan = saved(page, page.get_by_role("button", name=t("plan.xlsx")).click)
    rows = list(load_workbook(io.BytesIO(plan)).active.iter_rows(values_only=True))
    number = next(clause.number for clause in clauses if clause.id == first)
    assert rows[1][0] == number
    assert rows[1][5:7] == ("李工, 王工", "2027-03-31")
    calendar = Calendar.from_ical(saved(page, page.get_by_role("button", name=t("plan.ics")).click))
    (event,) = calendar.walk("VEVENT")
    assert event.decoded("dtstart").isoformat() == "2027-03-31"
    assert number in event["summary"]
    assert "李工, 王工" in event["summary"]

    # evidence: one reference given, one folder a clause, the missing listed
    page.locator("#tab-answers").click()
    place = box(page, clauses[0].id)
    page.locator("#assess-mode").select_option("step")
    page.locator("#assess-jump").select_option(clauses[0].id)
    place.locator(".x-q__records summary").click()
    place.locator(".x-q__reference").first.fill("档案柜 3-12")
    page.locator("#tab-plan").click()
    pack = zipfile.ZipFile(
        io.BytesIO(saved(page, page.get_by_role("button", name=t("pack.get")).click))
    )
    assert pack.testzip() is None
    index = load_workbook(io.BytesIO(pack.read(f"00 {t('pack.index')}.xlsx")))
    listed, missing = (list(one.iter_rows(values_only=True)) for one in index.worksheets)
    assert listed[1][0] == "E001"
    assert listed[1][5] == "档案柜 3-12"
    assert len(missing) == len(listed) - 1
    covers = [name for name in pack.namelist() if name.endswith(".html")]
    assert len(covers) == len({row[1] for row in listed[1:]})
    assert "某电器有限公司" in pack.read(covers[0]).decode()

    # report in the other language
    other = "en" if language == "zh" else "zh"
    page.get_by_label(t("report.language")).select_option(other)
    page.get_by_role("button", name=t("report.show")).click()
    expect(page.locator("#assess-report h1")).to_have_text(words(other)("report.title"))
    expect(page.locator("#assess-report")).to_contain_text(expected.shown)

    # save, close the tab, come back
    page.locator("#tab-files").click()
    kept = read_sheet(saved(page, page.locator("#assess-save").click).decode())
    assert assess(of, kept).data() == expected.data()
    assert kept.answers[first].owner == "李工, 王工"
    page.reload()
    page.locator("#assess-go").wait_for()
    assert shown_score(page) == expected.shown

    # workbook out, edited and recalculated by LibreOffice, back in
    page.locator("#tab-files").click()
    book = saved(page, page.locator("#assess-book").click)
    same, wrong = read_workbook(book, of)
    assert not wrong
    assert assess(of, same).data() == expected.data()
    sample = next(c for c in clauses if c.scoring == "sample" and not answers[c.id].get("excluded"))
    row = next(
        row[0].row
        for row in load_workbook(io.BytesIO(book)).worksheets[1].iter_rows(max_col=1)
        if row[0].value == sample.id
    )
    changed = edited(book, {(1, f"I{row}"): 3, (1, f"J{row}"): 7, (1, f"N{row}"): "表格里改的"})
    after = recalculated({"edited": changed}, tmp_path)["edited"]
    answers[sample.id] = {"size": 7, "conforming": 3}
    expected = assess(of, sheet(of, answers, deductions=1))
    assert f"{results(after)['score']:.2f}" == expected.shown
    page.locator("#assess-open").set_input_files(
        {"name": "back.xlsx", "mimeType": XLSX, "buffer": after}
    )
    expect(page.locator(".x-assess__notices")).to_contain_text("back.xlsx")
    assert shown_score(page) == expected.shown
    kept = read_sheet(saved(page, page.locator("#assess-save").click).decode())
    assert kept.answers[sample.id].note == "表格里改的"
    assert kept.answers[clauses[0].id].evidence[0] == "档案柜 3-12"
    assert kept.organisation == "某电器有限公司"

    # what was there before the workbook can be brought back
    page.get_by_role("button", name=t("state.undo")).click()
    assert shown_score(page) != expected.shown


def stored(page: Page) -> dict:
    return json.loads(page.evaluate("localStorage.getItem('asc-assess:asc@2026')"))["sheet"]


def answer_first(page: Page, met: bool = True) -> None:
    t, first = words("zh"), criteria("asc").clauses[0]
    page.locator("#assess-go").click()
    give(page, first, {"met": met}, t)


def test_from_the_disk_with_the_network_cut(site, page_guard):
    page = page_guard(origin="file://")
    page.context.set_offline(True)
    opened(page, (site / PAGE / "index.html").as_uri())
    answer_first(page)
    assert shown_score(page) == "1.00"
    page.locator("#tab-files").click()
    book = saved(page, page.locator("#assess-book").click)
    back, wrong = read_workbook(book, criteria("asc"))
    assert not wrong
    assert back.answers[criteria("asc").clauses[0].id].met


def test_two_tabs_do_not_overwrite_each_other(server, page_guard):
    t = words("zh")
    one = opened(page_guard(), server + PAGE)
    two = opened(one.context.new_page(), server + PAGE)
    answer_first(one)
    expect(two.get_by_text(t("state.other_tab"))).to_be_visible()
    answer_first(two, met=False)
    assert stored(one)["answers"]["asc.structure.unit"]["met"], "the second tab kept its hands off"
    two.get_by_role("button", name=t("state.keep_mine")).click()
    assert not stored(two)["answers"]["asc.structure.unit"]["met"]
    expect(one.get_by_text(t("state.other_tab"))).to_be_visible()
    one.get_by_role("button", name=t("state.take_theirs")).click()
    assert shown_score(one) == "0.00"


def test_a_damaged_store_is_put_aside(server, page_guard):
    t = words("zh")
    page = opened(page_guard(), server + PAGE)
    page.evaluate("localStorage.setItem('asc-assess:asc@2026', '{\"sheet\": {\"form')")
    page.reload()
    expect(page.get_by_text(t("state.damaged"))).to_be_visible()
    text = saved(page, page.get_by_role("button", name=t("state.damaged_get")).click)
    assert text == b'{"sheet": {"form'
    answer_first(page)
    assert stored(page)["answers"]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("cut.json", '{"format": "after-sa', "error.not_json"),
        ("foreign.json", '{"a": 1}', "error.foreign"),
        ("picture.xlsx", "PK\x03\x04 broken", "error.not_xlsx"),
    ],
)
def test_a_wrong_file_is_refused_and_nothing_lost(server, page_guard, name, content, message):
    t = words("zh")
    page = opened(page_guard(), server + PAGE)
    answer_first(page)
    page.locator("#tab-files").click()
    page.locator("#assess-open").set_input_files(
        {"name": name, "mimeType": "application/octet-stream", "buffer": content.encode()}
    )
    expect(page.locator("#assess-news")).to_contain_text(t(message))
    expect(page.locator("#assess-news")).to_contain_text(t("error.nothing_lost"))
    assert shown_score(page) == "1.00"


def test_wrong_cells_are_named(server, page_guard, site):
    page = opened(page_guard(), server + "en/" + PAGE)
    blank = (site / "assess/asc-2026-en.xlsx").read_bytes()
    broken = edited(blank, {(1, "I6"): "perhaps", (1, "Q7"): 12})
    page.locator("#tab-files").click()
    page.locator("#assess-open").set_input_files(
        {"name": "broken.xlsx", "mimeType": XLSX, "buffer": broken}
    )
    wrong = page.locator("#assess-news code")
    expect(wrong).to_have_text(["Answers!I6", "Answers!Q7"])


def test_delete_everything(server, page_guard):
    t = words("zh")
    page = opened(page_guard(), server + PAGE)
    answer_first(page)
    page.locator("#tab-files").click()
    page.locator("#assess-delete").click()
    page.locator("dialog").get_by_role("button", name=t("files.delete")).click()
    expect(page.get_by_text(t("files.deleted"))).to_be_visible()
    assert page.evaluate("Object.keys(localStorage).filter((k) => k.includes('assess'))") == []
    page.reload()
    page.locator("#assess-go").wait_for()
    assert shown_score(page) == "0.00"


def test_two_assessors(server, page_guard, tmp_path):
    t, of = words("zh"), criteria("asc")
    page = opened(page_guard(), server + PAGE)
    first, second = played_answers(), played_answers()
    binary = next(c.id for c in of.clauses if c.scoring == "binary" and not c.veto)
    first[binary], second[binary] = {"met": True}, {"met": False}
    for name, answers in (("甲", first), ("乙", second)):
        one = sheet(of, answers, assessor=name)
        (tmp_path / f"{name}.json").write_text(one.model_dump_json(exclude_none=True), "utf-8")
    page.locator("#tab-files").click()
    page.locator("#assess-first").set_input_files(tmp_path / "甲.json")
    page.locator("#assess-second").set_input_files(tmp_path / "乙.json")
    page.locator("#assess-compare").click()
    expect(page.locator("#assess-differences tbody tr")).to_have_count(1)
    expect(page.locator(".x-compare__agreement")).to_contain_text(
        t("compare.agreement", percent="98.9", same=91, all=92)
    )
    page.get_by_role("button", name=t("compare.merge")).click()
    assert shown_score(page) == assess(of, sheet(of, second)).shown


def test_last_years_file(server, page_guard):
    """A file whose clauses read otherwise is carried over, not just loaded."""
    t, of = words("zh"), criteria("asc")
    page = opened(page_guard(), server + PAGE)
    seen = {
        c.id: {"text": c.text_mark, "scale": c.scale_mark, "points": str(c.data()["points"])}
        for c in of.clauses
    }
    binary = [c.id for c in of.clauses if c.scoring == "binary"][:2]
    seen[binary[1]]["text"] = "other"
    data = json.loads(sheet(of, {name: {"met": True} for name in binary}).model_dump_json())
    content = json.dumps({**data, "clauses": seen}).encode()
    page.locator("#tab-files").click()
    page.locator("#assess-open").set_input_files(
        {"name": "2025.json", "mimeType": "application/json", "buffer": content}
    )
    expect(page.locator(".x-carry")).to_contain_text(t("carry.text_same", kept=1, redo=1, gone=0))
    expect(page.locator(".x-carry")).to_contain_text(t("carry.class.text"))
    page.get_by_role("button", name=t("carry.take")).click()
    assert list(stored(page)["answers"]) == [binary[0]]


def test_last_editions_file_in_the_next_edition(server, page_guard):
    """Real lineage: a split clause is redone for the reason the committee gave."""
    t, of = words("en"), criteria("asc")
    catalogue = site_catalogue()
    draft = catalogue.edition("asc@2027-draft")
    seen = {
        c.id: {"text": c.text_mark, "scale": c.scale_mark, "points": c.data()["points"]}
        for c in of.clauses
    }
    data = json.loads(sheet(of, played_answers()).model_dump_json(exclude_none=True))
    content = json.dumps({**data, "clauses": seen}).encode()
    page = opened(page_guard(), server + "en/assess/asc/2027-draft/")
    page.locator("#tab-files").click()
    page.locator("#assess-open").set_input_files(
        {"name": "2026.json", "mimeType": "application/json", "buffer": content}
    )
    change = next(c for c in draft.lineage.changes if "asc.delivery.promise" in c.after)
    row = page.locator(".x-carry tr", has_text=draft.clause("asc.delivery.promise").record.number)
    expect(row.first).to_contain_text(t(f"carry.class.{change.kind}"))
    expect(row.first).to_contain_text(change.reason.en)
    page.get_by_role("button", name=t("carry.take")).click()
    kept = json.loads(page.evaluate("localStorage.getItem('asc-assess:asc@2027-draft')"))["sheet"]
    assert kept["edition"] == "asc@2027-draft"
    same = {c.id for c in of.clauses} & kept["answers"].keys()
    assert len(same) > 50
    assert "asc.delivery.promise" not in kept["answers"]


def test_the_criteria_changed_since_the_last_visit(server, page_guard):
    """What was autosaved against another wording is carried over, not taken for granted."""
    t = words("zh")
    page = opened(page_guard(), server + PAGE)
    answer_first(page)
    page.evaluate(
        """() => {
          const record = JSON.parse(localStorage.getItem('asc-assess:asc@2026'));
          record.sheet.clauses['asc.structure.unit'].text = 'as it was';
          localStorage.setItem('asc-assess:asc@2026', JSON.stringify(record));
        }"""
    )
    page.reload()
    expect(page.locator(".x-carry")).to_contain_text(t("carry.text_same", kept=0, redo=1, gone=0))
    assert shown_score(page) == "0.00"


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_scripts(server, page_guard, language):
    """The workbook to download, and every clause with boxes to tick on paper."""
    t = words(language)
    page = page_guard(java_script_enabled=False)
    page.goto(server + LANGUAGES[language] + PAGE)
    expect(page.get_by_text(t("noscript"))).to_be_visible()
    link = page.get_by_role("link", name=t("download_book"))
    assert page.request.get(page.url + link.get_attribute("href")).body()[:2] == b"PK"
    papers = page.locator(".x-q__paper")
    expect(papers).to_have_count(len(criteria("asc").clauses))
    expect(papers.first).to_be_visible()


def test_keyboard_and_labels(server, page_guard):
    """Tabs answer to arrows; whatever can be filled in has a name."""
    page = opened(page_guard(), server + PAGE)
    page.locator("#tab-start").focus()
    for name in ("answers", "result", "plan", "files", "start"):
        page.keyboard.press("ArrowRight")
        expect(page.locator(f"#tab-{name}")).to_be_focused()
        expect(page.locator(f"#panel-{name}")).to_be_visible()
    nameless = page.evaluate(
        """[...document.querySelectorAll('#assess :is(input, select, textarea)')]
             .filter((one) => !one.labels.length && !one.getAttribute('aria-label'))
             .map((one) => one.outerHTML)"""
    )
    assert nameless == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_on_a_phone(server, page_guard, language):
    page = opened(page_guard(viewport=PHONE), server + LANGUAGES[language] + PAGE)
    for name in ("start", "answers", "result", "plan", "files"):
        page.locator(f"#tab-{name}").click()
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], name


@pytest.mark.parametrize("edition", ["gbt-27922/2011", "gbt-27925/2011"])
def test_an_edition_that_cannot_be_scored(server, page_guard, edition):
    """It says why, and leads to the clauses that can."""
    t = words("zh")
    page = page_guard()
    page.goto(server + f"assess/{edition}/")
    expect(page.get_by_text(t("unscorable"))).to_be_visible()
    expect(page.locator(".x-assess-reasons li").first).to_contain_text("没有查实")
    page.get_by_role("link", name=t("crosswalk_go", number="ASC 2026")).click()
    page.locator("#assess-go").wait_for()


def test_the_profile_tailors(server, page_guard):
    """Notes for other industries go; what the industry can usually exclude is marked."""
    page = opened(page_guard(), server + PAGE)
    edition = site_catalogue().edition("asc@2026")
    tailored = next(v for v in edition.clauses if v.record.applies_to.tailoring)
    industry = tailored.record.applies_to.tailoring[0].industry
    note = box(page, tailored.id).locator(f'.x-q__tailoring[data-industry="{industry}"]')
    other = next(i for i in ("repair-services", "retail") if i != industry)
    page.locator(f'.x-assess__ticks input[value="{other}"]').check()
    expect(note).to_have_attribute("hidden", "")
    page.locator(f'.x-assess__ticks input[value="{industry}"]').check()
    assert note.get_attribute("hidden") is None
