"""The archive as data: dates, timeline, series, relations, pictures of the full demonstration."""

import datetime
import io
from types import SimpleNamespace

import pytest
from PIL import Image

from macros.archive import dates, linked, prose, series, timeline
from macros.archive.gallery import picture_files, shown
from macros.archive.related import Relations
from macros.catalogue import EventView
from macros.model.archive import Event
from macros.model.base import Words
from macros.pictures import WrongPictureError, derived, shown_size, size, variants
from macros.render import Reader
from tests.rig.demo import EVENTS, demo_catalogue, demo_tree
from tests.rig.editions import known

LANGUAGES = pytest.mark.parametrize("language", ["zh", "en"])


def event(identity, ordinal=None, date=None, **fields):
    place = {"id": "line", "ordinal": str(ordinal)} if ordinal else None
    record = Event(kind="forum", name=Words(zh="甲", en="A"), series=place, date=date, **fields)
    return EventView(identity, record, f"{identity}.yml")


# Dates


@pytest.mark.parametrize(
    ("date", "last"), [("2017", "2017-12-31"), ("2016-02", "2016-02-29"), ("2017-09-17",) * 2]
)
def test_the_last_day_a_date_can_mean(date, last):
    assert dates.last_day(date).isoformat() == last


def test_a_month_is_no_day():
    assert dates.day("2017-09") is None
    assert dates.day("2017-09-17") == datetime.date(2017, 9, 17)
    assert list(dates.days("2017-09", "2017-09-20")) == []
    assert [day.day for day in dates.days("2017-09-17", "2017-09-19")] == [17, 18, 19]


def test_an_entry_is_as_new_as_its_record():
    assert dates.instant("2026-11-23", "2009") == "2026-11-23T00:00:00Z"
    assert dates.instant(None, "2009-07") == "2009-07-31T00:00:00Z"
    assert dates.instant(None, None) == dates.EPOCH


# Series


def test_gaps_of_a_series_are_shown_and_nothing_is_said_about_what_follows():
    events = [event("h", 8), event("d", 4), event("e", 5, "2011")]
    assert series.rows("line", events) == (
        series.Gap(1, 3),
        series.Held(4, (events[1],)),
        series.Held(5, (events[2],)),
        series.Gap(6, 7),
        series.Held(8, (events[0],)),
    )


def test_neighbours_of_an_event_and_what_is_unknown_between():
    events = [event("h", 8), event("d", 4), event("e", 5)]
    first, middle, last = events[1], events[2], events[0]
    assert series.around(first, events) == series.Around(None, middle, series.Gap(1, 3), None)
    assert series.around(middle, events) == series.Around(first, last, None, series.Gap(6, 7))
    assert series.around(last, events) == series.Around(middle, None, series.Gap(6, 7), None)
    assert series.around(event("x"), events) == series.Around()


def test_the_real_series_has_its_gaps_and_its_conflict():
    rows = series.rows("after-sales-activity", known().events)
    assert [(row.first, row.last) for row in rows if isinstance(row, series.Gap)] == [
        (1, 3),
        (5, 7),
    ]
    assert len(known().series["after-sales-activity"].claims) == 2


# Timeline


def test_the_timeline_holds_every_record_once():
    full = demo_catalogue()
    found = timeline.entries(full)
    assert len(full.events) == EVENTS + len(known().events)
    assert len(found) == len(full.events) + len(full.awards) + len(full.milestones)
    lines = [
        line
        for decade in timeline.timeline(found)
        for year in decade.groups
        for line in year.entries
    ]
    assert lines == list(found)
    undated = timeline.timeline(found)[-1]
    assert undated.key == ""
    assert all(not entry.date for entry in undated.entries)


def test_decades_and_years_go_backwards():
    decades = [group.key for group in timeline.timeline(timeline.entries(demo_catalogue()))]
    assert decades == ["2020", "2010", "2000", ""]


def test_milestones_of_standards_stand_among_the_events():
    years = {
        e.year: e.kind for e in timeline.entries(known()) if e.values["standard"] == ("gbt-27922",)
    }
    assert years["2011"] == "milestone"


def test_months_keep_what_is_known_to_the_year_apart():
    found = [entry for entry in timeline.entries(demo_catalogue()) if entry.year == "2017"]
    months = timeline.months(found)["2017"]
    assert sum(map(len, months.values())) == len(found)
    assert all(len(entry.date) == 4 for entry in months[0])


