"""NISO STS: the document as the XML that standards bodies exchange."""

from __future__ import annotations

from typing import Any

from lxml import etree
from lxml.builder import E

from ..catalogue import EditionView
from ..mathml import mathml
from ..model.base import LANGUAGE_TAGS
from ..render import Reader
from .document import Document, Part, Piece, document
from .format import Format

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def _meta(doc: Document, edition: EditionView) -> Any:
    title = getattr(E, "title-wrap")(E.main(doc.title), E.full(f"{doc.number} {doc.title}"))
    title.set(_LANG, LANGUAGE_TAGS[doc.language])
    meta = getattr(E, "std-meta")(title, getattr(E, "std-ref")(doc.number, type="dated"))
    if edition.record.issued:
        meta.append(getattr(E, "release-date")(edition.record.issued))
    meta.append(getattr(E, "self-uri")(doc.link))
    meta.append(E.permissions(getattr(E, "copyright-statement")(f"{doc.basis} {doc.rights}")))
    return meta


def _text(piece: Piece, tag: str, **attributes: str) -> Any:
    body = [E.label(piece.label)] if piece.label else []
    return getattr(E, tag)(*body, E.p(piece.text), **attributes)


def _table(piece: Piece) -> Any:
    head, *rows = piece.rows
    table = E.table(
        E.thead(E.tr(*(E.th(cell) for cell in head))),
        E.tbody(*(E.tr(*(E.td(cell) for cell in row)) for row in rows)),
    )
    return getattr(E, "table-wrap")(E.caption(E.title(piece.text)), table)


def _piece(piece: Piece) -> Any:
    if piece.kind in ("note", "example"):
        return _text(piece, f"non-normative-{piece.kind}")
    if piece.kind == "table":
        return _table(piece)
    if piece.kind == "formula":
        return getattr(E, "disp-formula")(etree.fromstring(mathml(piece.text)))
    return E.p(E.bold(piece.text)) if piece.kind == "heading" else E.p(piece.text)


def _filled(section: Any, part: Part) -> Any:
    listed = None
    for piece in part.pieces:
        if piece.kind in ("item", "entry"):
            if listed is None:
                listed = etree.SubElement(section, "list", {"list-type": "bullet"})
            listed.append(_text(piece, "list-item"))
        else:
            listed = None
            section.append(_piece(piece))
    return section


def _section(part: Part, tag: str) -> Any:
    section = getattr(E, tag)(id=part.anchor)
    if part.kind not in ("clause", "annex"):
        section.set("sec-type", part.kind)
    if part.number:
        section.append(E.label(part.number))
    section.append(E.title(part.title))
    return _filled(section, part)


def make(edition: EditionView, reader: Reader) -> bytes:
    """The standard as one XML file in the reader's language."""
    doc = document(edition, reader)
    front, body, back = E.front(_meta(doc, edition)), E.body(), E.back()
    annexes = getattr(E, "app-group")()
    way: list[tuple[int, Any]] = []
    for part in doc.parts:
        if part.level == 0:
            home = front if part.kind in ("foreword", "introduction") else back
            home.append(_section(part, "sec"))
            continue
        while way and way[-1][0] >= part.level:
            way.pop()
        home = way[-1][1] if way else annexes if part.kind == "annex" else body
        section = _section(part, "app" if part.kind == "annex" else "sec")
        home.append(section)
        way.append((part.level, section))
    if len(annexes):
        back.insert(0, annexes)
    root = E.standard(front, body, back)
    root.set(_LANG, LANGUAGE_TAGS[doc.language])
    etree.indent(root)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


FORMAT = Format("sts", "xml", "application/xml", make, per_language=True)
