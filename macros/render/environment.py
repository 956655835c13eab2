"""The Jinja environment of our own templates: everything escaped, undefined names refused."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from ..policy import page_policy
from .pieces import PIECES

TEMPLATES = Path(__file__).parent.parent / "templates"


@cache
def environment() -> Environment:
    """One environment for all pages; it is told nothing about a page but its context."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.globals |= PIECES
    made.globals["policy"] = Markup(page_policy())
    return made
