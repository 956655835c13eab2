"""A change in either language marks exactly that clause stale, shows exactly the changed words,
and is gone once a person has confirmed it."""

import json
import unicodedata

import pytest
from lxml import html

from macros.locale import locale
from macros.model.clause import Clause
from macros.pages.translation import translation_pages
from macros.render import Reader
from macros.translation import State, progress, state_of
from macros.translation.changes import changed_words
from macros.translation.lockfile import kept_path, lock_path
from macros.translation.notice import stale_notice
from macros.translation.wording import wording
from tests.rig.confirmed import (
    EDITION,
    FILE,
    FOLDER,
    clause_of,
    confirmed_tree,
    edit,
    edition_of,
    read,
    verb,
)
from tests.rig.draft import DRAFT

ZH = ("企业应设部门。", "企业应设服务部门。")
EN = ("The unit shall have a head.", "The unit shall have a manager.")


@pytest.fixture
def tree(tmp_path):
    return confirmed_tree(tmp_path / "tree")


def open_clauses(tree, name=EDITION):
    return {
        item.clause.id: item for item in progress(edition_of(tree, name))[0] if not item.in_step
    }


def words(item):
    """``text 企业应设[+服务+]部门。…`` for each changed part."""
    marks = {"same": "{}", "del": "[-{}-]", "ins": "[+{}+]"}
    return [
        f"{each.language} {each.place} "
        + "".join(marks[piece.op].format(piece.text) for piece in each.pieces)
        for each in changed_words(item)
    ]


def notice(tree, language, identity, name=EDITION):
    clause = clause_of(tree, identity, name)
    reader = Reader(read(tree), language, clause.url)
    text = stale_notice(reader, clause)
    return html.fromstring(text) if text else None


def said(element):
    return " ".join(element.text_content().split())


def test_what_was_accepted_is_in_step(tree):
    assert open_clauses(tree) == {}
    assert verb(tree, "translate", "status", EDITION) == 0
    assert notice(tree, "en", "demo.unit") is None


