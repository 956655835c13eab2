"""The drafting rules' own words: each is a pattern that can be searched for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ..load import Tree
from ..model.base import LANGUAGES, Record
from ..model.drafting import WordsOf
from ..problem import Problem, problem


def _patterns(value: Any, path: tuple = ()) -> Iterator[tuple[tuple, str]]:
    """Every word of a record with its path, wherever the record keeps words."""
    if isinstance(value, WordsOf):
        for language in LANGUAGES:
            for index, word in enumerate(value.get(language)):
                yield (*path, language, index), word
    elif isinstance(value, Record):
        for name in type(value).model_fields:
            yield from _patterns(getattr(value, name), (*path, name))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _patterns(item, (*path, index))


def patterns_are_regular(tree: Tree) -> Iterator[Problem]:
    """A word of drafting.yml is a regular expression without an error."""
    for item in tree.of("drafting"):
        for path, word in _patterns(item.record):
            try:
                re.compile(word)
            except re.error as error:
                yield problem(item.document.place(path), "C207", value=word, detail=error.msg)


RULES = (patterns_are_regular,)
