"""Macros for diagrams: one drawn twice, for a page and for a phone, and said once as a list."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import groupby

from markupsafe import Markup

from ..catalogue import ClauseView
from ..figures import NARROW, WIDE, Exit, Part, drawn
from ..load.shape import nearest
from ..model.base import LANGUAGE_TAGS
from ..model.diagram import Concept, Diagram
from ..render import Reader
from .piece import MacroError, rendered

#: Stands for the number of a figure until all figures of a page are known.
_MARK = re.compile(r"x0figure:(?P<id>[a-z0-9.-]+)x0")
_DRAWN = re.compile(r'<figure class="x-figure" id="figure-([a-z0-9.-]+)"')


def _diagram(reader: Reader, identity: str) -> Diagram:
    found = reader.catalogue.diagrams.get(identity)
    if found is None:
        better = nearest(identity, reader.catalogue.diagrams)
        raise MacroError(f"没有图“{identity}”", f"there is no diagram “{identity}”", better)
    return found


def figure(reader: Reader, identity: str) -> Markup:
    """A diagram with its number, its sources and the same in words."""
    diagram = _diagram(reader, identity)
    root = reader.plain(diagram.root or diagram.title)
    parts = tuple(_part(reader, diagram, item) for item in diagram.parts)
    return rendered(
        "figure",
        reader,
        id=identity,
        mark=f"x0figure:{identity}x0",
        diagram=diagram,
        parts=parts,
        clauses=_clauses(reader, diagram),
        tag=LANGUAGE_TAGS[reader.language],
        drawings=[
            (name, drawn(diagram.kind.value, root, parts, width))
            for name, width in (("wide", WIDE), ("narrow", NARROW))
        ],
    )


def figure_link(reader: Reader, identity: str) -> Markup:
    """The number of a figure on the same page, linked to it."""
    _diagram(reader, identity)
    return rendered("figure-link", reader, id=identity, mark=f"x0figure:{identity}x0")


def numbered(pieces: list[str]) -> list[str]:
    """The blocks of a page with their figures numbered in the order in which they stand."""
    ids = [found for piece in pieces for found in _DRAWN.findall(piece)]

    def number(match: re.Match[str]) -> str:
        name = match["id"]
        if ids.count(name) != 1:
            zh, en = f"本页没有图“{name}”", f"figure “{name}” is not on this page"
            if name in ids:
                zh, en = f"图“{name}”在本页画了两次", f"figure “{name}” is drawn twice here"
            raise MacroError(zh, en, nearest(name, ids))
        return str(ids.index(name) + 1)

    return [_MARK.sub(number, piece) for piece in pieces]


def _part(reader: Reader, diagram: Diagram, item: Concept) -> Part:
    value = getattr(item, "value", None)
    most = max((bar.value for bar in diagram.bars), default=Decimal(0)) or Decimal(1)
    return Part(
        item.id,
        reader.plain(item.name),
        reader.plain(item.text).replace("\n", " "),
        _note(reader, item),
        amount=_amount(reader, diagram, value) if value is not None else "",
        share=float((value or 0) / most),
        parts=tuple(_part(reader, diagram, each) for each in getattr(item, "items", ())),
        exits=tuple(
            Exit(reader.plain(each.when), _leads(reader, diagram, each))
            for each in getattr(item, "exits", ())
        ),
    )


def _leads(reader: Reader, diagram: Diagram, way: object) -> str:
    then, step = getattr(way, "then", None), getattr(way, "step", None)
    if then:
        return reader.plain(then)
    ids = [item.id for item in diagram.steps]
    number = ids.index(step) + 1
    name = reader.plain(diagram.steps[number - 1].name)
    return reader.t("figure.to_step", number=number, name=name)


def _amount(reader: Reader, diagram: Diagram, value: Decimal) -> str:
    unit = reader.plain(diagram.unit)
    return reader.t("figure.amount", value=reader.amount(value), unit=unit).strip()


def _found(reader: Reader, item: Concept) -> list[ClauseView]:
    views = (reader.catalogue.clause(reference) for reference in item.clauses)
    return [view for view in views if view]


def _note(reader: Reader, item: Concept) -> str:
    """Numbers of the clauses of a concept, edition by edition."""
    found = _found(reader, item)
    groups = groupby(found, key=lambda view: view.edition.record.number)
    comma = reader.t("figure.comma")
    return reader.t("figure.semicolon").join(
        f"{number} {comma.join(reader.number(view) for view in views)}" for number, views in groups
    )


def _clauses(reader: Reader, diagram: Diagram) -> dict[str, list[ClauseView]]:
    """Clauses by the id of the concept that names them, for the list in words."""
    return {item.id: _found(reader, item) for item in diagram.concepts}
