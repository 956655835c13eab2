"""renumber, promote, move, split and merge change few lines, keep comments and write lineage."""

import difflib

import pytest

from macros.__main__ import main
from macros.build import check_all
from macros.edit import verb
from macros.edit.joins import _divided
from tests.rig.draft import DRAFT, INDICATORS, LINEAGE, draft_tree

REASON = ("--reason-zh", "试验", "--reason-en", "Trial")
METHOD = f"{DRAFT}/clauses/06-method.yml"


@pytest.fixture
def tree(tmp_path):
    root = draft_tree(tmp_path / "tree")
    assert check_all(root)[2] == []
    return root


def run(tree, verb, *arguments):
    return main([verb, "demo@2-draft", *arguments, "--root", str(tree)])


def text(tree, file=INDICATORS):
    return (tree / file).read_text(encoding="utf-8")


def changed(before, after):
    """Lines that went and lines that came."""
    lines = list(difflib.ndiff(before.splitlines(), after.splitlines()))
    return [x[2:] for x in lines if x[0] == "-"], [x[2:] for x in lines if x[0] == "+"]


def numbers(tree, file=INDICATORS):
    lines = text(tree, file).splitlines()
    ids = [line.split("id: ")[1] for line in lines if line.startswith("  - id: ")]
    found = [line.split("number: ")[1].strip("\"'") for line in lines if "    number: " in line]
    return dict(zip(ids, found, strict=True))


def clean(tree):
    """No error and no warning: what was changed has its reason."""
    assert [f"{p.code} {p.place.file}:{p.place.line}" for p in check_all(tree)[2]] == []
    return True


def test_renumber_closes_gaps_and_changes_nothing_else(tree):
    before = text(tree).replace("'5.1.2'", "'5.1.7'").replace('"5.2"', '"5.4"')
    before = before.replace('"5.2.1"', '"5.4.1"').replace('"5.2.2"', '"5.4.9"')
    (tree / INDICATORS).write_text(before, encoding="utf-8")
    assert run(tree, "renumber") == 0
    went, came = changed(before, text(tree))
    assert [line.strip() for line in came] == [
        "number: '5.1.2'",
        'number: "5.2"',
        'number: "5.2.1"',
        'number: "5.2.2"',
    ]
    assert len(went) == 4
    assert clean(tree)


def test_renumber_below_one_clause_leaves_the_rest(tree):
    before = text(tree).replace("'5.1.2'", "'5.1.7'").replace('"5.2.2"', '"5.2.9"')
    (tree / INDICATORS).write_text(before, encoding="utf-8")
    assert run(tree, "renumber", "demo.people") == 0
    assert numbers(tree)["demo.contact"] == "5.1.7"
    assert numbers(tree)["demo.skill"] == "5.2.2"


def test_move_takes_the_comment_along(tree):
    before = text(tree)
    assert run(tree, "move", "demo.skill", "--before", "5.2.1", *REASON) == 0
    now = text(tree)
    assert sorted(before.splitlines()) == sorted(
        now.replace('"5.2.1"', "X")
        .replace('"5.2.2"', '"5.2.1"')
        .replace("X", '"5.2.2"')
        .split("\n")[:-1]
    )
    assert "  # 技能 / skill\n  - id: demo.skill\n" in now
    assert numbers(tree)["demo.skill"] == "5.2.1"
    assert numbers(tree)["demo.staff"] == "5.2.2"
    assert "- {clause: demo.skill, reason: {zh: 试验, en: Trial}}" in text(tree, LINEAGE).replace(
        "- clause: demo.skill\n    reason: {zh: 试验, en: Trial}",
        "- {clause: demo.skill, reason: {zh: 试验, en: Trial}}",
    )
    assert clean(tree)


def test_move_to_another_chapter_crosses_files(tree):
    assert run(tree, "move", "demo.report", "--under", "demo.method", *REASON) == 1
    assert run(tree, "move", "demo.score", "--after", "demo.report", *REASON) == 0
    assert numbers(tree, METHOD) == {"demo.method": "6", "demo.report": "6.1", "demo.score": "6.2"}
    assert clean(tree)


def amounts(tree):
    lines = text(tree).splitlines()
    return [float(line.split("points: ")[1].strip("\"'")) for line in lines if "points: " in line]


