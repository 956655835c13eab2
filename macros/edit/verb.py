"""What the commands that edit clauses share: their arguments, and how they end."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from ..model.base import LANGUAGES
from ..problem import as_text
from .desk import Desk, RefusedError
from .lineage import Words
from .moves import Renumbered
from .outline import Outline


def parser(verb: str, doc: str | None, reason: bool = True) -> argparse.ArgumentParser:
    """The arguments that every such command has."""
    made = argparse.ArgumentParser(prog=f"python -m macros {verb}", description=doc)
    made.add_argument("edition", help="标准@版本 / standard@edition")
    made.add_argument("--root", type=Path, default=Path("."), help="项目目录 / tree")
    made.add_argument("--dry-run", action="store_true", help="不写入 / write nothing")
    if reason:
        for code in LANGUAGES:
            made.add_argument(f"--reason-{code}", required=True, help="写入 lineage.yml 的理由")
    return made


def words(options: argparse.Namespace, key: str) -> Words:
    """A bilingual text out of ``--key-zh`` and ``--key-en``."""
    found = {code: getattr(options, f"{key}_{code}") for code in LANGUAGES}
    return {code: text for code, text in found.items() if text}


def carry_out(options: argparse.Namespace, act: Callable[[Outline], Renumbered]) -> int:
    """Do it on the desk and write it when the check agrees; 1 with the reason otherwise."""
    try:
        desk = Desk(options.root)
        for name, before, after in act(Outline(desk, options.edition)):
            print(f"  {before} → {after} {name}")
        if options.dry_run:
            return 0
        problems = desk.commit()
    except RefusedError as error:
        print(error, file=sys.stderr)
        return 1
    if problems:
        print(as_text(problems))
    if any(item.severity == "error" for item in problems):
        print("没有写入 / nothing was written", file=sys.stderr)
        return 1
    for file in desk.changed:
        print(file)
    return 0
