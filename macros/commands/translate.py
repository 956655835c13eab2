"""译文跟上原文了吗 / is the translation in step: status, accept, review."""

from __future__ import annotations

import json
import sys
from typing import Any

from ..catalogue import EditionView
from ..model.locks import Step
from ..revise.words import Piece
from ..translation.changes import changed_words
from ..translation.lockfile import confirm, lock_path
from ..translation.state import ClauseState, State, progress
from .confirmation import chosen, known, named, parser

_NAMES = {
    State.REVIEWED: "已核对 / reviewed",
    State.ACCEPTED: "已认可 / accepted",
    State.STALE: "原文或译文改过 / stale",
    State.NEW: "没有登记 / not recorded",
    State.MISSING: "缺一种语言 / one language missing",
}
_MARKS = {"same": "{}", "del": "[-{}-]", "ins": "{{+{}+}}"}


def run(arguments: list[str]) -> int:
    """0 when done, or when everything is in step; 1 when something is not; 2 for usage."""
    made = parser("translate", __doc__, ("status", "accept", "review"), "条款标识 / clause ids")
    options = made.parse_args(arguments)
    catalogue = known(options, made)
    if catalogue is None:
        return 1
    if options.act == "status":
        return _status(chosen(options.edition, catalogue, made), options.json)
    edition, names = named(options, catalogue, made)
    step = Step.ACCEPTED if options.act == "accept" else Step.REVIEWED
    found = [item for item in progress(edition)[0] if item.clause.id in names]
    lacking = [item for item in found if item.lacking]
    for item in lacking:
        places = ", ".join(item.lacking)
        print(
            f"{item.clause.place}: 缺一种语言，没有登记 / one language missing, left out: "
            f"{item.clause.id} ({places})",
            file=sys.stderr,
        )
    writing = {item.clause.id for item in found if _needed(item, step, options.all)}
    confirm(edition, writing, step, options.who, options.date)
    kept = len(found) - len(lacking) - len(writing)
    print(
        f"{lock_path(edition)}: {len(writing)} 条登记为 / clauses recorded as {step.value}"
        + (f"，{kept} 条照旧 / left as they are" if kept else "")
    )
    return 1 if lacking else 0


def _needed(item: ClauseState, step: Step, every: bool) -> bool:
    """Nothing is recorded twice, and nobody's review is replaced by a mere acceptance."""
    if item.lacking:
        return False
    done = item.in_step and (step is Step.ACCEPTED or (every and item.state is State.REVIEWED))
    return not done or item.home is not item.clause.edition


def _status(editions: list[EditionView], as_json: bool) -> int:
    rows = {edition.ref: _row(edition) for edition in editions}
    if as_json:
        print(json.dumps(rows, ensure_ascii=False, indent=1))
    else:
        for edition in editions:
            _print(edition)
    return 1 if any(row["open"] for row in rows.values()) else 0


def _row(edition: EditionView) -> dict[str, Any]:
    found, counts = progress(edition)
    return {
        "counts": {state.value: counts[state] for state in State},
        "open": [
            {
                "id": item.clause.id,
                "state": item.state.value,
                "changed": list(item.changed),
                "lacking": list(item.lacking),
                "place": item.clause.place,
            }
            for item in found
            if not item.in_step
        ],
    }


def _print(edition: EditionView) -> None:
    found, counts = progress(edition)
    shown = "，".join(f"{_NAMES[state]} {counts[state]}" for state in State if counts[state])
    print(f"{edition.ref}: {shown}")
    for item in found:
        if item.in_step:
            continue
        about = " ".join((*item.changed, *item.lacking))
        print(f"{item.clause.place}: {item.clause.id} {_NAMES[item.state]} {about}".rstrip())
        for change in changed_words(item):
            words = "".join(map(_marked, change.pieces)).replace("\n", " ")
            print(f"    {change.language} {change.place}: {words}")


def _marked(piece: Piece) -> str:
    """As ``git diff --word-diff`` marks words."""
    return _MARKS[piece.op].format(piece.text)
