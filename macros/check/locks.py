"""What tools write, as it comes back from merges and hands: each entry once, each line whole."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from ..load import Tree
from ..model.base import LANGUAGES
from ..problem import Place, Problem, problem

#: Files with one JSON record a line, and the keys without which a record is none.
_LINES = {
    "standards/ledger.jsonl": ("date", "matters"),
    "standards/*/*/*.reviewed.jsonl": ("id", *LANGUAGES),
}


def locks_name_each_once(tree: Tree) -> Iterator[Problem]:
    """A lock holds one line for a clause, and one for a reference."""
    for kind, key in (("translation", "clauses"), ("links", "links")):
        for item in tree.of(kind):
            first: dict[tuple[str, ...], Place] = {}
            for index, line in enumerate(getattr(item.record, key)):
                name = (line.id,) if kind == "translation" else (line.start, line.target)
                place = item.document.place((key, index))
                if name in first:
                    where = f"{place.file}:{first[name].line}"
                    yield problem(place, "R105", value=" → ".join(name), first=where)
                first.setdefault(name, place)


def lines_are_records(tree: Tree) -> Iterator[Problem]:
    """Every line of a file of records is a record: conflicts and cut lines are found."""
    for pattern, keys in _LINES.items():
        for path in sorted(tree.root.glob(pattern)):
            yield from _broken(path, path.relative_to(tree.root).as_posix(), keys)


def _broken(path: Path, name: str, keys: tuple[str, ...]) -> Iterator[Problem]:
    text = path.read_text(encoding="utf-8", errors="replace")
    for number, line in enumerate(text.splitlines(), 1):
        try:
            record = json.loads(line) if line.strip() else dict.fromkeys(keys)
        except ValueError:
            record = None
        if not (isinstance(record, dict) and all(key in record for key in keys)):
            yield problem(Place(name, number, 1, 1, line[:120]), "K101", keys=", ".join(keys))


RULES = (locks_name_each_once, lines_are_records)