def test_the_lock_has_one_line_a_clause_in_print_order(tree):
    lines = (tree / FOLDER / "en.lock").read_text(encoding="utf-8").splitlines()
    ids = [clause.id for clause in edition_of(tree).clauses]
    assert [line.split("id: ")[1].split(",")[0] for line in lines[2:]] == ids
    assert lines[0].startswith("# ")
    assert lines[1] == "clauses:"
    kept = (tree / FOLDER / "en.reviewed.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["id"] for line in kept] == ids


@pytest.mark.parametrize(
    ("change", "language", "expected"),
    [
        (ZH, "zh", "zh text 企业应设[+服务+]部门。部门应有负责人。"),
        (EN, "en", "en text The enterprise shall have a unit. The unit shall have a "
         "[-head-][+manager+]."),
        (("zh: 任命书", "zh: 任命文件"), "zh", "zh evidence.text 任命[-书-][+文件+]"),
        (("title: {zh: 部门", "title: {zh: 机构"), "zh", "zh title [-部门-][+机构+]"),
    ],
)  # fmt: skip
def test_a_change_marks_exactly_its_clause_and_shows_exactly_its_words(
    tree, change, language, expected
):
    edit(tree, FILE, *change)
    found = open_clauses(tree)
    assert list(found) == ["demo.unit"]
    assert found["demo.unit"].state is State.STALE
    assert found["demo.unit"].changed == (language,)
    assert words(found["demo.unit"]) == [expected]


def test_both_languages_are_shown_when_both_changed(tree):
    edit(tree, FILE, *ZH, *EN)
    assert [line[:2] for line in words(open_clauses(tree)["demo.unit"])] == ["zh", "en"]


@pytest.mark.parametrize(
    "change",
    [
        ("        企业应设部门。\n        部门应有", "        企业应设部门。部门应有"),
        ("points: 4", "points: 4  # 注释"),
        ("title: {zh: 联系, en: Contact}", "title:\n      zh: 联系\n      en: Contact"),
        ("see: [demo.staff]", "see: [demo.skill]"),
    ],
)
def test_what_changes_no_wording_makes_nothing_stale(tree, change):
    edit(tree, FILE, *change)
    assert open_clauses(tree) == {}


def test_unicode_form_is_no_change(tree):
    edit(tree, FILE, "en: Appointment", "en: Café")
    assert verb(tree, "translate", "accept", EDITION, "--all", "--who", "甲") == 0
    before = wording(clause_of(tree, "demo.unit")).hashes
    edit(tree, FILE, "en: Café", unicodedata.normalize("NFD", "en: Café"))
    record = clause_of_anyway(tree)
    assert record == before


def clause_of_anyway(tree):
    """The hashes of a clause in a file that the check would have in another Unicode form."""
    from macros.load import load
    from macros.translation.wording import wording_of_record

    item = next(f for f in load(tree)[0].of("clauses", edition="1"))
    return wording_of_record(next(c for c in item.record.clauses if c.id == "demo.unit")).hashes


def test_a_new_item_of_a_list_is_shown_alone(tree):
    """What stands behind it has only moved on."""
    edit(
        tree,
        FILE,
        "      - {type: record, text: {zh: 任命书, en: Appointment}}",
        "      - {type: record, text: {zh: 名册, en: Roster}}\n"
        "      - {type: record, text: {zh: 任命书, en: Appointment}}",
    )
    assert words(open_clauses(tree)["demo.unit"]) == [
        "zh evidence.text [+名册+]",
        "en evidence.text [+Roster+]",
    ]


def test_accepting_makes_it_clean(tree, capsys):
    edit(tree, FILE, *ZH)
    assert verb(tree, "translate", "status", EDITION) == 1
    assert verb(tree, "translate", "accept", EDITION, "demo.unit", "--who", "乙") == 0
    assert "1 条登记为 / clauses recorded as accepted" in capsys.readouterr().out
    assert open_clauses(tree) == {}
    line = edition_of(tree).translated["demo.unit"]
    assert (line.who, line.state.value) == ("乙", "accepted")
    assert edition_of(tree).translated["demo.contact"].who == "甲"
    assert notice(tree, "en", "demo.unit") is None


def test_a_review_is_not_replaced_by_an_acceptance(tree, capsys):
    arguments = ("demo.unit", "--who", "乙", "--date", "2026-02-03")
    assert verb(tree, "translate", "review", EDITION, *arguments) == 0
    assert verb(tree, "translate", "accept", EDITION, "--all", "--who", "丙") == 0
    line = edition_of(tree).translated["demo.unit"]
    assert (line.who, line.when, line.state.value) == ("乙", "2026-02-03", "reviewed")
    assert "10 条照旧 / left as they are" in capsys.readouterr().out


def test_either_language_may_be_the_source(tmp_path):
    tree = confirmed_tree(tmp_path / "tree", source="en")
    assert lock_path(edition_of(tree)).name == "zh.lock"
    assert kept_path(edition_of(tree)).name == "zh.reviewed.jsonl"
    assert open_clauses(tree) == {}
    edit(tree, FILE, *EN)
    t = locale("zh")
    assert said(notice(tree, "zh", "demo.unit")).startswith(
        t("translation.stale.target.source", date="2026-01-02")
    )
    assert notice(tree, "zh", "demo.unit").xpath("//details[@open]")
    assert not notice(tree, "en", "demo.unit").xpath("//details[@open]")


@pytest.mark.parametrize(
    ("changes", "which"), [(ZH, "source"), (EN, "target"), ((*ZH, *EN), "both")]
)
@pytest.mark.parametrize(("language", "reads"), [("zh", "source"), ("en", "target")])
def test_the_notice_says_which_language_moved(tree, changes, which, language, reads):
    edit(tree, FILE, *changes)
    found = notice(tree, language, "demo.unit")
    t = locale(language)
    other = t("translation.language.en")
    key = f"translation.stale.{reads}.{which}"
    assert said(found).startswith(t(key, date="2026-01-02", target=other))
    assert bool(found.xpath("//details[@open]")) == (reads == "target")


def test_the_notice_marks_the_changed_words(tree):
    edit(tree, FILE, *ZH)
    found = notice(tree, "en", "demo.unit")
    assert found.xpath("//dd/@lang") == ["zh-Hans"]
    assert found.xpath("//ins/text()") == ["服务"]
    assert found.xpath("//del") == []
    assert found.xpath("//dt/text()")[0].strip() == "Text"
    assert found.xpath("//p/a/@href") == ["../../../../standards/demo/1/translation/"]


def test_a_chapter_shows_what_changed_in_its_clauses_a_sibling_nothing(tree):
    edit(tree, FILE, *ZH)
    found = notice(tree, "en", "demo.all")
    assert found.xpath("//summary/a/@href") == ["../../../../standards/demo/1/demo.unit/"]
    assert found.xpath("//ins/text()") == ["服务"]
    assert notice(tree, "en", "demo.contact") is None
    assert notice(tree, "en", "demo.method") is None


def test_pages_without_a_clause_have_no_notice(tree):
    assert stale_notice(Reader(read(tree), "en"), None) == ""


def test_a_wording_that_nobody_kept_is_not_made_up(tree):
    edit(tree, FILE, *ZH)
    path = tree / FOLDER / "en.reviewed.jsonl"
    path.write_text(
        path.read_text(encoding="utf-8").replace("企业应设部门", "企业应设科室"), "utf-8"
    )
    assert words(open_clauses(tree)["demo.unit"]) == []
    lost = locale("en")("translation.lost")
    assert lost in said(notice(tree, "en", "demo.unit"))
    path.unlink()
    assert lost in said(notice(tree, "en", "demo.unit"))


def test_broken_lines_of_kept_wording_count_as_lost(tree):
    edit(tree, FILE, *ZH)
    path = tree / FOLDER / "en.reviewed.jsonl"
    edition = edition_of(tree)  # read before the line breaks: the check would refuse it
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace('{"id":"demo.unit"', '<<<<<<< {"id":"demo.unit"'), encoding="utf-8"
    )
    assert changed_words(state_of(edition.clause("demo.unit"))) == ()


