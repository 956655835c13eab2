"""导出一个版本 / export an edition: PDF, DOCX, XLSX and the other formats, without a build."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from ..build import check_all
from ..exports import FORMATS, file_name, made
from ..model.base import LANGUAGES
from ..problem import as_text
from ..render import Reader


def run(arguments: list[str]) -> int:
    """Write one file; 0 when written, 1 when it cannot be made, 2 for usage."""
    parser = argparse.ArgumentParser(prog="python -m macros export", description=__doc__)
    parser.add_argument("format", choices=FORMATS, help="格式 / format")
    parser.add_argument("edition", help="标准@版本，如 asc@2026 / standard@edition")
    parser.add_argument("-o", "--output", type=Path, help="文件；“-”是标准输出 / file; - is stdout")
    parser.add_argument("--lang", choices=LANGUAGES, default=LANGUAGES[0], help="语言 / language")
    parser.add_argument("--root", type=Path, default=Path("."), help="项目目录 / tree to read")
    options = parser.parse_args(arguments)
    _, catalogue, problems = check_all(options.root)
    if catalogue is None:
        errors = [item for item in problems if item.severity == "error"]
        print(as_text(errors), file=sys.stderr)
        return 1
    edition, form = catalogue.edition(options.edition), FORMATS[options.format]
    if edition is None:
        known = ", ".join(item.ref for item in catalogue.editions)
        parser.error(f"没有这个版本 / no such edition: {options.edition}\n可用 / known: {known}")
    reader = Reader(catalogue, options.lang)
    why = reader.t(f"exports.lacks.{form.lacks()}", format=form.id) if form.lacks() else ""
    if why or not form.applies(edition):
        print(why or f"{edition.ref}: {form.id}: 没有内容 / nothing to export", file=sys.stderr)
        return 1
    return _write(
        made(edition, form, reader), options.output or Path(file_name(edition, form, reader))
    )


def _write(content: bytes, target: Path) -> int:
    if str(target) == "-":
        sys.stdout.buffer.write(content)
        return 0
    target.write_bytes(content)
    print(f"{target} ({len(content)} B)", file=sys.stderr)
    return 0
