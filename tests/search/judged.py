"""The judged queries and what is measured on them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

_SHORT = (
    ("asc.", "asc@2026#"),
    ("term:", "asc@2026#"),
    ("gb27922.", "gbt-27922@2011#"),
    ("gb27925.", "gbt-27925@2011#"),
)


@dataclass(frozen=True)
class Query:
    """A query, its category and the records of which one must stand among the first five."""

    text: str
    kind: str
    want: tuple[str, ...]
    held: bool


def _full(identity: str) -> str:
    for start, edition in _SHORT:
        if identity.startswith(start):
            return edition + identity
    return identity


def queries() -> list[Query]:
    """Every judged query; each second one is held out from tuning."""
    path = Path(__file__).with_name("queries.yml")
    rows = yaml.safe_load(path.read_text(encoding="utf-8"))["queries"]
    return [
        Query(str(row["q"]), row["kind"], tuple(map(_full, row["want"])), at % 2 == 1)
        for at, row in enumerate(rows)
    ]


@dataclass(frozen=True)
class Measure:
    """What a set of queries comes to; ``missed`` names what went wrong."""

    recall: float
    mrr: float
    nothing: float
    everyday: float
    missed: tuple[tuple[str, tuple[str, ...]], ...]


def _share(values: Iterable[float]) -> float:
    numbers = list(values)
    return sum(numbers) / len(numbers) if numbers else 1.0


def _rank(query: Query, answer: list[str]) -> int:
    return next((at for at, name in enumerate(answer, 1) if name in query.want), 0)


def measure(asked: Iterable[Query], ask: Callable[[str], list[str]]) -> Measure:
    """Ask everything; ``ask`` gives the ids of the results in order."""
    answers = [(query, ask(query.text)) for query in asked]
    ranks = [(query, answer, _rank(query, answer)) for query, answer in answers]
    sought = [(q, rank) for q, _, rank in ranks if q.kind not in ("nothing", "everyday")]
    return Measure(
        recall=_share(0 < rank <= 5 for _, rank in sought),
        mrr=_share(1 / rank if rank else 0 for _, rank in sought),
        nothing=_share(not answer for q, answer, _ in ranks if q.kind == "nothing"),
        everyday=_share(0 < rank <= 5 for q, _, rank in ranks if q.kind == "everyday"),
        missed=tuple(_missed(ranks)),
    )


def _missed(ranks: list[tuple[Query, list[str], int]]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for query, answer, rank in ranks:
        short = tuple(re.sub(r".*#", "", name) for name in answer[:5])
        if (query.kind == "nothing" and answer) or (query.kind != "nothing" and not 0 < rank <= 5):
            yield f"{query.kind}: {query.text}", short
