"""The whole tree of records, and every problem of every file in one run."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import ValidationError

from ..problem import Place, Problem, problem
from ..source import read_document, read_front_matter
from . import later
from .homes import home_of
from .layout import PASSED_OVER, WATCHED, Layout, layout_of
from .loaded import Loaded
from .names import walk as walk_names
from .shape import not_a_mapping, problems_of


@dataclass(frozen=True)
class Tree:
    """Every record below ``root``; ``unloaded`` names the kinds a broken file leaves open."""

    root: Path
    files: tuple[Loaded, ...]
    unloaded: frozenset[str] = field(default_factory=frozenset)
    #: Files below docs/media and pictures beside pages, as paths from the root.
    media: tuple[str, ...] = ()

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
    unloaded = set()
    media = []
    paths, problems = walk_names(root, WATCHED)
    for name in paths:
        if name.startswith("docs/media/"):
            media.append(name)
            continue
        path = root / name
        found = layout_of(name)
        if found is None:
            if PASSED_OVER.fullmatch(name):
                media.append(name)
            else:
                better = home_of(name)
                problems.append(problem(Place(name), "S103", better=better))
            continue
        line, names = found
        loaded, more = later.read(path, root, line, names, _read)
        problems += more
        if loaded:
            files.append(loaded)
        else:
            unloaded.add(line.kind)
    return Tree(root, tuple(files), frozenset(unloaded), tuple(media)), problems


def _read(
    path: Path, root: Path, line: Layout, names: dict[str, str]
) -> tuple[Loaded | None, list[Problem]]:
    body = ""
    try:
        if path.suffix == ".md":
            document, body, problems = read_front_matter(path, root)
        else:
            document, problems = read_document(path, root)
    except OSError as error:
        place = Place(path.relative_to(root).as_posix())
        return None, [problem(place, "S120", reason=error.strerror)]
    if document is None or not isinstance(document.data, dict):
        if document is not None and not problems:
            problems.append(not_a_mapping(document))
        return None, problems
    try:
        record = line.model.model_validate(document.data)
    except ValidationError as error:
        return None, problems + list(problems_of(error, document, line.model))
    return Loaded(line.kind, record, document, names, body), problems
