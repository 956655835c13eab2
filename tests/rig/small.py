"""The machine over a small content tree, for tests that break things on purpose."""

import shutil
from pathlib import Path

from tests.rig.build import ROOT

TREE = ROOT / "tests" / "check" / "tree"
_MACHINE = ("macros", "overrides")


def small_project(target: Path) -> Path:
    """A project at ``target``: this machine, the small tree's content, a navigation of one page."""
    shutil.copytree(TREE, target)
    for folder in _MACHINE:
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / folder, target / folder, ignore=ignored)
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    head = config[: config.index("\nnav:\n")]
    (target / "mkdocs.yml").write_text(head + "\nnav:\n  - index.md\n", encoding="utf-8")
    return target
