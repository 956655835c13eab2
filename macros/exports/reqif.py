"""ReqIF 1.2: every clause as a requirement, for requirements tools.

Identifiers follow from the clauses' addresses, so a later import updates and never doubles.
"""

from __future__ import annotations

import uuid
from typing import Any

from lxml import etree

from ..address import absolute
from ..catalogue import ClauseView, EditionView
from ..model.base import LANGUAGE_TAGS
from ..render import Reader
from . import wording
from .format import Format, dated

_SPACE = "http://www.omg.org/spec/ReqIF/20110401/reqif.xsd"
#: Attributes of a requirement: their names are those that requirements tools expect.
_ATTRIBUTES = (
    "ReqIF.ForeignID",
    "ReqIF.ChapterNumber",
    "ReqIF.Name",
    "ReqIF.Text",
    "Points",
    "Type",
)


def _id(*parts: str) -> str:
    return "_" + str(uuid.uuid5(uuid.NAMESPACE_URL, "#".join(parts)))


class _File:
    """A ReqIF file under way; every element is stamped with the edition's day."""

    def __init__(self, edition: EditionView, reader: Reader) -> None:
        self.edition, self.reader = edition, reader
        self.link = absolute(edition.url, reader.language)
        self.day = dated(edition).isoformat()
        self.root = etree.Element(f"{{{_SPACE}}}REQ-IF", nsmap={None: _SPACE})
        self.type, self.spec_type = _id(self.link, "type"), _id(self.link, "specification-type")

    def add(self, parent: Any, tag: str, text: str = "", **attributes: str) -> Any:
        """An element below ``parent``."""
        element = etree.SubElement(parent, f"{{{_SPACE}}}{tag}")
        element.text = text or None
        for name, value in attributes.items():
            element.set(name.replace("_", "-").upper(), value)
        return element

    def known(self, parent: Any, tag: str, identity: str, **attributes: str) -> Any:
        """An element with an identifier and a day of change."""
        return self.add(parent, tag, identifier=identity, last_change=self.day, **attributes)

    def refer(self, parent: Any, role: str, tag: str, identity: str) -> None:
        """A reference to another element."""
        self.add(self.add(parent, role), tag, identity)


def _head(file: _File, title: str) -> None:
    head = file.add(file.root, "THE-HEADER")
    header = file.add(head, "REQ-IF-HEADER", identifier=_id(file.link))
    for tag, text in (
        ("COMMENT", wording.best(file.edition.record.rights, file.reader)[0]),
        ("CREATION-TIME", file.day),
        ("REQ-IF-TOOL-ID", "macros.exports.reqif"),
        ("REQ-IF-VERSION", "1.2"),
        ("SOURCE-TOOL-ID", file.link),
        ("TITLE", title),
    ):
        file.add(header, tag, text)


def _types(file: _File, content: Any) -> None:
    string = _id(file.link, "string")
    kinds = file.add(content, "DATATYPES")
    file.known(kinds, "DATATYPE-DEFINITION-STRING", string, long_name="String", max_length="65535")
    types = file.add(content, "SPEC-TYPES")
    kind = file.known(types, "SPEC-OBJECT-TYPE", file.type, long_name="Clause")
    attributes = file.add(kind, "SPEC-ATTRIBUTES")
    for name in _ATTRIBUTES:
        one = file.known(
            attributes, "ATTRIBUTE-DEFINITION-STRING", _id(file.link, name), long_name=name
        )
        file.refer(one, "TYPE", "DATATYPE-DEFINITION-STRING-REF", string)
    file.known(types, "SPECIFICATION-TYPE", file.spec_type, long_name="Standard")


def _values(clause: ClauseView, reader: Reader) -> dict[str, str]:
    record = clause.record
    values = (
        clause.id,
        record.number,
        wording.best(record.title, reader)[0],
        wording.best(record.text, reader, clause.edition)[0],
        "" if record.points is None else reader.amount(record.points),
        record.type.value,
    )
    return dict(zip(_ATTRIBUTES, values, strict=True))


def _object(file: _File, parent: Any, clause: ClauseView) -> None:
    one = file.known(parent, "SPEC-OBJECT", _id(file.link, clause.id))
    values = file.add(one, "VALUES")
    for name, text in _values(clause, file.reader).items():
        if text:
            value = file.add(values, "ATTRIBUTE-VALUE-STRING", the_value=text)
            file.refer(value, "DEFINITION", "ATTRIBUTE-DEFINITION-STRING-REF", _id(file.link, name))
    file.refer(one, "TYPE", "SPEC-OBJECT-TYPE-REF", file.type)


def _tree(file: _File, parent: Any, clauses: list[ClauseView]) -> None:
    children = file.add(parent, "CHILDREN")
    for clause in clauses:
        at = file.known(children, "SPEC-HIERARCHY", _id(file.link, clause.id, "place"))
        file.refer(at, "OBJECT", "SPEC-OBJECT-REF", _id(file.link, clause.id))
        if clause.children:
            _tree(file, at, clause.children)


def make(edition: EditionView, reader: Reader) -> bytes:
    """The edition as one ReqIF specification in the reader's language."""
    file = _File(edition, reader)
    file.root.set("{http://www.w3.org/XML/1998/namespace}lang", LANGUAGE_TAGS[reader.language])
    title = f"{reader.document(edition)} {wording.best(edition.title, reader)[0]}"
    _head(file, title)
    content = file.add(file.add(file.root, "CORE-CONTENT"), "REQ-IF-CONTENT")
    _types(file, content)
    objects = file.add(content, "SPEC-OBJECTS")
    for clause in edition.clauses:
        _object(file, objects, clause)
    specifications = file.add(content, "SPECIFICATIONS")
    whole = file.known(
        specifications, "SPECIFICATION", _id(file.link, "specification"), long_name=title
    )
    file.refer(whole, "TYPE", "SPECIFICATION-TYPE-REF", file.spec_type)
    _tree(file, whole, edition.chapters)
    etree.indent(file.root)
    return etree.tostring(file.root, xml_declaration=True, encoding="UTF-8")


FORMAT = Format("reqif", "reqif", "application/xml", make, per_language=True)
