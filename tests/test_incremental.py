"""A build makes again what changed and nothing else, and leaves what a cold build would make.

``FULL=1`` makes 200 edits in place of a few; ``python -m tests.incremental.run`` prints them.
"""

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from macros.build import check_all
from macros.cache.facts import Facts
from macros.cache.inputs import Inputs, digest
from macros.cache.memory import Memory
from macros.catalogue import Catalogue
from macros.catalogue.kept import kept
from macros.catalogue.trace import (
    DERIVED,
    derived,
    note,
    recording,
    remembered,
    remembered_property,
    unnoted,
)
from macros.pages import pages, units
from macros.render import Reader
from tests.incremental.edits import EDITS
from tests.incremental.run import build, sums
from tests.rig.build import ROOT
from tests.rig.small import TREE, small_project

#: Without FULL: one edit that touches few pages, one that touches all, one beside the data.
FEW = ["clause title", "page title", "damage"]
CLAUSE = "demo@2026#demo.unit"


@pytest.fixture(scope="module")
def known() -> Catalogue:
    found = check_all(TREE)[1]
    assert found is not None
    return found


def test_random_edits_leave_the_bytes_of_a_cold_build():
    full = "FULL" in os.environ
    kinds = [*EDITS, "damage"] if full else FEW
    count = "200" if full else str(len(FEW))
    done = subprocess.run(
        [sys.executable, "-m", "tests.incremental.run", "--edits", count, "--kinds", *kinds],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]


def test_only_what_changed_is_written(tmp_path):
    project, target = small_project(tmp_path / "project"), tmp_path / "site"
    assert build(project, target)
    before = {path: path.stat().st_mtime_ns for path in target.rglob("*") if path.is_file()}
    page = project / "docs/zh/index.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n新的一段\n", encoding="utf-8")
    assert build(project, target)
    changed = {
        path.relative_to(target).as_posix()
        for path, at in before.items()
        if path.stat().st_mtime_ns != at
    }
    assert "index.html" in changed
    assert not [name for name in changed if name.startswith(("standards/", "en/", "assets/"))]


def test_a_build_that_fails_changes_nothing(tmp_path):
    project, target = small_project(tmp_path / "project"), tmp_path / "site"
    assert build(project, target)
    before = sums(target)
    page = project / "docs/zh/index.md"
    page.write_text(page.read_text(encoding="utf-8").replace("demo.unit", "demo.unti"), "utf-8")
    assert not build(project, target)
    assert sums(target) == before


# What is noted


def test_a_page_notes_the_fields_it_reads(known):
    clause = known.clauses[CLAUSE]
    with recording() as facts:
        assert clause.record.title
        assert clause.record.id == clause.id
    assert facts == {(CLAUSE, "title")}


def test_nothing_is_noted_outside(known):
    record = known.clauses[CLAUSE].record
    assert type(record).__name__ == "Clause"
    with recording() as facts, unnoted():
        assert known.events is not None
    assert not facts


def test_work_around_has_read_what_work_inside_has(known):
    with recording() as outer:
        with recording() as inner:
            assert known.clauses
        note("files", "a.yml")
    assert inner < outer
    assert ("files", "a.yml") in outer


@pytest.mark.parametrize("how", ["remembered", "kept", "property"])
def test_who_is_given_something_kept_has_read_what_it_was_made_of(known, how):
    made = []

    def title(view):
        made.append(view)
        return view.record.title

    class Holder:
        def __init__(self, view):
            self.view = view

        value = remembered_property(lambda self: title(self.view))

    holder, clause = Holder(known.clauses[CLAUSE]), known.clauses[CLAUSE]
    ask = {"remembered": remembered(title), "kept": kept(title), "property": None}[how]
    read = []
    for _ in range(2):
        with recording() as facts:
            assert ask(clause) if ask else holder.value
        read.append(set(facts))
    assert len(made) == 1
    assert read == [{(CLAUSE, "title")}] * 2


def test_what_says_little_counts_by_what_it_says(known):
    @derived
    def many(catalogue, key):
        return str(len(catalogue.clauses) > int(key))

    with recording() as facts:
        assert many(known, "1") == "True"
    assert facts == {(f"={__name__}.many", "1")}
    inputs = Inputs(TREE, TREE)
    assert Facts(known, inputs).of((f"={__name__}.many", "1")) == digest("True")
    del DERIVED[f"={__name__}.many"]


def test_every_page_is_in_one_unit(known):
    reader = Reader(known, "zh")
    found = [(name, page.url) for name, make in units(reader) for page in make()]
    assert sorted(url for _, url in found) == sorted(page.url for page in pages(reader))
    names = {name for name, _ in units(reader)}
    assert len(names) == len(list(units(reader)))


