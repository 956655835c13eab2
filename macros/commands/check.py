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
    parser.add_argument("--explain", metavar="CODE", help="解释一个代码 / explain one code")
    parser.add_argument("--fix", action="store_true", help="改好没有歧义的 / mend what is certain")
    parser.add_argument("--yes", action="store_true", help="与 --fix 合用：写入 / write the fixes")
    options = parser.parse_args(arguments)
    if options.explain:
        return _explain(options.explain.upper(), options.lang, parser)
    if not options.root.is_dir():
        parser.error(f"没有这个目录 / no such folder: {options.root}")
    if options.fix:
        return _fix(options.root, options.yes)
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


def _explain(code: str, language: str | None, parser: argparse.ArgumentParser) -> int:
    """Print what is known of a code."""
    from ..explain import as_text, explanations

    if code not in explanations():
        parser.error(f"没有这个代码 / no such code: {code}")
    print(as_text(code, (language,) if language else LANGUAGES))
    return 0


def _fix(root: Path, yes: bool) -> int:
    """Show the changes as a diff; write them with --yes or when the person at the desk agrees."""
    from ..check.mending import as_diff, mended

    changed = mended(root)
    for diff in as_diff(root, changed):
        print(diff, end="")
    if not changed:
        print("没有可以自动改的 / nothing to mend", file=sys.stderr)
        return 0
    if not yes and sys.stdin.isatty():
        yes = (
            input(f"写入 {len(changed)} 个文件 / write {len(changed)} files? [y/N] ").lower() == "y"
        )
    if not yes:
        print("没有写入；加 --yes 写入 / not written; --yes writes", file=sys.stderr)
        return 1
    for name, data in changed.items():
        (root / name).write_bytes(data)
    print(f"已写入 {len(changed)} 个文件 / {len(changed)} files written", file=sys.stderr)
    return 0
