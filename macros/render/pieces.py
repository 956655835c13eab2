"""The smallest pieces of pages, a dozen on each: functions, because a template macro costs more.

Templates know them by name (``environment``).
"""

from __future__ import annotations

from html import escape
from typing import Any

from markupsafe import Markup

from ..catalogue import ClauseView, EditionView
from .reader import Reader


def pair(
    reader: Reader, words: Any, edition: EditionView | None = None, tag: str = "span"
) -> Markup:
    """A text in every language it exists in.

    The page shows its own language; the choice of views changes that.
    """
    found = reader.in_languages(words, edition, tag == "div")
    if len(found) < 2:
        return Markup("".join(f'<{tag} lang="{it.tag}">{it.html}</{tag}>' for it in found))
    inner = "".join(
        f'<{tag} class="x-{it.role}" data-lang="{it.code}" lang="{it.tag}">{it.html}</{tag}>'
        for it in found
    )
    return Markup(f'<{tag} class="x-pair">{inner}</{tag}>')


def clause_link(clause: ClauseView, reader: Reader) -> Markup:
    """Number and title of a clause as a link."""
    return Markup(
        f'<a class="x-clause-link" href="{escape(reader.link(clause.url))}">'
        f'<span class="x-number">{escape(reader.number(clause))}</span> '
        f"<span>{reader.heading(clause)}</span></a>"
    )


def points(clause: ClauseView, reader: Reader) -> Markup:
    """The points of a clause, or nothing where they are not known."""
    amount = clause.record.points
    if amount is None:
        return Markup("")
    key = "look.point" if amount == 1 else "clause.points"
    words = escape(reader.t(key, points=reader.amount(amount)))
    return Markup(f'<span class="x-points">{words}</span>')


PIECES = {"pair": pair, "clause_link": clause_link, "points": points}
