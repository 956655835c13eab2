"""Stages follow each other as allowed, pages say where an edition stands, no day is missed,
and versions of a draft are kept."""

import datetime
from dataclasses import replace
from functools import cache

import feedparser
import pytest
from icalendar import Calendar
from lxml import html

from macros.build import check_all
from macros.lifecycle.banner import banner
from macros.lifecycle.deadlines import ATOM, ICS, deadline_files, deadlines
from macros.lifecycle.life import life, step
from macros.lifecycle.versions import original, version_of, versions
from macros.model.stages import Stages
from macros.model.standard import StageReached, Status
from macros.pages.lifecycle import stage_pages
from macros.pages.standards import edition_pages
from macros.render import Reader
from macros.search.records import entries
from macros.site.frame import frame_of
from tests.rig.confirmed import edit, edition_of, read, verb
from tests.rig.draft import DRAFT, draft_tree
from tests.rig.editions import known

STAGES = ("00", "10", "20", "30", "40", "50", "60", "90", "95")
LANGUAGES = pytest.mark.parametrize("language", ["zh", "en"])
#: GB/T 16733: from stage to stage, with the two fast tracks from 10; all others are forbidden.
ALLOWED = {
    ("00", "10"), ("10", "20"), ("20", "30"), ("30", "40"), ("40", "50"), ("50", "60"),
    ("60", "90"), ("90", "60"), ("90", "95"), ("10", "30"), ("10", "40"),
}  # fmt: skip


@cache
def stages() -> Stages:
    found = known().stages
    assert found is not None
    return found


@pytest.mark.parametrize("before", STAGES)
@pytest.mark.parametrize("after", STAGES)
def test_a_stage_follows_another_only_as_allowed(before, after):
    if before != after:
        allowed = (before, after) in ALLOWED
        assert stages().may_follow(f"{before}.60", f"{after}.00") == allowed


@pytest.mark.parametrize(
    ("before", "after", "allowed"),
    [
        ("30.00", "30.20", True),  # work goes on
        ("30.20", "30.60", True),
        ("30.60", "30.20", False),  # and not back
        ("30.20", "30.20", False),
        ("30.93", "30.00", True),  # unless the stage is repeated
        ("40.92", "20.00", True),  # or an earlier one
        ("40.92", "30.00", True),
        ("40.92", "50.00", False),
        ("30.98", "30.99", False),  # abandoned is abandoned
        ("30.98", "40.00", False),
        ("95.60", "60.00", False),
    ],
)
def test_steps_within_a_stage_and_ways_back(before, after, allowed):
    assert stages().may_follow(before, after) == allowed


def test_an_unknown_stage_leads_nowhere():
    assert stages().stage("77.00") is None
    assert not stages().may_follow("77.00", "30.00")


def with_entry(status, stage, **record):
    """The current edition of the open criteria with another status and stage."""
    edition = replace(known().standards["asc"].current)
    edition.entry = edition.entry.model_copy(update={"status": Status(status), "stage": stage})
    edition.record = edition.record.model_copy(update=record)
    return edition


def test_life_marks_where_an_edition_is_and_invents_no_date():
    reached = (
        StageReached(stage="20.20", date="2026-05"),
        StageReached(stage="30.20", date="2026-06-01"),
    )
    edition = with_entry("draft", "30.20", history=reached)
    points = [(p.stage.code, p.place, p.date) for p in life(edition, known())]
    assert points == [
        ("00", "unrecorded", ""),
        ("10", "unrecorded", ""),
        ("20", "past", "2026-05"),
        ("30", "here", "2026-06-01"),
        ("40", "ahead", ""),
        ("50", "ahead", ""),
        ("60", "ahead", ""),
    ]
    assert step(edition, known()).code == "20"


def test_review_and_withdrawal_are_shown_once_reached():
    codes = [p.stage.code for p in life(with_entry("withdrawn", "95.99"), known())]
    assert codes == list(STAGES)
    assert life(with_entry("in-force", None), known()) == ()
    assert step(with_entry("in-force", None), known()) is None


@LANGUAGES
@pytest.mark.parametrize(
    ("status", "stage", "zh", "en"),
    [
        ("draft", "20.20", "工作组讨论稿", "Working draft"),
        ("draft", "30.20", "征求意见稿", "Draft for comment"),
        ("draft", "40.00", "送审稿", "Draft for review"),
        ("draft", "50.00", "报批稿", "Draft for approval"),
        ("draft", None, "草案", "Draft"),
        ("upcoming", "60.60", "2027-01-01", "2027-01-01"),
        ("replaced", "60.60", "已被代替", "Replaced"),
        ("withdrawn", "95.99", "已废止", "Withdrawn"),
        ("in-force", "90.20", "正在复审", "under review"),
    ],
)
def test_the_banner_says_what_an_edition_is(language, status, stage, zh, en):
    edition = with_entry(status, stage, effective="2027-01-01")
    found = banner(edition, Reader(known(), language))
    assert {"zh": zh, "en": en}[language] in found.text
    if status != "in-force":
        assert found.target is edition.standard.current


