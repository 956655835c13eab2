"""The demonstration site, for tests that need a full archive."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from macros.catalogue import Catalogue, catalogue
from macros.check import check
from tests.demo.tree import prepare

EVENTS, PICTURES, WIDTH = 300, 4, 1000


@cache
def demo_tree() -> Path:
    """A content tree with 300 demonstration events; made once a run."""
    return prepare(Path(mkdtemp(prefix="demo-")) / "tree", EVENTS, PICTURES, WIDTH)


@cache
def demo_catalogue() -> Catalogue:
    """The catalogue of that tree."""
    tree, problems = check(demo_tree())
    assert not problems
    return catalogue(tree)
