"""征求意见的表 / tables of comments: out as XLSX or DOCX, an edited file back in, the figures."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from ..build import check_all
from ..catalogue import Catalogue, EditionView
from ..comments.files import WRITERS
from ..comments.forms import Vocabulary, table
from ..comments.rounds import RoundView, rounds
from ..comments.table import TableReader
from ..edit.comments import merge
from ..edit.desk import Desk, RefusedError
from ..grid import READERS, Finding, GridError
from ..model.base import LANGUAGES
from ..problem import as_text


def run(arguments: list[str]) -> int:
    """0 when written or clean, 1 when something is wrong and nothing was written, 2 for usage."""
    parser = _parser()
    options = parser.parse_args(arguments)
    _, catalogue, problems = check_all(options.root)
    if catalogue is None:
        print(as_text(item for item in problems if item.severity == "error"), file=sys.stderr)
        return 1
    edition = catalogue.edition(options.edition)
    if edition is None or catalogue.comment_forms is None:
        known = ", ".join(item.ref for item in catalogue.editions)
        parser.error(f"没有这个版本 / no such edition: {options.edition}\n可用 / known: {known}")
    every = rounds(edition, catalogue)
    found = [view for view in every if options.round in (None, view.record.id)]
    if len(found) != 1:
        names = ", ".join(view.record.id for view in every) or "—"
        parser.error(f"--round: 用 --round 指明哪一轮 / name the round: {names}")
    act = {"export": _export, "import": _import, "show": _show}[options.act]
    return act(options, found[0], Vocabulary(catalogue.comment_forms), catalogue, edition)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m macros comments", description=__doc__)
    acts = parser.add_subparsers(dest="act", required=True)
    for name, text in (
        ("export", "写出表 / write a table"),
        ("import", "读回填过的表 / read an edited table back"),
        ("show", "各项处理情况的数目 / how many of each decision"),
    ):
        act = acts.add_parser(name, help=text, description=text)
        if name == "import":
            act.add_argument("file", type=Path, help="XLSX 或 DOCX / XLSX or DOCX")
        act.add_argument("edition", help="标准@版本 / standard@edition")
        act.add_argument("--round", help="哪一轮；只有一轮时不用写 / which round")
        act.add_argument("--root", type=Path, default=Path("."))
        act.add_argument("--lang", choices=LANGUAGES, default=LANGUAGES[0])
        if name == "export":
            act.add_argument("--form", help="表的标识 / id of the form (comment-forms.yml)")
            act.add_argument("--blank", type=int, default=0, help="留几个空行 / empty rows")
            act.add_argument("-o", "--output", type=Path, required=True, help=".xlsx / .docx")
        if name == "import":
            act.add_argument("--dry-run", action="store_true", help="只检查 / report only")
    return parser


def _export(
    options: argparse.Namespace,
    view: RoundView,
    words: Vocabulary,
    _catalogue: Catalogue,
    _edition: EditionView,
) -> int:
    forms = {form.id: form for form in words.forms.forms}
    form = forms.get(options.form or next(iter(forms)))
    write = WRITERS.get(options.output.suffix.lower())
    if form is None or write is None:
        known = ", ".join(forms) if form is None else ", ".join(WRITERS)
        print(f"可用 / known: {known}", file=sys.stderr)
        return 2
    data = write(table(view, form, words, options.lang, options.blank), options.lang)
    options.output.write_bytes(data)
    print(f"{options.output}: {len(view.comments)}", file=sys.stderr)
    return 0


def _import(
    options: argparse.Namespace,
    view: RoundView,
    words: Vocabulary,
    _catalogue: Catalogue,
    edition: EditionView,
) -> int:
    read = READERS.get(options.file.suffix.lower())
    if read is None or not options.file.is_file():
        print(f"{options.file}: {', '.join(READERS)}", file=sys.stderr)
        return 2
    name = options.file.name
    try:
        grids = read(options.file.read_bytes())
    except GridError as error:
        print(Finding.of(name, "I301", value=error))
        return 1
    reader = TableReader(name, words, view.reviewed, edition)
    rows = reader.rows(grids)
    if any(item.fatal for item in reader.findings):
        return _told(reader.findings, 0)
    desk = Desk(options.root)
    file = f"standards/{edition.standard.id}/{edition.id}/comments.yml"
    changed, more = merge(desk, file, view.record, rows, options.lang)
    findings = [*reader.findings, *more]
    if any(item.fatal for item in findings) or options.dry_run:
        return _told(findings, changed)
    try:
        problems = desk.commit() if changed else []
    except RefusedError as error:
        print(error)
        return 1
    if problems:
        print(as_text(problems))
    _told(findings, changed)
    return 1 if any(item.severity == "error" for item in problems) else 0


def _told(findings: list[Finding], changed: int) -> int:
    """Print findings; 1 when one of them forbids writing."""
    for item in findings:
        print(item)
    fatal = sum(item.fatal for item in findings)
    state = f"{changed} 条有改动 / changed, {fatal} 处错误 / errors"
    print(state + ("；没有写入 / nothing was written" if fatal else ""), file=sys.stderr)
    return 1 if fatal else 0


def _show(
    options: argparse.Namespace,
    view: RoundView,
    words: Vocabulary,
    _catalogue: Catalogue,
    _edition: EditionView,
) -> int:
    print(f"{view.record.title.best(options.lang)[0]} {view.record.start}/{view.record.end}")
    for decision, count in view.decisions.items():
        print(f"  {count:4} {words.word(decision.value, options.lang)}")
    return 0
