"""Personal numbers that must not be published: mobile telephones and identity cards.

The whole text is searched, comments too: a repository is public as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..problem import Problem, problem
from .places import Places

#: Eleven digits in the groups people write; not the end of an address, a file or another number.
_MOBILE = re.compile(
    r"(?<![\w./=@+-])(?:(?:\+|00)?86[ -]?)?(1[3-9]\d[ -]?\d{4}[ -]?\d{4})(?![\w-]|\.\d)", re.ASCII
)
#: Numbers of nobody: the one that every manual prints.
_EXAMPLES = {"13800138000"}
_IDENTITY = re.compile(
    r"(?<![\w./=@+-])[1-9]\d{5}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]"
    r"(?![\w-])",
    re.ASCII,
)
#: Eleven digits, close together: neither number is found without them.
_DIGITS = re.compile(r"[0-9](?:[ -]?[0-9]){10}")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def personal_numbers(text: str, file: str) -> Iterator[Problem]:
    """Every mobile number, and every identity number whose check digit is right (GB 11643)."""
    if not _DIGITS.search(text):
        return
    place = Places(text, file)
    for match in _MOBILE.finditer(text):
        if re.sub("[ -]", "", match[1]) not in _EXAMPLES:
            yield problem(place(match.start(), len(match[0])), "C111", value=match[0])
    for match in _IDENTITY.finditer(text):
        total = sum(int(digit) * weight for digit, weight in zip(match[0], _WEIGHTS, strict=False))
        if "10X98765432"[total % 11] == match[0][-1].upper():
            yield problem(place(match.start(), len(match[0])), "C112", value=match[0])
