"""Whether the translation of a clause is in step with its source."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from ..catalogue import ClauseView, EditionView
from ..model.base import LANGUAGES
from ..model.locks import TranslationLine
from .wording import parts, target_language, wording_hash


class State(StrEnum):
    """From done to not begun."""

    REVIEWED = "reviewed"
    ACCEPTED = "accepted"
    STALE = "stale"
    NEW = "new"
    MISSING = "missing"


#: States in which a reader can rely on the translation.
IN_STEP = frozenset({State.REVIEWED, State.ACCEPTED})


@dataclass(frozen=True)
class ClauseState:
    """The state of a clause, the languages that changed, and the line of the lock."""

    clause: ClauseView
    state: State
    changed: tuple[str, ...] = ()
    line: TranslationLine | None = None


def state_of(clause: ClauseView) -> ClauseState:
    """The state of one clause: a change in either language makes exactly this clause stale."""
    edition = clause.edition
    line = edition.translated.get(clause.id)
    source = edition.record.source_language
    lacking = parts(clause.record, source).keys() - parts(
        clause.record, target_language(edition.record)
    )
    if lacking:
        return ClauseState(clause, State.MISSING, line=line)
    if line is None:
        return ClauseState(clause, State.NEW)
    changed = tuple(
        code for code in LANGUAGES if line.hash(code) != wording_hash(clause.record, code)
    )
    state = State.STALE if changed else State(line.state.value)
    return ClauseState(clause, state, changed, line)


def progress(edition: EditionView) -> tuple[list[ClauseState], Counter[State]]:
    """Every clause of an edition with its state, and how many are in each."""
    found = [state_of(clause) for clause in edition.clauses]
    return found, Counter(item.state for item in found)
