"""The life of an edition as a row of stages, and the name of a draft."""

from __future__ import annotations

from dataclasses import dataclass

from ..catalogue import Catalogue, EditionView
from ..model.stages import Stage, Step


@dataclass(frozen=True)
class Point:
    """A stage on the way: ``past``, ``here`` or ``ahead``, and the first day it was reached."""

    stage: Stage
    place: str
    date: str = ""


#: Stages up to publication; reviews and withdrawal are shown only once reached.
_REGULAR = "60"


def life(edition: EditionView, catalogue: Catalogue) -> tuple[Point, ...]:
    """The stages of an edition in order; nothing when its stage is not known."""
    if not (edition.entry.stage and catalogue.stages):
        return ()
    here = edition.entry.stage[:2]
    dates: dict[str, str] = {}
    for reached in edition.record.history:
        dates.setdefault(reached.stage[:2], reached.date)
    points = []
    for stage in catalogue.stages.stages:
        if stage.code > max(here, _REGULAR):
            continue
        place = "here" if stage.code == here else "past" if stage.code < here else "ahead"
        if place == "past" and stage.code not in dates:
            place = "unrecorded"
        points.append(Point(stage, place, dates.get(stage.code, "")))
    return tuple(points)


def step(edition: EditionView, catalogue: Catalogue) -> Step | None:
    """How far work within the present stage has come."""
    code = (edition.entry.stage or "")[3:]
    steps = catalogue.stages.steps if catalogue.stages else ()
    return next((item for item in steps if item.code == code), None)
