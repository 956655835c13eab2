"""MathML of a formula, and nothing in it that is not a formula.

The converter passes on what stands in ``text``, ``href``, ``style`` and ``class`` unchanged, so
its result is read again: an element or attribute that is not on the lists never reaches a page.
"""

from __future__ import annotations

from html import escape

_ELEMENTS = frozenset(
    "math mi mn mo ms mspace mtext mrow mfrac msqrt mroot mstyle mpadded mphantom menclose "
    "msub msup msubsup munder mover munderover mmultiscripts mprescripts none "
    "mtable mtr mtd mlabeledtr".split()
)
_ATTRIBUTES = frozenset(
    "display displaystyle scriptlevel stretchy fence form separator accent accentunder "
    "movablelimits largeop symmetric minsize maxsize lspace rspace width height depth voffset "
    "linethickness mathvariant mathcolor mathbackground mathsize notation columnalign columnlines "
    "columnspacing rowalign rowlines rowspacing rowspan columnspan align frame".split()
)
_SPACE = "{http://www.w3.org/1998/Math/MathML}"


class NotAFormulaError(ValueError):
    """The text converts to something that is not MathML alone."""


def formula(latex: str, display: str = "inline") -> str:
    """MathML of ``latex``.  Raises NotAFormulaError, or what the converter raises."""
    from latex2mathml.converter import convert  # slow to import, and few files have formulas
    from lxml import etree

    written = convert(latex, display=display)
    if "<!" in written or "<?" in written:  # XML and HTML disagree about where these end
        raise NotAFormulaError
    try:
        parsed = etree.fromstring(written)
    except etree.XMLSyntaxError as error:
        raise NotAFormulaError from error
    for node in parsed.iter():
        if node.tag.removeprefix(_SPACE) not in _ELEMENTS or not _ATTRIBUTES.issuperset(
            node.attrib
        ):
            raise NotAFormulaError
    return written


def mathml(latex: str, display: str = "inline") -> str:
    """MathML of ``latex``; what is no formula is shown as the text it is."""
    try:
        return formula(latex, display)
    except NotAFormulaError:
        space = _SPACE.strip("{}")
        return f'<math xmlns="{space}" display="{display}"><mtext>{escape(latex)}</mtext></math>'
