"""检查全部数据 / check all data: every problem of every file, with its place and remedy."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from ..model.languages import LANGUAGES
from ..problem import FORMATS
from ..verdict import verdict


def run(arguments: list[str]) -> int:
    """Print problems; 0 when there is no error (warnings allowed), 1 otherwise, 2 for usage."""
    parser = argparse.ArgumentParser(prog="python -m macros check", description=__doc__)
    parser.add_argument("--root", type=Path, default=Path("."), help="项目目录 / tree to check")
    parser.add_argument("--format", choices=FORMATS, default="text")
    parser.add_argument("--lang", choices=LANGUAGES, help="只用一种语言 / one language only")
    options = parser.parse_args(arguments)
    if not options.root.is_dir():
        parser.error(f"没有这个目录 / no such folder: {options.root}")
    files, problems = verdict(options.root)
    shown = FORMATS[options.format](problems, options.lang)
    if shown:
        print(shown)
    errors = sum(item.severity == "error" for item in problems)
    if options.format == "text":
        print(
            f"{files} 个文件 / files, {errors} 个错误 / errors, "
            f"{len(problems) - errors} 个警告 / warnings",
            file=sys.stderr,
        )
    return 1 if errors else 0
