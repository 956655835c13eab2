"""Markdown: the document as plain text that any editor shows and any diff compares."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from ..catalogue import EditionView
from ..render import Reader
from .document import Document, Part, Piece, document
from .format import Format

#: Characters that Markdown would read as markup; digits and dots of numbers stay as they are.
_MARKUP = re.compile(r"([\\`*_{}\[\]<>|#~$])")


def _escaped(text: str) -> str:
    return _MARKUP.sub(r"\\\1", text)


def _cover(doc: Document, reader: Reader) -> Iterator[str]:
    yield f"# {_escaped(doc.number)} {_escaped(doc.title)}"
    if doc.other_title:
        yield _escaped(doc.other_title)
    facts = [*doc.facts, (reader.t("exports.pinned"), doc.link), (reader.t("cite.hash"), doc.hash)]
    colon = reader.t("exports.colon")
    yield "\n".join(f"- {name}{colon}{_escaped(value)}" for name, value in facts)
    yield f"> **{doc.basis}** {_escaped(doc.rights)}"


def _title(part: Part, reader: Reader) -> str:
    marks = "#" * min(part.level + 1 if part.level else 2, 6)
    points = reader.t("exports.in_brackets", text=part.points) if part.points else ""
    return f"{marks} " + f"{part.number} {_escaped(part.title)}{points}".strip()


def _cell(text: str) -> str:
    return _escaped(text).replace("\n", "<br>")


def _piece(piece: Piece) -> str:
    text = _escaped(piece.text)
    if piece.kind == "item":
        return f"- {text}"
    if piece.kind == "entry":
        return f"- {f'**{piece.label}** ' if piece.label else ''}{text}"
    if piece.kind == "heading":
        return f"**{text}**"
    if piece.kind in ("note", "example"):
        return f"> **{piece.label}** {text}"
    if piece.kind == "formula":
        return f"$$\n{piece.text}\n$$"
    if piece.kind == "table":
        lines = [f"| {' | '.join(_cell(cell) for cell in row)} |" for row in piece.rows]
        lines.insert(1, "|" + "---|" * len(piece.rows[0]))
        return f"**{text}**\n\n" + "\n".join(lines)
    return text


def prose(pieces: Iterable[Piece]) -> Iterator[str]:
    """Markdown blocks of pieces; neighbouring items make one list."""
    for listed, group in groupby(pieces, lambda piece: piece.kind in ("item", "entry")):
        lines = [_piece(piece) for piece in group]
        yield from ["\n".join(lines)] if listed else lines


def _parts(doc: Document, reader: Reader) -> Iterator[str]:
    yield from _cover(doc, reader)
    for part in doc.parts:
        yield _title(part, reader)
        yield from prose(part.pieces)


def make(edition: EditionView, reader: Reader) -> bytes:
    """The edition as Markdown in the reader's language."""
    doc = document(edition, reader)
    return ("\n\n".join(_parts(doc, reader)) + "\n").encode()


FORMAT = Format("markdown", "md", "text/markdown", make, per_language=True)
