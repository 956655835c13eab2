"""A clause that refers to a changed clause is listed for review until somebody has confirmed it."""

import json

import pytest

from macros.build import check_all
from macros.translation import links, suspects
from tests.rig.confirmed import (
    EDITION,
    FILE,
    FOLDER,
    confirmed_tree,
    edit,
    edition_of,
    read,
    verb,
)
from tests.rig.draft import DRAFT
from tests.rig.editions import known

#: Clause → what it refers to, counted by hand in the small tree.
LINKS = [
    ("demo.unit", "demo.staff"),
    ("demo.staff", "demo.skill"),
    ("demo.skill", "demo.staff"),
    ("demo.skill", "demo.unit"),
    ("demo.score", "demo.skill"),
]
SKILL = ("人员应有技能。", "人员应有修理技能。")


@pytest.fixture
def tree(tmp_path):
    return confirmed_tree(tmp_path / "tree")


def named(found):
    return [(link.start.id, link.name) for link in found]


def suspect(tree, name=EDITION):
    return named(suspects(edition_of(tree, name), read(tree)))


def test_every_reference_is_found_once(tree):
    """See also, and links in the text of either language; the same one twice is one."""
    assert named(links(edition_of(tree), read(tree))) == LINKS
    lines = (tree / FOLDER / "links.lock").read_text(encoding="utf-8").splitlines()
    assert len(lines) == 2 + len(LINKS)
    assert suspect(tree) == []


@pytest.mark.parametrize(
    "change",
    [
        SKILL,
        ("type: requirement\n    title: {zh: 技能", "type: recommendation\n    title: {zh: 技能"),
        ("points: 1\n    scoring: binary", "points: 1\n    veto: true\n    scoring: binary"),
    ],
)
def test_a_changed_target_makes_exactly_the_references_to_it_suspect(tree, change):
    edit(tree, FILE, *change)
    assert suspect(tree) == [("demo.staff", "demo.skill"), ("demo.score", "demo.skill")]


@pytest.mark.parametrize(
    "change",
    [
        ("Staff shall be skilled.", "Staff shall have skills."),
        ("title: {zh: 联系, en: Contact}", "title: {zh: 电话, en: Contact}"),
        ("text: {zh: 人员应有技能。, en", "text: {zh: 人员应有技能。 , en"),
    ],
)
def test_a_translation_an_unreferred_clause_and_blanks_make_nothing_suspect(tree, change):
    edit(tree, FILE, *change)
    assert suspect(tree) == []


def test_confirming_one_leaves_the_others(tree, capsys):
    edit(tree, FILE, *SKILL)
    assert verb(tree, "references", "confirm", EDITION, "demo.staff", "--who", "乙") == 0
    assert "demo@1: 1 处引用登记为已确认 / references recorded as confirmed" in (
        capsys.readouterr().out
    )
    assert suspect(tree) == [("demo.score", "demo.skill")]
    lines = edition_of(tree).confirmed
    assert lines["demo.staff", "demo.skill"].who == "乙"
    assert lines["demo.unit", "demo.staff"].who == "甲"
    assert verb(tree, "references", "confirm", EDITION, "--all", "--who", "乙") == 0
    assert suspect(tree) == []
    assert verb(tree, "references", "status", EDITION) == 0


def test_status_gives_place_reason_and_target(tree, capsys):
    edit(tree, FILE, *SKILL)
    assert verb(tree, "references", "status", EDITION) == 1
    out = capsys.readouterr().out.splitlines()
    assert out[0] == (
        "demo@1: 5 处引用 / references, 2 处待复核 / suspect, 0 处没有登记 / not recorded"
    )
    assert out[1] == (
        f"{FILE}:48:5: demo.staff → demo.skill 2026-01-02 由 甲 确认之后改过，见 / "
        f"changed since confirmed, see {FILE}:57:5"
    )


def test_a_reference_that_nobody_recorded_is_listed_but_no_fault(tree, capsys):
    edit(tree, FILE, "    see: [demo.staff, demo.unit]", "    see: [demo.staff, demo.contact]")
    assert verb(tree, "references", "status", EDITION) == 0
    out = capsys.readouterr().out
    assert "1 处没有登记 / not recorded" in out
    assert "demo.skill → demo.contact 没有登记 / not recorded" in out


def test_status_as_json(tree, capsys):
    edit(tree, FILE, *SKILL)
    assert verb(tree, "references", "status", EDITION, "--json") == 1
    rows = json.loads(capsys.readouterr().out)[EDITION]
    assert [(row["from"], row["target"], row["state"]) for row in rows] == [
        ("demo.staff", "demo.skill", "suspect"),
        ("demo.score", "demo.skill", "suspect"),
    ]
    assert rows[0]["confirmed"] == "2026-01-02"


def test_a_draft_inherits_what_was_confirmed(tree):
    draft = "demo@2-draft"
    assert suspect(tree, draft) == []
    edit(tree, f"{DRAFT}/clauses/05-indicators.yml", *SKILL)
    reason = "reasons:\n  - {clause: demo.skill, reason: {zh: 明确, en: Clearer}}\n"
    edit(tree, f"{DRAFT}/lineage.yml", "base: demo@1\n", f"base: demo@1\n{reason}")
    assert suspect(tree, draft) == [("demo.staff", "demo.skill"), ("demo.score", "demo.skill")]
    assert suspect(tree) == []


def test_a_reference_to_another_standard_is_followed(tree):
    """A target in another edition is named whole."""
    edit(tree, FILE, "    see: [demo.staff]", "    see: [demo.staff, demo@2-draft#demo.contact]")
    draft = f"{DRAFT}/lineage.yml"
    reason = "reasons:\n  - {clause: demo.contact, reason: {zh: 明确, en: Clearer}}\n"
    assert verb(tree, "references", "confirm", EDITION, "--all", "--who", "甲") == 0
    edit(tree, f"{DRAFT}/clauses/05-indicators.yml", "企业应有电话。", "企业应有一部电话。")
    edit(tree, draft, "base: demo@1\n", f"base: demo@1\n{reason}")
    assert suspect(tree) == [("demo.unit", "demo@2-draft#demo.contact")]


def test_a_tree_with_errors_and_missing_names_are_reported(tree, capsys):
    for arguments in (("confirm",), ("confirm", EDITION), ("confirm", EDITION, "--all")):
        with pytest.raises(SystemExit):
            verb(tree, "references", *arguments)
    edit(tree, FILE, "see: [demo.staff]", "see: [demo.nobody]")
    assert verb(tree, "references", "status") == 1
    assert "R101" in capsys.readouterr().err


def test_a_reference_that_stands_twice_in_the_lock_is_found(tree):
    path = tree / FOLDER / "links.lock"
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([*lines, lines[2], ""]), encoding="utf-8")
    found = check_all(tree)[2]
    assert [(p.code, p.place.line, dict(p.details)["value"]) for p in found] == [
        ("R105", 8, "demo.unit → demo.staff")
    ]


def test_the_repository_has_recorded_every_reference():
    for edition in known().editions:
        assert [link for link in links(edition, known()) if link.line is None] == []
