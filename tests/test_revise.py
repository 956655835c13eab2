"""Two editions compared: classes of change, precision and recall of them, and the answer."""

import random
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from macros.catalogue import Catalogue, catalogue
from macros.load import load
from macros.model.base import LANGUAGES, Words
from macros.model.clause import Clause
from macros.render import Reader
from macros.revise import Answer, Kind, compare, revision, revision_of
from macros.revise.align import kept_in_order, paired
from macros.revise.foreword import as_text, of_scheme
from macros.revise.kinds import MINOR
from macros.revise.matter import COVERED
from macros.revise.obligation import bound
from macros.revise.report import as_text as told
from macros.revise.report import data
from macros.revise.scheme import changes
from macros.revise.words import pieces, side, tokens
from tests.revise.mutations import MUTATIONS
from tests.revise.schemes import SCHEMES
from tests.revise.structures import STRUCTURES

#: The least precision and recall of every class.
GOAL = 0.95
SEED = 27922


@pytest.fixture(scope="module")
def known(root: Path) -> Catalogue:
    """The catalogue of the repository, from its own files alone."""
    return catalogue(load(root)[0])


@pytest.fixture(scope="module")
def draft(known):
    return revision_of(known.edition("asc@2027-draft"), known)


@pytest.fixture(scope="module")
def clauses(known) -> list[Clause]:
    names = ("asc@2026", "gbt-27922@2011", "gbt-27925@2011")
    return [clause.record for name in names for clause in known.edition(name).clauses]


# --- words -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "language", "units"),
    [
        ("应在 30 日内", "zh", ["应", "在", " ", "30 日", "内"]),
        ("不高于 0.5%。", "zh", ["不", "高", "于", " ", "0.5%", "。"]),
        ("3 200 份", "zh", ["3 200 份"]),
        ("within 10 working days", "en", ["within", " ", "10 working days"]),
        ("at least 90 %.", "en", ["at", " ", "least", " ", "90 %", "."]),
    ],
)
def test_numbers_and_units_are_whole(text, language, units):
    assert tokens(text, language) == units


def test_pieces_hold_both_texts():
    old, new = "企业宜在 30 日内答复顾客。", "企业应在 15 日内书面答复。"
    parts = pieces(old, new, "zh")
    assert (side(parts, "del"), side(parts, "ins")) == (old, new)
    assert [(piece.op, piece.text) for piece in parts[:5]] == [
        ("same", "企业"),
        ("del", "宜"),
        ("ins", "应"),
        ("same", "在 "),
        ("del", "30 日内"),
    ]


def test_lines_are_paired_by_likeness_in_order():
    old = ["接收渠道及其地址；", "接收的商品种类；", "是否收费。"]
    new = ["接收渠道及其地址或联系方式；", "是否收费；", "清除个人信息。"]
    assert paired(old, new) == [
        (old[0], new[0]),
        (old[1], None),
        (old[2], new[1]),
        (None, new[2]),
    ]


def test_what_moved_is_the_fewest():
    assert kept_in_order(list("abcde"), list("eabcd")) == set("abcd")


# --- obligations -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "after", "sense"),
    [
        ("准时送达率不低于 ", "", 1),
        ("每年检查的网点不少于网点总数的 ", "；", 1),
        ("破损率应不高于 ", "。", -1),
        ("应在确认后 ", "内停止销售", -1),
        ("每 ", "至少检查 1 次", -1),
        ("最近 ", "内售出过商品的", 0),
        ("同类不符合发生 ", "及以上的；", 0),
    ],
)
def test_what_makes_a_number_a_bound(before, after, sense):
    assert bound(before, after, "zh") == sense


def test_every_field_of_a_clause_has_its_matter():
    assert frozenset().union(*COVERED.values()) == set(Clause.model_fields)


def _requirement(zh: str, en: str = "The enterprise shall act.", **more) -> Clause:
    words = {"zh": zh, "en": en}
    record = {"id": "a.b", "number": "5.1", "type": "requirement", "title": {"zh": "甲"}}
    return Clause.model_validate({**record, "text": words, **more})


