"""From answers to a level: hand-computed edges, two engines that agree, a path that is shortest."""

import itertools
import random
from fractions import Fraction

import pytest

from macros.score import Unscorable, assess, criteria_of, next_level, read_criteria, shortest_path
from tests.score.boundaries import EDGES, LANDINGS, Edge, Landing
from tests.score.cases import INVENTED, criteria, random_sheet, records, sheet, site_catalogue
from tests.score.engines import JavaScript

#: Random sheets by edition: 10,000 together.
PROPERTY = {"asc": 2_000, "small": 3_000, "ladder-1000": 2_500, "nested": 2_500}


@pytest.fixture(scope="module")
def javascript() -> JavaScript:
    return JavaScript()


def outcome(result: dict) -> tuple:
    kinds = tuple(dict.fromkeys(gate["kind"] for gate in result["failures"]))
    return result["shown"], result["level"], kinds


@pytest.mark.parametrize("edge", EDGES, ids=lambda edge: edge.name)
def test_edge(edge: Edge, javascript):
    """Each engine gives the result worked out by hand."""
    expected = (edge.shown, edge.level, edge.failures)
    assert outcome(assess(edge.criteria, edge.sheet).data()) == expected
    assert outcome(javascript.assess(edge.criteria, [edge.sheet])[0]) == expected


@pytest.mark.parametrize("name", PROPERTY)
def test_engines_agree_on_random_sheets(name, javascript):
    """Points, sums, score, rates, gates and level: the same to the last digit."""
    of, rng = criteria(name), random.Random(f"agreement {name}")
    sheets = [random_sheet(of, rng) for _ in range(PROPERTY[name])]
    python = [assess(of, one).data() for one in sheets]
    assert javascript.assess(of, sheets) == python
    levels = {result["level"] for result in python}
    assert levels >= {None, of.scheme.levels[0].id, of.scheme.levels[-1].id}, "sheets too alike"


@pytest.mark.parametrize("name", INVENTED)
def test_path_is_shortest(name, javascript):
    """No subset of clauses reaches the level with less effort: all subsets were tried."""
    of, rng = criteria(name), random.Random(f"path {name}")
    pairs = []
    for _ in range(60):
        one = random_sheet(of, rng)
        pairs += [(one, level.id) for level in of.scheme.levels[-2:]]
    paths = [shortest_path(of, *pair) for pair in pairs]
    for (one, target), path in zip(pairs, paths, strict=True):
        efforts = [effort for effort, _ in reaching(of, one, target)]
        assert path.reachable == bool(efforts)
        if efforts:
            assert path.effort == min(efforts)
            assert opens(of, one, target, path.clauses)
    assert javascript.paths(of, pairs) == [path.data() for path in paths]
    assert any(path.clauses for path in paths)


def opens(of, one, target, raised) -> bool:
    """True when the raised clauses meet every gate of the level that a clause can help with."""
    result = assess(of, one, raised)
    (level,) = [level for level in result.levels if level.id == target]
    gates = [*level.gates, *result.failures]
    return all(gate.met for gate in gates if gate.kind not in ("deductions", "applicable"))


def reaching(of, one, target):
    """Every set of clauses that reaches the level, with its effort."""
    now = assess(of, one)
    vetoes = {gate.clause for gate in now.failures if gate.kind == "veto"}
    weights = {c.id: one.weights.get(c.id, c.effort) for c in of.clauses}
    free = [
        c.id
        for c in of.clauses
        if now.earned[c.id] not in (None, c.points) and (weights[c.id] or c.id in vetoes)
    ]
    for size in range(len(free) + 1):
        for chosen in itertools.combinations(free, size):
            if opens(of, one, target, chosen):
                yield sum(weights[c] for c in chosen), chosen


