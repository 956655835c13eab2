"""Stages and time limits: what the stages are, where each edition stands, until when to comment."""

from __future__ import annotations

from collections.abc import Iterator

from ..comments.rounds import deadlines
from ..lifecycle.deadlines import ATOM, ICS, PAGE, title_of
from ..lifecycle.life import life, step
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
            "deadlines": [(item, title_of(item, reader)) for item in deadlines(known)],
            "ics": ICS,
            "atom": ATOM,
        },
        source="standards/stages.yml",
    )
