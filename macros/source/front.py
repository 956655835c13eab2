"""Front matter: the YAML between two lines of ``---`` at the head of a Markdown page."""

from __future__ import annotations

import re

from ..problem import Problem, problem
from .characters import place_at

_MATTER = re.compile(r"---[ \t]*\n(.*?\n|)---[ \t]*(\n|$)", re.DOTALL)
_OPENING = re.compile(r"---[ \t]*\n")
#: A line of dashes, stops or long strokes that its author took for the end.
_NEARLY = re.compile(r"^[ \t]*(?:-{2,}|[—–－]+|\.{3})[ \t]*$", re.MULTILINE)


def front_matter(text: str, file: str) -> tuple[str | None, str, list[Problem]]:
    """Front matter, the Markdown after it, and what is wrong between them.

    The Markdown keeps its true line numbers: lines of the front matter come back empty.
    """
    if match := _MATTER.match(text):
        body = "\n" * text[: match.end()].count("\n") + text[match.end() :]
        return match[1], body, []
    return None, text, [_fault(text, file)]


def _fault(text: str, file: str) -> Problem:
    if opening := _OPENING.match(text):
        nearly = _NEARLY.search(text, opening.end())
        at = nearly.start() if nearly else 0
        return problem(place_at(text, at, file, 3), "Y127")
    head = text[: len(text) - len(text.lstrip())]
    first = _NEARLY.match(text, len(head))
    if first and (head or text[len(head)] != "-"):
        return problem(place_at(text, len(head), file, 3), "Y128", better="---")
    return problem(place_at(text, 0, file), "Y129")
