"""LaTeX formulas for files: one walk over their MathML, one small table for each target.

MathML comes from the same converter as the pages, so every output shows the same formula.
An element without a rule shows its text; nothing of a formula is ever lost.
"""

from __future__ import annotations

from typing import Any

from docx.oxml import OxmlElement
from lxml import etree

from ..mathml import mathml

_PAIRS = {
    "mfrac": ("f", "num", "den"),
    "msup": ("sSup", "e", "sup"),
    "msub": ("sSub", "e", "sub"),
}


def _tag(node: etree._Element) -> str:
    return node.tag.rpartition("}")[2]


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def typst_math(latex: str) -> str:
    """Typst's math markup for a LaTeX formula."""
    return _typst(etree.fromstring(mathml(latex)))


def _typst(node: etree._Element) -> str:
    tag, inner = _tag(node), [_typst(child) for child in node]
    if tag == "mfrac":
        return f"frac({inner[0]}, {inner[1]})"
    if tag == "msqrt":
        return f"sqrt({' '.join(inner)})"
    if tag in ("msub", "msup", "munder", "mover"):
        mark = "_" if tag in ("msub", "munder") else "^"
        return f"{inner[0]}{mark}({inner[1]})"
    if tag in ("msubsup", "munderover"):
        return f"{inner[0]}_({inner[1]})^({inner[2]})"
    if inner:
        return " ".join(inner)
    text = (node.text or "").strip()
    if tag == "mi" and text.isalpha():
        return f"italic({_quoted(text)})"
    return text if len(text) == 1 and (text in "=+<>" or not text.isascii()) else _quoted(text)


def word_math(latex: str) -> Any:
    """An ``m:oMath`` element (Office Math) for a LaTeX formula."""
    return _filled("oMath", etree.fromstring(mathml(latex)))


def _filled(name: str, *nodes: etree._Element) -> Any:
    element = OxmlElement(f"m:{name}", nsdecls=_MATH)
    for node in nodes:
        for child in _word(node):
            element.append(child)
    return element


_MATH = {"m": "http://schemas.openxmlformats.org/officeDocument/2006/math"}


def _word(node: etree._Element) -> list[Any]:
    tag, children = _tag(node), list(node)
    if tag in _PAIRS:
        name, first, second = _PAIRS[tag]
        element = OxmlElement(f"m:{name}", nsdecls=_MATH)
        element.append(_filled(first, children[0]))
        element.append(_filled(second, children[1]))
        return [element]
    if tag == "msqrt":
        element = OxmlElement("m:rad", nsdecls=_MATH)
        hide = OxmlElement("m:radPr", nsdecls=_MATH)
        hide.append(OxmlElement("m:degHide", nsdecls=_MATH))
        element.extend([hide, _filled("deg"), _filled("e", *children)])
        return [element]
    if children:
        return [part for child in children for part in _word(child)]
    return [_run((node.text or "").strip())] if (node.text or "").strip() else []


def _run(text: str) -> Any:
    run, words = OxmlElement("m:r", nsdecls=_MATH), OxmlElement("m:t", nsdecls=_MATH)
    words.text = text
    run.append(words)
    return run
