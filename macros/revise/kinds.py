"""The classes of change, and the answer for an enterprise that conforms."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a change does to an obligation; a clause may have several."""

    ADDED = "added"
    REMOVED = "removed"
    SPLIT = "split"
    MERGED = "merged"
    STRENGTHENED = "strengthened"
    RELAXED = "relaxed"
    REWORDED = "reworded"
    RESCORED = "rescored"
    EVIDENCE = "evidence"
    MOVED = "moved"
    RENUMBERED = "renumbered"
    EDITORIAL = "editorial"
    TRANSLATION = "translation"


#: Kinds that a foreword does not list: structure and editing.
MINOR = frozenset({Kind.RENUMBERED, Kind.EDITORIAL, Kind.TRANSLATION})


class Answer(StrEnum):
    """Does an enterprise that conforms to the old text stay conforming?  Worst last."""

    YES = "yes"
    CHECK = "check"
    NO = "no"


def worst(answers: list[Answer]) -> Answer:
    """The answer for all is the worst of each."""
    order = list(Answer)
    return max(answers, key=order.index, default=Answer.YES)


@dataclass(frozen=True)
class Finding:
    """One thing a rule found: its class, the rule, and what was and is (for the reader).

    ``rule`` is the key of its explanation below ``revise.why`` in the locale files.
    """

    kind: Kind
    rule: str
    was: str = ""
    now: str = ""
