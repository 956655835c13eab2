"""DOCX: the document in the order of GB/T 1.1, with styles a standards writer can edit.

Fonts and languages are set for East Asian and Latin text apart, so Word spells and breaks both.
The contents are a field already filled; Word adds the page numbers when it updates the field.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from ..catalogue import EditionView
from ..render import Reader
from .archive import repacked
from .document import Document, Part, Piece, document
from .format import Format, dated
from .formula import word_math

_TAGS = {"zh": "zh-CN", "en": "en-GB"}
_LATIN, _HAN = "Times New Roman", "宋体"
_INK = RGBColor(0x0F, 0x3D, 0x4C)
_SIZES = {1: 15, 2: 13, 3: 12, 4: 11, 5: 10.5, 6: 10.5}
CONTENTS_DEPTH = 3


def _child(parent: Any, name: str, **attributes: str) -> Any:
    element = OxmlElement(name)
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    parent.append(element)
    return element


def _speak(properties: Any, language: str) -> None:
    """Fonts and languages of a style or run, Latin and East Asian apart."""
    for old in properties.findall(qn("w:rFonts")) + properties.findall(qn("w:lang")):
        properties.remove(old)
    fonts = OxmlElement("w:rFonts")
    for key, name in (("ascii", _LATIN), ("hAnsi", _LATIN), ("eastAsia", _HAN), ("cs", _LATIN)):
        fonts.set(qn(f"w:{key}"), name)
    if language == "zh":
        fonts.set(qn("w:hint"), "eastAsia")
    properties.insert(0, fonts)
    tag = _TAGS[language] if language != "zh" else _TAGS["en"]
    _child(properties, "w:lang", val=tag, eastAsia=_TAGS["zh"])


class _Writer:
    """A Word document under way; paragraphs are added in reading order."""

    def __init__(self, doc: Document, edition: EditionView, reader: Reader) -> None:
        self.doc, self.reader = doc, reader
        self.word = docx.Document()
        self.marks = 0
        #: Ids by name; python-docx looks each up by walking every style.
        self.styles = {style.name: style.style_id for style in self.word.styles}
        self._properties(edition)
        self._styles()
        self._page()

    def _properties(self, edition: EditionView) -> None:
        core, when = self.word.core_properties, dated(edition).replace(tzinfo=None)
        core.title = f"{self.doc.number} {self.doc.title}"[:255]  # Word takes no longer property
        core.author = core.last_modified_by = self.reader.t("site.name")
        core.comments = self.doc.rights[:255]
        core.language = _TAGS[self.doc.language]
        core.created = core.modified = when
        core.revision = 1

    def _styles(self) -> None:
        styles = self.word.styles
        defaults = styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault"))
        _speak(defaults.find(qn("w:rPr")), self.doc.language)
        for name in (
            "Normal",
            "Title",
            "Subtitle",
            "List Bullet",
            *(f"Heading {n}" for n in _SIZES),
        ):
            style = styles[name]
            _speak(style.element.get_or_add_rPr(), self.doc.language)
            style.font.italic = False
        normal = styles["Normal"]
        normal.font.size, normal.paragraph_format.space_after = Pt(10.5), Pt(4)
        for level, size in _SIZES.items():
            font = styles[f"Heading {level}"].font
            font.size, font.bold, font.color.rgb = Pt(size), True, _INK

    def _page(self) -> None:
        section = self.word.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin = section.right_margin = Mm(25)
        section.different_first_page_header_footer = True
        head = section.header.paragraphs[0]
        head.add_run(f"{self.doc.number}  {self.doc.title}").font.size = Pt(8.5)
        foot = section.footer.paragraphs[0]
        foot.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        self.field(foot, "PAGE", "1")

    def field(self, paragraph: Paragraph, code: str, shown: str) -> None:
        """A field that Word computes, with what is shown until then."""
        for kind, text in (("begin", None), (None, code), ("separate", None)):
            run = paragraph.add_run()._r
            if kind:
                _child(run, "w:fldChar", fldCharType=kind)
            else:
                _child(run, "w:instrText").text = text
        paragraph.add_run(shown)
        _child(paragraph.add_run()._r, "w:fldChar", fldCharType="end")

    def say(
        self, text: str, language: str = "", style: str = "Normal", label: str = ""
    ) -> Paragraph:
        """A paragraph; wording in the other language is tagged as such."""
        paragraph = self.word.add_paragraph()
        paragraph._p.style = self.styles[style]
        if label:
            paragraph.add_run(
                f"{label}　" if self.doc.language == "zh" else f"{label}  "
            ).bold = True
        run = paragraph.add_run(text)
        if language and language != self.doc.language:
            _speak(run._r.get_or_add_rPr(), language)
        return paragraph

    def mark(self, paragraph: Paragraph, name: str) -> None:
        """A bookmark that the contents lead to."""
        self.marks += 1
        start = OxmlElement("w:bookmarkStart")
        start.set(qn("w:id"), str(self.marks))
        start.set(qn("w:name"), name)
        paragraph._p.insert(1, start)
        _child(paragraph._p, "w:bookmarkEnd", id=str(self.marks))

    def bytes(self) -> bytes:
        """The finished file."""
        target = io.BytesIO()
        self.word.save(target)
        return repacked(target.getvalue())


def _cover(out: _Writer) -> None:
    doc, t, colon = out.doc, out.reader.t, out.reader.t("exports.colon")
    out.say(t("site.name"))
    out.say(doc.number).paragraph_format.space_before = Mm(50)
    out.say(doc.title, style="Title")
    if doc.other_title:
        other = "en" if doc.language == "zh" else "zh"
        out.say(doc.other_title, other, style="Subtitle")
    for name, value in (*doc.facts, (t("exports.pinned"), doc.link), (t("cite.hash"), doc.hash)):
        out.say(f"{name}{colon}{value}")
    out.say(doc.rights, label=doc.basis).paragraph_format.space_before = Mm(20)


def heading(part: Part) -> str:
    """Number and title as they stand in headings and contents."""
    return f"{part.number}  {part.title}" if part.number else part.title


def _contents(out: _Writer) -> None:
    title = out.say("", style="Normal")
    title.paragraph_format.page_break_before = True
    run = title.add_run(out.reader.t("exports.contents"))
    run.bold, run.font.size, run.font.color.rgb = True, Pt(15), _INK
    listed = [
        part for part in out.doc.parts if part.level <= CONTENTS_DEPTH and part.kind != "term"
    ]
    lines = [out.word.add_paragraph() for _ in listed]
    for at, (part, line) in enumerate(zip(listed, lines, strict=True)):
        line.paragraph_format.left_indent = Mm(6 * max(part.level - 1, 0))
        line.paragraph_format.space_after = Pt(2)
        if at == 0:
            first = line.add_run()._r
            _child(first, "w:fldChar", fldCharType="begin")
            _child(line.add_run()._r, "w:instrText").text = f'TOC \\o "1-{CONTENTS_DEPTH}" \\h \\z'
            _child(line.add_run()._r, "w:fldChar", fldCharType="separate")
        link = _child(line._p, "w:hyperlink", anchor=_bookmark(part), history="1")
        words = _child(_child(link, "w:r"), "w:t")
        words.text = heading(part)
        words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    if lines:
        _child(lines[-1].add_run()._r, "w:fldChar", fldCharType="end")


def _bookmark(part: Part) -> str:
    """Word's bookmarks hold at most 40 letters, digits and underlines; anchors may be longer."""
    return "c_" + hashlib.sha256(part.anchor.encode()).hexdigest()[:16]


