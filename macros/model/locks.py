"""Lock files: what a person confirmed, and the text it was confirmed for.

They are written by tools (``translate``, ``references``), one line an entry, and never by hand.
"""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from .base import PartialDate, Record, Slug, optional, required


class Step(StrEnum):
    """How a translation came to count as in step with its source."""

    ACCEPTED = "accepted"
    REVIEWED = "reviewed"


class TranslationLine(Record):
    """A clause whose translation was in step when these hashes were taken."""

    id: Slug
    zh: str = required("中文文字的哈希")
    en: str = required("英文文字的哈希")
    state: Step = required("accepted 认可现状，reviewed 已逐句核对")
    who: str = required("谁")
    when: PartialDate

    def hash(self, language: str) -> str:
        """The hash of the wording in a language."""
        return str(getattr(self, language))


class TranslationLock(Record):
    """``en.lock``: one line for each clause whose translation a person has accepted or reviewed."""

    clauses: tuple[TranslationLine, ...] = required("各条")


class LinkLine(Record):
    """A reference that was right for the text that its target had then."""

    start: Slug = Field(alias="from", description="引用的条款")
    target: str = required("被引用的条款")
    hash: str = required("被引用条款的哈希")
    who: str = required("谁")
    when: PartialDate


class LinkLock(Record):
    """``links.lock``: the references that have been confirmed."""

    links: tuple[LinkLine, ...] = optional("各引用", ())
