"""Plain values of composed nodes, and the mistakes that parse all the same.

A value is what its author meant wherever that is certain, so that one slip is reported once.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import yaml

from ..model.languages import LANGUAGES
from ..problem import Place, Problem, problem

_NULLS = {"", "~", "null", "Null", "NULL"}
#: Characters that B103 reports; a value does not hold them.
_HIDDEN = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064]")
_ESCAPE = re.compile(r"\\(?![\\\"]|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2})")
_JOINED = re.compile(r"[\w.@#-]+(?:\s*，\s*[\w.@#-]+)+", re.ASCII)
_CUT = re.compile(r"[ \t]+#")
_KEY_AND_VALUE = re.compile(r"([A-Za-z_]+)([：:])\s*(.*)", re.DOTALL)
_FOUND = {yaml.SequenceNode: ("列表", "a list"), yaml.MappingNode: ("一组键值", "a mapping")}


@dataclass
class Reader:
    """Reads the nodes of one file; ``problems`` holds what it met, ``broken`` if data is lost."""

    text: str
    file: str
    problems: list[Problem] = field(default_factory=list)
    broken: bool = False

    def __post_init__(self) -> None:
        self._lines = self.text.split("\n")
        self._has_hidden = bool(_HIDDEN.search(self.text))
        self._has_escapes = "\\" in self.text
        self._has_cuts = " #" in self.text or "\t#" in self.text

    def value(self, node: yaml.Node, key: str = "") -> Any:
        """The plain value of ``node``, which stands under ``key``."""
        if isinstance(node, yaml.ScalarNode):
            return self._scalar(node, key)
        if isinstance(node, yaml.SequenceNode):
            return self._sequence(node, key)
        return self._mapping(node)

    def _scalar(self, node: yaml.ScalarNode, key: str) -> str | None:
        value, style = node.value, node.style
        if not style:
            if value in _NULLS:
                return None
            if self._has_cuts:
                self._cut(node, key)
        elif style == '"':
            if self._has_escapes:
                self._escapes(node)
        elif style in "|>" and not value.strip():
            self._say("Y126", node.start_mark, 1, char=style)
            return style
        return _HIDDEN.sub("", value) if self._has_hidden else value

    def _sequence(self, node: yaml.SequenceNode, key: str) -> list[Any]:
        found: list[Any] = []
        for item in node.value:
            value = self.value(item, key)
            if node.flow_style and isinstance(value, str) and "，" in value and not item.style:
                if _JOINED.fullmatch(value):
                    parts = re.split(r"\s*，\s*", value)
                    at = value.index("，")
                    self._say("Y111", item.start_mark, 1, at, better=", ".join(parts))
                    found += parts
                    continue
            found.append(value)
        return found

    def _mapping(self, node: yaml.MappingNode) -> dict[str, Any]:
        data: dict[str, Any] = {}
        lines: dict[str, int] = {}
        before = ""
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                zh, en = _FOUND[type(key)]
                self._say("Y125", key.start_mark, 1, found_zh=zh, found_en=en)
                self.broken = True
                continue
            name = _HIDDEN.sub("", key.value) if self._has_hidden else key.value
            if name == "<<" and not key.style:
                self._say("Y119", key.start_mark, 2)
                self.broken = True
            elif node.flow_style and self._bare(key, value):
                self._bare_key(key, before, data)
            elif name in data:
                self._say("Y105", key.start_mark, len(name), key=name, first=lines[name])
            else:
                lines[name] = key.start_mark.line + 1
                data[name] = self.value(value, name)
                before = data[name] if isinstance(data[name], str) else ""
        return data

    def _bare(self, key: yaml.ScalarNode, value: yaml.Node) -> bool:
        """True for a key in braces that no colon follows."""
        if not isinstance(value, yaml.ScalarNode) or value.value or value.style:
            return False
        rest = self._line(key.end_mark)[key.end_mark.column :]
        return not rest.lstrip().startswith(":")

    def _bare_key(self, key: yaml.ScalarNode, before: str, data: dict[str, Any]) -> None:
        """``zh：论坛``, ``zh:论坛``, or the part of a text after a comma."""
        if match := not key.style and _KEY_AND_VALUE.fullmatch(key.value):
            name, colon, rest = match.groups()
            code = "Y102" if colon == "：" else "Y103"
            self._say(code, key.start_mark, 1, len(name), better=f"{name}: {rest}")
            data.setdefault(name, rest)
        else:
            better = f'"{before}, {key.value}"' if before else f'"{key.value}"'
            self._say("Y122", key.start_mark, len(key.value), value=key.value, better=better)

    def _cut(self, node: yaml.ScalarNode, key: str) -> None:
        line = self._line(node.end_mark)
        match = _CUT.match(line, node.end_mark.column)
        if match is None:
            return
        ends_word = line[match.end() : match.end() + 1].strip() != ""
        if key in LANGUAGES or (ends_word and not node.value.isascii()):
            rest = line[match.end() - 1 :].rstrip("}] ")
            column = match.end() - 1 - node.end_mark.column
            better = f'"{node.value} {rest}"'
            self._say("Y116", node.end_mark, 1, column, better=better)

    def _escapes(self, node: yaml.ScalarNode) -> None:
        last_line = min(node.end_mark.line, len(self._lines) - 1)
        for number in range(node.start_mark.line, last_line + 1):
            line = self._lines[number]
            first = node.start_mark.column if number == node.start_mark.line else 0
            last = node.end_mark.column if number == node.end_mark.line else len(line)
            for match in _ESCAPE.finditer(line.replace("\\\\", "//"), first, last):
                raw = line[first:last].strip('"')
                place = Place(self.file, number + 1, match.start() + 1, 2, line)
                self.problems.append(problem(place, "Y118", better=f"'{raw}'"))
                return

    def _line(self, mark: yaml.Mark) -> str:
        return self._lines[mark.line] if mark.line < len(self._lines) else ""

    def _say(
        self, code: str, mark: yaml.Mark, length: int, offset: int = 0, **details: object
    ) -> None:
        line = self._line(mark)
        place = Place(self.file, mark.line + 1, mark.column + offset + 1, length, line)
        self.problems.append(problem(place, code, **details))