def _table(out: _Writer, piece: Piece) -> None:
    title = out.say(piece.text, piece.language)
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title.runs[0].bold = True
    title.paragraph_format.keep_with_next = True
    table = out.word.add_table(rows=0, cols=len(piece.rows[0]), style="Table Grid")
    for at, row in enumerate(piece.rows):
        cells = table.add_row().cells
        for cell, text in zip(cells, row, strict=True):
            cell.text = text
            cell.paragraphs[0].runs[0].bold = at == 0 if text else None
    _child(table.rows[0]._tr.get_or_add_trPr(), "w:tblHeader")
    out.say("")


def _formula(out: _Writer, piece: Piece) -> None:
    paragraph = out.word.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph._p.append(word_math(piece.text))


def _small(out: _Writer, piece: Piece) -> None:
    paragraph = out.say(piece.text, piece.language, label=piece.label)
    paragraph.paragraph_format.left_indent = Mm(8)
    for run in paragraph.runs:
        run.font.size = Pt(9)


def _listed(out: _Writer, piece: Piece) -> None:
    out.say(piece.text, piece.language, "List Bullet", piece.label)


def _label(out: _Writer, piece: Piece) -> None:
    paragraph = out.say("", label=piece.text)
    paragraph.paragraph_format.keep_with_next = True


def _paragraph(out: _Writer, piece: Piece) -> None:
    paragraph = out.say(piece.text, piece.language)
    if out.doc.language == "zh":
        paragraph.paragraph_format.first_line_indent = Pt(21)


_PIECES: dict[str, Callable[[_Writer, Piece], None]] = {
    "paragraph": _paragraph,
    "item": _listed,
    "entry": _listed,
    "heading": _label,
    "note": _small,
    "example": _small,
    "formula": _formula,
    "table": _table,
}


def _part(out: _Writer, part: Part, opens: bool) -> None:
    level = min(max(part.level, 1), 6) if part.kind != "term" else CONTENTS_DEPTH + 1
    title = out.say(heading(part), part.language, f"Heading {level}")
    if part.points:
        points = title.add_run(out.reader.t("exports.in_brackets", text=part.points))
        points.bold = False
    out.mark(title, _bookmark(part))
    if opens or part.level == 0 or part.kind == "annex":
        title.paragraph_format.page_break_before = True
    for piece in part.pieces:
        _PIECES[piece.kind](out, piece)


def make(edition: EditionView, reader: Reader) -> bytes:
    """The edition as DOCX in the reader's language."""
    out = _Writer(document(edition, reader), edition, reader)
    _cover(out)
    _contents(out)
    first = next((part for part in out.doc.parts if part.level), None)
    for part in out.doc.parts:
        _part(out, part, part is first)
    return out.bytes()


FORMAT = Format(
    "docx",
    "docx",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    make,
    per_language=True,
)
