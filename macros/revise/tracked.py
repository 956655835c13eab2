"""A Word document whose changes are real: accept all is the new edition, reject all the old.

One paragraph a line of ``redline.flow``.  A paragraph that is new or gone carries the change on
its mark too, so that Word removes it whole.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import count
from typing import Any

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from ..catalogue import EditionView
from ..exports.archive import repacked
from ..render import Reader
from .redline import Marked, flow

_STYLES = {"item": "List Bullet", "entry": "List Bullet", "note": "Normal", "row": "Normal"}
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_LANGUAGES = {"zh": "zh-CN", "en": "en-GB"}


def _element(name: str, **attributes: str) -> Any:
    found = OxmlElement(name)
    for key, value in attributes.items():
        found.set(qn(f"w:{key}"), value)
    return found


def _run(text: str, deleted: bool) -> Any:
    """A run; tabs between the cells of a row stay tabs."""
    run = _element("w:r")
    for at, piece in enumerate(text.split("\t")):
        if at:
            run.append(_element("w:tab"))
        words = _element("w:delText" if deleted else "w:t")
        words.text = piece
        words.set(_SPACE, "preserve")
        run.append(words)
    return run


class _Writer:
    """The document under way; every change has its own id."""

    def __init__(self, before: EditionView, after: EditionView, reader: Reader) -> None:
        self.word = docx.Document()
        self.ids: Iterator[int] = count(1)
        self.author = reader.t("site.name")
        core = self.word.core_properties
        core.title = f"{reader.document(before)} → {reader.document(after)}"
        core.author = core.last_modified_by = self.author
        core.language = _LANGUAGES[reader.language]
        normal = self.word.styles["Normal"]
        normal.font.name, normal.font.size = "Times New Roman", Pt(10.5)
        fonts = normal.element.get_or_add_rPr().get_or_add_rFonts()
        fonts.set(qn("w:eastAsia"), "宋体")
        section = self.word.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.header.paragraphs[0].text = core.title
        self.body = self.word.element.body
        self.styles = {style.name: style.style_id for style in self.word.styles}

    def change(self, op: str) -> Any:
        """``w:ins`` or ``w:del``, by us."""
        return _element(f"w:{op}", id=str(next(self.ids)), author=self.author)

    def add(self, line: Marked) -> None:
        """One paragraph."""
        style = f"Heading {min(max(line.level, 1), 6)}" if line.kind == "heading" else ""
        style = style or _STYLES.get(line.kind, "Normal")
        paragraph, properties = _element("w:p"), _element("w:pPr")
        properties.append(_element("w:pStyle", val=self.styles[style]))
        if line.op in ("ins", "del"):
            mark = _element("w:rPr")
            mark.append(self.change(line.op))
            properties.append(mark)
        paragraph.append(properties)
        for piece in line.pieces:
            run = _run(piece.text, piece.op == "del")
            if piece.op == "same":
                paragraph.append(run)
            else:
                around = self.change(piece.op)
                around.append(run)
                paragraph.append(around)
        self.body.insert(len(self.body) - 1, paragraph)

    def bytes(self) -> bytes:
        """The finished file."""
        target = io.BytesIO()
        self.word.save(target)
        return repacked(target.getvalue())


def tracked(before: EditionView, after: EditionView, reader: Reader) -> bytes:
    """The new edition as tracked changes of the old one, in the reader's language."""
    out = _Writer(before, after, reader)
    for line in flow(before, after, reader):
        out.add(line)
    return out.bytes()