def test_one_language_missing_is_missing_until_written(tree, capsys):
    text = "text: {zh: 人员应有技能。, en: Staff shall be skilled.}"
    edit(tree, FILE, text, f"{text}\n    notes: [{{zh: 见附录。}}]")
    found = open_clauses(tree)
    assert found["demo.skill"].state is State.STALE
    assert found["demo.skill"].lacking == ("notes.0",)
    assert verb(tree, "translate", "accept", EDITION, "--all", "--who", "甲") == 1
    error = capsys.readouterr().err
    assert (
        f"{FILE}:57:5: 缺一种语言，没有登记 / one language missing, left out: demo.skill" in error
    )
    (tree / FOLDER / "en.lock").unlink()
    found = open_clauses(tree)
    assert found["demo.skill"].state is State.MISSING
    assert found["demo.unit"].state is State.NEW


def test_a_draft_inherits_what_was_confirmed_for_the_same_clause(tree):
    """After a copy nothing has to be looked at; after a change exactly that clause has."""
    draft = "demo@2-draft"
    assert open_clauses(tree, draft) == {}
    edit(tree, f"{DRAFT}/clauses/05-indicators.yml", *ZH)
    edit(tree, f"{DRAFT}/lineage.yml", "base: demo@1\n", "base: demo@1\nreasons:\n"
         "  - {clause: demo.unit, reason: {zh: 明确, en: Clearer}}\n")  # fmt: skip
    found = open_clauses(tree, draft)
    assert list(found) == ["demo.unit"]
    assert words(found["demo.unit"]) == ["zh text 企业应设[+服务+]部门。部门应有负责人。"]
    assert verb(tree, "translate", "review", draft, "demo.unit", "--who", "甲") == 0
    assert open_clauses(tree, draft) == {}
    assert list(edition_of(tree, draft).translated) == ["demo.unit"]


def test_lines_of_vanished_clauses_go(tree):
    text = (tree / FILE).read_text(encoding="utf-8")
    head = text.index("  # 技能 / skill")
    (tree / FILE).write_text(text[:head], encoding="utf-8")
    for old in ("，见[](clause:demo.skill)", ", see [](clause:demo.skill)"):
        edit(tree, FILE, old, "")
        edit(tree, f"{FOLDER}/clauses/06-method.yml", old, "")
    edit(tree, f"{FOLDER}/clauses/06-method.yml", "    see: [demo.skill]\n", "")
    edit(tree, FILE, "points: 10", "points: 9", "points: 4\n\n  - id: demo.staff",
         "points: 3\n\n  - id: demo.staff")  # fmt: skip
    assert verb(tree, "translate", "accept", EDITION, "--all", "--who", "甲") == 0
    assert "demo.skill" not in (tree / FOLDER / "en.lock").read_text(encoding="utf-8")


def test_status_gives_places_states_and_words(tree, capsys):
    edit(tree, FILE, *ZH, *EN)
    assert verb(tree, "translate", "status", EDITION) == 1
    assert capsys.readouterr().out.splitlines() == [
        "demo@1: 已认可 / accepted 9，原文或译文改过 / stale 1",
        f"{FILE}:17:5: demo.unit 原文或译文改过 / stale zh en",
        "    zh text: 企业应设{+服务+}部门。部门应有负责人。",
        "    en text: The enterprise shall have a unit. The unit shall have a [-head-]{+manager+}.",
    ]


