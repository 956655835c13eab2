"""A page for every message of ``check``, made from what ``check --explain`` says."""

from __future__ import annotations

from collections.abc import Iterator

from ..explain import URL, explanations
from ..render import Reader
from .page import GeneratedPage


def message_pages(reader: Reader) -> Iterator[GeneratedPage]:
    """One page a code: what is wrong, why it matters, an example and the remedy."""
    above = (
        (reader.t("nav.contributing"), "contributing/"),
        (reader.t("guide.messages"), URL),
    )
    for code, said in explanations().items():
        yield GeneratedPage(
            url=f"{URL}{code.lower()}/",
            title=f"{code} {said.what(reader.language)}",
            description=said.why[reader.language],
            template="message.html",
            area="nav.contributing",
            trail=above,
            values={"said": said, "url": URL},
            source=f"macros/explained/{code[0]}.yml",
        )
