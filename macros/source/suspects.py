"""Characters that look like something else, or like nothing at all.

One pass over a text finds every suspicious character; what it is decides the message.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice

from ..problem import Problem, problem
from .places import Places

#: After so many findings of one kind in a file the rest would say nothing new.
_MOST = 1000
#: Characters of one message each; a group's name is looked up in ``_SAY``.
_SUSPECT = re.compile(
    r"(?P<hidden>[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e"
    r"\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f])"
    r"|(?P<compatible>[\u2e80-\u2fdf\uf900-\ufaff\ufb00-\ufb06\U0002f800-\U0002fa1f])"
    r"|(?P<private>[\ue000-\uf8ff\U000f0000-\U0010fffd])"
    r"|(?P<lost>[\ufffd])"
    r"|(?P<foreign>[\u0370-\u052f])"
)
#: The same in one class: a file that holds none of them, as nearly all do, is read in no time.
_ANY = re.compile("[" + "".join(re.findall(r"\[(.*?)\]", _SUSPECT.pattern)) + "]")
#: Radicals of the supplement block whose ordinary character Unicode does not name.
_RADICALS = dict(
    zip(
        "⺌⺍⺗⺝⺠⺩⺼⻁⻄⻅⻆⻉⻋⻌⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻩⻬⻮⻰",
        "小小心月民王肉虎西见角贝车辶长门青韦页风飞食马骨鬼鱼鸟黄齐齿龙",
        strict=True,
    )
)
#: Letters of other scripts that look exactly like a Latin one.
_TWINS = dict(
    zip(
        "аеорсухіјѕԁһԛԝАВЕКМНОРСТУХІЈЅΑΒΕΖΗΙΚΜΝΟΡΤΥΧο",
        "aeopcyxijsdhqwABEKMHOPCTYXIJSABEZHIKMNOPTYXo",
        strict=True,
    )
)
#: No word is longer; looking further would take all day in a file made of letters.
_LONG_WORD = 40
_WORD = re.compile(r"[A-Za-z\u0370-\u052f]{1,80}")
_ACCENTED = re.compile(r"\w[\u0300-\u036f\u3099\u309a]+")


def letter_problems(text: str, file: str) -> Iterator[Problem]:
    """Every hidden, private, lost or look-alike character, where it stands."""
    place = Places(text, file)
    for match in islice(_SUSPECT.finditer(text if _ANY.search(text) else ""), _MOST):
        yield from _SAY[match.lastgroup or ""](text, match, place)
    if not unicodedata.is_normalized("NFC", text):
        for match in islice(_ACCENTED.finditer(text), _MOST):
            better = unicodedata.normalize("NFC", match[0])
            if better != match[0]:
                at = place(match.start(), len(match[0]))
                yield problem(at, "B110", value=match[0], better=better)


def _hidden(text: str, match: re.Match[str], place: Places) -> Iterator[Problem]:
    if match[0] == "\u200d" and _is_emoji(text[match.end() : match.end() + 1]):
        return  # joins two pictures to one
    yield problem(place(match.start()), "B103", char=f"U+{ord(match[0]):04X}")


def _is_emoji(char: str) -> bool:
    return bool(char) and unicodedata.category(char) == "So"


def _compatible(_text: str, match: re.Match[str], place: Places) -> Iterator[Problem]:
    char = match[0]
    better = _RADICALS.get(char) or unicodedata.normalize("NFKC", char)
    if better != char:
        yield problem(place(match.start()), "B107", char=char, better=better)


def _private(_text: str, match: re.Match[str], place: Places) -> Iterator[Problem]:
    yield problem(place(match.start()), "B109", char=f"U+{ord(match[0]):04X}")


def _lost(_text: str, match: re.Match[str], place: Places) -> Iterator[Problem]:
    yield problem(place(match.start()), "B112")


def _foreign(text: str, match: re.Match[str], place: Places) -> Iterator[Problem]:
    if match[0] not in _TWINS:
        return
    start = match.start()
    while start and match.start() - start < _LONG_WORD and _WORD.match(text[start - 1]):
        start -= 1
    word = _WORD.match(text, start)
    if word is None or not re.search("[A-Za-z]", word[0]):
        return
    greek = match[0] < "\u0400"
    yield problem(
        place(match.start()),
        "B111",
        value=word[0],
        char=match[0],
        script_zh="希腊" if greek else "西里尔",
        script_en="Greek" if greek else "Cyrillic",
        better="".join(_TWINS.get(char, char) for char in word[0]),
    )


_SAY = {
    "hidden": _hidden,
    "compatible": _compatible,
    "private": _private,
    "lost": _lost,
    "foreign": _foreign,
}
