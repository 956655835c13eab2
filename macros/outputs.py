"""Files beside the pages: indexes, data and downloads, each made from the catalogue alone.

Add an output: a function ``catalogue -> (path below the site's root, content)`` listed in OUTPUTS.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from .catalogue import Catalogue

#: Where a file goes and what is in it.
Output = tuple[str, str | bytes]

OUTPUTS: tuple[Callable[[Catalogue], Iterator[Output]], ...] = ()


def outputs(catalogue: Catalogue) -> Iterator[Output]:
    """Every output of the site, once for all languages."""
    for make in OUTPUTS:
        yield from make(catalogue)
