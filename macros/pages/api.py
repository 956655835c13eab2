"""Documentation of the JSON API, with examples taken from the data itself."""

from __future__ import annotations

import json
from collections.abc import Iterator

from ..address import site_url
from ..exports.api import BASE, clause_path, counts
from ..exports.data import clause_data
from ..render import Reader
from .downloads import to_root
from .page import GeneratedPage

URL = "api/"


def api_pages(reader: Reader) -> Iterator[GeneratedPage]:
    """One page: the lists, what is in a clause, how stable it is, how to fetch it."""
    clauses = list(reader.catalogue.clauses.values())
    example = next((clause for clause in clauses if clause.record.scoring), None) or clauses[0]
    yield GeneratedPage(
        url=URL,
        title=reader.t("api.title"),
        description=reader.t("api.description"),
        template="api.html",
        area="nav.criteria",
        values={
            "base": BASE,
            "site": site_url(),
            "root": to_root(reader.at(URL)),
            "lists": counts(reader.catalogue),
            "path": clause_path(example),
            "example": json.dumps(clause_data(example, reader), ensure_ascii=False, indent=2),
            "edition": example.edition,
        },
    )
