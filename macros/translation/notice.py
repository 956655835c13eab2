"""What the reader is told when a clause has moved on since its translation was confirmed."""

from __future__ import annotations

from dataclasses import dataclass

from ..catalogue import ClauseView
from ..render import Reader, environment
from .changes import Changed, changed_words
from .state import ClauseState, State, state_of
from .wording import target_language


@dataclass(frozen=True)
class Stale:
    """A stale clause, the words that changed, and what about it the reader is told."""

    found: ClauseState
    words: tuple[Changed, ...]
    message: str


def stale_below(clause: ClauseView) -> list[ClauseState]:
    """The stale clauses on the page of a clause: its own, and on a chapter's page all below."""
    shown = clause.below() if clause.parent is None else (clause,)
    return [found for item in shown if (found := state_of(item)).state is State.STALE]


def _message(found: ClauseState, reader: Reader) -> str:
    """``translation.stale.<who reads>.<what changed>``: the key of what to say."""
    record = found.clause.edition.record
    reads = "target" if reader.language == target_language(record) else "source"
    changed = "both" if len(found.changed) > 1 else "target"
    if found.changed == (record.source_language,):
        changed = "source"
    return f"translation.stale.{reads}.{changed}"


def stale_notice(reader: Reader, clause: ClauseView | None) -> str:
    """The notice on a clause's page, in either language; nothing where all is in step.

    Who reads the translation sees the words at once; who reads the source can unfold them.
    """
    stale = stale_below(clause) if clause else []
    if clause is None or not stale:
        return ""
    template = environment(reader.language).get_template("translation-stale.html")
    return template.render(
        reader=reader,
        t=reader.t,
        clause=clause,
        shown=[Stale(item, changed_words(item), _message(item, reader)) for item in stale],
        open=reader.language == target_language(clause.edition.record),
        other=target_language(clause.edition.record),
    )
