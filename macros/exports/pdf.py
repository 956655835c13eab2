"""PDF through typst: bookmarks, contents with page numbers, tags (PDF/UA-1), embedded fonts.

The document model goes in as data, ``standard.typ`` sets it.  A Chinese font of the machine is
needed and embedded; without one there is no PDF, and the downloads page says so.
"""

from __future__ import annotations

import io
import json
from dataclasses import asdict
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import segno
import typst

from ..catalogue import EditionView
from ..model.base import LANGUAGES
from ..render import Reader
from .document import Document, Part, document
from .format import Format, dated
from .formula import typst_math

TEMPLATE = Path(__file__).with_name("standard.typ")
#: Families with simplified Chinese glyphs, best first; free to embed, all under the OFL.
FONTS = ("Noto Serif CJK SC", "Source Han Serif SC", "Noto Sans CJK SC", "Source Han Sans SC")


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts()


@cache
def font() -> str:
    """The first of FONTS on this machine, or nothing."""
    return next((name for name in FONTS if name in _fonts().families()), "")


def font_identity() -> str:
    """Name and size of the font files in use: another release of the font is another PDF."""
    paths = {face.path for face in _fonts().fonts() if face.family == font() and face.path}
    sizes = (f"{Path(path).name}:{Path(path).stat().st_size}" for path in sorted(paths))
    return " ".join([font(), *sizes])


def _lacks() -> str:
    return "" if font() else "font"


def _qr(link: str) -> str:
    image = io.BytesIO()
    segno.make(link, error="m", micro=False).save(image, kind="svg", border=0, xmldecl=False)
    return image.getvalue().decode()


def _part(part: Part, opens: bool) -> dict[str, Any]:
    """Chapters carry a QR code of their link; the first one and every annex start a page."""
    data = asdict(part)
    chapter = part.kind in ("clause", "annex") and part.level == 1
    data["qr"] = _qr(part.link) if chapter else None
    data["opens"] = opens
    data["breaks"] = opens or part.kind == "annex" or part.level == 0
    for piece in data["pieces"]:
        if piece["kind"] == "formula":
            piece["math"] = typst_math(piece["text"])
    return data


def _data(doc: Document, edition: EditionView, reader: Reader) -> dict[str, Any]:
    first = next((part for part in doc.parts if part.level), None)
    words = {key: reader.t(f"exports.{key}") for key in ("contents", "pinned", "qr")}
    return {
        **asdict(doc),
        "parts": [_part(part, part is first) for part in doc.parts],
        "words": {**words, "hash": reader.t("cite.hash")},
        "other": next(code for code in LANGUAGES if code != reader.language),
        "publisher": reader.t("site.name"),
        "date": edition.record.issued or "",
        "fonts": ["Libertinus Serif", font()] if reader.language != LANGUAGES[0] else [font()],
        "qr": _qr(doc.link),
    }


def make(edition: EditionView, reader: Reader) -> bytes:
    """The edition as PDF in the reader's language.  Raises typst.TypstError without a font."""
    with TemporaryDirectory() as folder:
        root = Path(folder)
        main = root / TEMPLATE.name
        main.write_bytes(TEMPLATE.read_bytes())
        data = _data(document(edition, reader), edition, reader)
        (root / "data.json").write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
        stamp = int(dated(edition).timestamp())
        made = typst.compile(
            main, root=root, font_paths=_fonts(), timestamp=stamp, pdf_standards=["ua-1"]
        )
    assert isinstance(made, bytes)
    return made


FORMAT = Format("pdf", "pdf", "application/pdf", make, per_language=True, lacks=_lacks)
