"""What is kept between runs never changes what a check says."""

import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from macros import kept
from macros.check import check
from macros.source import suspects
from macros.verdict import verdict
from tests.bench.catalogue import generate
from tests.rig.build import ROOT
from tests.rig.small import TREE

CLAUSES, EDITS = 120, 60 if os.environ.get("FULL") else 5


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty place for what is kept."""
    monkeypatch.setattr(kept, "FOLDER", tmp_path / "kept")
    return tmp_path / "kept"


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """Two standards with two editions each."""
    generate(tmp_path / "tree", CLAUSES, standards=2, editions=2)
    return tmp_path / "tree"


def without(root: Path) -> list:
    """The problems of a tree when nothing is kept."""
    os.environ[kept.SWITCH] = "off"
    try:
        return check(root)[1]
    finally:
        del os.environ[kept.SWITCH]


def _edit(root: Path, chance: random.Random) -> str:
    """One change of a random kind in a random file; what it was."""
    files = sorted((root / "standards").rglob("*.yml")) + sorted((root / "docs").rglob("*.md"))
    path = chance.choice(files)
    lines = path.read_text(encoding="utf-8").split("\n")
    at = chance.randrange(1, len(lines))
    kind = chance.choice(("drop", "double", "id", "points", "html", "away", "link"))
    if kind == "away":
        path.unlink()
    elif kind == "drop":
        del lines[at]
    elif kind == "double":
        lines.insert(at, lines[at])
    else:
        old, new = {
            "id": ("r1", "r999"),
            "points": ("points: 1", "points: 2"),
            "html": ("en: ", "en: <b>"),
            "link": ("see: [", "see: [no.such.clause, "),
        }[kind]
        lines = [line.replace(old, new, 1) if chance.random() < 0.2 else line for line in lines]
    if kind != "away":
        path.write_text("\n".join(lines), encoding="utf-8")
    return f"{kind} {path.relative_to(root)}:{at}"


def test_a_generated_catalogue_is_in_order(tree: Path, store: Path):
    assert check(tree)[1] == []
    assert any(store.rglob("*")), "nothing was kept"


def test_a_check_says_the_same_whatever_was_checked_before(tree: Path, store: Path):
    chance = random.Random(7)
    check(tree)
    for number in range(EDITS):
        before = shutil.copytree(tree, tree.parent / f"before-{number}")
        done = _edit(tree, chance)
        expected = without(tree)
        assert check(tree)[1] == expected, done
        assert check(tree)[1] == expected, f"{done}, seen before"
        if chance.random() < 0.6:  # otherwise mistakes gather
            shutil.rmtree(tree)
            before.rename(tree)


def test_a_tree_seen_before_is_not_read_again(
    tree: Path, store: Path, monkeypatch: pytest.MonkeyPatch
):
    first = verdict(tree)
    monkeypatch.setattr("macros.verdict._judged", lambda root: pytest.fail("judged again"))
    assert verdict(tree) == first
    clause = tree / "standards/bench1/2026/clauses/01-chapter.yml"
    clause.write_text(clause.read_text(encoding="utf-8") + "# more\n", encoding="utf-8")
    with pytest.raises(pytest.fail.Exception):
        verdict(tree)


@pytest.mark.parametrize("damage", [b"", b"x" * 40, None], ids=["empty", "wrong", "gone"])
def test_a_damaged_store_is_found_out_anew(store: Path, tmp_path: Path, damage: bytes | None):
    root = shutil.copytree(TREE, tmp_path / "small")
    first = verdict(root)
    for path in [path for path in store.rglob("*") if path.is_file()]:
        path.unlink() if damage is None else path.write_bytes(damage)
    assert verdict(root) == first


def test_records_made_later_are_the_same(store: Path, tmp_path: Path):
    root = shutil.copytree(TREE, tmp_path / "small")
    first, again = check(root)[0], check(root)[0]
    assert [item.names for item in first.files] == [item.names for item in again.files]
    for one, other in zip(first.files, again.files, strict=True):
        assert one.record == other.record
        assert (one.document.data, one.document.text) == (other.document.data, other.document.text)
        assert one.body == other.body
        for path, _, _ in one.fields:
            assert one.document.place(path) == other.document.place(path)


def test_the_oldest_go_when_there_are_too_many(store: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(kept, "MOST", 10)
    monkeypatch.setattr(kept, "STAY", 4)
    for number in range(12):
        kept.put(kept.key(str(number)), number)
        os.utime(kept._path(kept.key(str(number))), (number, number))
    kept.tidy()
    left = [kept.get(kept.key(str(number))) for number in range(12)]
    assert left == [None] * 8 + [8, 9, 10, 11]


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path: Path, monkeypatch):
    (tmp_path / "file").write_text("")
    monkeypatch.setattr(kept, "FOLDER", tmp_path / "file" / "kept")
    kept.put(kept.key("a"), 1)
    assert kept.get(kept.key("a")) is None


def test_a_check_seen_before_loads_no_library(tmp_path: Path):
    root = shutil.copytree(TREE, tmp_path / "small")
    code = (
        "import sys; from macros.__main__ import main; main(['check', '--root', sys.argv[1]]);"
        "print(*{name.partition('.')[0] for name in sys.modules})"
    )
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-c", code, str(root)],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        )
    heavy = {"mkdocs", "jinja2", "pydantic", "yaml", "docx", "PIL", "typst", "icalendar"}
    assert not heavy & set(done.stdout.split())


def test_the_quick_look_finds_every_suspicious_letter():
    quick, slow = suspects._ANY, suspects._SUSPECT
    assert not [c for c in map(chr, range(0x110000)) if bool(quick.match(c)) != bool(slow.match(c))]