@pytest.mark.parametrize(
    ("old", "new", "kinds", "answer"),
    [
        ("企业应在 5 日内答复。", "企业应在 3 日内答复。", {"strengthened"}, "no"),
        ("企业应在 3 h 内答复。", "企业应在 180 min 内答复。", {"reworded"}, "check"),
        ("企业应在 5 日内答复。", "企业应在 3 个工作日内答复。", {"reworded"}, "check"),
        ("企业应及时响应。", "企业应及时响宜。", {"reworded"}, "check"),
        ("企业应答复，并记录。", "企业应答复、并记录。", {"editorial"}, "yes"),
    ],
)
def test_only_what_words_show_is_called_stronger(old, new, kinds, answer):
    found = compare([_requirement(old)], [_requirement(new)]).changes[0]
    assert ({*found.kinds}, found.answer) == (kinds, answer)


def test_a_permission_is_no_bound():
    old, new = "企业可在 5 日内申请。", "企业可在 3 日内申请。"
    before, after = (_requirement(text, type="permission") for text in (old, new))
    assert compare([before], [after]).changes[0].kinds == (Kind.REWORDED,)


# --- precision and recall --------------------------------------------------------------------


class Score:
    """Right, wrong and missed namings of each class."""

    def __init__(self) -> None:
        self.right: Counter[Kind] = Counter()
        self.wrong: Counter[Kind] = Counter()
        self.missed: Counter[Kind] = Counter()
        self.mutations = 0

    def note(self, want: set[Kind], got: set[Kind]) -> None:
        """One mutation: the classes a reviewer names and those found."""
        self.right.update(want & got)
        self.wrong.update(got - want)
        self.missed.update(want - got)

    def rates(self) -> dict[Kind, tuple[float, float]]:
        """``(precision, recall)`` of each class."""
        return {
            kind: (
                self.right[kind] / max(1, self.right[kind] + self.wrong[kind]),
                self.right[kind] / max(1, self.right[kind] + self.missed[kind]),
            )
            for kind in Kind
        }


def _one_clause(score: Score, clauses: list[Clause], rng: random.Random) -> None:
    for mutate in MUTATIONS.values():
        places = [(clause, made) for clause in clauses if (made := mutate(clause, rng))]
        for clause, (changed, want) in rng.sample(places, min(40, len(places))):
            found = compare([clause], [changed]).changes
            score.note(want, set(found[0].kinds) if found else set())
            score.mutations += 1


def _two_at_once(score: Score, clauses: list[Clause], rng: random.Random) -> None:
    names = ("应→宜", "points up", "proof", "title", "veto", "item more", "english", "grade")
    while score.mutations < 1400:
        clause, (first, second) = rng.choice(clauses), rng.sample(names, 2)
        made = MUTATIONS[first](clause, rng)
        both = made and MUTATIONS[second](made[0], rng)
        if not both:
            continue
        want = made[1] | both[1]
        if want - MINOR:
            want -= MINOR
        found = compare([clause], [both[0]]).changes
        if {first, second} != {"english", "title"}:
            score.note(want, set(found[0].kinds) if found else set())
        score.mutations += 1


def _whole_edition(score: Score, edition: list[Clause], rng: random.Random) -> None:
    for make in STRUCTURES.values():
        for _ in range(25):
            mutated, lineage, expected = make(edition, rng)
            found = {c.id: {*c.kinds} for c in compare(edition, mutated, lineage).changes}
            for name in expected.keys() | found.keys():
                score.note(expected.get(name, set()), found.get(name, set()))
            score.mutations += 1


def _schemes(score: Score, known: Catalogue, rng: random.Random) -> None:
    """Thresholds, deductions, vetoes, bonus and validity of the real schemes."""
    real = [edition.scheme for edition in known.editions if edition.scheme]
    for mutate in SCHEMES.values():
        for _ in range(10):
            scheme = rng.choice(real)
            if made := mutate(scheme, rng):
                found = changes(scheme, made[0], "zh")
                score.note(made[1], {item.finding.kind for item in found})
                score.mutations += 1


def test_classes_of_scheme_changes_are_right_and_complete(known):
    """The same goal, for the schemes alone: clauses are many and would hide a fault here."""
    score = Score()
    _schemes(score, known, random.Random(SEED))
    rates = {kind: each for kind, each in score.rates().items() if score.right[kind]}
    assert score.mutations >= 200
    assert len(rates) == 8
    assert all(min(each) >= GOAL for each in rates.values()), rates


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_change_of_a_scheme_is_told(known, language):
    """The foreword, the answer and the words of every rule, in both languages."""
    edition, rng = known.edition("asc@2026"), random.Random(SEED)
    reader = Reader(known, language)
    for name, mutate in SCHEMES.items():
        made = mutate(edition.scheme, rng)
        for item in changes(edition.scheme, made[0], "zh") if made else ():
            text = of_scheme(item, edition, reader)
            assert text, name
            assert "{" not in text
            strong = item.finding.kind is Kind.STRENGTHENED
            assert (item.answer is Answer.NO) == strong


