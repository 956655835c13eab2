"""The block of citations at the foot of a page."""

from __future__ import annotations

from collections.abc import Callable

from ..render import Reader, environment
from .styles import citations
from .work import Work


def block(make: Callable[[Reader], Work], reader: Reader) -> str:
    """HTML of the block for a reader who stands on the work's page."""
    template = environment(reader.language).get_template("cite.html")
    return template.render(
        reader=reader, t=reader.t, cited=make(reader), citations=citations(make, reader)
    )
