"""Downloads of an edition: every file with what it is for, its size and its checksum."""

from __future__ import annotations

from collections.abc import Iterator

from ..exports import FORMATS, exports
from ..model.base import LANGUAGES
from ..render import Reader
from .page import GeneratedPage


def to_root(reader: Reader) -> str:
    """From the reader's page to the root of all languages, where shared files stand."""
    return reader.base if reader.language == LANGUAGES[0] else f"{reader.base}../"


def size(count: int) -> str:
    """A size people read: 12 KB, 1.7 MB."""
    return f"{count / 1_000_000:.1f} MB" if count >= 1_000_000 else f"{max(count // 1000, 1)} KB"


def downloads_pages(reader: Reader) -> Iterator[GeneratedPage]:
    """One page an edition; formats this machine could not make are named with the reason."""
    for edition in reader.catalogue.editions:
        url = f"{edition.url}downloads/"
        standard = edition.standard
        made = list(exports(edition, reader, FORMATS))
        yield GeneratedPage(
            url=url,
            title=f"{reader.t('downloads.title')} · {reader.document(edition)}",
            description=reader.t("downloads.description", number=reader.document(edition)),
            template="downloads.html",
            area="nav.criteria",
            trail=(
                (reader.t("nav.criteria"), "standards/"),
                (standard.record.number, standard.url),
                (reader.document(edition), edition.url),
            ),
            values={
                "edition": edition,
                "files": made,
                "root": to_root(reader.at(url)),
                "size": size,
                "lacking": [form for form in FORMATS.values() if form.lacks()],
            },
            outline=edition,
        )
