"""A whole edition on one page, to read through and to print, and the running head of print.

Browsers set the running head from a custom property; it stands in a file of its own for each
edition and language, because pages carry no style of their own.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from ..catalogue import Catalogue, EditionView
from ..cite import edition_work
from ..model.base import LANGUAGES
from ..render import Reader
from .page import GeneratedPage


def whole_pages(reader: Reader) -> Iterator[GeneratedPage]:
    """One page an edition that holds all of it, from scope to the last annex."""
    for edition in reader.catalogue.editions:
        number = reader.document(edition)
        yield GeneratedPage(
            url=f"{edition.url}print/",
            title=f"{number} {reader.t('whole.title')}",
            description=reader.plain(edition.record.scope),
            template="whole.html",
            area="nav.criteria",
            trail=(
                (reader.t("nav.criteria"), "standards/"),
                (edition.standard.record.number, edition.standard.url),
                (number, edition.url),
            ),
            values={"edition": edition},
            source=f"standards/{edition.standard.id}/{edition.id}/edition.yml",
            outline=edition,
            cited=partial(edition_work, edition),
        )


def head_path(edition: EditionView, language: str) -> str:
    """Where the style sheet with the running head stands, below the site's root."""
    return f"assets/print/{edition.standard.id}-{edition.id}-{language}.css"


def running_heads(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Number, title and date of every edition as the head of its printed pages."""
    for edition in catalogue.editions:
        for language in LANGUAGES:
            reader = Reader(catalogue, language)
            date = edition.record.effective or edition.record.issued
            state = date or reader.t(f"status.{edition.entry.status}")
            words = f"{reader.document(edition)} {reader.plain(edition.title)} · {state}"
            text = words.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
            yield head_path(edition, language), f':root {{ --x-running-head: "{text}"; }}\n'
