"""How far the translation of an edition is: one dashboard an edition."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ..catalogue import ClauseView, EditionView
from ..render import Reader
from ..translation.changes import changed_words
from ..translation.state import ClauseState, State, progress
from ..translation.suspect import links
from ..translation.wording import target_language
from .page import GeneratedPage


def translation_pages(reader: Reader) -> Iterator[GeneratedPage]:
    """One dashboard an edition: figures, chapters, and every clause that is not in step."""
    for edition in reader.catalogue.editions:
        found, counts = progress(edition)
        title = reader.t("translation.title")
        yield GeneratedPage(
            url=f"{edition.url}translation/",
            title=f"{reader.document(edition)} {title}",
            description=reader.t("translation.lead"),
            template="translation.html",
            area="nav.criteria",
            trail=(
                (reader.t("nav.criteria"), "standards/"),
                (edition.standard.record.number, edition.standard.url),
                (reader.document(edition), edition.url),
            ),
            values={
                "edition": edition,
                "source": edition.record.source_language,
                "target": target_language(edition.record),
                "counts": {state: counts[state] for state in State},
                "total": len(found),
                "chapters": _chapters(edition, found),
                "open": [(item, changed_words(item)) for item in found if not item.in_step],
                "links": links(edition, reader.catalogue),
            },
            source=f"standards/{edition.standard.id}/{edition.id}/edition.yml",
            outline=edition,
        )


def _chapters(
    edition: EditionView, found: list[ClauseState]
) -> list[tuple[ClauseView, Counter[State], int]]:
    """Every chapter with how many of its clauses are in each state, and how many there are."""
    counts: dict[ClauseView, Counter[State]] = {chapter: Counter() for chapter in edition.chapters}
    for item in found:
        counts[item.clause.chapter][item.state] += 1
    return [(chapter, counted, sum(counted.values())) for chapter, counted in counts.items()]
