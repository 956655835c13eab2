"""What the commands that edit clauses share: their arguments, questions, and how they end.

What is needed and was not given is asked for on a terminal; elsewhere it is a usage error.
"""

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
            made.add_argument(f"--reason-{code}", help="写入 lineage.yml 的理由 / why")
    return made


def ask(text: str, default: str | None = None, choices: tuple[str, ...] = ()) -> str:
    """One answer from the terminal; an empty line takes the default.

    Raises RefusedError when the person ends the input instead.
    """
    shown = f" [{' | '.join(choices)}]" if choices else ""
    shown += f" ({default})" if default else ""
    while True:
        try:
            value = input(f"{text}{shown}: ").strip()
        except (EOFError, KeyboardInterrupt):
            raise RefusedError("\n没有写入 / nothing was written") from None
        if not value and default is not None:
            return default
        if value and (not choices or value in choices):
            return value


#: What a clause verb may have to ask: flag without language → how it is asked.
_QUESTIONS = {
    "reason": "理由，写入 lineage.yml / reason",
    "title": "新条款的标题 / title of the new clause",
}
_TONGUES = {"zh": "中文 / Chinese", "en": "英文 / English"}


def read(made: argparse.ArgumentParser, arguments: list[str], *needed: str) -> argparse.Namespace:
    """The arguments, with the bilingual texts ``needed`` asked for where they are missing.

    Ends with 1 when the person gives up; without a terminal it is a usage error.
    """
    options = made.parse_args(arguments)
    wanted = [(key, code) for key in needed for code in LANGUAGES]
    missing = [(key, code) for key, code in wanted if getattr(options, f"{key}_{code}") is None]
    if missing and not sys.stdin.isatty():
        flags = ", ".join(f"--{key}-{code}" for key, code in missing)
        made.error(f"还要写明 / also needed: {flags}")
    try:
        for key, code in missing:
            setattr(options, f"{key}_{code}", ask(f"{_QUESTIONS[key]} ({_TONGUES[code]})"))
    except RefusedError as error:
        made.exit(1, f"{error}\n")
    return options


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
