"""比较两个版本 / compare two editions: text, JSON, or Word with tracked changes."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from ..build import check_all
from ..model.base import LANGUAGES
from ..problem import as_text
from ..render import Reader
from ..revise.report import FORMATS


def run(arguments: list[str]) -> int:
    """Write the comparison; 0 when written, 1 when the tree has errors, 2 for usage."""
    parser = argparse.ArgumentParser(prog="python -m macros diff", description=__doc__)
    parser.add_argument("before", help="旧版，如 asc@2026 / the earlier edition")
    parser.add_argument("after", help="新版，如 asc@2027-draft / the later edition")
    parser.add_argument("--format", choices=FORMATS, default="text", help="格式 / format")
    parser.add_argument("--lang", choices=LANGUAGES, default=LANGUAGES[0], help="语言 / language")
    parser.add_argument("-o", "--output", type=Path, help="文件；“-”是标准输出 / file; - is stdout")
    parser.add_argument("--root", type=Path, default=Path("."), help="项目目录 / tree to read")
    options = parser.parse_args(arguments)
    _, catalogue, problems = check_all(options.root)
    if catalogue is None:
        errors = [item for item in problems if item.severity == "error"]
        print(as_text(errors), file=sys.stderr)
        return 1
    editions = []
    for name in (options.before, options.after):
        if (edition := catalogue.edition(name)) is None:
            known = ", ".join(item.ref for item in catalogue.editions)
            parser.error(f"没有这个版本 / no such edition: {name}\n可用 / known: {known}")
        editions.append(edition)
    content = FORMATS[options.format](*editions, Reader(catalogue, options.lang))
    if options.format == "docx" and options.output is None:
        parts = (options.before, options.after, options.lang)
        options.output = Path("-".join(parts).replace("@", "-") + ".docx")
    if options.output is None or str(options.output) == "-":
        sys.stdout.buffer.write(content)
    else:
        options.output.write_bytes(content)
        print(f"{options.output} ({len(content)} B)", file=sys.stderr)
    return 0
