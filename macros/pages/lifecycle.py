"""Stages and time limits: what the stages are, where each edition stands, what is due when."""

from __future__ import annotations

from collections.abc import Iterator

from ..lifecycle.deadlines import ATOM, ICS, PAGE, deadlines
from ..lifecycle.life import life, step
from ..lifecycle.versions import versions
from ..model.standard import Status
from ..render import Reader
from .page import GeneratedPage


def stage_pages(reader: Reader) -> Iterator[GeneratedPage]:
    """The page of stages, when the tree says what they are."""
    known = reader.catalogue
    if known.stages is None:
        return
    yield GeneratedPage(
        url=PAGE,
        title=reader.t("lifecycle.title"),
        description=reader.t("lifecycle.lead"),
        template="stages.html",
        area="nav.drafting",
        trail=((reader.t("nav.drafting"), "drafting/"),),
        values={
            "stages": known.stages,
            "standing": [
                (edition, points, step(edition, known))
                for edition in known.editions
                if (points := life(edition, known))
            ],
            "deadlines": deadlines(known),
            "drafts": [
                (edition, versions(edition))
                for edition in known.editions
                if edition.entry.status is Status.DRAFT
            ],
            "ics": ICS,
            "atom": ATOM,
        },
        source="standards/stages.yml",
    )
