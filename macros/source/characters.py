"""Bytes to text: what an editor on any desk may have put into a file."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..problem import Place, Problem, problem
from .personal import personal_numbers
from .suspects import letter_problems

LIMIT = 1_000_000
_CONFLICT = re.compile(r"^(<{7} |={7}$|>{7} )", re.MULTILINE)
#: What the YAML parser refuses or takes for a line break; a reader never sees it either.
_REFUSED = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
#: Stands for a refused character while a file is parsed, so that every column stays true.
STAND_IN = "\u200b"


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
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return "", [_undecodable(data, error.start, file)]
    if data.count(0) * 3 > len(data):
        return "", [problem(Place(file), "B101", guess="UTF-16")]
    if "\r" in text:
        found += _line_ends(text, file)
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        return "", [problem(Place(file), "B104")]
    if "<<<<<<< " in text or ">>>>>>> " in text:
        if conflicts := list(_conflicts(text, file)):
            return "", conflicts
    found += personal_numbers(text, file)
    if not text.isascii() or _REFUSED.search(text):
        found += letter_problems(text, file)
        text = _REFUSED.sub(STAND_IN, text)
    return text, found


def _undecodable(data: bytes, start: int, file: str) -> Problem:
    line = data.count(b"\n", 0, start) + 1
    column = len(data[data.rfind(b"\n", 0, start) + 1 : start].decode("utf-8")) + 1
    return problem(Place(file, line, column), "B101", guess=_guess(data))


def _guess(data: bytes) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in data[:64]:
        return "UTF-16"
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return "?"
    return "GB18030"


_LINE_END = re.compile(r"\r\n|\r|\n")
_LINE_END_NAMES = {"\r\n": "CRLF", "\r": "CR", "\n": "LF"}


def _line_ends(text: str, file: str) -> Iterator[Problem]:
    """One finding where the kind of line end changes; a file of one kind is in order."""
    pairs, returns, feeds = text.count("\r\n"), text.count("\r"), text.count("\n")
    if [returns - pairs, feeds - pairs, pairs].count(0) == 2:
        return
    ends = [match[0] for match in _LINE_END.finditer(text)]
    other = next(index for index, end in enumerate(ends) if end != ends[0])
    line = _LINE_END.split(text)[other]
    yield problem(
        Place(file, other + 1, len(line) + 1, 1, line),
        "B108",
        first=_LINE_END_NAMES[ends[0]],
        other=_LINE_END_NAMES[ends[other]],
    )


def place_at(text: str, offset: int, file: str, length: int = 1) -> Place:
    """The place of a character offset in ``text``."""
    start = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    excerpt = text[start : end if end >= 0 else len(text)]
    return Place(file, text.count("\n", 0, offset) + 1, offset - start + 1, length, excerpt)


def _conflicts(text: str, file: str) -> Iterator[Problem]:
    for match in _CONFLICT.finditer(text):
        yield problem(place_at(text, match.start(), file, 7), "B105")
