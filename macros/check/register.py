"""The register of related standards and the editions that cite it."""

from __future__ import annotations

from collections.abc import Iterator

from ..load import Loaded, Tree
from ..load.shape import nearest
from ..problem import Problem, problem


def _successors(item: Loaded) -> dict[str, str]:
    return {old: entry.number for entry in item.record.standards for old in entry.replaces}


def _trail(number: str, successor: dict[str, str]) -> list[str]:
    """The number and everything that came after it, to the end or once round a circle."""
    trail = [number]
    while (after := successor.get(trail[-1])) and after not in trail:
        trail.append(after)
    return trail + ([after] if after == number else [])


def replaced_editions_are_not_cited(tree: Tree) -> Iterator[Problem]:
    """A dated reference to a replaced edition is reported with its successor."""
    for item in tree.of("register"):
        successor = _successors(item)
        for edition in tree.of("edition"):
            for index, number in enumerate(edition.record.normative_references):
                trail = _trail(number, successor)
                if len(trail) > 1 and trail[-1] != number:
                    place = edition.document.place(("normative_references", index))
                    yield problem(place, "R107", value=number, successor=trail[-1])


def replacing_has_no_circle(tree: Tree) -> Iterator[Problem]:
    """Following ``replaces`` never leads back; each circle is reported once, where it closes."""
    for item in tree.of("register"):
        seen: set[str] = set()
        for index, entry in reversed(list(enumerate(item.record.standards))):
            trail = _trail(entry.number, _successors(item))
            if len(trail) > 1 and trail[-1] == entry.number and entry.number not in seen:
                seen |= set(trail)
                place = item.document.key_place(("standards", index, "replaces"))
                yield problem(place, "R108", value=" → ".join(trail))


def normative_references_are_registered(tree: Tree) -> Iterator[Problem]:
    """A normative reference of an edition is in the register."""
    for item in tree.of("register"):
        known = {entry.number for entry in item.record.standards}
        for edition in tree.of("edition"):
            for index, number in enumerate(edition.record.normative_references):
                if number not in known:
                    place = edition.document.place(("normative_references", index))
                    yield problem(place, "R114", value=number, better=nearest(number, known))


def editions_replace_others(tree: Tree) -> Iterator[Problem]:
    """An edition does not replace itself."""
    for edition in tree.of("edition"):
        for index, number in enumerate(edition.record.replaces):
            if number == edition.record.number:
                yield problem(edition.document.place(("replaces", index)), "R106")


RULES = (
    editions_replace_others,
    replaced_editions_are_not_cited,
    replacing_has_no_circle,
    normative_references_are_registered,
)
