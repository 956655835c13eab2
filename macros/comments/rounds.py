"""Rounds with their comments as pages show them: by clause, counted, with what each changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from ..catalogue import Catalogue, ClauseView, EditionView
from ..catalogue.trace import remembered
from ..model.comments import Comment, CommentType, Decision, Round


@dataclass(frozen=True, eq=False)
class CommentView:
    """A comment with the clause it is on and the clauses that it changed."""

    record: Comment
    round: RoundView
    clause: ClauseView | None
    changed: tuple[ClauseView, ...]

    @property
    def url(self) -> str:
        """Its place on the page of its round."""
        return f"{self.round.edition.url}comments/#{self.anchor}"

    @property
    def anchor(self) -> str:
        """The fragment of its place."""
        return f"{self.round.record.id}-{self.record.id}"


@dataclass(eq=False)
class RoundView:
    """A round: the edition it serves, the text it is on, and its comments."""

    record: Round
    edition: EditionView
    reviewed: EditionView
    comments: list[CommentView] = field(default_factory=list)

    @property
    def decisions(self) -> dict[Decision, int]:
        """How many comments met each decision; all decisions are named."""
        counted = Counter(item.record.decision for item in self.comments)
        return {decision: counted[decision] for decision in Decision}

    @property
    def types(self) -> dict[CommentType, int]:
        """How many comments are of each type."""
        counted = Counter(item.record.type for item in self.comments)
        return {kind: counted[kind] for kind in CommentType}

    @property
    def chapters(self) -> list[tuple[ClauseView | None, dict[Decision, int]]]:
        """Decisions by chapter in print order; comments on the whole text come first."""
        found: dict[ClauseView | None, Counter[Decision]] = {}
        order: list[ClauseView | None] = [None, *self.reviewed.chapters]
        for item in self.comments:
            chapter = item.clause.chapter if item.clause else None
            found.setdefault(chapter, Counter())[item.record.decision] += 1
        return [(c, {d: found[c][d] for d in Decision}) for c in order if c in found]


@dataclass(frozen=True)
class Deadline:
    """The time in which a round takes comments, for calendars."""

    round: RoundView
    start: str
    end: str

    def running(self, today: date) -> bool:
        """True from the first to the last day; days known to the month or year count whole."""
        day = today.isoformat()
        return self.start <= day[: len(self.start)] and day[: len(self.end)] <= self.end


def rounds(edition: EditionView, catalogue: Catalogue) -> list[RoundView]:
    """The rounds of an edition."""
    found = []
    for record in edition.rounds:
        reviewed = catalogue.edition(record.reviewed) if record.reviewed else edition
        view = RoundView(record, edition, reviewed or edition)
        before = {clause.id: clause for clause in view.reviewed.clauses}
        after = {clause.id: clause for clause in edition.clauses}
        for item in record.comments:
            clause = before.get(item.clause or "")
            names = item.change or ((item.clause,) if item.clause else ())
            changed = tuple(
                to for name in names if (to := after.get(name) or before.get(name)) is not None
            )
            view.comments.append(CommentView(item, view, clause, changed))
        found.append(view)
    return found


def deadlines(catalogue: Catalogue) -> Iterator[Deadline]:
    """Every round of every edition with its first and last day."""
    for edition in catalogue.editions:
        for view in rounds(edition, catalogue):
            yield Deadline(view, view.record.start, view.record.end)


@remembered
def by_clause(catalogue: Catalogue) -> dict[str, list[CommentView]]:
    """Comments by the reference of each clause they are on or have changed.

    A comment on an earlier text stands with the clause of the same id in its own edition, too.
    """
    found: dict[str, list[CommentView]] = {}
    for edition in catalogue.editions:
        for view in rounds(edition, catalogue):
            for item in view.comments:
                names = {to.ref for to in item.changed if item.record.decision != "rejected"}
                if item.clause:
                    names |= {item.clause.ref, f"{edition.ref}#{item.clause.id}"}
                for name in names:
                    found.setdefault(name, []).append(item)
    return found
