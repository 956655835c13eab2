"""新建文件 / new: a standard, edition, clause, event or article that is valid from the start."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from ..edit.desk import Desk, RefusedError
from ..edit.makers import Answers
from ..edit.new import KINDS, Question
from ..edit.verb import ask
from ..problem import as_text


def run(arguments: list[str]) -> int:
    """0 when written, 1 when refused with the reason, 2 for usage; nothing is overwritten."""
    parser = argparse.ArgumentParser(prog="python -m macros new", description=__doc__)
    kinds = parser.add_subparsers(dest="what", required=True)
    for name, kind in KINDS.items():
        made = kinds.add_parser(name, help=kind.target, description=kind.make.__doc__)
        made.add_argument("target", help=kind.target)
        made.add_argument("--root", type=Path, default=Path("."), help="项目目录 / tree")
        for question in kind.questions:
            choices = question.choices or None
            made.add_argument(question.flag, help=question.text, choices=choices)
    options = parser.parse_args(arguments)
    kind = KINDS[options.what]
    try:
        answers, missing = _answers(options, kind.questions)
        if missing:
            flags = ", ".join(question.flag for question in missing)
            parser.error(f"还要写明 / also needed: {flags}")
        desk = Desk(options.root)
        kind.make(desk, options.target, answers)
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


def _answers(
    options: argparse.Namespace, questions: tuple[Question, ...]
) -> tuple[Answers, list[Question]]:
    """Answers by flag, from the terminal, or by default; and the questions left open."""
    answers, missing = {}, []
    asks = sys.stdin.isatty()
    for question in questions:
        value = getattr(options, question.key)
        if value is None and asks:
            value = ask(question.text, question.default, question.choices)
        if value is None:
            value = question.default
        if value is None:
            missing.append(question)
        else:
            answers[question.key] = value
    return answers, missing
