"""What ``serve`` shows while the data has errors; it reloads itself until they are gone."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from ..policy import lone_page_policy
from ..problem import Problem
from ..render import environment
from ..render.environment import TEMPLATES


def problems_page(problems: Iterable[Problem]) -> str:
    """HTML without scripts or other files, in every language."""
    style = (TEMPLATES / "problems.css").read_text(encoding="utf-8")
    template = environment().get_template("problems.html")
    return template.render(
        problems=list(problems), style=Markup(style), policy=Markup(lone_page_policy(style))
    )
