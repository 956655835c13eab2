"""Macros for running text: a fact's sources, how sure it is, and a link to a clause."""

from __future__ import annotations

from markupsafe import Markup

from ..load.shape import nearest
from ..model.base import Confidence
from ..render import Reader
from .piece import MacroError, known_clause, rendered


def source(reader: Reader, *identities: str) -> Markup:
    """Sources by number, each linked to its entry in the list of sources."""
    for identity in identities:
        if identity not in reader.catalogue.sources:
            better = nearest(identity, reader.catalogue.sources)
            raise MacroError(f"没有来源“{identity}”", f"there is no source “{identity}”", better)
    return Markup(" ").join(map(reader.source, identities))


def confidence(reader: Reader, level: str) -> Markup:
    """How well a fact is known, as a badge."""
    levels = [str(item) for item in Confidence]
    if level not in levels:
        better = nearest(level, levels)
        raise MacroError(f"没有可信度“{level}”", f"there is no confidence “{level}”", better)
    return rendered("confidence", reader, level=level)


def clause_link(reader: Reader, reference: str) -> Markup:
    """A clause by its edition, number and title, which stay true when it is renumbered."""
    return rendered("clause-link", reader, clause=known_clause(reader, reference))
