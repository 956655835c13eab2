"""The outline of an edition beside its pages: chapters, and the way down to the page being read.

It stands on every page of an edition and differs little from one to the next, so what is the
same is made once for each depth of the site.
"""

from __future__ import annotations

from html import escape

from markupsafe import Markup

from ..catalogue import Catalogue, ClauseView, EditionView
from ..catalogue.kept import kept
from .environment import environment
from .reader import Reader

_BRANCHES = "x0branches-x0"


def outline(reader: Reader, edition: EditionView) -> str:
    """The outline for a reader who stands on a page of the edition."""
    here = edition.by_id.get(reader.url.removeprefix(edition.url).rstrip("/"))
    way: list[ClauseView] = []
    at = here
    while at:
        way.insert(0, at)
        at = at.parent
    around = _around(edition, reader.at(edition.clauses[0].url) if here else reader)
    return around.replace(_BRANCHES, _branch(edition, way, reader))


@kept
def _around(edition: EditionView, reader: Reader) -> str:
    """What stands around the branches: the same on the pages of all clauses."""
    template = environment(reader.language).get_template("outline.html")
    return template.render(reader=reader, t=reader.t, edition=edition, branches=Markup(_BRANCHES))


def _below(holder: EditionView | ClauseView) -> list[ClauseView]:
    return holder.chapters if isinstance(holder, EditionView) else holder.children


def _branch(holder: EditionView | ClauseView, way: list[ClauseView], reader: Reader) -> str:
    """What stands right below ``holder``, opened along the way to the page that is read."""
    lines = list(_lines(holder, reader.language, reader.base, reader.catalogue))
    if way:
        step, further = way[0], way[1:]
        at = _below(holder).index(step)
        if not further:
            lines[at] = lines[at].replace('">', '" aria-current="page">', 1)
        if step.children:
            lines[at] += _branch(step, further, reader)
    return "<ul>" + "".join(f"<li>{line}</li>" for line in lines) + "</ul>"


@kept
def _lines(
    holder: EditionView | ClauseView, language: str, base: str, catalogue: Catalogue
) -> list[str]:
    reader = Reader(catalogue, language)
    return [
        f'<a href="{escape(base + clause.url)}"><span class="x-number">'
        f"{escape(reader.number(clause))}</span> <span>{reader.heading(clause)}</span></a>"
        for clause in _below(holder)
    ]
