"""The way to a certificate as a picture, drawn from the steps of a scheme."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from ..catalogue import EditionView
from ..pages.guide import ADVICE_MONTHS, stops
from ..problem import display_width
from ..render import Reader
from .piece import rendered

#: Measures of the drawing: its width, the axis, columns of text that fit beside it, a line.
WIDTH, AXIS, COLUMNS, LINE = 360, 22, 40, 18


@dataclass(frozen=True)
class Node:
    """A step with the height it stands at and its lines of text."""

    number: int
    y: int
    name: tuple[str, ...]
    who: tuple[str, ...]


def folded(text: str, columns: int = COLUMNS) -> tuple[str, ...]:
    """Lines of at most ``columns``; Latin words stay whole, Chinese breaks anywhere."""
    lines, line = [], ""
    words = text.split(" ") if text.isascii() else list(text)
    glue = " " if text.isascii() else ""
    for word in words:
        longer = f"{line}{glue}{word}" if line else word
        if line and display_width(longer) > columns:
            lines.append(line)
            line = word
        else:
            line = longer
    return (*lines, line) if line else tuple(lines)


def nodes(edition: EditionView, reader: Reader) -> tuple[tuple[Node, ...], int]:
    """The steps from top to bottom, and the height they take."""
    found, y = [], AXIS
    steps = edition.scheme.steps if edition.scheme else ()
    for number, step in enumerate(steps, 1):
        name, who = folded(reader.plain(step.name)), folded(reader.plain(step.who))
        found.append(Node(number, y, name, who))
        y += LINE * (len(name) + len(who)) + 24
    return tuple(found), y


def _columns(edition: EditionView) -> dict[str, str]:
    """Fields of the steps that say something, with the key of their heading."""
    steps = edition.scheme.steps if edition.scheme else ()
    named = {"who": "who", "text": "what", "documents": "documents"}
    return {key: name for key, name in named.items() if any(getattr(s, key) for s in steps)}


def drawn_path(reader: Reader, edition: EditionView) -> Markup:
    """Steps as a line with stations, the years of validity as a scale, and both as a table."""
    found, height = nodes(edition, reader)
    validity = edition.scheme.validity if edition.scheme else None
    return rendered(
        "certification-path",
        reader,
        edition=edition,
        scheme=edition.scheme,
        nodes=found,
        columns=_columns(edition),
        height=height,
        width=WIDTH,
        axis=AXIS,
        line=LINE,
        validity=validity,
        stops=stops(validity) if validity else (),
        advice=ADVICE_MONTHS,
    )
