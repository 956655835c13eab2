"""Blocks of the archive at the foot of hand-written pages."""

from __future__ import annotations

from ..load import Loaded
from ..render import Reader, environment
from .related import relations


def about_article(item: Loaded, reader: Reader) -> str:
    """HTML of the clauses and events that an article bears on, each with its sentence."""
    found = relations(reader)
    template = environment(reader.language).get_template("article-related.html")
    return template.render(
        reader=reader,
        t=reader.t,
        clauses=found.clauses_of(item),
        events=found.events_of(item),
    )