@LANGUAGES
@pytest.mark.parametrize("stage", ["60.60", None])
def test_an_edition_in_force_has_no_banner(language, stage):
    assert banner(with_entry("in-force", stage), Reader(known(), language)) is None


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_every_page_of_the_draft_has_the_banner_and_none_of_the_current_edition(site, prefix):
    folder = site / prefix / "standards/asc/2027-draft"
    pages = list(folder.rglob("index.html"))
    assert len(pages) > 200
    for page in pages:
        text = page.read_text(encoding="utf-8")
        assert "x-standing--draft" in text or 'http-equiv="refresh"' in text, page
    current = site / prefix / "standards/asc/2026/asc.repair/index.html"
    assert "x-standing" not in current.read_text(encoding="utf-8")


# Deadlines


@pytest.fixture
def tree(tmp_path):
    """A round of comments, a day of effect and a review known to the month."""
    root = draft_tree(tmp_path / "tree")
    edit(
        root,
        "standards/demo/1/edition.yml",
        "scope:",
        'issued: "2026-01-01"\neffective: "2026-03-01"\nreview_due: "2031-01"\nscope:',
    )
    (root / DRAFT / "comments.yml").write_text(
        "rounds:\n  - id: first\n    title: {zh: 第一次征求意见, en: First round}\n"
        "    reviewed: demo@1\n    start: 2026-05-01\n    end: 2026-06-30\n    comments: []\n",
        encoding="utf-8",
    )
    assert check_all(root)[2] == []
    return root


def outputs(tree):
    return dict(deadline_files(read(tree)))


def test_deadlines_are_of_three_kinds_the_latest_first(tree):
    found = [(item.kind, item.end, item.key) for item in deadlines(read(tree))]
    assert found == [
        ("review", "2031-01", "demo-1-review"),
        ("comments", "2026-06-30", "demo-2-draft-comments-first"),
        ("effective", "2026-03-01", "demo-1-effective"),
    ]


@pytest.mark.parametrize(
    ("path", "titles"),
    [
        (ICS, ["DEMO 2-draft（工作组讨论稿）：第一次征求意见截止", "DEMO 1：开始实施"]),
        ("en/" + ICS, ["DEMO 2-draft (working draft): First round ends", "DEMO 1 takes effect"]),
    ],
)
def test_the_calendar_holds_every_day_that_is_known(tree, path, titles):
    found = list(Calendar.from_ical(outputs(tree)[path]).walk("VEVENT"))
    assert [str(event["summary"]) for event in found] == titles
    assert [event.decoded("dtstart") for event in found] == [
        datetime.date(2026, 6, 30),
        datetime.date(2026, 3, 1),
    ]
    assert [event.decoded("dtend") for event in found] == [
        datetime.date(2026, 7, 1),
        datetime.date(2026, 3, 2),
    ]
    assert len({str(event["uid"]) for event in found}) == 2
    prefix = "en/" if path.startswith("en/") else ""
    assert str(found[0]["url"]).endswith(f"/{prefix}standards/demo/2-draft/comments/")
    assert "2026-05-01" in str(found[0]["description"])


@pytest.mark.parametrize(("path", "language"), [(ATOM, "zh-Hans"), ("en/" + ATOM, "en")])
def test_the_feed_holds_all_and_a_month_stays_a_month(tree, path, language):
    found = feedparser.parse(outputs(tree)[path])
    assert not found.bozo
    assert found.feed.language == language
    assert [entry.updated for entry in found.entries] == [
        "2026-05-01T00:00:00Z",
        "2026-01-01T00:00:00Z",
        "2026-01-01T00:00:00Z",
    ]
    review = next(entry for entry in found.entries if entry.id.endswith("demo-1-review"))
    assert review.summary == "2031-01"
    assert len({entry.id for entry in found.entries}) == 3


@LANGUAGES
def test_the_page_lists_stages_deadlines_and_subscriptions(language):
    reader = Reader(known(), language)
    (page,) = stage_pages(reader)
    shown = html.fromstring(page.render(reader))
    codes = shown.xpath("//td[@class='x-number']/text()")
    assert tuple(codes) == STAGES
    here = shown.xpath("//li[@aria-current='step']/span[@class='x-life__code']/text()")
    assert here == ["60", "30"]
    days = shown.xpath("//h2[@id='deadlines']/following::table[1]//tr/td[1]/time/text()")
    assert days == [item.end for item in deadlines(known())]
    hrefs = shown.xpath("//a/@href")
    assert f"../../{ICS}" in hrefs
    assert f"../../{ATOM}" in hrefs


def test_without_stages_there_is_no_page(tree):
    assert list(stage_pages(Reader(read(tree), "zh"))) == []


def test_calendar_feed_and_page_stand_where_the_page_links_them(site):
    for prefix in ("", "en/"):
        assert (site / prefix / "drafting/stages/index.html").is_file()
        for path in (ICS, ATOM):
            assert (site / prefix / path).is_file()


