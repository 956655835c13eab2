"""How wide a text will be, without a font at hand: generous, for typefaces differ."""

from __future__ import annotations

import re
import unicodedata

#: Lines a name may take in the narrowest box it can stand in, and how wide the text there is.
NAME_LINES, NAME_WIDTH, NAME_SIZE = 2, 262, 15
#: Advance of a character in em; whatever is not listed is as wide as a small Latin letter.
_ADVANCES = (
    (re.compile(r"[ .,:;!|'iIjl]"), 0.34),
    (re.compile(r"[()\[\]/\-frt\"]"), 0.44),
    (re.compile(r"[mwMW%@&]"), 0.95),
    (re.compile(r"[A-Z]"), 0.74),
    (re.compile(r"[a-z0-9]"), 0.6),
)
_BOLD = 1.15
#: A word with the marks that may not start a line after it, or one Han character with them.
_UNIT = re.compile(r"[“（《]*(?:[^\s⺀-鿿＀-￯“（《]+|[^\s])[，。：；、）》”！？]*|\s+")


def _advance(character: str) -> float:
    if not character.isascii():
        narrow = unicodedata.category(character) == "Ll"
        return 0.6 if narrow else 1.0
    return next((em for pattern, em in _ADVANCES if pattern.fullmatch(character)), 0.62)


def wide(text: str, size: int, bold: bool = False) -> float:
    """How many units ``text`` takes at ``size``."""
    return sum(map(_advance, text)) * size * (_BOLD if bold else 1)


def folded(text: str, width: float, size: int, bold: bool = False) -> tuple[str, ...]:
    """Lines of at most ``width``; words stay whole, marks stay with what they close."""
    lines: list[str] = []
    line = ""
    for unit in _UNIT.findall(text):
        if line and wide((line + unit).rstrip(), size, bold) > width:
            lines.append(line.rstrip())
            line = unit.lstrip()
        else:
            line += unit if line else unit.lstrip()
    return (*lines, line.rstrip()) if line.strip() else tuple(lines)


def too_long(name: str) -> bool:
    """True for a name that takes more than ``NAME_LINES`` lines, or holds a word beyond a line."""
    lines = folded(name, NAME_WIDTH, NAME_SIZE, bold=True)
    return len(lines) > NAME_LINES or any(
        wide(line, NAME_SIZE, True) > NAME_WIDTH for line in lines
    )
