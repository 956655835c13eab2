"""The Jinja environment of our own templates: everything escaped, undefined names refused."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.runtime import Context
from markupsafe import Markup

from ..locale import locale
from ..policy import page_policy
from .compiled import Kept, Worded
from .pieces import PIECES

TEMPLATES = Path(__file__).parent.parent / "templates"


class _Direct(Context):
    """Calls go straight to what is called: nothing in our templates asks for the context."""

    def call(
        __self,  # noqa: N805 - a template may name an argument ``self``
        __obj: Any,
        *args: Any,
        _loop_vars: Any = None,
        _block_vars: Any = None,
        **kwargs: Any,
    ) -> Any:
        """What the call gives."""
        return __obj(*args, **kwargs)


@cache
def environment(language: str = "") -> Environment:
    """The environment of all pages in ``language``; without, of pages that mix languages.

    It is told nothing about a page but its context, whose ``t`` speaks the same language.
    """
    strings = locale(language).strings if language else {}
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        extensions=[Worded],
        bytecode_cache=_kept(language, strings),
    )
    made.extend(strings=strings)
    made.context_class = _Direct
    made.globals |= PIECES
    made.globals["policy"] = Markup(page_policy())
    return made


def _kept(language: str, strings: dict[str, str]) -> Kept | None:
    try:
        return Kept(language, strings)
    except OSError:  # a tree that cannot be written to
        return None
