# ruff: noqa: E501
"""Mutated files: whatever a file holds, check answers with messages, soon and in little room.

The default run is short.  ``FULL=1 python -m pytest tests/test_fuzz.py --no-cov`` goes on for
minutes; ``FUZZ_SECONDS`` sets how many seconds for each kind of mutation.
"""

import os
import random
import re
import shutil
import time
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from macros.build import check_all
from macros.load.tree import load
from macros.problem import FORMATS
from macros.source import document_of
from macros.source.characters import decode
from macros.source.front import front_matter
from tests.rig.build import ROOT
from tests.test_check import TREE

FULL = bool(os.environ.get("FULL"))
SECONDS = float(os.environ.get("FUZZ_SECONDS", "120" if FULL else "1.5"))
#: Seconds of the processor: a busy machine makes nothing slower.
SLOWEST = 1.0 if FULL else 3.0
MOST_ROOM = 300_000_000
FILES = sorted(
    path
    for folder in ("standards", "docs/archive", "docs/zh")
    for path in (ROOT / folder).rglob("*")
    if path.suffix in (".yml", ".md") and path.stat().st_size < 60_000
)
#: What people and attackers paste: every kind of syntax, full-width marks, hidden letters.
PIECES = [
    *(": ", "：", ":", "- ", "-", "- - - ", "\t", "\n", "\r\n", "\r", " #", "#", "'", '"', "“", "”"),
    *("{", "}", "[", "]", "｛", "］", "，", ",", "&a ", "*a", "!x ", "!!python/x ", "<<: ", "? ", "|"),
    *("|\n", ">-\n", "%", "@", "`", "\\", "\\n", "---\n", "...\n", "\n---\n", "\u3000", "\u00a0"),
    *("\x00", "\x85", "\u2028", "\ufeff", "\u200b", "\ufffd", "\U000e0041", "é", "⾨", "\ue000"),
    *("[" * 60, "{a: " * 50, "- " * 80, " " * 200, "(" * 500, "[x](" * 50, "**", "<b>", "{{ x }}"),
    *("5.10", "NO", "12:30", "040", "1_20", "9" * 400, ".nan", "null", "~", "2015-02-30", "13812345678"),
    *("<<<<<<< HEAD\n", "=======\n", "a: &a [*a, *a]\n", "zh: ", "en: ", "clauses:\n", "  - id: x\n"),
]  # fmt: skip


def judged(data: bytes, name: str, folder: Path) -> None:
    """Check one file alone, in its place in a tree, and hold the answer to its promises."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    start = time.process_time()
    _, problems = load(folder)
    for shown in FORMATS.values():
        shown(problems, None)
    took = time.process_time() - start
    path.unlink()
    assert took < SLOWEST, f"{name}: {took:.2f} s for {data[:200]!r}"
    lines = len(re.findall(rb"\r\n|\r|\n", data)) + 1
    assert all(0 < item.place.line <= lines + 1 for item in problems), problems
    assert all(item.place.column > 0 for item in problems), problems


def mutated(data: bytes, rng: random.Random) -> bytes:
    """The same file after one to six accidents."""
    for _ in range(rng.randint(1, 6)):
        at = rng.randrange(len(data) + 1)
        kind = rng.randrange(8)
        if kind == 0:
            data = data[:at] + bytes([rng.randrange(256)]) + data[at + 1 :]
        elif kind == 1:
            data = data[:at]
        elif kind == 2:
            data = data[:at] + data[at + rng.randrange(200) :]
        elif kind == 3:
            other = rng.choice(FILES).read_bytes()
            start = rng.randrange(len(other) + 1)
            data = data[:at] + other[start : start + rng.randrange(400)] + data[at:]
        elif kind == 4:
            line = data[: data.find(b"\n", at) + 1].rsplit(b"\n", 2)[-2:]
            data = data[:at] + b"\n".join(line) * rng.randint(1, 30) + data[at:]
        else:
            data = data[:at] + rng.choice(PIECES).encode() + data[at:]
    return data


@pytest.mark.parametrize("seed", range(4))
def test_mutated_files_get_messages(tmp_path, seed):
    rng = random.Random(seed if not FULL else time.time_ns())
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        path = rng.choice(FILES)
        data = mutated(path.read_bytes(), rng)
        try:
            judged(data, path.relative_to(ROOT).as_posix(), tmp_path)
        except Exception:
            kept = tmp_path.parent / f"fuzz-{seed}{path.suffix}"
            kept.write_bytes(data)
            print(f"{path}: the file is kept as {kept}")
            raise


@pytest.mark.parametrize("seed", range(2))
def test_rules_over_a_mutated_tree_end_with_messages(tmp_path, seed):
    """What still loads after an accident goes through every rule and into the catalogue."""
    root = tmp_path / "tree"
    shutil.copytree(TREE, root)
    files = sorted(path for path in root.rglob("*.*") if path.suffix in (".yml", ".md"))
    rng = random.Random(seed if not FULL else time.time_ns())
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        path = rng.choice(files)
        whole = path.read_bytes()
        data = mutated(whole, rng)
        path.write_bytes(data)
        start = time.process_time()
        try:
            check_all(root)
        except Exception:
            print(f"{path}: {data!r}")
            raise
        assert time.process_time() - start < SLOWEST
        path.write_bytes(whole)


TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=40).map("".join)


@settings(
    max_examples=20_000 if FULL else 300,
    deadline=3000,
    suppress_health_check=list(HealthCheck),
    derandomize=not FULL,
)
@given(TEXTS)
def test_any_text_is_read_or_refused(text):
    """Reading ends with data or with a problem that says why there is none; marks are in place."""
    seen, problems = decode(text.encode("utf-8", "surrogatepass"), "a.yml")
    if seen:
        document, more = document_of(seen, "a.yml")
        assert document is not None or problems + more
        matter, body, faults = front_matter(seen, "a.md")
        assert (matter is None) == bool(faults)
        assert matter is None or body.count("\n") == seen.count("\n")
    else:
        assert problems


@pytest.mark.parametrize(
    "text",
    [
        "a: " + "[" * 200_000,
        "a: " + "{a: " * 100_000,
        "- " * 300_000,
        "a:\n" + "".join(" " * n + "a:\n" for n in range(1000)),
        "".join(f"k{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 60)),
        "name: {zh: '" + "论坛" * 100_000 + "', en: x}",
        "name: {zh: " + "[x](" * 60_000 + ", en: x}",
        "name: {zh: \"" + "**a`" * 60_000 + "\", en: x}",
        "a: " + '"' * 300_001,
        ("a" * 100 + "\n") * 5000,
        "# " + "9" * 900_000,
        "\u200b" * 300_000,
        "a: \u3000" * 100_000,
        "? " * 200_000,
        "\r\n\r" * 200_000,
    ],
    ids=range(15),
)  # fmt: skip
def test_a_megabyte_of_anything_is_answered_soon_and_in_little_room(tmp_path, text):
    tracemalloc.start()
    try:
        path = tmp_path / "docs/archive/events/forum.yml"
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8", newline="")
        start = time.process_time()
        _, problems = load(tmp_path)
        took = time.process_time() - start
        assert tracemalloc.get_traced_memory()[1] < MOST_ROOM
    finally:
        tracemalloc.stop()
    assert problems
    assert took < 8 * SLOWEST, "tracing makes it some eight times slower"