def test_a_move_that_changes_the_sums_has_to_be_agreed_to(tree, capsys):
    before, points = text(tree), amounts(tree)
    assert run(tree, "move", "demo.skill", "--after", "demo.unit", *REASON) == 1
    assert "--sums" in capsys.readouterr().err
    assert text(tree) == before
    assert "reasons:" not in text(tree, LINEAGE)
    assert run(tree, "move", "demo.skill", "--after", "demo.unit", "--sums", *REASON) == 0
    assert clean(tree)
    assert amounts(tree) != points
    assert amounts(tree)[0] == points[0], "the whole keeps its sum"
    went, came = changed(before, text(tree))
    assert sum("points" in line for line in went) == sum("points" in line for line in came)


def test_what_was_not_given_is_asked_for_on_a_terminal(tree, monkeypatch, capsys):
    monkeypatch.setattr(verb.sys.stdin, "isatty", lambda: True, raising=False)
    answers = iter(["", "试验", "Trial"])
    monkeypatch.setattr("builtins.input", lambda asked: next(answers))
    assert run(tree, "move", "demo.people", "--before", "demo.structure") == 0
    assert "reason: {zh: 试验, en: Trial}" in text(tree, LINEAGE)

    def gone(asked):
        raise EOFError

    monkeypatch.setattr("builtins.input", gone)
    before = text(tree)
    with pytest.raises(SystemExit) as stopped:
        run(tree, "merge", "demo.contact", "demo.unit")
    assert stopped.value.code == 1
    assert "没有写入" in capsys.readouterr().err
    assert text(tree) == before


def test_without_a_terminal_what_is_needed_is_a_usage_error(tree, capsys):
    with pytest.raises(SystemExit) as stopped:
        run(tree, "promote", "demo.unit")
    assert stopped.value.code == 2
    assert "--reason-zh, --reason-en" in capsys.readouterr().err


def test_a_clause_of_one_sentence_is_split_by_giving_the_new_text(tree):
    before = text(tree)
    words = ("--text-zh", "企业应保存名册。企业应更新名册。")
    words += ("--text-en", "The enterprise shall keep a list. The enterprise shall update it.")
    new = ("demo.unit", "demo.list", "--points", "1", *words, *TITLE)
    assert run(tree, "split", *new, *REASON) == 0
    went, came = changed(before, text(tree))
    assert not [line for line in went if "应" in line], "the old text stays"
    assert "        企业应保存名册。" in came
    assert "        企业应更新名册。" in came
    assert clean(tree)


def test_a_list_that_is_cut_in_two_keeps_its_lead():
    zh = "企业应公布：\n- 地址；\n- 电话；\n- 时间。\n"
    en = "The enterprise shall publish:\n- address;\n- telephone;\n- hours.\n"
    first, second = _divided({"id": "a", "text": {"zh": zh, "en": en}}, {"zh": 2})
    assert first["zh"] == "企业应公布：\n- 地址。\n"
    assert second["zh"] == "企业应公布：\n- 电话；\n- 时间。\n"
    assert first["en"].endswith("- address.\n")
    assert second["en"].startswith("The enterprise shall publish:\n- telephone;")


def test_a_subtree_moves_as_one(tree):
    assert run(tree, "move", "demo.people", "--before", "demo.structure", *REASON) == 0
    assert list(numbers(tree).items()) == [
        ("demo.all", "5"),
        ("demo.people", "5.1"),
        ("demo.staff", "5.1.1"),
        ("demo.skill", "5.1.2"),
        ("demo.structure", "5.2"),
        ("demo.unit", "5.2.1"),
        ("demo.contact", "5.2.2"),
    ]
    assert clean(tree)


def test_promote_raises_a_clause_behind_its_parent(tree):
    file = tree / METHOD
    deeper = '  - id: demo.form\n    number: "6.1.1"\n    type: statement\n' + (
        "    title: {zh: 表, en: Form}\n    text: {zh: 表是纸质的。, en: The form is on paper.}\n"
    )
    for path in (file, tree / "standards/demo/1/clauses/06-method.yml"):
        before = path.read_text(encoding="utf-8")
        path.write_text(
            before.replace("  - id: demo.report", deeper + "  - id: demo.report"), "utf-8"
        )
    assert run(tree, "promote", "demo.form", *REASON) == 0
    assert numbers(tree, METHOD) == {
        "demo.method": "6",
        "demo.score": "6.1",
        "demo.form": "6.2",
        "demo.report": "6.3",
    }
    assert run(tree, "promote", "demo.form", *REASON) == 1
    assert clean(tree)


