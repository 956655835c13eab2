"""Stages: known ones, in an allowed order, and in agreement with the status of the edition."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from ..load import Loaded, Tree
from ..load.shape import nearest
from ..problem import Place, Problem, problem

if TYPE_CHECKING:
    from ..model.stages import Stages
    from ..model.standard import EditionEntry


def _named(tree: Tree, known: Stages) -> Iterator[tuple[Place, str]]:
    """Every stage code of the tree that ``known`` does not have, with its place."""
    for item in tree.of("standard"):
        for index, entry in enumerate(item.record.editions):
            if entry.stage:
                yield item.document.place(("editions", index, "stage")), entry.stage
    for item in tree.of("edition"):
        for index, reached in enumerate(item.record.history):
            yield item.document.place(("history", index, "stage")), reached.stage


def stages_are_known(tree: Tree) -> Iterator[Problem]:
    """A stage code is made of a stage and a step of stages.yml."""
    for listed in tree.of("stages"):
        known: Stages = listed.record
        steps = {step.code for step in known.steps}
        codes = {f"{stage.code}.{step}" for stage in known.stages for step in steps}
        for place, code in _named(tree, known):
            if code not in codes:
                yield problem(place, "P101", value=code, better=nearest(code, codes))


def _entry(tree: Tree, item: Loaded) -> EditionEntry | None:
    """The line of the standard that lists an edition."""
    standard = tree.one("standard", standard=item.names["standard"])
    entries = standard.record.editions if standard else ()
    return next((entry for entry in entries if entry.id == item.names["edition"]), None)


def stages_follow_each_other(tree: Tree) -> Iterator[Problem]:
    """Each stage that an edition reached may follow the one before, and not on an earlier day."""
    for listed in tree.of("stages"):
        for item in tree.of("edition"):
            history = item.record.history
            for index, (before, after) in enumerate(pairwise(history), 1):
                path = ("history", index)
                if not listed.record.may_follow(before.stage, after.stage):
                    place = item.document.place((*path, "stage"))
                    yield problem(place, "P102", before=before.stage, after=after.stage)
                if after.date < before.date:
                    place = item.document.place((*path, "date"))
                    yield problem(place, "P105", before=before.date, after=after.date)


def stage_fits_status(tree: Tree) -> Iterator[Problem]:
    """An edition's status is one that its stage allows: a draft is not published."""
    for listed in tree.of("stages"):
        for item in tree.of("standard"):
            for index, entry in enumerate(item.record.editions):
                stage = listed.record.stage(entry.stage) if entry.stage else None
                if stage and entry.status not in stage.statuses:
                    place = item.document.place(("editions", index, "status"))
                    better = " | ".join(status.value for status in stage.statuses)
                    values = {"stage": entry.stage, "status": entry.status.value}
                    yield problem(place, "P103", better=better, **values)


def history_ends_at_the_stage(tree: Tree) -> Iterator[Problem]:
    """The last stage of an edition's history is the one that its standard lists."""
    for item in tree.of("edition"):
        entry = _entry(tree, item)
        if not (item.record.history and entry and entry.stage):
            continue
        if entry.stage != item.record.history[-1].stage:
            last = item.record.history[-1].stage
            path = ("history", len(item.record.history) - 1, "stage")
            place = item.document.place(path)
            yield problem(place, "P104", last=last, listed=entry.stage)


RULES = (
    stages_are_known,
    stages_follow_each_other,
    stage_fits_status,
    history_ends_at_the_stage,
)
