"""What the reader of a translation is told when the text has moved on since it was confirmed."""

from __future__ import annotations

from ..catalogue import ClauseView
from ..render import Reader, environment
from .changes import Changed, changed_words
from .lockfile import kept
from .state import ClauseState, State, state_of
from .wording import target_language


def stale_below(clause: ClauseView) -> list[ClauseState]:
    """The stale clauses on the page of a clause: its own, and on a chapter's page all below."""
    shown = clause.below() if clause.parent is None else (clause,)
    return [found for item in shown if (found := state_of(item)).state is State.STALE]


def words_of(found: ClauseState) -> tuple[Changed, ...]:
    """The words that changed; none when the confirmed wording was lost."""
    return tuple(changed_words(found, kept(found.clause.edition).get(found.clause.id)))


def stale_notice(reader: Reader, clause: ClauseView | None) -> str:
    """The notice on a clause's page in the language that is translated into; else nothing."""
    if clause is None or reader.language != target_language(clause.edition.record):
        return ""
    stale = stale_below(clause)
    if not stale:
        return ""
    template = environment().get_template("translation-stale.html")
    own = stale[0] if stale[0].clause is clause else None
    return template.render(
        reader=reader,
        t=reader.t,
        own=own,
        words=words_of(own) if own else (),
        others=[found for found in stale if found is not own],
        source=clause.edition.record.source_language,
    )
