"""The quality ledger, made anew at every build."""

from __future__ import annotations

from collections.abc import Iterator

from ..ledger import coverage, history, ledger
from ..render import Reader
from .page import GeneratedPage

#: So many recorded days are shown, the latest first.
SHOWN = 12


def ledger_pages(reader: Reader) -> Iterator[GeneratedPage]:
    """One page: figures, coverage, and every matter with its rows."""
    known = reader.catalogue
    yield GeneratedPage(
        url="contributing/ledger/",
        title=reader.t("ledger.title"),
        description=reader.t("ledger.lead"),
        template="ledger.html",
        area="nav.contributing",
        trail=((reader.t("nav.contributing"), "contributing/"),),
        values={
            "matters": ledger(known, reader.language),
            "coverage": list(coverage(known)),
            "history": history(known)[: -SHOWN - 1 : -1],
        },
    )
