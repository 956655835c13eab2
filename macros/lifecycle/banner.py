"""What stands at the head of every page of an edition that nobody may take for the one in force."""

from __future__ import annotations

from dataclasses import dataclass

from ..catalogue import EditionView
from ..model.standard import Status
from ..render import Reader
from ..render.naming import draft_name
from .versions import original, version_of

_NOT_IN_FORCE = frozenset({Status.DRAFT, Status.UPCOMING, Status.REPLACED, Status.WITHDRAWN})
#: The stage in which an edition in force is looked at again.
_REVIEW = "90"


@dataclass(frozen=True)
class Banner:
    """The status in words, what it means, and where to go instead."""

    status: str
    name: str
    text: str
    see: str = ""
    target: EditionView | None = None


def banner(edition: EditionView, reader: Reader) -> Banner | None:
    """The banner of an edition by its status and stage; None for one that is simply in force."""
    t, status = reader.t, edition.entry.status
    if draft := original(edition):
        version, date = version_of(edition.id)[1], edition.record.kept or ""
        text = t("lifecycle.kept_text", version=version, date=date)
        return Banner("replaced", t("lifecycle.kept"), text, t("lifecycle.present"), draft)
    if status in _NOT_IN_FORCE:
        stage = draft_name(edition, t) or t("status.draft")
        text = t(f"draft.status.{status}", stage=stage, effective=edition.record.effective or "")
        current = edition.standard.current
        target = current if current is not edition else None
        return Banner(status, t(f"status.{status}"), text, t("draft.current"), target)
    if status is Status.IN_FORCE and (edition.entry.stage or "").startswith(_REVIEW):
        return Banner(status, t(f"status.{status}"), t("lifecycle.review_text"))
    return None
