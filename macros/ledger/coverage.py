"""How much of every edition is filled in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..catalogue import Catalogue, ClauseView, EditionView
from ..translation.state import states


@dataclass(frozen=True)
class Coverage:
    """How much of an edition is filled in: ``(name, filled, of)``."""

    edition: EditionView
    figures: tuple[tuple[str, int, int], ...]


def _earns(clause: ClauseView) -> bool:
    """True when the clause or anything below it has points or a way of scoring."""
    return any(item.record.scoring or item.record.points is not None for item in clause.below())


def scored(edition: EditionView) -> list[ClauseView]:
    """Clauses that give points, or would if the points were known.

    In our own text they say how they are scored.  In a text that is only known in part they are
    the clauses without others below them in every chapter that gives points.
    """
    if own := [clause for clause in edition.clauses if clause.record.scoring]:
        return own
    chapters = [chapter for chapter in edition.chapters if _earns(chapter)]
    return [item for chapter in chapters for item in chapter.below() if not item.children]


def coverage(known: Catalogue) -> Iterator[Coverage]:
    """Both languages for every clause; points, evidence and assessment for every scored one."""
    for edition in known.editions:
        records = [clause.record for clause in scored(edition)]
        both = sum(not item.lacking for item in states(edition).values())
        figures = (
            ("languages", both, len(edition.clauses)),
            ("points", sum(r.points is not None for r in records), len(records)),
            ("evidence", sum(bool(r.evidence) for r in records), len(records)),
            ("assessment", sum(bool(r.assessment) for r in records), len(records)),
        )
        yield Coverage(edition, figures)
