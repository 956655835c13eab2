"""Whether the translation of a clause is in step with its source."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from ..catalogue import ClauseView, EditionView
from ..catalogue.trace import remembered
from ..model.base import LANGUAGES
from ..model.locks import TranslationLine
from .wording import wording


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
    """The state of a clause.

    ``changed`` are the languages that changed since ``line`` was written, ``home`` the edition
    whose lock holds the line, ``lacking`` the places that one language has and the other lacks.
    """

    clause: ClauseView
    state: State
    changed: tuple[str, ...] = ()
    line: TranslationLine | None = None
    home: EditionView | None = None
    lacking: tuple[str, ...] = ()

    @property
    def in_step(self) -> bool:
        """True when a reader can rely on the translation."""
        return self.state in IN_STEP


def _confirmed(clause: ClauseView) -> tuple[TranslationLine | None, EditionView | None]:
    """The line written for a clause, its own edition's before that of the edition it is based on.

    A chain of drafts is followed to its beginning; a lineage that runs in a circle ends it.
    """
    at: EditionView | None = clause.edition
    seen = set()
    while at is not None and at not in seen:
        if line := at.translated.get(clause.id):
            return line, at
        seen.add(at)
        at = at.base
    return None, None


@remembered
def _state(clause: ClauseView) -> ClauseState:
    now = wording(clause)
    first, second = (now.parts[code] for code in LANGUAGES)
    lacking = tuple(place for place in {**first, **second} if (place in first) != (place in second))
    line, home = _confirmed(clause)
    if line is None:
        return ClauseState(clause, State.MISSING if lacking else State.NEW, lacking=lacking)
    changed = tuple(code for code in LANGUAGES if line.hash(code) != now.hashes[code])
    state = State.STALE if changed else State.MISSING if lacking else State(line.state.value)
    return ClauseState(clause, state, changed, line, home, lacking)


def states(edition: EditionView) -> dict[str, ClauseState]:
    """The state of every clause of an edition by its id, in print order."""
    return {clause.id: state_of(clause) for clause in edition.clauses}


def state_of(clause: ClauseView) -> ClauseState:
    """The state of one clause: a change in either language makes exactly this clause stale."""
    return _state(clause)


def progress(edition: EditionView) -> tuple[list[ClauseState], Counter[State]]:
    """Every clause of an edition with its state, and how many are in each."""
    found = list(states(edition).values())
    return found, Counter(item.state for item in found)
