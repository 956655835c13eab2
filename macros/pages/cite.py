"""The page that tells which published text a content hash belongs to."""

from __future__ import annotations

from collections.abc import Iterator

from ..render import Reader
from .page import GeneratedPage

URL = "verify/"


def verify_pages(reader: Reader) -> Iterator[GeneratedPage]:
    """One page; the look-up runs in the browser, over the index beside it."""
    yield GeneratedPage(
        url=URL,
        title=reader.t("verify.title"),
        description=reader.t("verify.description"),
        template="verify.html",
        area="nav.criteria",
        scripts=("hashes.js", "verify.js"),
    )
