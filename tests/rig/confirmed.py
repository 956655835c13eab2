"""The small draft with two languages in step, and what people then do to it."""

from __future__ import annotations

import atexit
import shutil
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from macros.__main__ import main
from macros.build import check_all
from macros.catalogue import Catalogue, ClauseView, EditionView
from tests.rig.draft import draft_tree

EDITION = "demo@1"
FILE = "standards/demo/1/clauses/05-indicators.yml"
FOLDER = "standards/demo/1"


def confirmed_tree(root: Path, source: str = "zh") -> Path:
    """The draft tree whose issued edition is accepted whole, from ``source`` to the other."""
    return Path(shutil.copytree(_confirmed(source), root))


@cache
def _confirmed(source: str) -> Path:
    root = draft_tree(Path(mkdtemp(prefix="confirmed-")))
    atexit.register(shutil.rmtree, root, ignore_errors=True)
    file = f"{FOLDER}/edition.yml"
    edit(root, file, "text_basis:", f"source_language: {source}\ntext_basis:")
    names = ("--all", "--who", "甲", "--date", "2026-01-02")
    assert verb(root, "translate", "accept", EDITION, *names) == 0
    assert verb(root, "references", "confirm", EDITION, *names) == 0
    return root


def verb(root: Path, *arguments: str) -> int:
    """Run a verb over the tree."""
    return main([*arguments, "--root", str(root)])


def edit(root: Path, file: str, *changes: str) -> None:
    """Replace each odd text by the one after it, once, as an editor would."""
    path = root / file
    text = path.read_text(encoding="utf-8")
    for old, new in zip(changes[::2], changes[1::2], strict=True):
        assert old in text, old
        text = text.replace(old, new, 1)
    path.write_text(text, encoding="utf-8")


def read(root: Path) -> Catalogue:
    """The tree as it stands now."""
    _, found, problems = check_all(root)
    assert found is not None, problems
    return found


def edition_of(root: Path, name: str = EDITION) -> EditionView:
    """An edition as it stands now."""
    found = read(root).edition(name)
    assert found is not None
    return found


def clause_of(root: Path, identity: str, name: str = EDITION) -> ClauseView:
    """A clause as it stands now."""
    found = edition_of(root, name).clause(identity)
    assert found is not None
    return found
