"""The form of a message code; the lists are in ``codes`` and ``lint_codes``."""

from __future__ import annotations

from typing import NamedTuple


class Code(NamedTuple):
    """Severity, what is wrong in each language, and what to write instead."""

    severity: str
    zh: str
    en: str
    hint: str = ""
