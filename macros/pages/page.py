"""A page before it is rendered: where it is, what it is called, what its template gets."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from ..model.base import LANGUAGES
from ..render import Reader, environment


@dataclass(frozen=True)
class GeneratedPage:
    """One page made from data.

    ``url`` is relative to the root of the language's site; ``area`` is the key of the section
    of the navigation it belongs to; ``trail`` lists ``(title, url)`` of the pages above it;
    ``languages`` are those in which its content exists; ``source`` is where its data stands;
    ``scripts`` are files below ``overrides/assets/js`` that only this page needs.
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

    def render(self, reader: Reader) -> str:
        """HTML of the content."""
        template = environment().get_template(self.template)
        return template.render(reader=reader.at(self.url), t=reader.t, **self.values)
