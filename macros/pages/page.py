"""A page before it is rendered: where it is, what it is called, what its template gets."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from ..catalogue import Catalogue
from ..cite import Work, citations
from ..model.base import LANGUAGES
from ..render import Reader, environment


@dataclass(frozen=True)
class Each:
    """A kind of page made item by item, so that what one item changes leaves the others alone.

    ``items`` gives a name and an item for each; ``make`` makes the pages of one.
    """

    name: str
    items: Callable[[Catalogue], Iterable[tuple[str, Any]]]
    make: Callable[[Reader, Any], Iterable[GeneratedPage]]

    def __call__(self, reader: Reader) -> Iterator[GeneratedPage]:
        """Every page of the kind."""
        for _, item in self.items(reader.catalogue):
            yield from self.make(reader, item)


@dataclass(frozen=True)
class GeneratedPage:
    """One page made from data.

    ``url`` is relative to the root of the language's site; ``area`` is the key of the section
    of the navigation it belongs to; ``trail`` lists ``(title, url)`` of the pages above it;
    ``languages`` are those in which its content exists; ``source`` is where its data stands;
    ``scripts`` are files below ``overrides/assets/js`` that only this page needs;
    ``cited`` gives the work that the page is, where readers cite it;
    ``head`` gives more lines for its head.
    """

    url: str
    title: str
    template: str
    area: str
    description: str = ""
    values: dict[str, Any] = field(default_factory=dict)
    trail: tuple[tuple[str, str], ...] = ()
    languages: tuple[str, ...] = LANGUAGES
    source: str = ""
    outline: Any = None
    scripts: tuple[str, ...] = ()
    cited: Callable[[Reader], Work] | None = None
    head: Callable[[Reader], tuple[str, ...]] | None = None

    def render(self, reader: Reader) -> str:
        """HTML of the content."""
        template = environment(reader.language).get_template(self.template)
        there = reader.at(self.url)
        cited = {
            "cited": self.cited and self.cited(there),
            "citations": citations(self.cited, there) if self.cited else (),
        }
        return template.render(reader=there, t=reader.t, **cited, **self.values)
