"""Diagrams drawn as shapes: text is measured and folded here, so that it fits its box.

Add a kind: a value of ``DiagramKind`` with its list in ``CONTENT``, and a function in ``DRAWN``.
"""

from .draw import DRAWN, NARROW, WIDE, drawn
from .shapes import Exit, Part, Shapes
from .text import NAME_LINES, folded, too_long, wide

__all__ = [
    "DRAWN",
    "NAME_LINES",
    "NARROW",
    "WIDE",
    "Exit",
    "Part",
    "Shapes",
    "drawn",
    "folded",
    "too_long",
    "wide",
]
