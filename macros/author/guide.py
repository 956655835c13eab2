"""Macros of the editing guide: what it says is read from the code, so it cannot fall behind."""

from __future__ import annotations

import re

from markupsafe import Markup

from ..codes import CODES, Code
from ..render import Reader
from .piece import rendered

_DETAIL = re.compile(r"\{\{|\}\}|\{\w+\}")


def messages(reader: Reader) -> Markup:
    """Every message code, by matter, with its severity, wording and remedy."""
    matters: dict[str, list[tuple[str, str, str, str]]] = {}
    for name, code in CODES.items():
        wording = _shown(getattr(code, reader.language))
        row = (name, code.severity, wording, _remedy(code, reader))
        matters.setdefault(name[0], []).append(row)
    return rendered("messages", reader, matters=matters)


def _shown(wording: str) -> str:
    """The wording with an ellipsis where a message puts its details."""
    return _DETAIL.sub(lambda match: {"{{": "{", "}}": "}"}.get(match[0], "…"), wording)


def _remedy(code: Code, reader: Reader) -> str:
    """The remedy in the reader's language; what it is made from when it depends on the place."""
    if code.remedy == "{better}":
        return reader.t("guide.nearest")
    zh, _, en = _shown(code.remedy).partition(" / ")
    return en if en and reader.language == "en" else zh
