"""What is cited: a clause, an edition or an article, in the words of one language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from ..address import absolute
from ..catalogue import Catalogue, ClauseView, EditionView
from ..catalogue.trace import once
from ..load import Loaded
from ..model.archive import Article
from ..model.base import LANGUAGES
from ..model.standard import TextBasis
from ..render import Reader
from .fingerprint import article_hash, clause_hash, edition_hash

#: Texts that are the standard itself; any other basis is our account of it and cited as such.
_THE_TEXT = (TextBasis.OFFICIAL, TextBasis.AUTHORISED_EXTRACT, TextBasis.ORIGINAL)


@dataclass(frozen=True)
class Work:
    """One citable thing.

    ``kind`` is ``standard`` (the text of a standard), ``account`` (this site's paraphrase of
    one) or ``article``; ``part`` and ``part_title`` are the number and title of a clause.
    """

    kind: str
    key: str
    title: str
    number: str
    part: str
    part_title: str
    authors: tuple[str, ...]
    publisher: str
    date: str
    language: str
    url: str
    hash: str
    keywords: tuple[str, ...] = ()

    @property
    def file_name(self) -> str:
        """A name for a saved reference, safe on any disk."""
        return re.sub(r"[^A-Za-z0-9.]+", "-", self.key)

    @property
    def year(self) -> str:
        """The year of publication, or nothing when the date is unknown."""
        return self.date[:4]

    @property
    def whole(self) -> str:
        """Number and title of a clause, else the title of the work."""
        return f"{self.part} {self.part_title}" if self.part else self.title


def _of_edition(edition: EditionView, reader: Reader, clause: ClauseView | None) -> Work:
    """The work, made once for all places of one page that cite it: head, citations, foot."""
    key = edition, clause, reader.language, reader.catalogue
    if key not in _latest and len(_latest) >= len(LANGUAGES):
        _latest.clear()
    work: Work = once(_latest, key, _work, *key)
    return work


#: Works of the page that is being made.
_latest: dict[Any, Any] = {}


def _work(
    edition: EditionView, clause: ClauseView | None, language: str, catalogue: Catalogue
) -> Work:
    reader, record = Reader(catalogue, language), edition.record
    account = record.text_basis not in _THE_TEXT
    title = reader.plain(edition.title)
    at = clause or edition
    return Work(
        kind="account" if account else "standard",
        key=(f"{edition.ref}#{clause.id}" if clause else edition.ref),
        title=reader.t("cite.account", title=title) if account else title,
        number=reader.document(edition),
        part=reader.number(clause) if clause else "",
        part_title=reader.title(clause) if clause else "",
        authors=(),
        publisher=reader.t("site.name"),
        date="" if account else record.issued or "",
        language=reader.language,
        url=absolute(at.url, reader.language),
        hash=clause_hash(clause) if clause else edition_hash(edition),
    )


def edition_work(edition: EditionView, reader: Reader) -> Work:
    """An edition as a work.  The publisher of a paraphrase is this site, not its standard's."""
    return _of_edition(edition, reader, None)


def clause_work(clause: ClauseView, reader: Reader) -> Work:
    """A clause as a part of its edition."""
    return _of_edition(clause.edition, reader, clause)


def article_url(item: Loaded) -> str:
    """The address of an article below the root of a language's site."""
    return item.names["path"].removesuffix(".md") + "/"


def _in_language(item: Loaded, reader: Reader) -> Loaded:
    """The article in the reader's language, or as it is."""
    wanted = {**item.names, "language": reader.language}
    return next((other for other in reader.catalogue.pages if other.names == wanted), item)


def article_work(item: Loaded, reader: Reader) -> Work:
    """An article as a work, in the reader's language or else in the one it is written in."""
    item = _in_language(item, reader)
    record: Article = item.record
    language = item.names.get("language", LANGUAGES[0])
    return Work(
        kind="article",
        key=item.names["path"].removesuffix(".md"),
        title=record.title,
        number="",
        part="",
        part_title="",
        authors=record.authors,
        publisher=reader.t("site.name"),
        date=record.date,
        language=language,
        url=absolute(article_url(item), language),
        hash=article_hash(record.title, item.body),
        keywords=record.keywords,
    )
