"""Citation styles: pure functions from a work to text.

The day of access is the reader's own: TODAY stands in its place, and a script of the page puts
the day in.  Without a script the reader sees what to fill in.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from ..model.base import LANGUAGES
from ..render import Reader
from .work import Work

TODAY = "YYYY-MM-DD"


@dataclass(frozen=True)
class Citation:
    """One citation ready to copy."""

    style: str
    text: str
    extension: str = ""


def _authors(work: Work, between: str) -> str:
    return between.join(work.authors) or work.publisher


def _dated(work: Work) -> str:
    return f"({work.date})" if work.date else ""


def gbt7714(work: Work, reader: Reader) -> str:
    """GB/T 7714: numbers of standards follow the title after a colon; the type stands in []."""
    who = _authors(work, ", ")
    title = f"{work.title}: {work.number}" if work.number else work.title
    mark = "S/OL" if work.kind == "standard" else "EB/OL"
    head = f"{work.part} {work.part_title}[{mark}]//{title}" if work.part else f"{title}[{mark}]"
    where = "" if who == work.publisher else f"{work.publisher}, {work.year}"
    middle = f"{head}. {where}{_dated(work)}[{TODAY}]"
    return f"{who}. {middle}. {work.url}. ({reader.t('cite.hash')} {work.hash})"


def plain_zh(work: Work, reader: Reader) -> str:
    """A sentence for a Chinese text."""
    who = _authors(work, "、")
    part = work.whole if work.part else ""
    place = f"{who}：{work.number}《{work.title}》{part}"
    date = f"，{work.date} 发布" if work.date else ""
    return f"{place}{date}，{work.url}，{TODAY} 查阅，内容校验码 {work.hash}。"


def plain_en(work: Work, reader: Reader) -> str:
    """A sentence for an English text."""
    who = _authors(work, ", ")
    part = f", {_clause_en(work)}" if work.part else ""
    title = f"{work.number}, {work.title}" if work.number else f"“{work.title}”"
    date = f", published {work.date}" if work.date else ""
    tail = f"accessed {TODAY}, content hash {work.hash}."
    return f"{who}. {title}{part}{date}. {work.url}, {tail}"


def _clause_en(work: Work) -> str:
    numbered = work.part[0].isdigit()
    return f"{'clause ' if numbered else ''}{work.part} ({work.part_title})"


_BIBTEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{mark: "\\" + mark for mark in "&%$#_"},
    }
)


def bibtex(work: Work, reader: Reader) -> str:
    """A BibTeX record with its special characters escaped."""
    title = f"{work.number} {work.title}".strip()
    fields = {
        "author": " and ".join(f"{{{name.translate(_BIBTEX)}}}" for name in work.authors)
        or f"{{{work.publisher.translate(_BIBTEX)}}}",
        "title": f"{{{work.whole.translate(_BIBTEX)}}}",
        "booktitle": f"{{{title.translate(_BIBTEX)}}}" if work.part else "",
        "number": work.number.translate(_BIBTEX),
        "publisher": work.publisher.translate(_BIBTEX),
        "year": work.year,
        "date": work.date,
        "language": {"zh": "chinese", "en": "english"}.get(work.language, work.language),
        "keywords": ", ".join(work.keywords).translate(_BIBTEX),
        "url": work.url,
        "urldate": TODAY,
        "note": f"{reader.t('cite.hash')} {work.hash}",
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    kind = "incollection" if work.part else "misc"
    return "\n".join([f"@{kind}{{{work.file_name},", *lines, "}"])


_RIS_TYPES = {"standard": "STAND", "account": "ELEC", "article": "ELEC"}


def ris(work: Work, reader: Reader) -> str:
    """A RIS record; lines are joined with LF and become CRLF when saved."""
    fields = [
        ("TY", _RIS_TYPES[work.kind]),
        *(("AU", name) for name in work.authors or (work.publisher,)),
        ("TI", work.whole),
        ("T2", f"{work.number} {work.title}".strip() if work.part else ""),
        ("M1", work.number),
        ("PB", work.publisher),
        ("PY", work.year),
        ("DA", work.date.replace("-", "/")),
        ("LA", work.language),
        *(("KW", word) for word in work.keywords),
        ("UR", work.url),
        ("Y2", TODAY),
        ("N1", f"{reader.t('cite.hash')} {work.hash}"),
        ("ER", None),
    ]
    return "\n".join(f"{tag}  - {value or ''}" for tag, value in fields if value != "")


#: Style → function and the extension of a reference file, in the order they are shown.
STYLES: dict[str, tuple[Callable[[Work, Reader], str], str]] = {
    "gbt7714": (gbt7714, ""),
    "zh": (plain_zh, ""),
    "en": (plain_en, ""),
    "bibtex": (bibtex, "bib"),
    "ris": (ris, "ris"),
}


def citations(make: Callable[[Reader], Work], reader: Reader) -> list[Citation]:
    """Every style of what ``make`` gives; a plain sentence is in its own language always."""
    readers = {code: replace(reader, language=code) for code in LANGUAGES}
    works = {code: make(there) for code, there in readers.items()}
    found = []
    for style, (write, extension) in STYLES.items():
        code = style if style in LANGUAGES else reader.language
        found.append(Citation(style, write(works[code], readers[code]), extension))
    return found