# Versions of a draft


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("2027-draft", ("2027-draft", 0)),
        ("2027-draft.1", ("2027-draft", 1)),
        ("2027-draft.12", ("2027-draft", 12)),
        ("2027-draft.0", ("2027-draft.0", 0)),
    ],
)
def test_names_of_versions(name, expected):
    assert version_of(name) == expected


def test_an_edition_that_only_looks_like_a_version_is_none():
    edition = replace(known().standards["asc"].current, id="2026.1")
    assert original(edition) is known().standards["asc"].current
    assert original(replace(edition, id="2030.1")) is None


def test_a_kept_version_is_an_edition_that_stays(tree, capsys):
    assert verb(tree, "translate", "accept", "demo@2-draft", "--all", "--who", "甲") == 0
    assert verb(tree, "keep", "demo@2-draft", "--date", "2026-04-30") == 0
    assert "demo@2-draft.1：已留存，不要再改 / kept" in capsys.readouterr().out
    edit(tree, f"{DRAFT}/clauses/05-indicators.yml", "企业应有电话。", "企业应有一部电话。")
    reason = "reasons:\n  - {clause: demo.contact, reason: {zh: 明确, en: Clearer}}\n"
    edit(tree, f"{DRAFT}/lineage.yml", "base: demo@1\n", f"base: demo@1\n{reason}")
    assert verb(tree, "keep", "demo@2-draft", "--date", "2026-07-31") == 0
    assert check_all(tree)[2] == []
    draft = edition_of(tree, "demo@2-draft")
    kept = versions(draft)
    assert [(item.id, item.record.kept) for item in kept] == [
        ("2-draft.1", "2026-04-30"),
        ("2-draft.2", "2026-07-31"),
    ]
    texts = [item.clause("demo.contact").record.text.zh for item in (*kept, draft)]
    assert texts == ["企业应有电话。", "企业应有一部电话。", "企业应有一部电话。"]
    assert [item.id for item in draft.standard.editions] == [
        "1",
        "2-draft.1",
        "2-draft.2",
        "2-draft",
    ]
    assert [item.rounds for item in kept] == [(), ()]
    assert len(kept[0].translated) == 10
    assert versions(kept[0]) == kept
    assert draft.standard.current.id == "1"


@LANGUAGES
def test_a_kept_version_says_so_and_leads_to_the_draft(tree, language):
    verb(tree, "keep", "demo@2-draft", "--date", "2026-04-30")
    reader = Reader(read(tree), language)
    kept = reader.catalogue.edition("demo@2-draft.1")
    found = banner(kept, reader)
    assert "2026-04-30" in found.text
    assert found.target is reader.catalogue.edition("demo@2-draft")
    pages = {page.url: page for page in edition_pages(reader)}
    shown = html.fromstring(pages["standards/demo/2-draft/"].render(reader))
    assert "../../../standards/demo/2-draft.1/" in shown.xpath("//a/@href")
    around = frame_of(pages[kept.url], reader.at(kept.url), "https://x.example/", "")
    assert "x-standing--replaced" in around.notice


def test_only_a_draft_is_kept(tree, capsys):
    assert verb(tree, "keep", "demo@1") == 1
    assert "只有草稿留存各稿 / only drafts have versions: demo@1" in capsys.readouterr().err
    assert verb(tree, "keep", "demo@3") == 1
    assert "没有这个版本 / no such edition: demo@3" in capsys.readouterr().err


def test_a_version_that_would_break_the_tree_is_not_written(tree, capsys):
    """Stages that allow no draft to be replaced: the check refuses, and nothing is written."""
    (tree / "standards/stages.yml").write_text(
        'stages:\n  - code: "20"\n    name: {zh: 起草, en: Drafting}\n    iso: WD\n'
        "    product: {zh: 稿, en: Draft}\n    statuses: [draft]\n"
        '  - code: "60"\n    name: {zh: 出版, en: Publication}\n    iso: Publication\n'
        "    product: {zh: 标准, en: Standard}\n    statuses: [in-force]\n"
        'steps:\n  - {code: "00", name: {zh: 登记, en: Registration}}\n'
        '  - {code: "60", name: {zh: 结束, en: Completion}}\n',
        encoding="utf-8",
    )
    assert check_all(tree)[2] == []
    assert verb(tree, "keep", "demo@2-draft") == 1
    said = capsys.readouterr()
    assert "P103" in said.out
    assert "没有写入 / nothing was written" in said.err
    assert not (tree / "standards/demo/2-draft.1").exists()


def test_a_kept_version_is_not_found_twice(tree):
    before = [(entry.kind, entry.id) for entry in entries(read(tree))]
    assert verb(tree, "keep", "demo@2-draft") == 0
    assert [(entry.kind, entry.id) for entry in entries(read(tree))] == before


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_the_site_map_and_the_drafting_page_lead_to_stages_and_ledger(site, prefix):
    shown = html.parse(site / prefix / "sitemap/index.html").xpath("//main//a/@href")
    assert {"../drafting/stages/", "../contributing/ledger/"} <= set(shown)
    drafting = html.parse(site / prefix / "drafting/index.html").xpath("//main//a/@href")
    assert any(href.rstrip("/").endswith("stages") for href in drafting)
