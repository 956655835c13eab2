"""Edits of a document by its lines: whatever an edit does not name stays as it was written.

Each function takes a document and returns the new text; comments, quotes and order survive.
A comment that stands directly above a list item belongs to the item and moves with it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import yaml

from .document import Document, Path_
from .writing import entry, item, scalar

_AMOUNT = re.compile(r"\d+(\.\d+)?")


def _offset(document: Document, mark: yaml.Mark) -> int:
    """Characters before a mark; the C loader's own count stops at some characters."""
    return sum(len(line) + 1 for line in document.lines[: mark.line]) + mark.column


def _last_line(document: Document, node: yaml.Node) -> int:
    """The last line that belongs to a node, without blank lines and comments after it."""
    if isinstance(node, yaml.ScalarNode):
        end = node.end_mark.line - (node.end_mark.column == 0 and node.style in ("|", ">"))
        while end > node.start_mark.line and not document.lines[end].strip():
            end -= 1
        return end
    if node.flow_style or not node.value:
        return node.end_mark.line
    last = node.value[-1]
    return _last_line(document, last[1] if isinstance(last, tuple) else last)


def replaced(document: Document, changes: Mapping[Path_, str]) -> str:
    """The text with other one-line values at the given places, each in the quotes it had."""
    spans = []
    for path, value in changes.items():
        node = document.node_at(path)
        if not isinstance(node, yaml.ScalarNode) or node.style in ("|", ">") or "\n" in value:
            raise ValueError(f"{document.file}: {path}: not a text of one line")
        quote = node.style or ""
        keeps = quote and quote not in value and "\\" not in value
        if not quote and _AMOUNT.fullmatch(node.value) and _AMOUNT.fullmatch(value):
            keeps = True
        written = f"{quote}{value}{quote}" if keeps else scalar(value, flow=True)
        spans.append(
            (_offset(document, node.start_mark), _offset(document, node.end_mark), written)
        )
    text = document.text
    for start, end, written in sorted(spans, reverse=True):
        text = text[:start] + written + text[end:]
    return text


def with_key(document: Document, path: Path_, key: str, value: Any) -> str:
    """The text with ``key`` set in the mapping at ``path``; a new key comes last."""
    node = document.node_at(path)
    if not isinstance(node, yaml.MappingNode):
        raise ValueError(f"{document.file}: {path}: not a mapping")
    if node.flow_style:
        return _with_flow_key(document, node, key, value)
    lines = list(document.lines)
    indent = node.start_mark.column
    for name, old in node.value:
        if name.value == key:
            first, last = name.start_mark.line, _last_line(document, old)
            new = entry(key, value, indent)
            lead = lines[first][: name.start_mark.column]
            lines[first : last + 1] = [lead + new[0][indent:], *new[1:]]
            return "\n".join(lines)
    at = _last_line(document, node) + 1
    lines[at:at] = entry(key, value, indent)
    return "\n".join(lines)


def _with_flow_key(document: Document, node: yaml.MappingNode, key: str, value: Any) -> str:
    written = entry("x", [value])[0].removeprefix("x: [").removesuffix("]")
    if "\n" in str(value) or not written:
        raise ValueError(f"{document.file}: {key}: needs more than one line")
    text = document.text
    for name, old in node.value:
        if name.value == key:
            start, end = _offset(document, old.start_mark), _offset(document, old.end_mark)
            return text[:start] + written + text[end:]
    end = _offset(document, node.end_mark) - 1
    comma = ", " if node.value else ""
    return text[:end].rstrip() + f"{comma}{key}: {written}" + text[end:]


def without_key(document: Document, path: Path_) -> str:
    """The text without the key at the end of ``path``, in a mapping that is spread over lines."""
    node, lines = document.node_at(path[:-1]), list(document.lines)
    for name, old in node.value:
        if name.value == path[-1]:
            del lines[name.start_mark.line : _last_line(document, old) + 1]
            return "\n".join(lines)
    return document.text


def _lines_of(document: Document, path: Path_) -> tuple[int, int]:
    """First and last line of a list item with the comment directly above it."""
    node = document.node_at(path)
    if node is None:
        raise ValueError(f"{document.file}: {path}: there is no such item")
    first = node.start_mark.line
    while first and document.lines[first - 1].lstrip().startswith("#"):
        first -= 1
    return first, _last_line(document, node)


def item_text(document: Document, path: Path_) -> list[str]:
    """The lines of a list item with the comment above it."""
    first, last = _lines_of(document, path)
    return document.lines[first : last + 1]


def without_item(document: Document, path: Path_) -> str:
    """The text without a list item; the blank line that set it off goes, too."""
    first, last = _lines_of(document, path)
    lines = list(document.lines)
    end = last + 1
    if end < len(lines) - 1 and not lines[end].strip() and (not first or not lines[first - 1]):
        end += 1
    elif path[-1] == len(document.node_at(path[:-1]).value) - 1 and first and not lines[first - 1]:
        first -= 1
    del lines[first:end]
    if path[-1] == 0 and len(document.node_at(path[:-1]).value) == 1:
        lines[first - 1] = f"{lines[first - 1].rstrip()} []"
    return "\n".join(lines)


def with_item(document: Document, path: Path_, index: int, written: list[str]) -> str:
    """The text with the lines of an item put at ``index`` of the list at ``path``.

    The item takes the indentation and the blank lines that its new neighbours have.
    """
    node, lines = document.node_at(path), list(document.lines)
    if not isinstance(node, yaml.SequenceNode) or node.flow_style:
        raise ValueError(f"{document.file}: {path}: not a list with an item a line")
    spaced = len(node.value) > 1 and not lines[_lines_of(document, (*path, 1))[0] - 1].strip()
    new = _shifted(written, node.start_mark.column)
    if index < len(node.value):
        at = _lines_of(document, (*path, index))[0]
        new = [*new, ""] if spaced else new
    else:
        at = _lines_of(document, (*path, len(node.value) - 1))[1] + 1
        new = ["", *new] if spaced else new
    lines[at:at] = new
    return "\n".join(lines)


def appended(document: Document, path: Path_, key: str, value: Any) -> str:
    """The text with ``value`` as the last item of the list ``key``, which is made if need be."""
    found = document.node_at((*path, key))
    if not isinstance(found, yaml.SequenceNode) or not found.value or found.flow_style:
        old = document.value_at((*path, key)) or []
        return with_key(document, path, key, [*old, value])
    spread = not getattr(found.value[-1], "flow_style", False)
    written = item(value, found.start_mark.column, spread=spread)
    return with_item(document, (*path, key), len(found.value), written)


def _shifted(lines: list[str], column: int) -> list[str]:
    """Lines of an item with the hyphen of the item at ``column``."""
    own = next(len(line) - len(line.lstrip()) for line in lines if line.lstrip().startswith("-"))
    if own == column:
        return lines
    return [
        (" " * (len(line) - len(line.lstrip()) - own + column) + line.lstrip()) if line else line
        for line in lines
    ]
