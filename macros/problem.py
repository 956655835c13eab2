"""Problems: what is wrong, where exactly, and what to write instead, in every language.

A rule names a code and its details; the wording lives in ``codes.CODES``, once.  Formats are
in ``FORMATS``; add one there.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from .codes import CODES


@dataclass(frozen=True, order=True)
class Place:
    """Where: path relative to the checked root, 1-based line and column in characters."""

    file: str
    line: int = 1
    column: int = 1
    length: int = 1
    excerpt: str = ""


@dataclass(frozen=True, order=True)
class Problem:
    """One finding.  ``details`` fill the wording of its code."""

    place: Place
    code: str
    details: tuple[tuple[str, str], ...] = ()
    graded: str = ""  #: another severity than the code's own, where a setting says so

    @property
    def severity(self) -> str:
        """``error`` (exit 1) or ``warning`` (exit 0)."""
        return self.graded or CODES[self.code].severity

    def message(self, language: str) -> str:
        """What is wrong, in ``zh`` or ``en``."""
        return getattr(CODES[self.code], language).format(**dict(self.details))

    @property
    def hint(self) -> str:
        """What to write instead, or what to do where only the author can know."""
        code = CODES[self.code]
        return code.hint.format(**dict(self.details)) or code.otherwise


def problem(place: Place, code: str, **details: object) -> Problem:
    """A problem whose details are shown as text."""
    return Problem(place, code, tuple((key, str(value)) for key, value in details.items()))


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Sorted by place, each finding once."""
    return sorted(set(problems))


#: A source line longer than this is not shown.
_LONGEST = 2000


def display_width(text: str) -> int:
    """Columns a terminal gives ``text``: two for East Asian wide characters."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def _caret(place: Place) -> str:
    before = display_width(place.excerpt[: place.column - 1])
    marked = place.excerpt[place.column - 1 : place.column - 1 + place.length]
    return " " * before + "^" * max(1, display_width(marked))


def as_text(problems: Iterable[Problem], language: str | None = None) -> str:
    """Message lines with the source line, a caret and the remedy, as in the editing guide."""
    shown = []
    for item in problems:
        where = f"{item.place.file}:{item.place.line}:{item.place.column}"
        languages = (language,) if language else ("zh", "en")
        words = " / ".join(item.message(code) for code in languages)
        lines = [f"{where}: {item.code} {words}"]
        if item.place.excerpt.strip() and len(item.place.excerpt) <= _LONGEST:
            number = f"{item.place.line:>5}"
            lines += [f"{number} | {item.place.excerpt}", f"      | {_caret(item.place)}"]
        if item.hint:
            write = {"zh": "改成", "en": "write", None: "改成 / write"}[language]
            lines.append(f"   {write}: {item.hint}")
        shown.append("\n".join(lines))
    return "\n".join(shown)


def as_json(problems: Iterable[Problem], language: str | None = None) -> str:
    """A JSON list of objects; both languages whatever ``language`` says."""
    rows = [
        {
            "file": item.place.file,
            "line": item.place.line,
            "column": item.place.column,
            "code": item.code,
            "severity": item.severity,
            "message_zh": item.message("zh"),
            "message_en": item.message("en"),
            "hint": item.hint,
        }
        for item in problems
    ]
    return json.dumps(rows, ensure_ascii=False, indent=1)


def as_github(problems: Iterable[Problem], language: str | None = None) -> str:
    """Workflow commands that annotate the changed lines of a pull request."""

    def escape(text: str) -> str:
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")

    def line(item: Problem) -> str:
        spot = f"file={item.place.file},line={item.place.line},col={item.place.column}"
        words = item.message(language or "zh") + (f" → {item.hint}" if item.hint else "")
        return f"::{item.severity} {spot},title={item.code}::{escape(words)}"

    return "\n".join(line(item) for item in problems)


#: Name of a format → ``(problems, language or None for both) -> text``.
FORMATS: dict[str, Callable[[Iterable[Problem], str | None], str]] = {
    "text": as_text,
    "json": as_json,
    "github": as_github,
}
