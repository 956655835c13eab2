"""What must hold between records.  Add a rule: a generator in one of the modules, listed in RULES.

A rule takes the whole tree and yields problems; its docstring states the rule.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from .. import kept
from ..load import Tree, load
from ..problem import Problem, in_order
from . import (
    amounts,
    assets,
    comments,
    dates,
    diagrams,
    drafting,
    identity,
    ladders,
    lineage,
    links,
    locks,
    pages,
    parts,
    redirects,
    register,
    reserved,
    stages,
    survey,
    wording,
)

Rule = Callable[[Tree], Iterator[Problem]]

RULES: tuple[Rule, ...] = (
    *identity.RULES,
    *reserved.RULES,
    *links.RULES,
    *pages.RULES,
    *lineage.RULES,
    *comments.RULES,
    *register.RULES,
    *redirects.RULES,
    *survey.RULES,
    *diagrams.RULES,
    *drafting.RULES,
    *amounts.RULES,
    *ladders.RULES,
    *dates.RULES,
    *stages.RULES,
    *locks.RULES,
    *wording.RULES,
    *assets.RULES,
)


@contextmanager
def undisturbed() -> Iterator[None]:
    """No search for garbage: among a million nodes that stay it takes longer than parsing them."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def check(root: Path) -> tuple[Tree, list[Problem]]:
    """The tree below ``root`` and all its problems, sorted by place."""
    with undisturbed():
        tree, problems = load(root)
        problems += parts.findings(tree, RULES)
    kept.tidy()
    return tree, in_order(problems)