# What is remembered of a target


def _memory(tmp_path: Path) -> Memory:
    return Memory(tmp_path / "site", tmp_path / "store")


def _first(tmp_path: Path, known: Catalogue) -> Inputs:
    """A target with one file, made from the title of a clause."""
    inputs, memory = Inputs(TREE, TREE), _memory(tmp_path)
    memory.compare(Facts(known, inputs))
    with memory.work("page", b"world") as unit:
        memory.write(unit, "a/index.html", str(known.clauses[CLAUSE].record.title.zh))
    memory.finish(inputs.whole)
    return inputs


def test_a_unit_is_fresh_until_something_it_read_changes(tmp_path, known):
    inputs = _first(tmp_path, known)
    memory = _memory(tmp_path)
    memory.compare(Facts(known, inputs))
    assert memory.unchanged(inputs.whole)
    assert memory.fresh("page", b"world")
    assert not memory.fresh("page", b"another world")
    assert not memory.fresh("another page", b"world")
    record = known.clauses[CLAUSE].record
    other = check_all(TREE)[1]
    assert other is not None
    view = other.clauses[CLAUSE]
    inputs.files[view.file] = b"saved"
    for name, value, fresh in (("points", record.points + 1, True), ("title", None, False)):
        view.record = view.record.model_copy(update={name: value or record.text})
        memory = _memory(tmp_path)
        memory.compare(Facts(other, inputs))
        assert memory.fresh("page", b"world") is fresh


@pytest.mark.parametrize("spoil", ["gone", "other", "more", "memory"])
def test_a_spoilt_target_is_seen(tmp_path, known, spoil):
    inputs = _first(tmp_path, known)
    page = tmp_path / "site/a/index.html"
    if spoil == "gone":
        page.unlink()
    elif spoil == "other":
        page.write_text("something else", encoding="utf-8")
    elif spoil == "more":
        (tmp_path / "site/b.html").write_text("", encoding="utf-8")
    else:
        for path in (tmp_path / "store").iterdir():
            path.write_bytes(path.read_bytes()[:-1] + b"?")
    memory = _memory(tmp_path)
    assert not memory.unchanged(inputs.whole)
    memory.compare(Facts(known, inputs))
    assert memory.fresh("page", b"world") is (spoil == "more")
    if spoil == "more":
        memory.finish(inputs.whole)
        assert not (tmp_path / "site/b.html").exists()


def test_a_target_that_is_gone_is_forgotten(tmp_path, known):
    _first(tmp_path, known)
    kept_before = len(list((tmp_path / "store").iterdir()))
    (tmp_path / "site/a/index.html").unlink()
    (tmp_path / "site/a").rmdir()
    (tmp_path / "site").rmdir()
    inputs, memory = Inputs(TREE, TREE), Memory(tmp_path / "other", tmp_path / "store")
    memory.compare(Facts(known, inputs))
    memory.write(memory.unit("page", b""), "b.html", "b")
    memory.finish(inputs.whole)
    assert len(list((tmp_path / "store").iterdir())) == kept_before


# The rule that keeps it honest

#: Caches that know nothing of views: words, libraries, fonts, one reader's own language.
PLAIN = {
    "macros/address.py": {"_configured"},
    "macros/catalogue/views.py": {"ref", "url"},
    "macros/comments/forms.py": {"labels"},
    "macros/explain.py": {"explanations"},
    "macros/exports/pdf.py": {"_fonts", "font"},
    "macros/exports/store.py": {"_machine"},
    "macros/kept.py": {"_as_it_was", "machine"},
    "macros/links.py": {"_address"},
    "macros/locale.py": {"locale"},
    "macros/pictures.py": {"_inspected"},
    "macros/render/environment.py": {"environment"},
    "macros/render/reader.py": {"t", "base", "speakers"},
    "macros/search/words.py": {"own_synonyms", "_traditional"},
}
BEFORE = ("model", "source", "load", "check", "lint", "cache", "imports", "edit", "publish")


def _plain_caches() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for path in sorted((ROOT / "macros").rglob("*.py")):
        name = path.relative_to(ROOT).as_posix()
        if name.split("/")[1] in BEFORE:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef):
                marks = " ".join(ast.unparse(mark) for mark in node.decorator_list)
                if re.search(r"\b(cache|lru_cache|cached_property)\b", marks):
                    found.setdefault(name, set()).add(node.name)
    return found


def test_what_is_kept_of_views_is_kept_with_what_it_read():
    found = {
        f"{file}: {name}"
        for file, names in _plain_caches().items()
        for name in names - PLAIN.get(file, set())
    }
    assert not found, "use kept, remembered or remembered_property of macros/catalogue"
