"""按起草规则查文本 / check the drafting of every text: modal verbs, vague words, terms, numbers."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from ..lint import lint
from ..load import load
from ..model.base import LANGUAGES
from ..problem import FORMATS


def run(arguments: list[str]) -> int:
    """Print findings; 0 when there is no error (warnings allowed), 1 otherwise, 2 for usage."""
    parser = argparse.ArgumentParser(prog="python -m macros lint", description=__doc__)
    parser.add_argument("--root", type=Path, default=Path("."), help="项目目录 / tree to read")
    parser.add_argument("--format", choices=FORMATS, default="text")
    parser.add_argument("--lang", choices=LANGUAGES, help="只用一种语言 / one language only")
    options = parser.parse_args(arguments)
    if not options.root.is_dir():
        parser.error(f"没有这个目录 / no such folder: {options.root}")
    tree, broken = load(options.root)
    problems = lint(tree)
    if shown := FORMATS[options.format](problems, options.lang):
        print(shown)
    errors = sum(item.severity == "error" for item in problems)
    if options.format == "text":
        print(
            f"{len(tree.files)} 个文件 / files, {errors} 个错误 / errors, "
            f"{len(problems) - errors} 个警告 / warnings",
            file=sys.stderr,
        )
    if broken:
        print("有的文件没有读成，先运行 check / run check first", file=sys.stderr)
    return 1 if errors or broken else 0
