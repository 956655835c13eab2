"""The ledger's figures are those that a person counts in a small tree."""

import json
from dataclasses import replace

import pytest
from lxml import html

from macros.build import check_all
from macros.ledger import coverage, figures, history, ledger, ledger_files
from macros.ledger.facts import unverified
from macros.load import Loaded
from macros.model.base import Confidence
from macros.pages.ledger import SHOWN, ledger_pages
from macros.render import Reader
from tests.rig.confirmed import FILE, FOLDER, confirmed_tree, edit, read, verb
from tests.rig.editions import known

LANGUAGES = pytest.mark.parametrize("language", ["zh", "en"])
TERMS = """\
terms:
  - id: unit
    zh: {preferred: 部门}
    en: {preferred: unit}
    definition: {zh: 内设的单位, en: part of an enterprise}
  - id: nobody
    zh: {preferred: 无人用的词}
    definition: {zh: 没有条款用它, en: not used by any clause}
    confidence: memory
"""
COMMENTS = """\
rounds:
  - id: first
    title: {zh: 第一次, en: First}
    start: 2026-05-01
    end: 2026-06-30
    comments:
      - id: "1"
        decision: open
        clause: demo.unit
        organisation: {zh: 甲, en: A}
        type: te
        comment: {zh: 部门写明。, en: Name the unit.}
      - id: "2"
        decision: noted
        clause: demo.staff
        organisation: {zh: 甲, en: A}
        type: ge
        comment: {zh: 好。, en: Good.}
        reason: {zh: 无改动, en: No change}
"""
DRAFTING = """\
exemptions:
  - codes: [L101]
    text_basis: [paraphrase]
    reason: {zh: 不是规定, en: No provision}
  - codes: [L102]
    reason: {zh: 全都不管, en: None of them}
"""


@pytest.fixture
def tree(tmp_path):
    """One of everything that the ledger counts, and two suppressions of three kinds."""
    root = confirmed_tree(tmp_path / "tree")
    for name, text in {
        f"{FOLDER}/terms.yml": TERMS,
        f"{FOLDER}/comments.yml": COMMENTS,
        "standards/drafting.yml": DRAFTING,
    }.items():
        (root / name).write_text(text, encoding="utf-8")
    edit(root, FILE, "人员应有技能。", "人员应有修理技能。")
    edit(
        root,
        FILE,
        "    see: [demo.staff]",
        "    see: [demo.staff]\n    confidence: inferred\n"
        "    suppress: [{code: L107, reason: {zh: 照录, en: As printed}}]",
    )
    edit(
        root,
        f"{FOLDER}/edition.yml",
        "rights:",
        "field_confidence: {scope: memory, rights: single}\n"
        "open_questions: [{text: {zh: 谁写的？, en: Who wrote it?}}]\nrights:",
    )
    assert [p.code for p in check_all(root)[2] if p.severity == "error"] == []
    return root


def test_matters_are_counted_as_by_hand(tree):
    """In the issued edition demo.skill changed; the draft is untouched and inherits the rest."""
    assert figures(read(tree))["matters"] == {
        "comments": 1,  # comment 1; comment 2 is noted
        "translations": 1,  # demo.skill
        "links": 2,  # demo.staff and demo.score refer to it
        "terms": 1,  # nobody
        "facts": 4,  # scope, the question, demo.unit, the term
        "suppressions": 3,  # one clause, two exemptions
    }


def test_coverage_is_counted_as_by_hand(tree):
    """4 of 10 clauses are scored; demo.unit alone has evidence; nothing says how it is assessed."""
    edit(tree, FILE, "title: {zh: 联系, en: Contact}", "title: {zh: 联系}")
    found = figures(read(tree))["coverage"]
    assert found == {
        "demo@1": {
            "languages": [9, 10],
            "points": [4, 4],
            "evidence": [1, 4],
            "assessment": [0, 4],
        },
        "demo@2-draft": {
            "languages": [10, 10],
            "points": [4, 4],
            "evidence": [1, 4],
            "assessment": [0, 4],
        },
    }