def test_paths_of_the_real_criteria_agree(javascript):
    of, rng = criteria("asc"), random.Random("real paths")
    pairs = [(random_sheet(of, rng), rng.choice(of.scheme.levels).id) for _ in range(60)]
    paths = [shortest_path(of, *pair) for pair in pairs]
    assert javascript.paths(of, pairs) == [path.data() for path in paths]
    for (one, target), path in zip(pairs, paths, strict=True):
        assert not path.reachable or opens(of, one, target, path.clauses)
        if path.below is not None:
            least = next(level.min for level in of.scheme.levels if level.id == target)
            assert path.below < Fraction(least)


def test_path_and_its_proof_by_hand():
    """54.5 points, 70 wanted, and B stands at 12 of 40 where 24 are asked.

    b.recall gives 10 for effort 1 and b.sample 8 for 4: together 72.5 points and B at 30.
    Effort 4 can buy more points with a.grade, but leaves B below 24.
    """
    edge = next(edge for edge in EDGES if edge.name == "score 69.99")
    answers = {**edge.answers, "a.sample": {"size": 35, "conforming": 35}}
    answers |= {"a.grade": {"grade": "0"}, "a.deduct": {"findings": 3}, "b.recall": {"met": False}}
    answers |= {"b.sample": {"size": 20, "conforming": 12}}
    one = sheet(edge.criteria, answers)
    assert assess(edge.criteria, one).shown == "54.50"
    path = shortest_path(edge.criteria, one, "pass")
    assert (path.effort, path.clauses) == (5, ("b.sample", "b.recall"))
    assert next_level(edge.criteria, assess(edge.criteria, one)) == "pass"


@pytest.mark.parametrize("landing", LANDINGS, ids=lambda landing: landing.name)
def test_path_that_lands_on_a_limit(landing: Landing, javascript):
    case = (landing.sheet, landing.target)
    path = shortest_path(landing.criteria, *case)
    assert (path.effort, path.clauses) == (landing.effort, landing.clauses)
    assert javascript.paths(landing.criteria, [case]) == [path.data()]


def test_weights_change_the_path():
    of = criteria("small")
    answers = {"a.law": {"met": True}, "a.sample": {"size": 35, "conforming": 35},
               "a.grade": {"grade": "1"}, "a.deduct": {"findings": 0},
               "b.sample": {"size": 20, "conforming": 20}}  # fmt: skip
    assert shortest_path(of, sheet(of, answers), "star4").clauses == ("b.recall",)
    dear = sheet(of, answers, weights={"b.recall": 9})
    assert shortest_path(of, dear, "star4").clauses == ("b.install",)
    never = sheet(of, answers, weights={"b.recall": 0, "b.install": 0})
    assert not shortest_path(of, never, "star4").reachable


def test_what_no_clause_can_help():
    of = criteria("small")
    one = sheet(of, {}, deductions=5)
    path = shortest_path(of, one, "star5")
    assert [gate.kind for gate in path.obstacles] == ["deductions", "deductions"]
    assert path.clauses[0] == "a.law", "a veto item at zero is always on the path"


@pytest.mark.parametrize("reference", ["gbt-27922@2011", "gbt-27925@2011"])
def test_unverified_points_are_not_scored(reference):
    """The edition says which points are unknown; nothing is guessed."""
    found = criteria_of(site_catalogue().edition(reference))
    assert isinstance(found, Unscorable)
    assert "points_unknown" in dict(found.reasons)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"total": Fraction(99)}, "total_differs"),
        ({"rounding": None}, "rounding_unknown"),
        ({"veto": None}, "veto_unknown"),
        ({"cap": 94}, "cap_too_low"),
    ],
)
def test_rules_that_are_missing(changes, reason):
    scheme, clauses = records("small")
    found = read_criteria("test@small", scheme.model_copy(update=changes), clauses)
    assert isinstance(found, Unscorable)
    assert [key for key, _ in found.reasons] == [reason]


def test_an_edition_without_a_scheme():
    assert read_criteria("test@none", None, []).reasons == (("no_scheme", ()),)


def test_parts_without_minimums_are_the_first_parting():
    """The 1000-point ladder names no minimum; its bars are the five indicators."""
    assert [group.number for group in criteria("ladder-1000").groups] == [
        "5.1", "5.2", "5.3", "5.4", "5.5",
    ]  # fmt: skip
