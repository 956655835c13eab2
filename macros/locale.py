"""Every string of the interface, one folder a language: ``locales/<code>/*.yml``.

Each file holds the strings of one part of the site; together they make one flat list.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from .model.base import LANGUAGES
from .problem import Place, Problem, problem
from .source import read_document

FOLDER = Path(__file__).parent / "locales"


class Locale:
    """The strings of one language; a missing key is an error, never an empty place."""

    def __init__(self, language: str, strings: dict[str, str]):
        self.language = language
        self.strings = strings

    def __call__(self, key: str, **values: object) -> str:
        """The string for a dotted key, filled in.  Raises KeyError for an unknown key."""
        text = self.strings[key]
        return text.format(**values) if values else text


def _flat(data: dict[str, Any], prefix: str = "") -> dict[str, str]:
    found: dict[str, str] = {}
    for key, value in data.items():
        if isinstance(value, dict):
            found |= _flat(value, f"{prefix}{key}.")
        else:
            found[prefix + key] = value or ""
    return found


def _read(language: str) -> tuple[dict[str, str], list[Problem]]:
    """Strings of every readable file, and the problems of all."""
    strings: dict[str, str] = {}
    found: list[Problem] = []
    for path in sorted((FOLDER / language).glob("*.yml")):
        document, problems = read_document(path, FOLDER.parent.parent)
        found += problems
        if document is None:
            continue
        more = _flat(document.data)
        for key in sorted(strings.keys() & more.keys()):
            place = document.place(tuple(key.split(".")))
            found.append(problem(place, "R105", value=key, first=language))
        strings |= more
    return strings, found


@cache
def locale(language: str) -> Locale:
    """The locale of ``language``; what is wrong with its files, ``locale_problems`` tells."""
    return Locale(language, _read(language)[0])


def locale_problems() -> list[Problem]:
    """Problems of every locale file, and keys that not every language has."""
    found: list[Problem] = []
    read = {code: _read(code) for code in LANGUAGES}
    every = set().union(*(strings for strings, _ in read.values()))
    for code, (strings, problems) in read.items():
        found += problems
        if not any(more for _, more in read.values()):
            place = Place(f"macros/locales/{code}")
            found += [
                problem(place, "S102", key=key, better=key) for key in sorted(every - set(strings))
            ]
    return found
