"""The file of answers: refused when wrong, carried to a new edition, compared, merged."""

import json

import jsonschema
import pytest

from macros.score import Criteria, SheetError, assess, read_criteria, read_sheet
from macros.score.sheet import Sheet
from tests.score.cases import criteria, records, sheet
from tests.score.engines import JavaScript, plain_sheet

HEAD = {"format": "after-sales-self-assessment", "version": 1, "edition": "test@small"}

#: Files that are no sheet, and what the reader is told.
REFUSED = {
    "nothing": ("", "not_json"),
    "cut short": (json.dumps(HEAD)[:-5], "not_json"),
    "a list": ("[]", "foreign"),
    "something else": ('{"name": "x"}', "foreign"),
    "newer": (json.dumps({**HEAD, "version": 2}), "version"),
    "no edition": (json.dumps({k: v for k, v in HEAD.items() if k != "edition"}), "wrong_value"),
    "unknown key": (json.dumps({**HEAD, "score": 100}), "wrong_value"),
    "text for a number": (json.dumps({**HEAD, "deductions": "1"}), "wrong_value"),
    "below zero": (json.dumps({**HEAD, "bonus": -1}), "wrong_value"),
    "half a finding": (
        json.dumps({**HEAD, "answers": {"a.deduct": {"findings": 0.5}}}),
        "wrong_value",
    ),
    "no day": (json.dumps({**HEAD, "answers": {"a.law": {"due": "2027-13-01"}}}), "wrong_value"),
    "no such day": (
        json.dumps({**HEAD, "answers": {"a.law": {"due": "2027-02-30"}}}),
        "wrong_value",
    ),
    "heavy": (json.dumps({**HEAD, "weights": {"a.law": 10}}), "wrong_value"),
    "answers as a list": (json.dumps({**HEAD, "answers": []}), "wrong_value"),
    "prototype": ('{"__proto__": {}, ' + json.dumps(HEAD)[1:], "wrong_value"),
}


@pytest.fixture(scope="module")
def javascript() -> JavaScript:
    return JavaScript("assess-sheet.js")


@pytest.mark.parametrize("name", REFUSED)
def test_a_wrong_file_is_refused_by_both(name, javascript):
    text, key = REFUSED[name]
    with pytest.raises(SheetError) as python:
        read_sheet(text)
    with pytest.raises(SheetError) as page:
        javascript.call("sheet.read", text)
    assert (python.value.key, page.value.key) == (key, key)


def test_the_place_of_a_wrong_value_is_named(javascript):
    text = json.dumps({**HEAD, "answers": {"a.law": {"met": "yes"}}})
    for read in (read_sheet, lambda text: javascript.call("sheet.read", text)):
        with pytest.raises(SheetError) as refused:
            read(text)
        assert refused.value.details == {"at": "answers.a.law.met"}


def test_what_the_page_writes_is_what_the_schema_says(javascript):
    of = criteria("small")
    one = sheet(of, {"a.law": {"met": True, "due": "2027-01-31"}}, organisation="某企业")
    text = javascript.call("sheet.write", of.data(), plain_sheet(one), "2026-11-24T00:00:00Z")
    jsonschema.validate(json.loads(text), Sheet.model_json_schema())
    back = read_sheet(text)
    assert back.answers == one.answers
    assert back.clauses["a.law"].points == "5"
    assert javascript.call("sheet.current", of.data(), json.loads(text))


def next_year() -> Criteria:
    """The small criteria a year later, every kind of change once."""
    scheme, clauses = records("small")
    changed = []
    for clause in clauses:
        update = {
            "a.law": {"number": "5.1.9", "title": clause.title.model_copy(update={"zh": "合规"})},
            "a.sample": {"text": clause.text and clause.text.model_copy(update={"zh": "改了。"})},
            "a.grade": {"grades": clause.grades[:3]},
            "a.deduct": {"points": clause.points + 1 if clause.points else None},
            "b.sample": {"points": clause.points - 1 if clause.points else None},
            "b.recall": {"id": "b.recall-plan"},
        }.get(clause.id, {})
        changed.append(clause.model_copy(update=update))
    found = read_criteria("test@next", scheme, changed)
    assert isinstance(found, Criteria), found
    return found


LINEAGE = {
    "base": "test@small",
    "changes": [
        {
            "kind": "replaced",
            "before": ["b.recall"],
            "after": ["b.recall-plan"],
            "reason": {"zh": "改为计划", "en": "now a plan"},
        }
    ],
}


