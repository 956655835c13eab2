"""Bytes to text: what an editor on any desk may have put into a file."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from ..problem import Place, Problem, problem

LIMIT = 1_000_000
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b-\u200f\u2028-\u202e\u2060\ufeff]")
_CONFLICT = re.compile(r"^(<{7} |={7}$|>{7} )", re.MULTILINE)
_COMPATIBILITY = re.compile(r"[\u2e80-\u2fdf\uf900-\ufaff]")


def decode(data: bytes, file: str) -> tuple[str, list[Problem]]:
    """The text of ``data`` and what is wrong with its bytes.

    Text that cannot be read at all comes back empty, with the problem that says why.
    """
    if len(data) > LIMIT:
        return "", [problem(Place(file), "B106", limit="1 MB")]
    found = []
    if data.startswith(b"\xef\xbb\xbf"):
        found.append(problem(Place(file), "B102"))
        data = data[3:]
    try:
        text = data.decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = len(data[data.rfind(b"\n", 0, error.start) + 1 : error.start].decode("utf-8")) + 1
        return "", [problem(Place(file, line, column), "B101", guess=_guess(data))]
    if not text.strip():
        return "", [problem(Place(file), "B104")]
    if conflicts := list(_conflicts(text, file)):
        return "", conflicts
    return text, found + list(_bad_characters(text, file))


def _guess(data: bytes) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in data[:64]:
        return "UTF-16"
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return "?"
    return "GB18030"


def place_at(text: str, offset: int, file: str, length: int = 1) -> Place:
    """The place of a character offset in ``text``."""
    start = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    excerpt = text[start : end if end >= 0 else len(text)]
    return Place(file, text.count("\n", 0, offset) + 1, offset - start + 1, length, excerpt)


def _conflicts(text: str, file: str) -> Iterator[Problem]:
    for match in _CONFLICT.finditer(text):
        yield problem(place_at(text, match.start(), file, 7), "B105")


def _bad_characters(text: str, file: str) -> Iterator[Problem]:
    for match in _CONTROL.finditer(text):
        name = f"U+{ord(match[0]):04X}"
        yield problem(place_at(text, match.start(), file), "B103", char=name)
    for match in _COMPATIBILITY.finditer(text):
        better = unicodedata.normalize("NFKC", match[0])
        if better != match[0]:
            place = place_at(text, match.start(), file)
            yield problem(place, "B107", char=match[0], better=better)
