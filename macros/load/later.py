"""Files that were read before: what was found is known, and the record is made when asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Any

from .. import kept
from ..kept import packed, unpacked
from ..problem import Place, Problem
from ..source import Document, read_document, read_front_matter
from .layout import Layout
from .loaded import LaterLoaded, Loaded

Found = tuple[Loaded | None, list[Problem]]
Read = Callable[[Path, Path, Layout, dict[str, str]], Found]


class LaterDocument(Document):
    """The document of a file read before: parsed only when a place in it is asked for."""

    def __init__(self, path: Path, root: Path, key: str) -> None:
        file = path.relative_to(root).as_posix()
        vars(self).update(file=file, key=key, _path=path, _root=root)

    @cached_property
    def _parsed(self) -> Document:
        if self._path.suffix == ".md":
            document = read_front_matter(self._path, self._root)[0]
        else:
            document = read_document(self._path, self._root)[0]
        return document or Document(self.file, "", {}, None)

    def values(self) -> Any:
        """The plain values of the file, for one use."""
        found = kept.get(f"{self.key}d")
        return self._parsed.data if found is None else found

    def place(
        self, path: tuple[str | int, ...] = (), offset: int | None = None, length: int | None = None
    ) -> Place:
        """Where the value at ``path`` stands; an item of a list needs no parsing."""
        if len(path) == 2 and offset is None and length is None and path in self._items:
            return Place(*self._items[path])
        return super().place(path, offset, length)

    @cached_property
    def _items(self) -> dict[tuple[str | int, ...], tuple[Any, ...]]:
        return kept.get(f"{self.key}p") or {}

    @cached_property
    def data(self) -> Any:  # type: ignore[override]
        """The plain values of the file."""
        return self.values()

    @cached_property
    def text(self) -> str:  # type: ignore[override]
        """The text of the file."""
        return self._parsed.text

    @cached_property
    def node(self) -> Any:  # type: ignore[override]
        """The composed root."""
        return self._parsed.node


def _items(document: Document) -> dict[tuple[str, int], tuple[Any, ...]]:
    """The places of the items of every list at the root: pages say where a clause stands."""
    return {
        (name, index): tuple(vars(document.place((name, index))).values())
        for name, listed in document.data.items()
        if isinstance(listed, list)
        for index in range(len(listed))
    }


def read(path: Path, root: Path, line: Layout, names: dict[str, str], fresh: Read) -> Found:
    """What ``fresh`` says about a file, or has said about the same bytes under the same name."""
    try:
        data = path.read_bytes()
    except OSError:
        return fresh(path, root, line, names)
    key = kept.key("file", path.relative_to(root).as_posix(), data)
    if (entry := kept.get(key)) is not None:
        said, body, ids, mentions = entry
        if body is None:
            return None, unpacked(said)
        loaded: Loaded = LaterLoaded(line, names, LaterDocument(path, root, key), body)
        vars(loaded).update(ids=ids, mentions=mentions)
        return loaded, unpacked(said)
    found, problems = fresh(path, root, line, names)
    if path.read_bytes() != data:  # written to meanwhile: what was read is not what the key says
        return found, problems
    if found is None:
        kept.put(key, (packed(problems), None, (), ()))
        return None, problems
    kept.put(f"{key}d", found.document.data)
    kept.put(f"{key}p", _items(found.document))
    kept.put(key, (packed(problems), found.body, found.ids, found.mentions))
    return replace(found, key=key), problems