def test_last_years_answers_in_a_new_edition(javascript):
    """Renumbered, retitled and re-pointed clauses keep their answers; the others say why not."""
    of, new = criteria("small"), next_year()
    answers = {
        "a.law": {"met": True},
        "a.sample": {"size": 10, "conforming": 9, "note": "见台账", "evidence": ("R-1",)},
        "a.grade": {"grade": "0.7"},
        "a.deduct": {"findings": 1},
        "b.sample": {"size": 10, "conforming": 10},
        "b.recall": {"met": True},
    }
    written = javascript.call("sheet.write", of.data(), plain_sheet(sheet(of, answers)), "")
    found = javascript.call("sheet.carry", new.data(), LINEAGE, json.loads(written))
    assert {row["id"]: row["why"] for row in found["kept"]} == {
        "a.law": "same",
        "a.deduct": "points",
        "b.sample": "points",
    }
    assert found["kept"][1]["details"] == {"before": "10", "after": "11"}
    assert {row["id"]: row["why"] for row in found["redo"]} == {
        "a.sample": "text",
        "a.grade": "scale",
        "b.recall-plan": "replaced",
    }
    assert [(row["id"], row["why"], row["reason"]["zh"]) for row in found["gone"]] == [
        ("b.recall", "replaced", "改为计划")
    ]
    carried = found["sheet"]
    assert carried["edition"] == "test@next"
    left = carried["answers"]["a.sample"]
    assert (left["note"], left["evidence"]) == ("见台账", ["R-1"])
    assert not left.keys() & {"size", "conforming"}
    assert "met" in carried["answers"]["a.law"]
    assert not javascript.call("sheet.current", new.data(), json.loads(written))


def test_an_answer_without_its_text_is_redone(javascript):
    of = criteria("small")
    bare = plain_sheet(sheet(of, {"a.law": {"met": True}}))
    found = javascript.call("sheet.carry", next_year().data(), None, bare)
    assert {row["id"]: row["why"] for row in found["redo"]}["a.law"] == "unknown"


def two() -> tuple:
    of = criteria("small")
    shared = {
        "a.law": {"met": True},
        "a.deduct": {"findings": 4},
        "b.install": {"met": True},
        "b.recall": {"met": True},
    }
    a = {
        **shared,
        "a.sample": {"size": 35, "conforming": 35},
        "a.grade": {"grade": "0.7"},
        "b.sample": {"size": 20, "conforming": 20},
    }
    b = {
        **shared,
        "a.sample": {"size": 35, "conforming": 30},
        "a.grade": {"grade": "0.3"},
        "b.sample": {"size": 20, "conforming": 0},
    }
    return of, sheet(of, a, assessor="甲"), sheet(of, b, assessor="乙")


def test_two_assessors_by_hand(javascript):
    """Same class in 5 of 7; chance 19/49; kappa (35/49 - 19/49) / (30/49) = 8/15."""
    of, a, b = two()
    found = javascript.call("sheet.compare", of.data(), plain_sheet(a), plain_sheet(b))
    assert [(row["id"], row["impact"], row["lower"]) for row in found["rows"]] == [
        ("b.sample", "20", "b"),
        ("a.sample", "5", "b"),
        ("a.grade", "4", "b"),
    ]
    assert (found["same"], found["all"], found["percent"]) == (5, 7, "500/7")
    assert found["kappa"] == "8/15"
    assert found["scores"] == ["87.00", "58.00"]


def test_the_merged_sheet_takes_the_lower_unless_told(javascript):
    of, a, b = two()
    pair = [of.data(), plain_sheet(a), plain_sheet(b)]
    lower = Sheet.model_validate(javascript.call("sheet.merge", *pair, None), strict=False)
    assert assess(of, lower).shown == "58.00"
    assert lower.assessor == "甲, 乙"
    mixed = javascript.call("sheet.merge", *pair, {"b.sample": "a"})
    assert assess(of, Sheet.model_validate(mixed, strict=False)).shown == "78.00"


def test_agreement_where_there_is_nothing_to_agree_on(javascript):
    of, a, _ = two()
    perfect = sheet(of, {"a.law": {"met": True}})
    found = javascript.call("sheet.compare", of.data(), plain_sheet(perfect), plain_sheet(perfect))
    assert (found["kappa"], found["percent"]) == (None, "100")
    found = javascript.call("sheet.compare", of.data(), plain_sheet(a), plain_sheet(a))
    assert (found["kappa"], found["rows"]) == ("1", [])


def test_an_answer_beats_none(javascript):
    of, a, _ = two()
    empty = plain_sheet(sheet(of, {}))
    found = javascript.call("sheet.compare", of.data(), plain_sheet(a), empty)
    assert len(found["oneOpen"]) == 7
    merged = javascript.call("sheet.merge", of.data(), empty, plain_sheet(a), None)
    assert assess(of, Sheet.model_validate(merged, strict=False)).shown == "87.00"
