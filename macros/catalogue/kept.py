"""What is computed of a view once and asked for on many pages.

It is kept with the view and forgotten with it, so another catalogue never sees it.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import wraps
from typing import Any, TypeVar

Made = TypeVar("Made")


def kept(make: Callable[..., Made]) -> Callable[..., Made]:
    """Compute ``make(view, *more)`` once for each view and further arguments."""
    name = f"{make.__module__}.{make.__qualname__}"

    @wraps(make)
    def known(view: Any, *more: Hashable) -> Made:
        memory: dict[Any, Made] = view.__dict__.setdefault("_kept", {})
        key = (name, *more) if more else name
        if key not in memory:
            memory[key] = make(view, *more)
        return memory[key]

    return known
