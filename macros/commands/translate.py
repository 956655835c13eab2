"""译文跟上原文了吗 / is the translation in step: status, accept, review."""

from __future__ import annotations

import argparse
import datetime
import json
import sys
from pathlib import Path

from ..build import check_all
from ..catalogue import Catalogue, EditionView
from ..model.locks import Step
from ..problem import as_text
from ..translation.lockfile import confirm
from ..translation.state import IN_STEP, State, progress

_NAMES = {
    State.REVIEWED: "已核对 / reviewed",
    State.ACCEPTED: "已认可 / accepted",
    State.STALE: "原文或译文改过 / stale",
    State.NEW: "没有登记 / not recorded",
    State.MISSING: "缺译文 / missing",
}


def run(arguments: list[str]) -> int:
    """0 when done, or when everything is in step; 1 when something is not; 2 for usage."""
    parser = argparse.ArgumentParser(prog="python -m macros translate", description=__doc__)
    parser.add_argument("act", choices=("status", "accept", "review"))
    parser.add_argument("edition", nargs="?", help="标准@版本 / standard@edition")
    parser.add_argument("clauses", nargs="*", help="条款标识 / clause ids")
    parser.add_argument("--all", action="store_true", help="全部条款 / every clause")
    parser.add_argument("--who", help="谁核对的 / who confirms")
    parser.add_argument("--date", default=datetime.date.today().isoformat())
    parser.add_argument("--json", action="store_true", help="输出 JSON / as JSON (status)")
    parser.add_argument("--root", type=Path, default=Path("."))
    options = parser.parse_args(arguments)
    catalogue = known(options.root)
    if catalogue is None:
        return 1
    editions = chosen(options.edition, catalogue, parser)
    if options.act == "status":
        return _status(editions, options.json)
    if len(editions) != 1 or not options.edition:
        parser.error("写明一个版本 / name one edition")
    names = named(options, editions[0], parser)
    step = Step.ACCEPTED if options.act == "accept" else Step.REVIEWED
    lacking = [item.clause.id for item in progress(editions[0])[0] if item.state is State.MISSING]
    for name in sorted(names & set(lacking)):
        print(f"缺译文，没有登记 / no translation, left out: {name}", file=sys.stderr)
    confirm(editions[0], names - set(lacking), step, options.who, options.date)
    print(f"{len(names - set(lacking))} 条 / clauses: {step.value}")
    return 0


def known(root: Path) -> Catalogue | None:
    """The catalogue of a tree; prints what keeps it from being read."""
    _, catalogue, problems = check_all(root)
    if catalogue is None:
        print(as_text(item for item in problems if item.severity == "error"), file=sys.stderr)
    return catalogue


def chosen(
    name: str | None, catalogue: Catalogue, parser: argparse.ArgumentParser
) -> list[EditionView]:
    """The named edition, or all."""
    if not name:
        return catalogue.editions
    edition = catalogue.edition(name)
    if edition is None:
        known_ = ", ".join(item.ref for item in catalogue.editions)
        parser.error(f"没有这个版本 / no such edition: {name}\n可用 / known: {known_}")
    return [edition]


def named(
    options: argparse.Namespace, edition: EditionView, parser: argparse.ArgumentParser
) -> set[str]:
    """The clauses to confirm; who confirms them has to be said."""
    every = {clause.id for clause in edition.clauses}
    unknown = set(options.clauses) - every
    if unknown:
        parser.error(f"没有这些条款 / no such clauses: {', '.join(sorted(unknown))}")
    if not options.clauses and not options.all:
        parser.error("写明条款，或用 --all / name clauses, or use --all")
    if not options.who:
        parser.error("--who：写明谁核对的 / say who confirms")
    return every if options.all else set(options.clauses)


def _status(editions: list[EditionView], as_json: bool) -> int:
    behind = 0
    rows = {}
    for edition in editions:
        found, counts = progress(edition)
        open_ = [item for item in found if item.state not in IN_STEP]
        behind += len(open_)
        rows[edition.ref] = {
            "counts": {state.value: counts[state] for state in State},
            "open": [
                {"id": item.clause.id, "state": item.state.value, "changed": list(item.changed)}
                for item in open_
            ],
        }
        if not as_json:
            shown = "，".join(
                f"{_NAMES[state]} {counts[state]}" for state in State if counts[state]
            )
            print(f"{edition.ref}: {shown}")
            for item in open_:
                print(f"  {item.clause.id}: {_NAMES[item.state]} {' '.join(item.changed)}".rstrip())
    if as_json:
        print(json.dumps(rows, ensure_ascii=False, indent=1))
    return 1 if behind else 0
