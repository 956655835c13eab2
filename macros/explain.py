"""What each message of ``check`` is for, with an example that brings it and one put right.

The wording and the remedy come from ``codes``; the reason and the examples from ``explained``.
The command and the pages of the guide both read them here.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

from .codes import CHECK_CODES, Code
from .source import read_document

FOLDER = Path(__file__).parent / "explained"
#: Where the page of a code stands.
URL = "contributing/messages/"
_DETAIL = re.compile(r"\{\{|\}\}|\{\w+\}")


class Explanation(NamedTuple):
    """One message: why it matters in each language, and its two examples."""

    code: str
    why: dict[str, str]
    bad: str
    good: str

    @property
    def form(self) -> Code:
        """Severity and wording."""
        return CHECK_CODES[self.code]

    def what(self, language: str) -> str:
        """The wording, with an ellipsis where a message puts its details."""
        return shown(getattr(self.form, language))

    def remedy(self, language: str) -> str:
        """What to do, in one language."""
        return in_language(shown(self.form.remedy), language)


def shown(wording: str) -> str:
    """A wording with an ellipsis for each of its details."""
    return _DETAIL.sub(lambda match: {"{{": "{", "}}": "}"}.get(match[0], "…"), wording)


def in_language(both: str, language: str) -> str:
    """One side of ``zh / en``; all of it where there is but one."""
    zh, _, en = both.partition(" / ")
    return en if en and language == "en" else zh


@cache
def explanations() -> dict[str, Explanation]:
    """Every explanation, by code."""
    found = {}
    for path in sorted(FOLDER.glob("*.yml")):
        document, problems = read_document(path, FOLDER.parent)
        assert document is not None, problems
        for code, said in document.data.items():
            found[code] = Explanation(code, said["why"], said["bad"], said["good"])
    return {code: found[code] for code in CHECK_CODES if code in found}


_LABELS = {"zh": ("为什么", "错例", "改好", "改法"), "en": ("Why", "Wrong", "Right", "Remedy")}


def as_text(code: str, languages: tuple[str, ...]) -> str:
    """All that is known of one code, for a terminal."""
    said = explanations()[code]
    lines = []
    for language in languages:
        why, bad, good, remedy = _LABELS[language]
        colon = "：" if language == "zh" else ": "
        lines += [
            f"{code} ({said.form.severity}) {said.what(language)}",
            f"{why}{colon}{said.why[language]}",
            f"{remedy}{colon}{said.remedy(language)}",
            f"{bad}{colon}".rstrip(),
            *(f"    {line}" for line in said.bad.split("\n")),
            f"{good}{colon}".rstrip(),
            *(f"    {line}" for line in said.good.split("\n")),
            "",
        ]
    return "\n".join(lines).rstrip()
