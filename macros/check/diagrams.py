"""Diagrams: content of the right kind, names that fit their boxes, exits that lead somewhere."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..figures import NAME_LINES, too_long
from ..load import Loaded, Tree
from ..load.shape import nearest
from ..markup import plain
from ..model.diagram import CONTENT
from ..problem import Problem, problem


def _concepts(item: Loaded) -> Iterator[tuple[tuple, Any]]:
    """Every group, concept, step and bar of a diagram with its path."""
    for key in CONTENT.values():
        for index, part in enumerate(getattr(item.record, key)):
            yield (key, index), part
            for below, concept in enumerate(getattr(part, "items", ())):
                yield (key, index, "items", below), concept


def content_fits_kind(tree: Tree) -> Iterator[Problem]:
    """A diagram has the list of its kind, and none of another kind."""
    for item in tree.of("diagram"):
        wanted = CONTENT[item.record.kind]
        filled = {key for key in CONTENT.values() if getattr(item.record, key)}
        if filled != {wanted}:
            place = item.document.place(("kind",))
            yield problem(place, "C204", kind=item.record.kind.value, wanted=wanted)


def ids_are_unique(tree: Tree) -> Iterator[Problem]:
    """An id is used once in a diagram."""
    for item in tree.of("diagram"):
        first: dict[str, tuple] = {}
        for path, concept in _concepts(item):
            if concept.id in first:
                earlier = item.document.place(first[concept.id])
                where = f"{earlier.file}:{earlier.line}"
                place = item.document.place((*path, "id"))
                yield problem(place, "R105", value=concept.id, first=where)
            first.setdefault(concept.id, (*path, "id"))


def exits_lead_somewhere(tree: Tree) -> Iterator[Problem]:
    """An exit of a step names a result or a step of the same diagram, one of the two."""
    for item in tree.of("diagram"):
        known = {step.id for step in item.record.steps}
        for index, step in enumerate(item.record.steps):
            for number, exit_ in enumerate(step.exits):
                path = ("steps", index, "exits", number)
                if bool(exit_.then) == bool(exit_.step):
                    yield problem(item.document.place((*path, "when")), "C205")
                elif exit_.step and exit_.step not in known:
                    place = item.document.place((*path, "step"))
                    better = nearest(exit_.step, known)
                    yield problem(place, "R103", list="steps", value=exit_.step, better=better)


def names_fit(tree: Tree) -> Iterator[Problem]:
    """A name fits its box in every language; what needs more room goes to ``text``."""
    for item in tree.of("diagram"):
        for path, language, text in item.texts:
            if path[-2] in ("name", "root", "when") and too_long(plain(text)):
                place = item.document.place(path)
                yield problem(place, "C206", value=text, language=language, limit=NAME_LINES)


RULES = (content_fits_kind, ids_are_unique, exits_lead_somewhere, names_fit)
