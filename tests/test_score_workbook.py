"""The workbook: computed by LibreOffice it agrees with the engines, and it comes back whole."""

import random
import zipfile
from decimal import Decimal
from fractions import Fraction
from io import BytesIO

import pytest

from macros.score import SheetError, assess
from macros.score.engine import held
from macros.score.workbook import workbook
from macros.score.workbook_reader import read_workbook
from tests.score.boundaries import EDGES
from tests.score.cases import catalogue_of, criteria, random_sheet, sheet, site_catalogue
from tests.score.office import edited, recalculated, results

#: Random sheets by edition, on top of every hand-computed edge.
RANDOM = {"asc": 4, "small": 6, "ladder-1000": 4, "nested": 6}


def book_of(of, one, language="zh") -> bytes:
    """The workbook of a sheet under these criteria, whatever their scheme was changed to."""
    if of.edition == "asc@2026":
        catalogue, edition = site_catalogue(), site_catalogue().edition(of.edition)
    else:
        catalogue, edition = catalogue_of(of.edition.partition("@")[2])
    return workbook(catalogue, edition, of, language, one)


def cases() -> dict:
    found = {f"edge-{i}": (e.criteria, e.sheet) for i, e in enumerate(EDGES) if e.workbook}
    for name, count in RANDOM.items():
        rng = random.Random(f"workbook {name}")
        for index in range(count):
            found[f"{name}-{index}"] = (criteria(name), random_sheet(criteria(name), rng))
    return found


@pytest.fixture(scope="module")
def computed(tmp_path_factory) -> dict:
    """Every case with its workbook before and after LibreOffice."""
    made = {name: (of, one, book_of(of, one)) for name, (of, one) in cases().items()}
    after = recalculated(
        {name: case[2] for name, case in made.items()}, tmp_path_factory.mktemp("office")
    )
    return {name: (*case, after[name]) for name, case in made.items()}


def same(cell, value: Fraction | None) -> bool:
    """A cell holds a double; it must be the one nearest to the exact value, to nine decimals."""
    return (cell in (None, "")) if value is None else round(Decimal(cell), 9) == exact(value)


def exact(value: Fraction) -> Decimal:
    return round(Decimal(value.numerator) / Decimal(value.denominator), 9)


def test_libreoffice_computes_what_the_engines_compute(computed):
    """Score, rates and level of every edge and of random sheets, in one run of LibreOffice."""
    wrong = []
    for name, (of, one, _, after) in computed.items():
        found, expected = results(after), assess(of, one)
        names = {level.id: level.name.get("zh") for level in of.scheme.levels}
        level = names.get(expected.level or "", "未达到任何等级")
        if found["level"] != level:
            wrong.append(f"{name}: level {found['level']}, expected {level}")
        values = {"score": held(expected.score, of), "obtained": expected.obtained}
        values["normalised"] = expected.normalised
        for part, rate in expected.rates.items():
            values[f"rate:{part}"] = None if rate.rate is None else held(rate.rate, of)
        for key, value in values.items():
            if not same(found[key], value):
                wrong.append(f"{name}: {key} {found[key]}, expected {value}")
        if found["open"] != len(expected.open):
            wrong.append(f"{name}: {found['open']} open, expected {len(expected.open)}")
    assert not wrong, "\n".join(wrong)


def test_the_edges_by_hand_hold_in_libreoffice(computed):
    for index, edge in enumerate(EDGES):
        if edge.workbook:
            of, _, _, after = computed[f"edge-{index}"]
            names = {level.id: level.name.get("zh") for level in of.scheme.levels}
            assert results(after)["level"] == names.get(edge.level, "未达到任何等级"), edge.name


def test_answers_come_back_from_libreoffice(computed):
    """A sheet that was in order is read back the same after a spreadsheet program saved it."""
    whole = 0
    for name, (of, one, before, after) in computed.items():
        back, wrong = read_workbook(before, of)
        assert read_workbook(after, of) == (back, wrong), name
        if not wrong:
            whole += 1
            assert assess(of, back).data() == assess(of, one).data(), name
    assert whole > 40


