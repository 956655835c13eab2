"""``python -m macros new``: valid files from the start, and nothing overwritten."""

import pytest

from macros.__main__ import main
from macros.build import check_all
from macros.commands import new
from macros.edit.makers import today
from macros.edit.new import KINDS
from macros.edit.verb import ask
from tests.rig.draft import DRAFT, INDICATORS, LINEAGE, draft_tree

WORDS = ("--title-zh", "新条", "--title-en", "New")
STANDARD = (
    *("--number", "DX", "--title-zh", "试验准则", "--title-en", "Trial criteria"),
    *("--summary-zh", "试验用。给企业用。", "--summary-en", "For trials. For enterprises."),
    *("--scope-zh", "本文件规定了试验。", "--scope-en", "This document specifies trials."),
    *("--edition", "2030"),
)
#: kind, target, flags, a file that it makes
MADE = (
    ("standard", "demo-x", STANDARD, "standards/demo-x/2030/clauses/01-scope.yml"),
    ("edition", "demo@3-draft", ("--number", "DEMO 3"), "standards/demo/3-draft/lineage.yml"),
    (
        "event",
        "forum-2030",
        ("--kind", "forum", "--name-zh", "论坛", "--name-en", "Forum", "--date", "2030-03"),
        "docs/archive/events/forum-2030.yml",
    ),
    (
        "article",
        "spare-parts",
        ("--title", "备件", "--description", "说备件。", "--date", "2030-01-01"),
        "docs/zh/research/spare-parts.md",
    ),
)
CASES = pytest.mark.parametrize(("kind", "target", "flags", "file"), MADE, ids=[m[0] for m in MADE])


@pytest.fixture
def tree(tmp_path):
    return draft_tree(tmp_path / "tree")


def run(tree, kind, target, *flags):
    return main(["new", kind, target, "--root", str(tree), *flags])


@CASES
def test_what_is_new_passes_the_check(tree, kind, target, flags, file):
    assert run(tree, kind, target, *flags) == 0
    text = (tree / file).read_text(encoding="utf-8")
    assert "#" in text or file.endswith(".md"), "it explains itself"
    assert check_all(tree)[2] == []


@CASES
def test_nothing_is_overwritten(tree, capsys, kind, target, flags, file):
    assert run(tree, kind, target, *flags) == 0
    (tree / file).write_bytes(before := (tree / file).read_bytes() + b"\n")
    assert run(tree, kind, target, *flags) == 1
    assert (tree / file).read_bytes() == before
    assert "不覆盖" in capsys.readouterr().err


@CASES
def test_what_is_missing_is_named(tree, capsys, kind, target, flags, file):
    with pytest.raises(SystemExit) as stopped:
        run(tree, kind, target)
    assert stopped.value.code == 2
    assert flags[0] in capsys.readouterr().err
    assert not (tree / file).exists()


def test_a_new_edition_is_listed_and_forgets_the_dates_of_the_old(tree):
    path = tree / "standards/demo/1/edition.yml"
    path.write_text(path.read_text(encoding="utf-8") + "issued: 2020-01-01\n", encoding="utf-8")
    assert run(tree, "edition", "demo@3-draft", "--number", "DEMO 3", "--base", "demo@1") == 0
    made = (tree / "standards/demo/3-draft/edition.yml").read_text(encoding="utf-8")
    old = path.read_text(encoding="utf-8").replace("DEMO 1", "DEMO 3")
    begun = f'history:\n  - {{stage: "20.00", date: "{today()}"}}\n'
    assert made == old.replace("issued: 2020-01-01\n", "") + begun
    listed = (tree / "standards/demo/standard.yml").read_text(encoding="utf-8")
    assert listed.endswith('  - {id: 3-draft, status: draft, stage: "20.00"}\n')
    assert "# 由旧到新" in listed


TEXT = ("--text-zh", "企业应做一事。", "--text-en", "The enterprise shall do one thing.")
REASON = ("--reason-zh", "试验", "--reason-en", "Trial")


def test_a_new_clause_moves_the_numbers_behind_it(tree):
    target = "demo@2-draft#demo.extra"
    flags = ("--after", "demo.unit", "--points", "1", "--take-from", "demo.unit")
    assert run(tree, "clause", target, *flags, *WORDS, *TEXT, *REASON) == 0
    text = (tree / INDICATORS).read_text(encoding="utf-8")
    assert '  - id: demo.extra\n    number: "5.1.2"\n    type: requirement\n' in text
    assert "number: '5.1.3'" in text
    assert "points: 3\n" in text
    assert "clause: demo.extra" in (tree / LINEAGE).read_text(encoding="utf-8")
    assert check_all(tree)[2] == []


def test_a_new_clause_comes_last_below_another(tree):
    target = "demo@2-draft#demo.archive"
    assert run(tree, "clause", target, "--under", "6", *WORDS, *TEXT, *REASON) == 0
    text = (tree / f"{DRAFT}/clauses/06-method.yml").read_text(encoding="utf-8")
    assert text.index("demo.archive") > text.index("demo.report")
    assert 'number: "6.3"' in text
    assert check_all(tree)[2] == []


@pytest.mark.parametrize(
    ("flags", "said"),
    [
        (("--after", "demo.unit", "--points", "1"), "--take-from"),
        (("--after", "demo.unit", "--points", "3", "--take-from", "demo.staff"), "给不出"),
        (("--after", "demo.unit", "--under", "6"), "写一个"),
        ((), "写一个"),
        (("--after", "demo.unti"), "没有条款"),
        (("--after", "demo.method"), "新章"),
    ],
)
def test_a_clause_without_a_clear_place_is_refused(tree, capsys, flags, said):
    before = (tree / INDICATORS).read_bytes()
    assert run(tree, "clause", "demo@2-draft#demo.extra", *flags, *WORDS, *TEXT) == 1
    assert said in capsys.readouterr().err
    assert (tree / INDICATORS).read_bytes() == before


def test_an_id_is_never_used_again(tree, capsys):
    flags = ("--under", "6", *WORDS, *TEXT)
    assert run(tree, "clause", "demo@2-draft#demo.skill", *flags) == 1
    assert "用过了" in capsys.readouterr().err


def test_it_asks_on_a_terminal(tree, monkeypatch):
    answers = iter(["DEMO 4", ""])
    monkeypatch.setattr(new.sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda text: next(answers))
    assert run(tree, "edition", "demo@4-draft") == 0
    assert check_all(tree)[2] == []


def test_a_wrong_answer_is_asked_again(tree, monkeypatch):
    answers = iter(["", "maybe", "held"])
    monkeypatch.setattr("builtins.input", lambda text: next(answers))
    status = next(q for q in KINDS["event"].questions if q.key == "status")
    assert ask(status.text, status.default, status.choices) == "planned"
    assert ask(status.text, status.default, status.choices) == "held"


def test_an_edition_begins_with_an_empty_list_of_changes(tree):
    assert run(tree, "edition", "demo@3-draft", "--number", "DEMO 3") == 0
    target = tree / "diff.txt"
    assert main(["diff", "demo@1", "demo@3-draft", "--root", str(tree), "-o", str(target)]) == 0
    assert "没有变化" in target.read_text(encoding="utf-8")
