"""Pages made from data.  Add a kind: a function here that yields pages, and its template."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from ..render import Reader
from . import (
    api,
    archive,
    asof,
    assess,
    changes,
    cite,
    comments,
    crosswalk,
    downloads,
    explorer,
    guide,
    ledger,
    lifecycle,
    lint,
    messages,
    search,
    shortlinks,
    standards,
    survey,
    translation,
    whole,
)
from .page import Each, GeneratedPage

PAGES: tuple[Callable[[Reader], Iterator[GeneratedPage]], ...] = (
    standards.standard_pages,
    standards.edition_pages,
    standards.glossary_pages,
    standards.clause_pages,
    whole.whole_pages,
    explorer.explorer_pages,
    shortlinks.choice_pages,
    crosswalk.crosswalk_pages,
    asof.asof_pages,
    guide.calculator_pages,
    archive.event_pages,
    archive.series_pages,
    archive.browse_pages,
    archive.year_pages,
    archive.subscription_pages,
    assess.assess_start,
    assess.assess_pages,
    downloads.downloads_pages,
    cite.verify_pages,
    comments.comment_pages,
    lint.lint_pages,
    messages.message_pages,
    translation.translation_pages,
    lifecycle.stage_pages,
    ledger.ledger_pages,
    changes.changes_pages,
    api.api_pages,
    search.search_pages,
    survey.survey_pages,
)


def pages(reader: Reader) -> Iterator[GeneratedPage]:
    """Every generated page in the reader's language."""
    for kind in PAGES:
        yield from kind(reader)


def units(reader: Reader) -> Iterator[tuple[str, Callable[[], Iterable[GeneratedPage]]]]:
    """Every generated page in portions that are made again on their own, each with its name."""
    for kind in PAGES:
        if isinstance(kind, Each):
            for name, item in kind.items(reader.catalogue):
                yield f"{kind.name} {name}", partial(kind.make, reader, item)
        else:
            yield f"{kind.__module__}.{kind.__name__}", partial(kind, reader)


__all__ = ["PAGES", "GeneratedPage", "pages", "units"]