def test_status_as_json(tree, capsys):
    edit(tree, FILE, *ZH)
    assert verb(tree, "translate", "status", "--json") == 1
    rows = json.loads(capsys.readouterr().out)
    assert rows["demo@1"]["counts"]["stale"] == 1
    assert rows["demo@1"]["open"] == [
        {
            "id": "demo.unit",
            "state": "stale",
            "changed": ["zh"],
            "lacking": [],
            "place": f"{FILE}:17:5",
        }
    ]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("status", "demo@9"), "没有这个版本 / no such edition: demo@9"),
        (("accept",), "写明一个版本 / name one edition"),
        (("accept", EDITION), "写明条款，或用 --all / name clauses, or use --all"),
        (("accept", EDITION, "demo.no", "--who", "甲"), "没有这些条款 / no such clauses: demo.no"),
        (("accept", EDITION, "--all"), "写明谁核对的 / say who confirms"),
        (("accept", EDITION, "--all", "--who", " "), "写明谁核对的 / say who confirms"),
        (("status", "--date", "2026-13-01"), "写成 / write 2026-11-24: 2026-13-01"),
    ],
)
def test_usage_is_explained(tree, capsys, arguments, message):
    with pytest.raises(SystemExit) as ended:
        verb(tree, "translate", *arguments)
    assert ended.value.code == 2
    assert message in capsys.readouterr().err


def test_a_folder_that_is_none_is_named(tmp_path, capsys):
    with pytest.raises(SystemExit):
        verb(tmp_path / "no", "translate", "status")
    assert "没有这个目录 / no such folder" in capsys.readouterr().err


def test_a_tree_with_errors_is_reported_and_left_alone(tree, capsys):
    edit(tree, FILE, "see: [demo.staff]", "see: [demo.nobody]")
    before = (tree / FOLDER / "en.lock").read_bytes()
    assert verb(tree, "translate", "accept", EDITION, "--all", "--who", "甲") == 1
    assert "R101" in capsys.readouterr().err
    assert (tree / FOLDER / "en.lock").read_bytes() == before


def test_a_line_that_stands_twice_in_the_lock_is_found(tree):
    from macros.build import check_all

    path = tree / FOLDER / "en.lock"
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([*lines, lines[2], ""]), encoding="utf-8")
    assert [(p.code, p.place.file, p.place.line) for p in check_all(tree)[2]] == [
        ("R105", f"{FOLDER}/en.lock", 13)
    ]


def test_every_field_with_wording_has_a_name(tree):
    from macros.model.base import Words

    def holds_words(annotation):
        if annotation is Words:
            return True
        below = [*getattr(annotation, "__args__", ())]
        below += [f.annotation for f in getattr(annotation, "model_fields", {}).values()]
        return any(map(holds_words, below))

    for name, field in Clause.model_fields.items():
        if name != "suppress" and holds_words(field.annotation):
            for language in ("zh", "en"):
                assert locale(language)(f"translation.field.{name}")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_dashboard_counts_by_state_and_chapter(tree, language):
    edit(tree, FILE, *ZH)
    reader = Reader(read(tree), language)
    page = next(p for p in translation_pages(reader) if p.url == "standards/demo/1/translation/")
    shown = html.fromstring(page.render(reader))
    assert shown.xpath("//ul[@class='x-ledger']/li/strong/text()") == ["0", "9", "1", "0", "0"]
    cells = [
        [cell.text_content().strip() for cell in row.xpath("td")]
        for row in shown.xpath("//table//tbody/tr")
    ]
    assert cells == [["", "6", "1", "", ""], ["", "3", "", "", ""]]
    assert shown.xpath("//ul[@class='x-open']//ins/text()") == ["服务"]


def test_the_site_has_a_dashboard_for_each_edition_linked_from_it(site):
    for prefix in ("", "en/"):
        for edition in ("asc/2026", "asc/2027-draft", "gbt-27922/2011", "gbt-27925/2011"):
            folder = site / prefix / "standards" / edition
            assert (folder / "translation/index.html").is_file()
            overview = html.parse(folder / "index.html")
            assert overview.xpath("//a[contains(@href, 'translation/')]")
