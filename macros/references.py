"""Names that point from one record to another, resolved in one place for check and render."""

from __future__ import annotations

import re
from typing import NamedTuple


class Target(NamedTuple):
    """A clause reference taken apart; standard and edition are the referring edition's own."""

    standard: str
    edition: str
    clause: str

    def __str__(self) -> str:
        return f"{self.standard}@{self.edition}#{self.clause}"


def target(reference: str, standard: str = "", edition: str = "") -> Target:
    """``clause-id`` or ``standard@edition#clause-id`` → its three parts."""
    if match := re.fullmatch(r"([^@#]+)@([^@#]+)#(.+)", reference):
        return Target(*match.groups())
    return Target(standard, edition, reference)


def parent_number(number: str) -> str | None:
    """``"5.1.2"`` → ``"5.1"``; a chapter or annex has no parent."""
    return number.rpartition(".")[0] or None


def number_key(number: str) -> tuple[tuple[int, int], ...]:
    """Sort key of a clause number; annexes follow chapters."""
    return tuple(
        (0, int(part)) if part.isdigit() else (1, ord(part[0])) for part in number.split(".")
    )
