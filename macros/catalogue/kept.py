"""What is computed of a view once and asked for on many pages.

It is kept with the view and forgotten with it, so another catalogue never sees it; a view that is
given another record forgets as well.  Whoever is given it has read what it was computed from.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import wraps
from typing import Any, TypeVar

from .trace import once

Made = TypeVar("Made")


def kept(make: Callable[..., Made]) -> Callable[..., Made]:
    """Compute ``make(view, *more)`` once for each view and further arguments."""
    name = f"{make.__module__}.{make.__qualname__}"

    @wraps(make)
    def known(view: Any, *more: Hashable) -> Made:
        record = view.__dict__.get("record")
        of, memory = view.__dict__.get("_kept", (None, None))
        if memory is None or of is not record:
            of, memory = view.__dict__["_kept"] = record, {}
        return once(memory, (name, *more) if more else name, make, view, *more)

    return known
