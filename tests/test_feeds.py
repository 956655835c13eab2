"""Feeds and calendars, read back by independent parsers."""

import datetime
import re
from functools import cache

import feedparser
import pytest
from icalendar import Calendar
from lxml import etree

from macros.archive.calendars import calendar_files, single_path, subscriptions
from macros.archive.feeds import ATOM, feed_files, feeds
from macros.render import Reader
from tests.rig.demo import demo_catalogue
from tests.rig.editions import known

LANGUAGES = pytest.mark.parametrize("language", ["zh", "en"])
KINDS = ("activity", "forum", "training", "exhibition", "announcement", "news")
A = f"{{{ATOM}}}"
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
#: What RFC 4287 asks of a feed and of an entry: element → least and most.
FEED = {
    "id": (1, 1),
    "title": (1, 1),
    "updated": (1, 1),
    "author": (1, 9),
    "link": (2, 2),
    "entry": (0, 9999),
}
ENTRY = {
    "id": (1, 1),
    "title": (1, 1),
    "updated": (1, 1),
    "link": (1, 1),
    "summary": (0, 1),
    "author": (0, 9),
    "category": (0, 9),
}


@cache
def files(which=demo_catalogue):
    return dict(feed_files(which()))


@cache
def calendars(which=demo_catalogue):
    return dict(calendar_files(which()))


def prefix(language):
    return "" if language == "zh" else "en/"


def children(element, rules):
    counts = {}
    for child in element:
        assert child.tag.startswith(A), child.tag
        counts[child.tag.removeprefix(A)] = counts.get(child.tag.removeprefix(A), 0) + 1
    assert set(counts) <= set(rules)
    for name, (least, most) in rules.items():
        assert least <= counts.get(name, 0) <= most, name


@LANGUAGES
def test_there_is_a_feed_for_everything(language):
    names = {"events", "research", "standards", *(f"events-{kind}" for kind in KINDS)}
    assert {prefix(language) + f"feeds/{name}.xml" for name in names} <= set(files())


@pytest.mark.parametrize("which", [demo_catalogue, known], ids=["full", "real"])
def test_feeds_follow_the_rules_of_atom(which):
    for name, data in files(which).items():
        root = etree.fromstring(data)
        assert root.tag == f"{A}feed"
        children(root, FEED)
        identities = []
        for entry in root.iter(f"{A}entry"):
            children(entry, ENTRY)
            identities.append(entry.findtext(f"{A}id"))
        assert len(identities) == len(set(identities)), name
        for element in root.iter(f"{A}id"):
            assert element.text.startswith("https://")
        for element in root.iter(f"{A}updated"):
            assert INSTANT.fullmatch(element.text)
        newest = [entry.findtext(f"{A}updated") for entry in root.iter(f"{A}entry")]
        assert newest == sorted(newest, reverse=True)
        assert root.findtext(f"{A}updated") == (newest[0] if newest else "1970-01-01T00:00:00Z")


@LANGUAGES
def test_a_feed_reader_reads_every_event(language):
    full = demo_catalogue()
    reader = Reader(full, language)
    read = feedparser.parse(files()[prefix(language) + "feeds/events.xml"])
    assert not read.bozo
    assert read.version == "atom10"
    assert read.feed.language == {"zh": "zh-Hans", "en": "en"}[language]
    by_link = {entry.link.rpartition("archive/")[2]: entry for entry in read.entries}
    assert len(by_link) == len(full.events)
    for one in full.events:
        entry = by_link[one.url.removeprefix("archive/")]
        assert entry.title == reader.plain(one.record.name)
        assert entry.summary.startswith(one.record.date or reader.t("event.date_unknown"))
        assert entry.tags[0].term == one.record.kind


@LANGUAGES
def test_a_feed_of_a_kind_holds_that_kind(language):
    for kind in KINDS:
        read = feedparser.parse(files()[f"{prefix(language)}feeds/events-{kind}.xml"])
        assert len(read.entries) == sum(e.record.kind == kind for e in demo_catalogue().events)


@LANGUAGES
def test_articles_are_in_the_language_of_their_feed(language):
    read = feedparser.parse(files(known)[prefix(language) + "feeds/research.xml"])
    own = [p for p in known().pages if p.kind == "article" and p.names["language"] == language]
    assert sorted(e.title for e in read.entries) == sorted(p.record.title for p in own)


@LANGUAGES
def test_a_change_of_a_standard_is_told_once(language):
    (changes,) = [feed for feed in feeds(Reader(known(), language)) if "standards" in feed.path]
    issued = [
        item.title
        for item in changes.items
        if "GB/T 18760-2025" in item.title and "2025-01-24" in item.updated
    ]
    assert len(issued) == 1
    assert len({item.key for item in changes.items}) == len(changes.items)


# Calendars


@LANGUAGES
def test_calendars_come_back_whole(language):
    full = demo_catalogue()
    reader = Reader(full, language)
    by_id = {one.id: one for one in full.events}
    for item in subscriptions(reader):
        read = Calendar.from_ical(calendars()[prefix(language) + item.path])
        assert str(read["version"]) == "2.0"
        entries = read.walk("VEVENT")
        assert len(entries) == len(item.events)
        for entry in entries:
            one = by_id[str(entry["uid"]).partition("@")[0]].record
            assert entry.decoded("dtstart") == datetime.date.fromisoformat(one.date)
            assert str(entry["summary"]) == reader.plain(one.name)
            assert not isinstance(entry.decoded("dtstart"), datetime.datetime)
            last = one.end or one.date
            after = datetime.date.fromisoformat(last) + datetime.timedelta(days=1)
            assert entry.decoded("dtend") == after


def test_an_event_known_to_a_month_gets_no_day():
    full = demo_catalogue()
    vague = {one.id for one in full.events if len(one.record.date or "") < 10}
    assert vague
    everything = b"".join(calendars().values()).decode()
    assert not any(f"UID:{name}@" in everything for name in vague)
    first = next(iter(subscriptions(Reader(full, "zh"))))
    assert first.left_out == len(vague)


def test_lines_of_a_calendar_are_folded_and_end_as_the_standard_says():
    for data in calendars().values():
        assert data.endswith(b"END:VCALENDAR\r\n")
        assert all(len(line) <= 75 for line in data.split(b"\r\n"))
        assert b"\n" not in data.replace(b"\r\n", b"")


@LANGUAGES
def test_an_event_has_a_calendar_file_of_its_own(language):
    (one,) = [e for e in known().events if e.id == "after-sales-activity-8"]
    (entry,) = Calendar.from_ical(calendars(known)[prefix(language) + single_path(one)]).walk(
        "VEVENT"
    )
    assert entry.decoded("dtstart") == datetime.date(2017, 9, 17)
    (vague,) = [e for e in known().events if e.id == "after-sales-activity-4"]
    assert single_path(vague) is None


def test_files_are_the_same_in_every_build():
    assert dict(feed_files(known())) == files(known)
    assert dict(calendar_files(known())) == calendars(known)
