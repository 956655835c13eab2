"""Blocks of the archive at the foot of hand-written pages."""

from __future__ import annotations

from ..load import Loaded
from ..render import Reader, environment
from .related import Relations


def about_article(item: Loaded, reader: Reader) -> str:
    """HTML of the clauses and events that an article bears on, each with its sentence."""
    relations = Relations(reader)
    template = environment().get_template("article-related.html")
    return template.render(
        reader=reader,
        t=reader.t,
        clauses=relations.clauses_of(item),
        events=relations.events_of(item),
    )