@LANGUAGES
def test_counts_of_a_facet_add_up(language):
    found = timeline.entries(demo_catalogue())
    facets = timeline.facets(found, Reader(demo_catalogue(), language))
    assert [facet.key for facet in facets] == list(timeline.FACETS)
    for facet in facets[:3]:  # one value an entry
        assert sum(value.count for value in facet.values) == len(found)
    assert all(value.name for facet in facets for value in facet.values)


def test_a_place_has_one_value_in_every_language():
    words = Words(zh="北京 国家会议中心", en="Beijing")
    assert timeline.place_id(words) == "北京-国家会议中心"


# Relations


def test_sentences_of_an_article():
    body = (
        '## 题\n\n第一句。第二句提到[5.1]({{ link("standards/asc/2026/asc.system/") }})'
        "（[S01](../../about/sources/#S01)）！\n\n| 表 | 格 |\n\n"
        '- 列表{{ clause_link("a@1#b") }}。\n'
    )
    found = prose.sentences(body, "zh")
    assert [line.text for line in found] == ["第一句。", "第二句提到5.1！", "列表。"]
    assert [line.clauses for line in found] == [(), ("asc@2026#asc.system",), ("a@1#b",)]


def test_english_sentences_end_at_a_full_stop_before_a_capital():
    text = 'It costs 3.4 persons, e.g. two. "Why?" Nobody asks.'
    assert prose.cut(text, "en") == ["It costs 3.4 persons, e.g. two.", '"Why?"', "Nobody asks."]


@LANGUAGES
def test_an_event_finds_terms_clauses_and_articles(language):
    full = demo_catalogue()
    relations = Relations(Reader(full, language))
    one = next(e for e in full.events if "asc@2026#asc.complaints" in e.record.clauses)
    terms = relations.terms_of(one)
    assert terms
    for found in terms:
        assert "<mark>" in found.context
        assert all(
            term in clause.record.terms
            for clause in found.clauses
            for term in [
                next(t.id for t, _ in full.terms.values() if found.url.endswith(f"#{t.id}"))
            ]
        )
    articles = relations.articles_of(one)
    assert articles[0].reason == "link"
    assert "<mark>" in articles[0].context


@LANGUAGES
def test_relations_are_found_from_both_ends(language):
    full = demo_catalogue()
    relations = Relations(Reader(full, language))
    article = relations.articles_of(next(e for e in full.events if e.record.clauses))[0].target
    events = relations.events_of(article.item)
    assert events
    assert all("<mark>" in found.context for found in events if found.reason == "term")
    named = relations.clauses_of(article.item)
    back = relations.mentions(named[0].target)
    assert article.title in [found.target.title for found in back]


# Linked data


@LANGUAGES
def test_an_event_is_described_for_search_engines(language):
    full = demo_catalogue()
    reader = Reader(full, language)
    types = {"training": "EducationEvent", "exhibition": "ExhibitionEvent", "activity": "Event"}
    for one in full.events:
        data = linked.event(one, reader)
        assert data["@type"] == types.get(one.record.kind, data["@type"])
        assert data["name"] == reader.plain(one.record.name)
        assert data.get("startDate") == one.record.date, "never more exact than known"
        assert data["inLanguage"] == {"zh": "zh-Hans", "en": "en"}[language]
        assert len(data.get("image", ())) == len(one.record.pictures)


def test_what_did_not_take_place_is_not_said_to_be_scheduled():
    full = demo_catalogue()
    status = {
        one.record.status: linked.event(one, Reader(full, "en")).get("eventStatus")
        for one in full.events
    }
    assert status["cancelled"] == "https://schema.org/EventCancelled"
    assert status["unknown"] is None


# Pictures


def jpeg(width, height, turn=1):
    exif = Image.Exif()
    exif[0x0112] = turn
    exif[0x010F] = "Maker"
    exif.get_ifd(0x8825).update({1: "N", 2: (39.0, 54.0, 0.0)})
    written = io.BytesIO()
    Image.new("RGB", (width, height), "#a62b1f").save(written, "JPEG", exif=exif)
    return written.getvalue()