def test_points_that_nobody_knows_are_counted_where_points_are_given():
    """GB/T 27922: of the clauses without others below them in chapter 5, one has its points."""
    found = {
        item.edition.ref: {name: (filled, of) for name, filled, of in item.figures}
        for item in coverage(known())
    }
    leaves = [
        clause
        for clause in known().edition("gbt-27922@2011").clauses
        if clause.chapter.record.number == "5" and not clause.children
    ]
    assert found["gbt-27922@2011"]["points"] == (1, len(leaves))
    assert found["asc@2026"]["points"][0] == found["asc@2026"]["points"][1] == 92


@LANGUAGES
def test_rows_say_what_where_and_why(tree, language):
    matters = {item.id: item for item in ledger(read(tree), language)}
    zh = language == "zh"
    (row,) = matters["comments"].rows
    assert row.url == "standards/demo/1/comments/#first-1"
    assert row.remark == ("部门写明。" if zh else "Name the unit.")
    (row,) = matters["translations"].rows
    assert row.title == ("DEMO 1 5.2.2 技能" if zh else "DEMO 1 5.2.2 Skill")
    assert row.url == "standards/demo/1/demo.skill/"
    first, second = matters["links"].rows
    assert first.remark == (
        "→ 5.2.2 技能, 2026-01-02登记之后改过" if zh else "→ 5.2.2 Skill, changed since 2026-01-02"
    )
    assert second.url == "standards/demo/1/demo.score/"
    (row,) = matters["terms"].rows
    assert (row.title, row.url) == ("DEMO 1 无人用的词", "standards/demo/1/glossary/#nobody")
    remarks = [row.remark for row in matters["suppressions"].rows]
    assert remarks[0] == ("L107 照录" if zh else "L107 As printed")
    titles = [row.title for row in matters["suppressions"].rows]
    assert titles[2] == ("全部文本" if zh else "All texts")
    assert (matters["suppressions"].open, matters["terms"].open) == (0, 1)


def test_a_kept_version_of_a_draft_is_no_task(tree):
    before = figures(read(tree))["matters"]
    assert verb(tree, "keep", "demo@2-draft") == 0
    text = (tree / "standards/demo/2-draft.1/clauses/05-indicators.yml").read_text("utf-8")
    (tree / "standards/demo/2-draft.1/clauses/05-indicators.yml").write_text(
        text.replace("人员应有技能。", "人员应有别的技能。"), "utf-8"
    )
    edit(
        tree,
        "standards/demo/2-draft.1/lineage.yml",
        "base: demo@1\n",
        "base: demo@1\nreasons:\n  - {clause: demo.skill, reason: {zh: 改, en: Changed}}\n",
    )
    assert figures(read(tree))["matters"] == before


def test_every_record_that_is_not_verified_is_found():
    """Also within records: a claim of a series, a rule carried over, a stage, an article."""
    some = known()
    unsure = {"confidence": Confidence.MEMORY}
    event, (name, organisation) = some.events[0], next(iter(some.organisations.items()))
    claims = next((s for s in some.series.values() if s.claims), None)
    assert claims is not None
    series = claims.model_copy(update={"claims": (claims.claims[0].model_copy(update=unsure),)})
    stages = some.stages.model_copy(
        update={
            "stages": (some.stages.stages[0].model_copy(update=unsure),),
            "fast_tracks": (some.stages.fast_tracks[0].model_copy(update=unsure),),
        }
    )
    article = next(p for p in some.pages if p.kind == "article" and p.names["language"] == "zh")
    changed = replace(
        some,
        standards={},
        register=(some.register[0].model_copy(update=unsure),),
        stages=stages,
        events=(replace(event, record=event.record.model_copy(update=unsure)),),
        series={"s": series},
        awards=(),
        organisations={name: organisation.model_copy(update=unsure)},
        milestones=(some.milestones[0].model_copy(update=unsure),),
        pages=(
            Loaded(
                article.kind,
                article.record.model_copy(update=unsure),
                article.document,
                article.names,
            ),
        ),
    )
    urls = [url for _, url, _ in unverified(changed, Reader(changed, "zh"))]
    assert urls == [
        "standards/register/",
        "drafting/stages/#stages",
        "drafting/stages/#fast",
        event.url,
        f"archive/series/{series.id}/",
        "archive/organisations/",
        "archive/",
        article.names["path"].removesuffix(".md") + "/",
    ]


