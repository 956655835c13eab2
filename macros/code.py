"""The form of a message code; the lists are in ``codes`` and the modules it gathers."""

from __future__ import annotations

from typing import NamedTuple


class Code(NamedTuple):
    """Severity, what is wrong in each language, and what to write instead.

    ``otherwise`` stands in for a ``hint`` whose details nobody knows; both read ``zh / en``.
    """

    severity: str
    zh: str
    en: str
    hint: str = ""
    otherwise: str = ""

    @property
    def remedy(self) -> str:
        """What to do, whatever the details: ``zh / en``."""
        return self.otherwise or self.hint
