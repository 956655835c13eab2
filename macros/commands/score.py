"""给自评文件打分 / score a self-assessment: level, every unmet gate, the shortest path."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from ..build import check_all
from ..catalogue import Catalogue, EditionView
from ..locale import Locale, locale
from ..model.base import LANGUAGES
from ..problem import as_text
from ..render.naming import document
from ..score import (
    Criteria,
    Result,
    Route,
    Sheet,
    SheetError,
    Unscorable,
    assess,
    criteria_of,
    next_level,
    read_sheet,
    shortest_path,
)
from ..score.engine import Gate, show
from ..score.layout import MARK
from ..score.reasons import reason_text
from ..score.workbook_reader import WrongCell, read_workbook
from ..score.xlsx import read_cells


def run(arguments: list[str]) -> int:
    """Print the result; 0 when it could be computed, 1 for a wrong file, 2 for usage."""
    parser = argparse.ArgumentParser(prog="python -m macros score", description=__doc__)
    parser.add_argument("file", type=Path, help=locale("zh")("assess.cli.file"))
    parser.add_argument("--root", type=Path, default=Path("."))
    parser.add_argument("--lang", choices=LANGUAGES, default=LANGUAGES[0])
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.add_argument("--target", help=locale("zh")("assess.cli.target"))
    options = parser.parse_args(arguments)
    if not options.file.is_file():
        parser.error(f"没有这个文件 / no such file: {options.file}")
    _, catalogue, problems = check_all(options.root)
    if catalogue is None:
        print(as_text(problems), file=sys.stderr)
        return 1
    t = locale(options.lang)
    try:
        edition, criteria, sheet = _read(options.file.read_bytes(), catalogue, t)
    except SheetError as error:
        print(f"{options.file}: {_refusal(error, t)}", file=sys.stderr)
        return 1
    result = assess(criteria, sheet)
    targets = [level.id for level in criteria.scheme.levels]
    target = options.target or next_level(criteria, result)
    if target and target not in targets:
        parser.error(f"--target: {', '.join(targets)}")
    route = shortest_path(criteria, sheet, target) if target else None
    if options.format == "json":
        print(json.dumps({**result.data(), "path": route and route.data()}, ensure_ascii=False))
    else:
        print("\n".join(_text(edition, criteria, result, route, t)))
    return 0


def _read(data: bytes, catalogue: Catalogue, t: Locale) -> tuple[EditionView, Criteria, Sheet]:
    """The sheet in a file with the edition it answers.  Raises SheetError."""
    if data[:2] == b"PK":
        marks = [str(cells.get("A1", "")).split(" ") for cells in read_cells(data)[0].values()]
        named = next((mark[1] for mark in marks if len(mark) == 3 and mark[0] == MARK), None)
        if named is None:
            raise SheetError("foreign")
        edition, criteria = _criteria(named, catalogue, t)
        sheet, wrong = read_workbook(data, criteria)
        if sheet is None:
            raise SheetError("cells", count=len(wrong), wrong=wrong)
        return edition, criteria, sheet
    try:
        sheet = read_sheet(data.decode())
    except UnicodeDecodeError as error:
        raise SheetError("not_json") from error
    return *_criteria(sheet.edition, catalogue, t), sheet


def _criteria(reference: str, catalogue: Catalogue, t: Locale) -> tuple[EditionView, Criteria]:
    edition = catalogue.edition(reference)
    if edition is None:
        raise SheetError("unknown_edition", edition=reference)
    found = criteria_of(edition)
    if isinstance(found, Unscorable):
        lines = [reason_text(t, key, details) for key, details in found.reasons]
        raise SheetError("unscorable", edition=reference, lines=lines)
    return edition, found


def _refusal(error: SheetError, t: Locale) -> str:
    if error.key in ("unknown_edition", "unscorable"):
        text = t(f"assess.cli.{error.key}", edition=error.details["edition"])
        return "\n  ".join([text, *error.details.get("lines", [])])
    if error.key == "cells":
        wrong: list[WrongCell] = error.details["wrong"]
        lines = [f"{c.sheet}!{c.address} {t(f'assess.cell.{c.key}', **c.details)}" for c in wrong]
        return "\n  ".join([t("assess.cli.wrong_cells", count=len(wrong)), *lines])
    return t(f"assess.error.{error.key}", **error.details)


def _text(
    edition: EditionView, criteria: Criteria, result: Result, route: Route | None, t: Locale
) -> list[str]:
    names = {level.id: level.name.best(t.language)[0] for level in criteria.scheme.levels}
    titles = {
        v.id: f"{v.record.number} {v.record.title.best(t.language)[0]}" for v in edition.clauses
    }
    level = names.get(result.level or "", t("assess.result.failed"))
    lines = [
        f"{document(edition, t)} {edition.title.best(t.language)[0]}",
        f"{t('assess.result.level')}: {level}",
        f"{t('assess.result.score')}: {result.shown}",
    ]
    if result.open:
        lines.append(t("assess.outcome.provisional", count=len(result.open)))
    for part, rate in result.rates.items():
        shown = show(rate.rate, criteria) if rate.rate is not None else "—"
        lines.append(f"  {titles[part]}: {shown}%")
    if route is None:
        return [*lines, t("assess.outcome.top")]
    above = next(one for one in result.levels if one.id == route.target)
    lines.append(t("assess.outcome.why", level=names[route.target]))
    unmet = [gate for gate in (*result.failures, *above.gates) if not gate.met]
    lines += [f"  - {_gate(gate, titles, t)}" for gate in unmet]
    return [*lines, *_path(route, titles, t)]


def _gate(gate: Gate, titles: dict[str, str], t: Locale) -> str:
    failing = gate.kind == "deductions" and gate.need.startswith("<")
    key = "fail_deductions" if failing else gate.kind
    need = gate.need.lstrip("<>")
    return t(f"assess.gate.{key}", have=gate.have, need=need, part=titles.get(gate.clause, ""))


def _path(route: Route, titles: dict[str, str], t: Locale) -> list[str]:
    if not route.reachable:
        return [t("assess.outcome.path_none")]
    head = f"{t('assess.outcome.path')}: {t('assess.outcome.path_effort')} {route.effort}"
    return [head, *(f"  + {titles[name]}" for name in route.clauses)]