def test_everything_a_person_wrote_comes_back():
    of = criteria("small")
    answers = {
        "a.law": {"met": True, "evidence": ("档案柜3", "R-2"), "note": "两行\n备注", "owner": "李"},
        "a.sample": {"size": 20, "conforming": 19, "due": "2027-03-31"},
        "a.grade": {"grade": "0.7"},
        "b.install": {"excluded": "不需安装"},
    }
    one = sheet(
        of, answers, organisation="某企业", assessor="王", deductions=1, bonus=1, remarks="=1+1",
        industries=("retail",), weights={"a.law": 5},
    )  # fmt: skip
    for language in ("zh", "en"):
        back, wrong = read_workbook(book_of(of, one, language), of)
        assert not wrong
        assert back.model_copy(update={"clauses": {}}) == one
        assert back.clauses["a.law"].points == "5"


def test_a_workbook_is_rebuilt_to_the_same_bytes():
    of = criteria("small")
    assert book_of(of, None) == book_of(of, None)


def row_of(of, clause: str) -> int:
    """The row of a clause among the answers: two heads, then headings and clauses in order."""
    headings = []
    row = 2
    for item in of.clauses:
        for heading in item.chapters:
            if heading not in headings:
                headings.append(heading)
                row += 1
        row += 1
        if item.id == clause:
            return row
    raise KeyError(clause)


@pytest.mark.parametrize(
    ("clause", "cells", "address", "key"),
    [
        ("a.law", {"I": "maybe"}, "I", "word"),
        ("a.law", {"G": "删减", "H": "不想做"}, "G", "not_excludable"),
        ("b.install", {"G": "删减"}, "H", "no_reason"),
        ("a.sample", {"I": 21, "J": 20}, "I", "too_many"),
        ("a.sample", {"I": 3, "J": 0}, "J", "no_sample"),
        ("a.sample", {"I": 3}, "J", "size_missing"),
        ("a.sample", {"J": 3}, "I", "conforming_missing"),
        ("a.sample", {"I": 2.5, "J": 3}, "I", "count"),
        ("a.sample", {"I": -1, "J": 3}, "I", "count"),
        ("a.grade", {"I": "E"}, "I", "grade"),
        ("a.deduct", {"I": "many"}, "I", "count"),
        ("a.law", {"P": "soon"}, "P", "day"),
        ("a.law", {"P": "2027-02-30"}, "P", "day"),
        ("a.law", {"Q": 10}, "Q", "weight"),
    ],
)
def test_a_wrong_cell_is_named(clause, cells, address, key):
    of = criteria("small")
    row = row_of(of, clause)
    data = edited(book_of(of, None), {(1, f"{col}{row}"): v for col, v in cells.items()})
    back, wrong = read_workbook(data, of)
    assert back is None
    assert [(item.sheet, item.address, item.key) for item in wrong] == [
        ("评分", f"{address}{row}", key)
    ]


@pytest.mark.parametrize("value", ["2027-03-31", "2027/3/31", "2027年3月31日"])
def test_dates_typed_as_text(value):
    of = criteria("small")
    data = edited(book_of(of, None), {(1, f"P{row_of(of, 'a.law')}"): value})
    assert read_workbook(data, of)[0].answers["a.law"].due == "2027-03-31"


def zipped(**files: str) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return target.getvalue()


NO_WORKBOOK = {"empty": b"", "cut short": b"PK\x03\x04 no more", "another ZIP": zipped(a="b")}


@pytest.mark.parametrize("name", NO_WORKBOOK)
def test_a_file_that_is_no_workbook(name):
    with pytest.raises(SheetError) as refused:
        read_workbook(NO_WORKBOOK[name], criteria("small"))
    assert refused.value.key == "not_xlsx"


def test_a_workbook_of_something_else():
    of = criteria("small")
    mine = book_of(of, None)
    with pytest.raises(SheetError) as refused:
        read_workbook(mine, criteria("nested"))
    assert (refused.value.key, refused.value.details) == ("other_edition", {"edition": of.edition})
    with pytest.raises(SheetError) as refused:
        read_workbook(edited(mine, {(0, "A1"): "x", (1, "A1"): "y"}), of)
    assert refused.value.key == "foreign"
    newer = "after-sales-self-assessment/2 test@small start"
    with pytest.raises(SheetError) as refused:
        read_workbook(edited(mine, {(0, "A1"): newer}), of)
    assert refused.value.key == "version"
