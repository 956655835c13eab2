"""Lists set against each other: which old line became which new one."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from difflib import SequenceMatcher
from typing import TypeVar

Line = TypeVar("Line", bound=Hashable)
#: Two lines less alike than this are another line, not the same one reworded.
LIKENESS = 0.4

Pair = tuple[Line | None, Line | None]


def likeness(before: str, after: str) -> float:
    """0 for nothing in common, 1 for the same."""
    if not before or not after:
        return float(before == after)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    if matcher.quick_ratio() < LIKENESS:
        return 0.0
    return matcher.ratio()


def paired(
    before: Sequence[Line], after: Sequence[Line], key: Callable[[Line], str] = str
) -> list[Pair]:
    """Lines in reading order as ``(old, new)``; None where one side has no such line."""
    old, new = [key(line) for line in before], [key(line) for line in after]
    found: list[Pair] = []
    for op, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if op == "equal":
            found += zip(before[i1:i2], after[j1:j2], strict=True)
        else:
            found += _matched(before[i1:i2], after[j1:j2], key)
    return found


def _matched(
    before: Sequence[Line], after: Sequence[Line], key: Callable[[Line], str]
) -> list[Pair]:
    """The pairing in order with the greatest likeness in all."""
    rows, columns = len(before), len(after)
    alike = [[likeness(key(b), key(a)) for a in after] for b in before]
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows - 1, -1, -1):
        for j in range(columns - 1, -1, -1):
            together = alike[i][j] + best[i + 1][j + 1] if alike[i][j] >= LIKENESS else 0.0
            best[i][j] = max(together, best[i + 1][j], best[i][j + 1])
    found: list[Pair] = []
    i = j = 0
    while i < rows or j < columns:
        if i < rows and j < columns and alike[i][j] >= LIKENESS:
            if best[i][j] == alike[i][j] + best[i + 1][j + 1]:
                found.append((before[i], after[j]))
                i, j = i + 1, j + 1
                continue
        if i < rows and (j == columns or best[i][j] == best[i + 1][j]):
            found.append((before[i], None))
            i += 1
        else:
            found.append((None, after[j]))
            j += 1
    return found


def kept_in_order(before: Sequence[str], after: Sequence[str]) -> set[str]:
    """The most names that both lists have in the same order; the others have moved."""
    place = {name: at for at, name in enumerate(before)}
    names = [name for name in after if name in place]
    length = [1] * len(names)
    previous = [-1] * len(names)
    for at, name in enumerate(names):
        for earlier in range(at):
            if place[names[earlier]] < place[name] and length[earlier] + 1 > length[at]:
                length[at], previous[at] = length[earlier] + 1, earlier
    at = max(range(len(names)), key=length.__getitem__, default=-1)
    kept = set()
    while at >= 0:
        kept.add(names[at])
        at = previous[at]
    return kept
