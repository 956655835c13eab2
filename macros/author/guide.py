"""Macros of the editing guide: what it says is read from the code, so it cannot fall behind."""

from __future__ import annotations

from markupsafe import Markup

from ..codes import CODES, Code
from ..explain import URL, explanations, in_language, shown
from ..render import Reader
from .piece import rendered


def messages(reader: Reader) -> Markup:
    """Every message code, by matter, with its severity, wording, remedy and page."""
    matters: dict[str, list[tuple[str, str, str, str, str]]] = {}
    for name, code in CODES.items():
        wording = shown(getattr(code, reader.language))
        row = (name, code.severity, wording, _remedy(code, reader), _page(name))
        matters.setdefault(name[0], []).append(row)
    return rendered("messages", reader, matters=matters)


def _page(name: str) -> str:
    """The address of a code's own page, where it has one."""
    if name.startswith("L"):
        return f"contributing/lint/{name.lower()}/"
    return f"{URL}{name.lower()}/" if name in explanations() else ""


def _remedy(code: Code, reader: Reader) -> str:
    """The remedy in the reader's language; what it is made from when it depends on the place."""
    if code.remedy == "{better}":
        return reader.t("guide.nearest")
    return in_language(shown(code.remedy), reader.language)