@pytest.fixture(autouse=True, scope="module")
def own_cache(tmp_path_factory):
    patch = pytest.MonkeyPatch()
    patch.setattr("macros.pictures.CACHE", tmp_path_factory.mktemp("pictures"))
    yield
    patch.undo()


def test_a_picture_is_published_upright_in_several_sizes_without_its_data(tmp_path):
    path = tmp_path / "p.jpg"
    path.write_bytes(data := jpeg(1000, 500, turn=6))
    assert size(path) == (500, 1000)
    made = dict(derived("a/p.jpg", path, named=True))
    assert set(made) == {
        "a/p.jpg",
        *(f"a/p.jpg.{width}.{kind}" for width in (400, 500) for kind in ("avif", "webp", "jpg")),
    }
    for name, content in made.items():
        image = Image.open(io.BytesIO(content))
        assert image.size in ((500, 1000), (400, 800)), name
        assert not image.getexif()
        assert b"Maker" not in content
        assert "exif" not in image.info
    assert path.read_bytes() == data


def test_what_was_made_is_kept_by_content(tmp_path, monkeypatch):
    path = tmp_path / "p.jpg"
    path.write_bytes(jpeg(60, 40))
    first = dict(derived("p.jpg", path, named=True))
    monkeypatch.setattr("macros.pictures._made", lambda *_: pytest.fail("made again"))
    (tmp_path / "other.jpg").write_bytes(path.read_bytes())
    assert list(dict(derived("other.jpg", tmp_path / "other.jpg", named=True)).values()) == list(
        first.values()
    )


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L", "LA", "P", "1", "CMYK", "I;16"])
def test_pictures_of_every_mode_are_published(tmp_path, mode):
    ending, kind = ("jpg", "JPEG") if mode == "CMYK" else ("png", "PNG")
    path = tmp_path / f"{mode[0]}.{ending}"
    Image.new(mode, (30, 20)).save(path, kind)
    made = dict(derived(path.name, path, named=True))
    assert {Image.open(io.BytesIO(content)).size for content in made.values()} == {(30, 20)}


def test_large_pictures_are_published_smaller():
    assert shown_size((4800, 2400)) == (2400, 1200)
    assert max(item.width for item in variants("p.png", (4800, 2400))) == 2400


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.jpg", jpeg(300, 200)[:900], "A104"),
        ("a.png", jpeg(3, 2), "A105"),
        ("a.svg", b"<svg viewBox='0 0 9 9'><image href='https://x.example/a.png'/></svg>", "A107"),
        ("b.svg", b"<svg viewBox='0 0 9 9' onload='1'></svg>", "A107"),
        ("c.svg", b"<svg>", "A104"),
    ],
    ids=["cut short", "another format", "refers outside", "acts", "no size"],
)
def test_wrong_pictures_are_refused(tmp_path, name, data, code):
    (tmp_path / name).write_bytes(data)
    with pytest.raises(WrongPictureError) as refused:
        size(tmp_path / name)
    assert refused.value.code == code


def test_a_drawing_is_published_as_it_is(tmp_path):
    (tmp_path / "a.svg").write_text("<svg viewBox='0 0 90.4 60'><path d='M0 0'/></svg>")
    assert size(tmp_path / "a.svg") == (90, 60)
    assert variants("a.svg", (90, 60)) == ()


@LANGUAGES
def test_pages_name_the_files_that_are_made(language):
    full = demo_catalogue()
    made = {name for name, _ in picture_files(full)}
    reader = Reader(full, language, "archive/events/x/")
    up = "../../../" if language == "zh" else "../../../../"
    for record in {item.file: item for one in full.events for item in one.record.pictures}.values():
        picture = shown(record, reader)
        named = [part.split(" ")[0] for _, srcset in picture.sources for part in srcset.split(", ")]
        for href in (*named, picture.small, picture.full):
            assert href.startswith(up + "media/")
            assert href.removeprefix(up) in made


def test_originals_of_the_demonstration_carry_what_a_camera_writes():
    with Image.open(demo_tree() / "docs/media/demo-00.jpg") as image:
        assert image.getexif().get_ifd(0x8825)


def test_no_media_folder_no_pictures(tmp_path):
    assert list(picture_files(SimpleNamespace(media=tmp_path / "none", events=()))) == []
