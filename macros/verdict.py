"""What ``python -m macros check`` says of a tree: every problem, the macros of pages included."""

from __future__ import annotations

import datetime
from pathlib import Path

from . import kept
from .kept import packed, unpacked
from .problem import Problem, in_order

#: Everything below these folders is read by some rule.
FOLDERS = ("standards", "docs")


def verdict(root: Path) -> tuple[int, list[Problem]]:
    """How many files were read and all their problems; nothing is done for a tree seen before."""
    key = _key(root)
    if (known := kept.get(key)) is not None:
        files, said = known
        return files, unpacked(said)
    files, problems = _judged(root)
    if _key(root) == key:  # nobody wrote to the tree meanwhile
        kept.put(key, (files, packed(problems)))
    return files, problems


def _key(root: Path) -> str:
    today = datetime.date.today().isoformat()
    return kept.key("verdict", today, kept.print_of(root, *FOLDERS))


def _judged(root: Path) -> tuple[int, list[Problem]]:
    """The same without looking back; pages without macros need no catalogue."""
    from .check import check, undisturbed  # slow to import: a tree seen before does without

    with undisturbed():
        tree, problems = check(root)
        pages = (*tree.of("page"), *tree.of("article"))
        live = [page for page in pages if "{" in page.body]
        if live and not any(item.severity == "error" for item in problems):
            from .build import author_problems
            from .catalogue import catalogue

            problems += author_problems(iter(live), catalogue(tree))
    return len(tree.files), in_order(problems)