@LANGUAGES
def test_the_page_shows_each_matter_with_its_figure(tree, language):
    reader = Reader(read(tree), language)
    (page,) = ledger_pages(reader)
    shown = html.fromstring(page.render(reader))
    figures_ = shown.xpath("//ul[@class='x-ledger']/li//strong/text()")
    assert figures_ == ["1", "1", "2", "1", "4", "3"]
    for matter in ("comments", "translations", "links", "terms", "facts", "suppressions"):
        assert shown.xpath(f"//h2[@id='{matter}']")
    assert len(shown.xpath("//ul[@class='x-ledger']/li[@class='x-ledger__open']")) == 5


def test_the_data_hold_figures_rows_and_history(tree):
    assert verb(tree, "ledger", "record", "--date", "2026-01-03") == 0
    ((path, text),) = ledger_files(read(tree))
    assert path == "contributing/ledger/ledger.json"
    data = json.loads(text)
    assert data["matters"]["links"] == 2
    assert len(data["rows"]["en"]["links"]) == len(data["rows"]["zh"]["links"]) == 2
    assert [item["date"] for item in data["history"]] == ["2026-01-03"]


def test_history_has_one_record_a_day_the_oldest_first(tree, capsys):
    for date in ("2026-02-01", "2026-01-01", "2026-02-01"):
        assert verb(tree, "ledger", "record", "--date", date) == 0
    assert [item["date"] for item in history(read(tree))] == ["2026-01-01", "2026-02-01"]
    capsys.readouterr()
    assert verb(tree, "ledger") == 0
    assert json.loads(capsys.readouterr().out)["matters"]["terms"] == 1


def test_the_page_shows_the_latest_records(tree):
    assert history(read(tree)) == []
    lines = [
        json.dumps({"date": f"2026-01-{day:02}", "matters": {"terms": day}})
        for day in range(1, SHOWN + 4)
    ]
    (tree / "standards/ledger.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    reader = Reader(read(tree), "en")
    shown = html.fromstring(next(ledger_pages(reader)).render(reader))
    rows = shown.xpath("//h2[@id='history']/following::table[1]/tbody/tr")
    assert [row.xpath("th/text()")[0] for row in rows[:2]] == ["2026-01-15", "2026-01-14"]
    assert len(rows) == SHOWN
    assert [td.text for td in rows[0].xpath("td")] == ["—", "—", "—", "15", "—", "—"]


def test_a_tree_with_errors_has_no_ledger(tree, capsys):
    edit(tree, FILE, "see: [demo.staff]", "see: [demo.nobody]")
    assert verb(tree, "ledger") == 1
    assert "R101" in capsys.readouterr().err


@pytest.mark.parametrize("line", ["<<<<<<< HEAD", "[]", '{"date": "2026-01-01"}'])
def test_a_broken_line_of_the_history_stops_the_build(tree, line):
    path = tree / "standards/ledger.jsonl"
    path.write_text(f"{line}\n", encoding="utf-8")
    found = [(p.code, p.place.line) for p in check_all(tree)[2] if p.severity == "error"]
    assert found == [("K101", 1)]


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_the_site_has_its_ledger_and_contributors_find_it(site, prefix):
    assert (site / prefix / "contributing/ledger/index.html").is_file()
    data = json.loads((site / "contributing/ledger/ledger.json").read_text(encoding="utf-8"))
    assert data["history"]
    index = html.parse(site / prefix / "contributing/index.html")
    assert index.xpath("//main//a[contains(@href, 'ledger/')]")
    assert index.xpath("//main//a[contains(@href, 'drafting/stages/')]")
    page = html.parse(site / prefix / "contributing/ledger/index.html")
    (href,) = page.xpath("//a[contains(@href, 'ledger.json')]/@href")
    target = (site / prefix / "contributing/ledger" / href).resolve()
    assert target == (site / "contributing/ledger/ledger.json").resolve()
