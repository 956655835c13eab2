"""What an edition is called: its number, and for a draft which draft it is."""

from __future__ import annotations

from ..catalogue import EditionView
from ..locale import Locale
from ..model.standard import Status


def draft_name(edition: EditionView, t: Locale) -> str:
    """What a draft is called at its stage, ``征求意见稿``; empty for what has been issued."""
    if edition.entry.status is not Status.DRAFT or not edition.entry.stage:
        return ""
    return t.strings.get(f"draft.stage.{edition.entry.stage[:2]}", "")


def document(edition: EditionView, t: Locale) -> str:
    """``ASC 2026``; a draft ``ASC 2027（征求意见稿）`` or ``ASC 2027 (draft for comment)``."""
    number, name = edition.record.number, draft_name(edition, t)
    if not name:
        return number
    return t("draft.number", number=number, name=name[:1].lower() + name[1:])
