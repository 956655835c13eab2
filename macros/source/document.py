"""A YAML file as plain values, with the line and column of every one of them.

Scalars stay *source text* (``5.10`` is not ``5.1``, ``NO`` is not false); records convert them.
Places are found by walking the composed nodes only when a problem asks for one.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, ClassVar

import yaml

from ..problem import Place, Problem, problem
from .causes import syntax_problem
from .characters import decode
from .front import front_matter
from .syntax import nesting_problem, refused
from .values import Reader


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Composes nodes without guessing what a scalar means: records do that."""

    yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {}

    def resolve(self, kind: Any, value: Any, implicit: Any) -> str:
        """No tag: nobody asks for one, and looking for it costs as much as parsing."""
        return ""

    def descend_resolver(self, node: Any, index: Any) -> None:
        """Nothing is resolved by its place."""

    def ascend_resolver(self) -> None:
        """Nothing is resolved by its place."""


#: A path into a document: keys and list positions from the root.
Path_ = tuple[str | int, ...]


@dataclass(frozen=True)
class Document:
    """``data`` made of dict, list, str and None; ``place`` tells where each value stands."""

    file: str
    text: str
    data: Any
    node: yaml.Node | None

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the text."""
        return self.text.split("\n")

    def place(
        self, path: Path_ = (), offset: int | None = None, length: int | None = None
    ) -> Place:
        """Where the value at ``path`` stands; the nearest ancestor when it is absent.

        ``offset`` counts characters of the value and points inside it.
        """
        node, _ = self._find(path)
        if node is None:
            return Place(self.file)
        if offset is not None and isinstance(node, yaml.ScalarNode):
            return self._inside(node, offset, length or 1)
        return self._at(node.start_mark, length or self._length(node))

    def key_place(self, path: Path_) -> Place:
        """Where the *key* at the end of ``path`` stands."""
        parent, _ = self._find(path[:-1])
        if isinstance(parent, yaml.MappingNode):
            for key, _value in parent.value:
                if key.value == path[-1]:
                    return self._at(key.start_mark, len(key.value))
        return self.place(path)

    def plain(self, path: Path_) -> bool:
        """True when the scalar at ``path`` is written without quotes."""
        node, found = self._find(path)
        return found and isinstance(node, yaml.ScalarNode) and not node.style

    def node_at(self, path: Path_) -> yaml.Node | None:
        """The node at ``path``, or None."""
        node, found = self._find(path)
        return node if found else None

    def value_at(self, path: Path_) -> Any:
        """The plain value at ``path``, or None."""
        value = self.data
        for step in path:
            try:
                value = value[step]
            except (KeyError, IndexError, TypeError):
                return None
        return value

    def _find(self, path: Path_) -> tuple[yaml.Node | None, bool]:
        node = self.node
        for step in path:
            below = None
            if isinstance(node, yaml.MappingNode):
                below = next((value for key, value in node.value if key.value == step), None)
            elif isinstance(node, yaml.SequenceNode) and isinstance(step, int):
                below = node.value[step] if step < len(node.value) else None
            if below is None:
                return node, False
            node = below
        return node, True

    def _length(self, node: yaml.Node) -> int:
        if node.start_mark.line == node.end_mark.line:
            return max(1, node.end_mark.column - node.start_mark.column)
        return 1

    def _at(self, mark: yaml.Mark, length: int) -> Place:
        lines = self.lines
        excerpt = lines[mark.line] if mark.line < len(lines) else ""
        return Place(self.file, mark.line + 1, mark.column + 1, length, excerpt)

    def _inside(self, node: yaml.ScalarNode, offset: int, length: int) -> Place:
        lines = self.lines
        if node.style in ("|", ">"):
            before = node.value[:offset].split("\n")
            line = node.start_mark.line + len(before)
            excerpt = lines[line] if line < len(lines) else ""
            column = len(excerpt) - len(excerpt.lstrip()) + len(before[-1])
        else:
            line = node.start_mark.line
            excerpt = lines[line] if line < len(lines) else ""
            column = node.start_mark.column + offset + (1 if node.style else 0)
        return Place(self.file, line + 1, column + 1, length, excerpt)


def read_document(path: Path, root: Path) -> tuple[Document | None, list[Problem]]:
    """The document in ``path`` and every problem of its bytes and syntax."""
    file = path.relative_to(root).as_posix()
    text, problems = decode(path.read_bytes(), file)
    if not text:
        return None, problems
    document, more = _compose(text, file)
    return document, problems + more


def document_of(text: str, file: str) -> tuple[Document | None, list[Problem]]:
    """The document that ``text`` would be as ``file``, and every problem of its syntax."""
    return _compose(text, file)


def read_front_matter(path: Path, root: Path) -> tuple[Document | None, str, list[Problem]]:
    """Front matter, the Markdown after it, and the problems of both.

    The Markdown keeps its true line numbers: lines of the front matter come back empty.
    """
    file = path.relative_to(root).as_posix()
    text, problems = decode(path.read_bytes(), file)
    if not text:
        return None, "", problems
    matter, body, found = front_matter(text, file)
    if matter is None:
        return None, body, problems + found
    document, more = _compose("\n" + matter, file)
    return document, body, problems + found + more


def _compose(text: str, file: str) -> tuple[Document | None, list[Problem]]:
    if found := nesting_problem(text, file):
        return None, [found]
    if problems := list(refused(text, file)):
        return None, problems
    loader = _Loader(text)
    try:
        node = loader.get_single_node()
    except yaml.YAMLError as error:
        return None, [syntax_problem(error, text, file)]
    finally:
        loader.dispose()
    if node is None:
        return None, [problem(Place(file), "B104")]
    reader = Reader(text, file)
    data = reader.value(node)
    if reader.broken:
        return None, reader.problems
    return Document(file, text, data, node), reader.problems
