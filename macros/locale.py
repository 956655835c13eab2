"""Every string of the interface, one folder a language: ``locales/<code>/*.yml``.

Each file holds the strings of one part of the site; together they make one flat list.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

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


@cache
def locale(language: str) -> Locale:
    """The locale of ``language``.  Raises ValueError when a file has problems or repeats a key."""
    strings: dict[str, str] = {}
    for path in sorted((FOLDER / language).glob("*.yml")):
        document, problems = read_document(path, FOLDER)
        if document is None or problems:
            raise ValueError(problems)
        more = _flat(document.data)
        if repeated := strings.keys() & more.keys():
            raise ValueError(f"{path.name}: {sorted(repeated)}")
        strings |= more
    return Locale(language, strings)
