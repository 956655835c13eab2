"""Wording compared: Chinese by character, English by word, numbers with their units whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

_UNIT = (
    r"%|℃|°|个(?:百分点|自然日|工作日|服务小时|月|季度)|年|月|日|小时|分钟|分|次|名|人|份|件|项|种|家|处|"
    r"学时|倍|working days?|service hours?|calendar days?|days?|months?|years?|hours?|points?|"
    r"times?|min\b|h\b|s\b|pt\b"
)
#: ``3 200``, ``1.5``, ``0.5 %``, ``15 日``, ``30 min``, ``10 working days``.
QUANTITY = re.compile(
    rf"(?P<number>\d+(?: \d{{3}})*(?:\.\d+)?)(?: ?(?P<unit>{_UNIT}))?", re.IGNORECASE
)
_WHOLE = QUANTITY.pattern.replace("?P<number>", "?:").replace("?P<unit>", "?:")
_FLAGS = re.IGNORECASE | re.DOTALL
_TOKENS = {
    "zh": re.compile(rf"{_WHOLE}|[A-Za-z][\w.-]*|\s+|.", _FLAGS),
    "en": re.compile(rf"{_WHOLE}|\w[\w'’-]*|\s+|.", _FLAGS),
}
#: An equal stretch shorter than this between two changes reads as noise.
_SHORT = 2


@dataclass(frozen=True)
class Piece:
    """A stretch of text that is ``same``, ``del``eted or ``ins``erted."""

    op: str
    text: str


def tokens(text: str, language: str) -> list[str]:
    """The units of comparison of a language."""
    return _TOKENS[language].findall(text)


def operations(before: str, after: str, language: str) -> Iterator[tuple[str, str, str]]:
    """``(operation, old, new)`` of difflib over the units of the language."""
    old, new = tokens(before, language), tokens(after, language)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for op, i1, i2, j1, j2 in matcher.get_opcodes():
        yield op, "".join(old[i1:i2]), "".join(new[j1:j2])


def pieces(before: str, after: str, language: str) -> tuple[Piece, ...]:
    """What to show: deletions before insertions, short equal stretches between them absorbed."""
    found: list[list[str]] = []
    steps = list(operations(before, after, language))
    for at, (op, old, new) in enumerate(steps):
        inner = 0 < at < len(steps) - 1
        noise = op == "equal" and inner and _is_noise(old)
        if op == "equal" and not noise:
            found.append(["same", old, old])
        elif found and found[-1][0] == "change":
            found[-1][1] += old
            found[-1][2] += new
        else:
            found.append(["change", old, new])
    return tuple(_flat(found))


def _is_noise(text: str) -> bool:
    return text.isspace() or (len(text) < _SHORT and not re.search(r"[\d，。；：、,.;:]", text))


def _flat(found: list[list[str]]) -> Iterator[Piece]:
    for op, old, new in found:
        if op == "same":
            yield Piece("same", old)
            continue
        if old:
            yield Piece("del", old)
        if new:
            yield Piece("ins", new)


def side(parts: tuple[Piece, ...], op: str) -> str:
    """The old text (``del``) or the new one (``ins``) that the pieces hold."""
    return "".join(piece.text for piece in parts if piece.op in ("same", op))
