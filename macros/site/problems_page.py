"""What ``serve`` shows while the data has errors; it reloads itself until they are gone."""

from __future__ import annotations

from collections.abc import Iterable

from ..problem import Problem
from ..render import environment


def problems_page(problems: Iterable[Problem]) -> str:
    """HTML without scripts or other files, in every language."""
    return environment().get_template("problems.html").render(problems=list(problems))