def test_a_tighter_threshold_of_the_scheme_reaches_list_json_and_answer(known):
    old = known.edition("asc@2026")
    rungs = old.scheme.levels
    tighter = rungs[-1].model_copy(update={"min": rungs[-1].min + 1})
    scheme = old.scheme.model_copy(update={"levels": (*rungs[:-1], tighter)})
    new = replace(old, id="2099", scheme=scheme)
    reader = Reader(known, "zh")
    found = revision(old, new)
    assert (found.changes, found.answer) == ((), Answer.NO)
    said = "“五星级”的分数下限由 95 改为 96"
    assert as_text(found, old, new, reader).endswith(f"a) 更改了等级和评分方案：{said}。\n")
    assert data(old, new, reader)["scheme"][0] | {"text": {}} == {
        "part": "levels.star5.min",
        "class": "strengthened",
        "answer": "no",
        "rule": "level_min",
        "was": "95",
        "now": "96",
        "text": {},
    }
    assert said in told(old, new, reader).decode()


def test_classes_are_right_and_complete(known, clauses, record_property):
    """At least 500 mutations of real clauses; each class is right and complete to the goal."""
    rng, score = random.Random(SEED), Score()
    _one_clause(score, clauses, rng)
    _two_at_once(score, clauses, rng)
    _schemes(score, known, rng)
    _whole_edition(score, [c.record for c in known.edition("asc@2026").clauses], rng)
    report = "\n".join(
        f"{kind.value:14} precision {precision:.3f}  recall {recall:.3f}  ({score.right[kind]})"
        for kind, (precision, recall) in score.rates().items()
    )
    record_property("classes", report)
    print(f"\n{score.mutations} mutations, seed {SEED}\n{report}")
    assert score.mutations >= 500
    assert all(score.right[kind] >= 20 for kind in Kind), report
    assert all(min(rates) >= GOAL for rates in score.rates().values()), report


# --- the draft -------------------------------------------------------------------------------


def test_the_draft_has_changes_of_every_class(draft):
    assert all(draft.of(kind) for kind in Kind)
    assert len([c for c in draft.changes if set(c.kinds) - {Kind.RENUMBERED}]) >= 40


def test_every_change_of_the_draft_has_a_reason_in_both_languages(draft):
    for change in draft.changes:
        if set(change.kinds) == {Kind.RENUMBERED}:
            continue
        assert change.reasons, change.id
        assert all(words.zh and words.en for words in change.reasons), change.id


def test_the_draft_keeps_every_sum(known):
    def amounts(name):
        return {
            clause.id: clause.record.points
            for clause in known.edition(name).clauses
            if clause.level <= 3 and clause.record.points is not None
        }

    assert amounts("asc@2026") == amounts("asc@2027-draft")


@pytest.mark.parametrize(
    ("clause", "kinds", "answer"),
    [
        ("asc.staffing.authorization", {"strengthened"}, "no"),
        ("asc.resources.reserve", {"relaxed"}, "yes"),
        ("asc.supervision.plan", {"strengthened"}, "no"),
        ("asc.takeback.reuse", {"removed"}, "yes"),
        ("asc.complaints.no-retaliation", {"strengthened", "moved"}, "no"),
        ("asc.delivery.promise", {"split"}, "check"),
        ("asc.complaints.root-cause", {"merged"}, "check"),
        ("asc.repair.first-fix", {"evidence", "renumbered"}, "check"),
        ("asc.quality.defect-stop", {"translation"}, "yes"),
    ],
)
def test_changes_of_the_draft_read_as_a_reviewer_would(draft, clause, kinds, answer):
    change = next(change for change in draft.changes if change.id == clause)
    assert ({*change.kinds}, change.answer) == (kinds, answer)


def test_the_answer_for_the_whole_is_the_worst_of_each(draft):
    assert draft.answer is Answer.NO


def test_an_edition_compared_with_itself_has_no_changes(known):
    records = [clause.record for clause in known.edition("asc@2026").clauses]
    assert compare(records, records).changes == ()


def test_words_in_another_language_alone_are_translation():
    old = _requirement("企业应答复。")
    new = old.model_copy(update={"title": Words(zh="甲", en="A")})
    assert compare([old], [new]).changes[0].kinds == (Kind.TRANSLATION,)