TITLE = ("--title-zh", "负责人", "--title-en", "Head")


def test_split_divides_sentences_and_points(tree):
    before = text(tree)
    done = run(tree, "split", "demo.unit", "demo.head", "--points", "1.5", *TITLE, *REASON)
    assert done == 0
    went, came = changed(before, text(tree))
    assert [line.strip() for line in went if "企业" in line or "points" in line] == ["points: 4"]
    assert "    points: 2.5" in came
    assert "    points: 1.5" in came
    assert list(numbers(tree).items())[2:5] == [
        ("demo.unit", "5.1.1"),
        ("demo.head", "5.1.2"),
        ("demo.contact", "5.1.3"),
    ]
    assert "number: '5.1.3'" in text(tree), "the quotes stay"
    assert "# 行尾注释" in text(tree)
    assert text(tree).index("部门应有负责人") > text(tree).index("demo.head")
    assert text(tree, LINEAGE).startswith(
        """\
# 理由 / reasons
base: demo@1
changes:
  - kind: split
    before: [demo.unit]
    after: [demo.unit, demo.head]
    reason: {zh: 试验, en: Trial}
reasons:
"""
    )
    assert clean(tree)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("demo.unit", "demo.head", *TITLE), "--points"),
        (("demo.unit", "demo.head", "--points", "4", *TITLE), "0 < 4 < 4"),
        (("demo.unit", "demo.staff", "--points", "1", *TITLE), "用过了"),
        (("demo.unit", "demo.head", "--keep", "2", "--points", "1", *TITLE), "2 句"),
        (("demo.all", "demo.head", *TITLE), "章不拆"),
        (("demo.unti", "demo.head", *TITLE), "没有条款"),
    ],
)
def test_a_split_that_is_not_clear_is_refused(tree, capsys, arguments, said):
    before = text(tree)
    assert run(tree, "split", *arguments, *REASON) == 1
    assert said in capsys.readouterr().err
    assert text(tree) == before


def test_merge_gathers_content_and_references(tree):
    assert run(tree, "merge", "demo.staff", "demo.skill", *REASON) == 1, "it would refer to itself"
    plain = text(tree).replace("，见[](clause:demo.skill)", "")
    plain = plain.replace(", see [](clause:demo.skill)", "")
    (tree / INDICATORS).write_text(plain, encoding="utf-8")
    assert run(tree, "merge", "demo.staff", "demo.skill", *REASON) == 0
    now = text(tree)
    assert "demo.skill" not in now
    assert "        人员应受训。\n        人员应有技能。\n" in now
    assert now.count("points: 4") == 3
    assert "see: [demo.unit]" in now
    assert text(tree, METHOD).count("demo.staff") == 3
    assert "before: [demo.staff, demo.skill]" in text(tree, LINEAGE)
    assert clean(tree)


def test_points_of_a_merged_clause_stay_in_their_group(tree, capsys):
    assert run(tree, "merge", "demo.unit", "demo.skill", *REASON) == 1
    assert "--points-to" in capsys.readouterr().err
    more = ("--points-to", "demo.staff")
    assert run(tree, "merge", "demo.unit", "demo.skill", *more, *REASON) == 0
    assert clean(tree)


@pytest.mark.parametrize("verb", ["renumber", "promote", "move"])
def test_an_issued_edition_is_not_touched(tree, capsys, verb):
    more = {"renumber": (), "promote": ("demo.unit", *REASON)}.get(
        verb, ("demo.unit", "--after", "demo.contact", *REASON)
    )
    assert main([verb, "demo@1", *more, "--root", str(tree)]) == 1
    assert "不是草案" in capsys.readouterr().err


def test_a_dry_run_writes_nothing(tree, capsys):
    before = text(tree)
    assert run(tree, "move", "demo.skill", "--before", "5.2.1", "--dry-run", *REASON) == 0
    assert "5.2.2 → 5.2.1 demo.skill" in capsys.readouterr().out
    assert text(tree) == before


def test_windows_line_ends_survive(tree):
    path = tree / METHOD
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert run(tree, "move", "demo.score", "--after", "demo.report", *REASON) == 0
    data = path.read_bytes()
    assert data.count(b"\r\n") == data.count(b"\n")
