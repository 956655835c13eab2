"""``python -m macros check``: every mistake is found, alone, where its cause stands."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from macros.build import check_all
from macros.codes import CHECK_CODES, CODES
from macros.problem import as_text
from tests.check.mistakes import MISTAKES
from tests.check.near import NEAR
from tests.check.planted import PLANTED

TREE = Path(__file__).parent / "check" / "tree"


def planted(tmp_path: Path, file: str, old: str | None, new: str | bytes | None) -> Path:
    """A copy of the clean tree with one mistake in it."""
    root = tmp_path / "tree"
    shutil.copytree(TREE, root)
    path = root / file
    if new is None:
        path.unlink()
    elif old is None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(new if isinstance(new, bytes) else new.encode())
    else:
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return root


def found(root: Path) -> list[str]:
    problems = check_all(root)[2]
    return [f"{p.code} {p.place.file}:{p.place.line}:{p.place.column}" for p in problems]


def run_check(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "macros", "check", *arguments]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)


def test_the_repository_is_clean(root):
    assert found(root) == []


def test_the_clean_tree_is_clean():
    assert found(TREE) == []


#: Links cannot be written as text: name, where it leads, the code.
LINKS = (
    ("standards/demo/2026/clauses/06-x.yml", "/etc/passwd", "S117"),
    ("docs/media/x.png", "/etc/passwd", "S117"),
    ("docs/archive/y", "/etc", "S117"),
    ("docs/zh/x.md", "/etc/hostname", "S117"),
    ("docs/media/x.png", "nowhere.png", "S118"),
    ("docs/media/x.png", "x.png", "S118"),
    ("docs/media/loop", "..", "S118"),
    ("standards/demo/2026/loop", ".", "S118"),
    ("docs/media/x.png", "a.png", "S119"),
    ("docs/archive/events/x.yml", "forum-1.yml", "S119"),
)


def test_every_code_is_planted():
    found = {case[0] for case in PLANTED} | {case[1] for case in MISTAKES}
    assert found | {link[2] for link in LINKS} | {"S120"} == set(CHECK_CODES)


def test_every_code_has_a_near_miss():
    assert {case[0] for case in NEAR} == set(CHECK_CODES)


@pytest.mark.parametrize(("code", "file", "old", "new"), NEAR, ids=[c[0] for c in NEAR])
def test_near_misses_stay_silent(tmp_path, code, file, old, new):
    assert found(planted(tmp_path, file, old, new)) == []


@pytest.mark.parametrize(
    ("_what", "code", "file", "old", "new", "at"), MISTAKES, ids=[c[0] for c in MISTAKES]
)
def test_what_people_do_wrong(tmp_path, _what, code, file, old, new, at):
    where = at if at.count(":") == 2 else f"{file}:{at}"
    assert found(planted(tmp_path, file, old, new)) == [f"{code} {where}"]


@pytest.mark.parametrize(("name", "leads_to", "code"), LINKS)
def test_links_are_refused(tmp_path, name, leads_to, code):
    root = planted(tmp_path, name, None, "")
    (root / name).unlink()
    (root / name).symlink_to(leads_to)
    assert found(root) == [f"{code} {name}:1:1"]


def test_a_pipe_is_not_waited_for(tmp_path):
    name = "docs/archive/events/pipe.yml"
    root = planted(tmp_path, name, None, "")
    (root / name).unlink()
    os.mkfifo(root / name)
    assert found(root) == [f"S120 {name}:1:1"]


BROKEN = sorted(p.relative_to(TREE).as_posix() for p in TREE.rglob("*.*") if p.suffix != ".png")


@pytest.mark.parametrize("file", BROKEN)
def test_a_broken_file_brings_nothing_else(tmp_path, file):
    """What the other files name in it is not reported as missing."""
    assert found(planted(tmp_path, file, None, b"\xff")) == [f"B101 {file}:1:1"]


@pytest.mark.parametrize("file", BROKEN)
def test_a_missing_file_is_no_traceback(tmp_path, file):
    found(planted(tmp_path, file, None, None))


@pytest.mark.parametrize(("code", "file", "old", "new", "at"), PLANTED, ids=[c[0] for c in PLANTED])
def test_mistake_is_found_where_it_is_and_nothing_else(tmp_path, code, file, old, new, at):
    where = at if at.count(":") == 2 else f"{file}:{at}"
    assert found(planted(tmp_path, file, old, new)) == [f"{code} {where}"]


@pytest.mark.parametrize("code", sorted(CODES))
def test_every_code_speaks_both_languages(code):
    """A wording that is all details ({what_zh}) takes its words from the rule that fills it."""
    said = CODES[code]
    assert "_zh}" in said.zh or any("\u4e00" <= char <= "\u9fff" for char in said.zh)
    assert not any("\u4e00" <= char <= "\u9fff" for char in said.en)


GOLDEN = """\
standards/demo/2026/clauses/05-indicators.yml:8:13: \
T201 编号 5.1 没加引号，会变成 5.1 / clause number 5.1 is not quoted and would become 5.1
    8 |     number: 5.1
      |             ^^^
   改成 / write: number: "5.1"
