"""The whole tree of records, and every problem of every file in one run."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from ..problem import Place, Problem, problem
from ..source import Document, read_document, read_front_matter
from . import walk
from .layout import LAYOUT, PASSED_OVER, WATCHED, Layout, layout_of
from .shape import nearest, problems_of


@dataclass(frozen=True, eq=False)
class Loaded:
    """A record, the document it is from and what its path says (standard, edition, id …).

    The walks over the record are made once and shared by all rules.
    """

    kind: str
    record: Any
    document: Document
    names: dict[str, str]
    body: str = ""

    @cached_property
    def fields(self) -> tuple[tuple[walk.Path, str, Any], ...]:
        """``(path, field name, value)`` of every set field."""
        return tuple(walk.fields(self.record))

    @cached_property
    def wordings(self) -> tuple[tuple[walk.Path, Any], ...]:
        """Every bilingual text with its path."""
        return tuple(walk.wordings(self.record))

    @cached_property
    def texts(self) -> tuple[tuple[walk.Path, str, str], ...]:
        """``(path, language, text)`` of every wording present."""
        return tuple(walk.texts(self.wordings))


@dataclass(frozen=True)
class Tree:
    """Every record below ``root``; ``unloaded`` names the kinds a broken file leaves open."""

    root: Path
    files: tuple[Loaded, ...]
    unloaded: frozenset[str] = field(default_factory=frozenset)

    def of(self, kind: str, **names: str) -> Iterator[Loaded]:
        """Loaded files of one kind whose path says ``names``, in path order."""
        for item in self.files:
            if item.kind == kind and all(item.names.get(k) == v for k, v in names.items()):
                yield item

    def one(self, kind: str, **names: str) -> Loaded | None:
        """The only such file, or None."""
        return next(self.of(kind, **names), None)


def load(root: Path) -> tuple[Tree, list[Problem]]:
    """All records below ``root`` and all problems of bytes, YAML, types and shape."""
    root = root.resolve()
    files: list[Loaded] = []
    problems: list[Problem] = []
    unloaded = set()
    for path in _paths(root):
        name = path.relative_to(root).as_posix()
        found = layout_of(name)
        if found is None:
            if not PASSED_OVER.fullmatch(name):
                better = nearest(name, _examples())
                problems.append(problem(Place(name), "S103", better=better))
            continue
        line, names = found
        loaded, more = _read(path, root, line, names)
        problems += more
        if loaded:
            files.append(loaded)
        else:
            unloaded.add(line.kind)
    return Tree(root, tuple(files), frozenset(unloaded)), problems


def _paths(root: Path) -> list[Path]:
    """Regular files of the watched folders, sorted; links are never followed."""
    found = []
    for folder in WATCHED:
        for at, folders, names in os.walk(root / folder):
            folders.sort()
            found += [Path(at, name) for name in sorted(names) if not name.startswith(".git")]
    return found


def _examples() -> list[str]:
    return [line.pattern.pattern.replace("\\", "").rstrip("$") for line in LAYOUT[:3]]


def _read(
    path: Path, root: Path, line: Layout, names: dict[str, str]
) -> tuple[Loaded | None, list[Problem]]:
    body = ""
    if path.suffix == ".md":
        document, body, problems = read_front_matter(path, root)
    else:
        document, problems = read_document(path, root)
    if document is None or not isinstance(document.data, dict):
        if document is not None and not problems:
            problems.append(
                problem(
                    document.place(), "T208", key="", found_zh="别的", found_en="something else"
                )
            )
        return None, problems
    try:
        record = line.model.model_validate(document.data)
    except ValidationError as error:
        return None, problems + list(problems_of(error, document, line.model))
    return Loaded(line.kind, record, document, names, body), problems
