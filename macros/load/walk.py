"""Every field of a record with its path."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ..model.base import LANGUAGES, Record, Words

Path = tuple[str | int, ...]


def fields(value: Any, path: Path = ()) -> Iterator[tuple[Path, str, Any]]:
    """``(path, field name, value)`` of every set field below a record, depth first."""
    if isinstance(value, Record):
        for name in value.model_fields_set:
            below = getattr(value, name)
            yield (*path, name), name, below
            yield from fields(below, (*path, name))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            if isinstance(item, (Record, tuple)):
                yield from fields(item, (*path, index))


def wordings(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Every bilingual text below a record with its path."""
    if isinstance(value, Words):
        yield path, value
    elif isinstance(value, Record):
        for name in value.model_fields_set:
            yield from wordings(getattr(value, name), (*path, name))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from wordings(item, (*path, index))


def texts(found: Iterable[tuple[Path, Any]]) -> Iterator[tuple[Path, str, str]]:
    """``(path, language, text)`` of every wording present among ``wordings``."""
    for path, words in found:
        for language in LANGUAGES:
            if text := words.get(language):
                yield (*path, language), language, text


def name_of(path: Path) -> str:
    """The last named step of a path."""
    return next((str(step) for step in reversed(path) if isinstance(step, str)), "")
