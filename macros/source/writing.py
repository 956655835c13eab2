"""Plain values as YAML in the style of our files: what the tools write, a person can go on with.

Short texts stand inline, sentences one a line after ``|``; a text that YAML could take for
something else is quoted.  What is written here and read by ``document`` is the same value.
"""

from __future__ import annotations

import json
import re
from typing import Any

#: The longest line on which a mapping or a list is written inline.
WIDTH = 160
_PLAIN = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`=<~][^\n\t]*")
#: What YAML programs read as something else than text.
_TAKEN = re.compile(
    r"[-+.]?\d[\d_.,:eE+-]*|0x[\da-fA-F]+|true|false|yes|no|on|off|y|n|null|~|", re.IGNORECASE
)
#: Keys whose numbers are amounts; a number elsewhere is quoted, for 5.10 is not 5.1.
_AMOUNTS = frozenset({"points", "effort", "ratio", "each", "total", "width"})
_AMOUNT = re.compile(r"0|[1-9]\d{0,8}|(0|[1-9]\d{0,8})\.\d{0,5}[1-9]")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u0085\u2028\u2029]")


def scalar(text: str, flow: bool = False) -> str:
    """One line of text, quoted where it has to be."""
    safe = _PLAIN.fullmatch(text) and not _TAKEN.fullmatch(text) and text == text.strip()
    if safe and not re.search(r": |:$| #", text) and not (flow and re.search(r"[,:\[\]{}#]", text)):
        return text
    return json.dumps(text, ensure_ascii=False)


def _inline(value: Any) -> str | None:
    """``value`` on one line, or None when it needs more."""
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        return None if "\n" in value else scalar(value, flow=True)
    parts = []
    for key, item in value.items() if isinstance(value, dict) else enumerate(value):
        inner = _inline(item)
        if inner is None:
            return None
        if key in _AMOUNTS and isinstance(item, str) and _AMOUNT.fullmatch(item):
            inner = item
        parts.append(f"{key}: {inner}" if isinstance(value, dict) else inner)
    joined = ", ".join(parts)
    return f"{{{joined}}}" if isinstance(value, dict) else f"[{joined}]"


def _nested(value: Any) -> bool:
    """True when a mapping or list holds another: those are spread over lines."""
    inner = value.values() if isinstance(value, dict) else value
    return any(isinstance(item, dict | list | tuple) for item in inner)


def _after(value: Any, indent: int, room: int, spread: bool) -> tuple[str, list[str]]:
    """What stands after ``key:`` or ``-`` on its line, and the lines below it."""
    if isinstance(value, str) and "\n" in value:
        lines = _CONTROL.sub("", value).strip("\n").split("\n")
        body = [lines[0].lstrip(), *lines[1:]]
        return "|", [f"{' ' * indent}{line.rstrip()}".rstrip() for line in body]
    if isinstance(value, str):
        return scalar(value), []
    inline = _inline(value)
    if inline is not None and not isinstance(value, dict | list | tuple):
        return inline, []
    if inline is not None and not spread and not _nested(value) and room + len(inline) <= WIDTH:
        return inline, []
    return "", block(value, indent)


def entry(key: str, value: Any, indent: int = 0, spread: bool = False) -> list[str]:
    """The lines of ``key: value``; ``spread`` puts a mapping on lines of its own."""
    head = f"{' ' * indent}{key}:"
    if key in _AMOUNTS and isinstance(value, str) and _AMOUNT.fullmatch(value):
        return [f"{head} {value}"]
    after, below = _after(value, indent + 2, len(head), spread)
    return [f"{head} {after}".rstrip(), *below]


def item(value: Any, indent: int = 0, spread: bool = False) -> list[str]:
    """The lines of one list item whose hyphen stands at ``indent``."""
    head = f"{' ' * indent}-"
    after, below = _after(value, indent + 2, len(head), spread)
    if after or not below:
        return [f"{head} {after}".rstrip(), *below]
    return [f"{head} {below[0].lstrip()}", *below[1:]]


def block(value: Any, indent: int = 0) -> list[str]:
    """The lines of a mapping or a list."""
    if isinstance(value, dict):
        return [line for key, each in value.items() for line in entry(key, each, indent)]
    return [line for each in value for line in item(each, indent)]


def schema_line(kind: str, depth: int) -> str:
    """The first line of a file: the schema that editors use, ``depth`` folders up."""
    return f"# yaml-language-server: $schema={'../' * depth}_schema/{kind}.schema.json"
