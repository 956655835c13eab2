"""Values of the wrong type that are slips of the pen: full-width marks, missing spaces.

The model sees text where it wants a list; the author wrote a list with the wrong brackets.
"""

from __future__ import annotations

import re

from ..problem import Place, Problem, problem
from ..source import Document

_HALF = str.maketrans("［］｛｝【】，：", "[]{}[],:")
_KEY = re.compile(r"([A-Za-z_]+)([：:])(?!//)\s*(\S.*)", re.DOTALL)
_DASH = re.compile(r"([-－–—•])\s*(\S.*)", re.DOTALL)
_OPENING = "［｛【"
_QUOTES = ("“”", "‘’", "「」", "＂＂")
_SPACES = {
    "\u3000": ("全角空格", "an ideographic space"),
    "\u00a0": ("不换行空格", "a no-break space"),
}


def _moved(place: Place, by: int, length: int = 1) -> Place:
    return Place(place.file, place.line, place.column + by, length, place.excerpt)


def misread(value: object, path: tuple, document: Document, wants_text: bool) -> Problem | None:
    """What the author of an unquoted value meant to write, or None when it is plainly wrong."""
    if not isinstance(value, str) or not value or not document.plain(path):
        return None
    here = document.place(path)
    if value[0] in _SPACES or value[-1] in _SPACES:
        at = 0 if value[0] in _SPACES else len(value) - 1
        zh, en = _SPACES[value[at]]
        better = value.strip()
        return problem(_moved(here, at), "Y120", char_zh=zh, char_en=en, better=better)
    for pair in _QUOTES:
        if value[0] == pair[0] and value[-1] == pair[1]:
            return problem(here, "Y113", value=value, better=f'"{value[1:-1]}"')
    if wants_text:
        return None
    if value[0] in _OPENING:
        better = re.sub(r"([:,])(?=\S)", r"\1 ", value.translate(_HALF))
        return problem(_moved(here, 0), "Y112", char=value[0], better=better)
    if match := _DASH.fullmatch(value):
        return problem(_moved(here, 0), "Y114", char=match[1], better=f"- {match[2]}")
    if match := _KEY.fullmatch(value):
        code = "Y102" if match[2] == "：" else "Y103"
        place = _moved(here, match.start(2))
        return problem(place, code, better=f"{match[1]}: {match[3]}")
    return None


#: Pattern of a field → its form in words, for people who do not read patterns.
FORMS: dict[str, tuple[str, str]] = {
    r"^[a-z][a-z0-9]*([.-][a-z0-9]+)*$": (
        "小写字母开头，只用小写字母、数字、点和连字符",
        "lower-case letters, digits, points and hyphens, a letter first",
    ),
    r"^([1-9][0-9]*|[A-Z])(\.[1-9][0-9]*){0,5}$": (
        "数字之间用点，附录用大写字母，如 5.1.2、A.3",
        "numbers joined by points, a capital letter for an annex: 5.1.2, A.3",
    ),
    r"^([a-z][a-z0-9-]*@[a-z0-9.-]+#)?[a-z][a-z0-9]*([.-][a-z0-9]+)*$": (
        "条款标识，或 标准@版本#条款标识",
        "a clause id, or standard@edition#clause-id",
    ),
    r"^[a-z][a-z0-9-]*@[a-z0-9.-]+$": ("标准@版本", "standard@edition"),
    r"^S[0-9]{2,4}$": ("字母 S 加两到四位数字", "the letter S and two to four digits"),
    r"^[0-9]{2}\.[0-9]{2}$": ("两位数字、点、两位数字，如 30.20", "two digits twice, as in 30.20"),
}


def form(pattern: str) -> tuple[str, str]:
    """The form a pattern asks for, in words where they are known."""
    return FORMS.get(pattern, (pattern, pattern))