standards/demo/2026/clauses/05-indicators.yml:13:13: \
C103 文字里有 HTML 标记 <b> / text contains HTML: <b>
   13 |         企业应设<b>部门。
      |                 ^^^
   改成 / write: 删掉标记；“<”作小于号时两边留空格 / remove it
standards/demo/2026/clauses/05-indicators.yml:23:11: \
R101 没有条款“demo.staf” / there is no clause “demo.staf”
   23 |     see: [demo.staf]
      |           ^^^^^^^^^
   改成 / write: demo.staff"""


def test_messages_read_like_this(tmp_path):
    """All findings of a file in one run, in order, each with its line, caret and remedy."""
    root = planted(tmp_path, PLANTED[0][1], 'number: "5.1"', "number: 5.1")
    path = root / PLANTED[0][1]
    text = path.read_text(encoding="utf-8").replace("企业应设部门", "企业应设<b>部门", 1)
    path.write_text(text.replace("demo.staff]", "demo.staf]"), encoding="utf-8")
    assert as_text(check_all(root)[2]) == GOLDEN


def test_problems_of_all_files_come_in_one_run(tmp_path):
    root = planted(tmp_path, "docs/archive/events/forum-1.yml", "kind: forum", "kind：forum")
    (root / "standards/register.yml").write_text("standards: [a\n", encoding="utf-8")
    assert [line.split(":")[0] for line in found(root)] == [
        "Y102 docs/archive/events/forum-1.yml",
        "Y123 standards/register.yml",
    ]


def test_json_form(tmp_path):
    root = planted(tmp_path, "docs/archive/events/forum-1.yml", "2015-01-18", "2015/1/18")
    done = run_check("--root", str(root), "--format", "json")
    assert json.loads(done.stdout) == [
        {
            "file": "docs/archive/events/forum-1.yml",
            "line": 3,
            "column": 7,
            "code": "D102",
            "severity": "error",
            "message_zh": "日期“2015/1/18”的写法不对",
            "message_en": "date “2015/1/18” is not in the right form",
            "hint": '"2015-01-18"',
        }
    ]


def test_github_form(tmp_path):
    root = planted(tmp_path, "docs/archive/events/forum-1.yml", "2015-01-18", "2015-02-30")
    done = run_check("--root", str(root), "--format", "github", "--lang", "en")
    assert done.stdout == (
        "::error file=docs/archive/events/forum-1.yml,line=3,col=7,title=D101"
        "::there is no such day as 2015-02-30 → "
        "照来源核对；只知年月就写到年月 / check the source; year and month alone will do\n"
    )


@pytest.mark.parametrize(
    ("arguments", "code"),
    [(["--root", str(TREE)], 0), (["--root", "nowhere"], 2), (["--format", "xml"], 2)],
)
def test_exit_codes(arguments, code):
    assert run_check(*arguments).returncode == code


def test_exit_code_of_errors(tmp_path):
    root = planted(tmp_path, "docs/archive/events/forum-1.yml", "kind: forum\n", "")
    assert run_check("--root", str(root)).returncode == 1


def test_warnings_do_not_fail(tmp_path):
    root = planted(
        tmp_path, "docs/archive/events/forum-1.yml", "{zh: 论坛, en: Forum}", "{zh: 论坛}"
    )
    assert run_check("--root", str(root)).returncode == 0


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("docs/archive/events/forum-1.yml", "date: 2015-01-18", "date: '2015'"),
        ("docs/archive/events/forum-1.yml", "date: 2015-01-18", "date: 2015-01"),
        ("docs/archive/events/forum-1.yml", "{zh: 论坛, en: Forum}", "{zh: 'A: B # C', en: F}"),
        (
            "standards/demo/2026/clauses/05-indicators.yml",
            "企业应设部门。",
            "3 < 5，占 10 % 以上。",
        ),
        ("standards/demo/2026/clauses/05-indicators.yml", "企业应设部门。", "**企业**设`部门`。"),
        ("standards/demo/2026/clauses/05-indicators.yml", "points: 6", "points: 6.00"),
    ],
)
def test_odd_but_valid_input_stays_silent(tmp_path, file, old, new):
    assert found(planted(tmp_path, file, old, new)) == []


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        "- " * 100_000,
        "a: &x [*x]\n",
        "\x00",
        "{a: " * 50_000,
        "'",
        "? ",
        "!!python/x y",
    ],
)
def test_hostile_files_get_a_message_never_a_traceback(tmp_path, text):
    root = planted(tmp_path, "docs/archive/events/forum-1.yml", None, text)
    done = run_check("--root", str(root))
    assert (done.returncode, "Traceback" in done.stderr) == (1, False)
