"""What the importers of standards share: their arguments, and how a result is written."""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from ..check import check
from ..grid import Finding, GridError
from ..model.base import LANGUAGES
from .folder import Imported, Words, files

#: Bytes of a file that is read at all.
LARGEST = 60_000_000
_RIGHTS = {
    "zh": "从外部文件导入，权利归其权利人；公开之前查明许可。",
    "en": "Imported from an outside file; rights remain with their holders. Find out the licence "
    "before publication.",
}


def run(
    what: str, doc: str | None, arguments: list[str], make: Callable[[bytes, Imported], None]
) -> int:
    """Read a file into ``--root``; 0 when written, 1 when refused, 2 for usage."""
    parser = argparse.ArgumentParser(prog=f"python -m macros import {what}", description=doc)
    parser.add_argument("file", type=Path)
    parser.add_argument("--root", type=Path, default=Path("imported"), help="写到哪里 / where to")
    parser.add_argument("--id", help="标准的标识 / id of the standard")
    parser.add_argument("--number", help="标准编号 / its number")
    parser.add_argument("--edition", default="imported", help="版本标识 / id of the edition")
    for code in LANGUAGES:
        parser.add_argument(f"--title-{code}", help="名称 / title")
    options = parser.parse_args(arguments)
    if not options.file.is_file():
        parser.error(f"没有这个文件 / no such file: {options.file}")
    made = _blank(options)
    if re.fullmatch(r"[a-z][a-z0-9-]*", made.identity) is None:
        parser.error(f"--id: [a-z][a-z0-9-]*: {made.identity}")
    try:
        data = options.file.read_bytes()
        if len(data) > LARGEST:
            raise GridError(f"> {LARGEST} B")
        make(data, made)
    except GridError as error:
        made.note(made.source, "I301", value=error)
    return _finished(made, options.root)


def _blank(options: argparse.Namespace) -> Imported:
    name = options.file.stem
    slug = "-".join(re.findall(r"[a-z0-9]+", name.lower())) or "imported"
    identity = options.id or (slug if slug[0].isalpha() else f"i-{slug}")
    title: Words = {code: getattr(options, f"title_{code}") for code in LANGUAGES}
    return Imported(
        identity=identity,
        number=options.number or identity.upper(),
        title={code: text for code, text in title.items() if text} or _named(name),
        summary={
            "zh": f"由文件 {options.file.name} 导入，没有核对。",
            "en": f"Imported from the file {options.file.name}; not yet checked.",
        },
        scope={
            "zh": "范围待从原文件确定。",
            "en": "The scope is yet to be taken from the source.",
        },
        rights=_RIGHTS,
        edition=options.edition,
        source=options.file.name,
    )


def _finished(made: Imported, root: Path) -> int:
    """Write the folder unless something forbids it, and say what is not certain."""
    report = made.report()
    if (root / "standards" / made.identity).exists():
        value = (root / "standards" / made.identity).as_posix()
        report.append(Finding.of(made.source, "I331", value=value))
    fatal = any(each.fatal for each in report) or not made.clauses
    if not fatal:
        for path, text in files(made).items():
            target = root / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
        report += _checked(made, root)
    for each in report:
        print(each)
    state = f"{len(made.clauses)} 条 / clauses, {len(report)} 处要看 / to look at"
    print(state + ("；没有写入 / nothing was written" if fatal else ""), file=sys.stderr)
    return 1 if fatal else 0


def _checked(made: Imported, root: Path) -> list[Finding]:
    """What the check says of the new files: errors singly, missing translations counted."""
    found: list[Finding] = []
    missing: Counter[str] = Counter()
    for each in check(root)[1]:
        if not each.place.file.startswith(f"standards/{made.identity}/"):
            continue
        if each.code == "C102":
            missing[dict(each.details)["language"]] += 1
            continue
        where = f"{each.place.file}:{each.place.line}"
        said = {f"value_{code}": f"{each.code} {each.message(code)}" for code in LANGUAGES}
        found.append(Finding.of(where, "I329", count=1, **said))
    for language, count in missing.items():
        found.append(Finding.of(made.source, "I327", count=count, language=language))
    return found


def _named(name: str) -> Words:
    """A file's name as a title in the language it is written in."""
    return {"zh" if any("\u4e00" <= sign <= "\u9fff" for sign in name) else "en": name}
