"""Atom feeds, one set a language: events, each kind of event, articles, changes of standards.

An entry's time is when it became known here (``dates.instant``); the day of an event, as far as
it is known, stands in the entry's text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from lxml import etree
from lxml.builder import ElementMaker

from ..address import absolute
from ..catalogue import Catalogue, EventView
from ..model.base import LANGUAGE_TAGS, LANGUAGES
from ..model.standard import Edition, RegisterEntry
from ..render import Reader
from . import dates

ATOM = "http://www.w3.org/2005/Atom"
XML = "{http://www.w3.org/XML/1998/namespace}"
MEDIA_TYPE = "application/atom+xml"


@dataclass(frozen=True)
class Item:
    """One entry of a feed; ``url`` is below the root of the language's site.

    ``part`` tells entries apart that share a page.
    """

    key: str
    url: str
    title: str
    summary: str
    updated: str
    categories: tuple[tuple[str, str], ...] = ()
    authors: tuple[str, ...] = ()
    part: str = ""


@dataclass(frozen=True)
class Feed:
    """A feed: its place below the root of the language's site, what it is about, its entries."""

    path: str
    title: str
    page: str
    items: tuple[Item, ...]


def when(record: object, reader: Reader) -> str:
    """The date of an event in words, exactly as far as it is known."""
    date, end = getattr(record, "date", None), getattr(record, "end", None)
    if not date:
        return str(reader.t("event.date_unknown"))
    return f"{date} – {end}" if end else str(date)


def _event(event: EventView, reader: Reader) -> Item:
    record = event.record
    place = reader.plain(record.place)
    facts = [when(record, reader), place, reader.t(f"event_status.{record.status}")]
    text = [" · ".join(fact for fact in facts if fact), reader.plain(record.summary)]
    kind = reader.catalogue.kinds[record.kind]
    return Item(
        event.id,
        event.url,
        reader.plain(record.name),
        "\n".join(line for line in text if line),
        dates.instant(record.recorded, record.date),
        ((record.kind, reader.plain(kind.name)),),
    )


def _articles(reader: Reader) -> Iterator[Item]:
    for page in reader.catalogue.pages:
        if page.kind == "article" and page.names["language"] == reader.language:
            record = page.record
            key = page.names["path"].removesuffix(".md")
            yield Item(
                key,
                f"{key}/",
                record.title,
                record.description,
                dates.instant(None, record.date),
                tuple((word, word) for word in record.keywords),
                record.authors,
            )


def _steps(entry: RegisterEntry | Edition) -> Iterator[tuple[str, str]]:
    """``(what happened, date)`` in the life of a standard."""
    for step in ("issued", "effective", "ended", "withdrawn"):
        if date := getattr(entry, step, None):
            yield step, date


def changes(reader: Reader) -> Iterator[Item]:
    """Changes of standards: milestones, then steps of the register that no milestone tells."""
    yield from _milestones(reader)
    known = reader.catalogue
    told = [(mark.date, reader.plain(mark.text)) for mark in known.milestones]
    editions = [(edition.record, edition.url) for edition in known.editions]
    register = [(entry, "standards/register/") for entry in known.register]
    seen: set[tuple[str, str]] = set()
    for entry, url in (*editions, *register):
        for step, date in _steps(entry):
            mentioned = any(date == when and entry.number in text for when, text in told)
            if mentioned or (entry.number, step) in seen:
                continue
            seen.add((entry.number, step))
            title = reader.t(f"archive.step.{step}", number=entry.number, date=date)
            part = f"{entry.number}-{step}".replace("/", "").replace(" ", "-")
            yield _change(url, part, title, entry, date, ((entry.number, entry.number),), reader)


def _milestones(reader: Reader) -> Iterator[Item]:
    counts: dict[str, int] = {}
    for mark in reader.catalogue.milestones:
        counts[mark.date] = counts.get(mark.date, 0) + 1
        standard = reader.catalogue.standards.get(mark.standard or "")
        category = ((standard.record.number, standard.record.number),) if standard else ()
        part = f"milestone-{mark.date}-{counts[mark.date]}"
        title = reader.plain(mark.text)
        yield _change("archive/", part, title, mark, mark.date, category, reader)


def _change(
    url: str,
    part: str,
    title: str,
    record: object,
    date: str,
    categories: tuple[tuple[str, str], ...],
    reader: Reader,
) -> Item:
    known = dates.instant(None, date)
    return Item(part, url, title, _sure(record, reader), known, categories, part=part)


def _sure(entry: object, reader: Reader) -> str:
    """How well a fact is known, in words."""
    confidence = getattr(entry, "confidence", None)
    return reader.t(f"confidence.{confidence}") if confidence else ""


def directory(reader: Reader) -> Iterator[tuple[str, str, str]]:
    """``(path, title, page)`` of every feed of a language."""
    t = reader.t
    yield "feeds/events.xml", t("archive.feed.events"), "archive/"
    for identity, kind in reader.catalogue.kinds.items():
        title = t("archive.feed.kind", kind=reader.plain(kind.name))
        yield f"feeds/events-{identity}.xml", title, "archive/"
    yield "feeds/research.xml", t("archive.feed.research"), "research/"
    yield "feeds/standards.xml", t("archive.feed.standards"), "standards/register/"


def feeds(reader: Reader) -> Iterator[Feed]:
    """Every feed of a language, also those that have no entry yet."""
    every = tuple(_event(event, reader) for event in reader.catalogue.events)
    contents = {
        "feeds/events.xml": every,
        "feeds/research.xml": tuple(_articles(reader)),
        "feeds/standards.xml": tuple(changes(reader)),
        **{
            f"feeds/events-{kind}.xml": tuple(
                item for item in every if item.categories[0][0] == kind
            )
            for kind in reader.catalogue.kinds
        },
    }
    for path, title, page in directory(reader):
        yield Feed(path, title, page, contents[path])


def atom(feed: Feed, reader: Reader) -> bytes:
    """The feed as Atom (RFC 4287)."""
    make = ElementMaker(namespace=ATOM, nsmap={None: ATOM})
    language = reader.language
    own = absolute(feed.path, language)
    items = sorted(feed.items, key=lambda item: (item.updated, item.key), reverse=True)
    root = make.feed(
        make.id(own),
        make.title(f"{feed.title} · {reader.t('site.name')}"),
        make.updated(items[0].updated if items else dates.EPOCH),
        make.link(rel="self", type=MEDIA_TYPE, href=own),
        make.link(rel="alternate", type="text/html", href=absolute(feed.page, language)),
        make.author(make.name(reader.t("site.name"))),
        *(_entry(make, item, language) for item in items),
    )
    root.set(f"{XML}lang", LANGUAGE_TAGS[language])
    return bytes(etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True))


def _entry(make: ElementMaker, item: Item, language: str) -> etree._Element:
    url = absolute(item.url, language)
    return make.entry(
        make.id(f"{url}#{item.part}" if item.part else url),
        make.title(item.title),
        make.updated(item.updated),
        make.link(rel="alternate", type="text/html", href=url),
        *(make.author(make.name(name)) for name in item.authors),
        *(make.category(term=term, label=label) for term, label in item.categories),
        *([make.summary(item.summary)] if item.summary else []),
    )


def feed_files(known: Catalogue) -> Iterator[tuple[str, bytes]]:
    """Every feed of every language, below the root of the site."""
    for language in LANGUAGES:
        reader = Reader(known, language)
        above = "" if language == LANGUAGES[0] else f"{language}/"
        for feed in feeds(reader):
            yield above + feed.path, atom(feed, reader)


#: The theme's script fetches a site map for every ``link[rel=alternate]``; it matches exactly.
ALTERNATE = "alternate "


def feed_links(reader: Reader, url: str) -> tuple[str, ...]:
    """Lines for the head of a page below the archive or research, or about standards."""
    area = url.partition("/")[0]
    wanted = {
        "archive": ("feeds/events",),
        "research": ("feeds/research",),
        "standards": ("feeds/standards",),
        "": ("feeds/events.xml", "feeds/research", "feeds/standards"),
    }.get(area, ())
    return tuple(
        f'<link rel="{ALTERNATE}" type="{MEDIA_TYPE}" title="{escape(title)}" '
        f'href="{escape(reader.link(path))}">'
        for path, title, _ in directory(reader)
        if path.startswith(wanted)
    )
