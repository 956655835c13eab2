"""Break one comparison and a hand-computed edge must notice: the list below is what was tried.

Each mutant is one change to the text of an engine.  It is run on the edges and on paths worked
out by hand or by trying every subset; a mutant that changes nothing there would live, and this
test would fail.
"""

import random
import sys
import types
from pathlib import Path

import pytest

from macros.score import Criteria, engine, path, shortest_path
from tests.score.boundaries import EDGES, LANDINGS
from tests.score.cases import criteria, random_sheet
from tests.score.engines import JavaScript
from tests.test_score_engine import outcome

PYTHON = {
    "level: >= to >": (
        "engine",
        "met = held(score, criteria) >= need",
        "met = held(score, criteria) > need",
    ),
    "chapter: >= to >": ("engine", "held(rate, criteria) >= least", "held(rate, criteria) > least"),
    "deductions of a level: <= to <": (
        "engine",
        "<= level.max_deductions",
        "< level.max_deductions",
    ),
    "deductions that fail: >= to >": (
        "engine",
        ">= scheme.deductions.fail_at",
        "> scheme.deductions.fail_at",
    ),
    "veto: <= to <": ("engine", "got <= limit", "got < limit"),
    "applicable: < to <=": ("engine", "applicable < Fraction(", "applicable <= Fraction("),
    "sample: <= to <": (
        "engine",
        "answer.conforming <= answer.size",
        "answer.conforming < answer.size",
    ),
    "half up to half down": (
        "engine",
        "(value * unit + HALF).__floor__()",
        "(value * unit - HALF).__ceil__()",
    ),
    "cut to rounded": (
        "engine",
        "(value * 10_000).__floor__()",
        "(value * 10_000 + HALF).__floor__()",
    ),
    "highest to lowest level": ("engine", "reached[-1]", "reached[0]"),
    "bonus: min to max": ("engine", "more = min(", "more = max("),
    "cap: min to max": ("engine", "min(score, Fraction(cap))", "max(score, Fraction(cap))"),
    "excluded: and to or": (
        "engine",
        "clause.excludable and reason",
        "clause.excludable or reason",
    ),
    "industries: not": ("engine", "profile and not set", "profile and set"),
    "path, need: >= to >": ("path", "entry[0] >= need", "entry[0] > need"),
    "path, part: >= to >": ("path", "entry[0] >= part.need", "entry[0] > part.need"),
    "path, best: > to <": ("path", "gain > old[0]", "gain < old[0]"),
}
SCRIPT = {
    "level: >= to >": (
        "score.js",
        "!less(held(score, scheme), need)",
        "less(need, held(score, scheme))",
    ),
    "chapter: >= to >": (
        "score.js",
        "!less(held(rate, scheme), least)",
        "less(least, held(rate, scheme))",
    ),
    "deductions of a level: <= to <": ("score.js", "count <= most", "count < most"),
    "deductions that fail: >= to >": (
        "score.js",
        "count >= scheme.deductions.fail_at",
        "count > scheme.deductions.fail_at",
    ),
    "veto: <= to <": ("score.js", "got && !less(limit, got)", "got && less(got, limit)"),
    "applicable: < to <=": (
        "score.js",
        "less(applicable, of(scheme.min_applicable))",
        "!less(of(scheme.min_applicable), applicable)",
    ),
    "sample: <= to <": (
        "score.js",
        "answer.conforming <= answer.size",
        "answer.conforming < answer.size",
    ),
    "half up to half down": (
        "score.js",
        "whole(floor(add(mul(value, unit), HALF)))",
        "whole(ceil(sub(mul(value, unit), HALF)))",
    ),
    "highest to lowest level": ("score.js", "reached[reached.length - 1]", "reached[0]"),
    "bonus: min to max": (
        "score.js",
        "less(wanted, limit) ? wanted : limit",
        "less(wanted, limit) ? limit : wanted",
    ),
    "cap: min to max": (
        "score.js",
        "less(of(scheme.cap), score) ?",
        "less(score, of(scheme.cap)) ?",
    ),
    "excluded: and to or": ("score.js", "clause.excludable && /", "clause.excludable || /"),
    "floor of zero": ("score.js", "if (less(score, ZERO)) score", "if (less(ZERO, score)) score"),
    "path, need: >= to >": ("score-path.js", "entry.gain >= need", "entry.gain > need"),
    "path, part: >= to >": ("score-path.js", "entry.gain >= part.need", "entry.gain > part.need"),
    "path, best: > to <": ("score-path.js", "gain > old.gain", "gain < old.gain"),
}


def pairs() -> list:
    """Sheets whose shortest paths end on a limit, and random ones."""
    found = [(landing.criteria, landing.sheet, landing.target) for landing in LANDINGS]
    for name in ("small", "nested", "ladder-1000"):
        of, rng = criteria(name), random.Random(f"mutants {name}")
        found += [(of, random_sheet(of, rng), of.scheme.levels[-1].id) for _ in range(40)]
    return found


def python_outcomes(assess) -> list:
    return [outcome(assess(edge.criteria, edge.sheet).data()) for edge in EDGES]


@pytest.fixture(scope="module")
def right() -> tuple[list, list]:
    edges = [(edge.shown, edge.level, edge.failures) for edge in EDGES]
    return edges, [shortest_path(*pair).data() for pair in pairs()]


def broken(module, old: str, new: str):
    """The module with one change, beside the true one."""
    text = Path(module.__file__).read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} is {text.count(old)} times in {module.__name__}"
    made = types.ModuleType(module.__name__ + "_broken")
    made.__package__ = module.__package__
    sys.modules[made.__name__] = made
    try:
        exec(compile(text.replace(old, new), module.__file__, "exec"), made.__dict__)
    finally:
        del sys.modules[made.__name__]
    return made


@pytest.mark.parametrize("name", PYTHON)
def test_a_mutant_of_the_python_engine_dies(name, right):
    where, old, new = PYTHON[name]
    if where == "engine":
        assert python_outcomes(broken(engine, old, new).assess) != right[0]
    else:
        mutant = broken(path, old, new).shortest_path
        assert [mutant(*pair).data() for pair in pairs()] != right[1]


@pytest.mark.parametrize("name", SCRIPT)
def test_a_mutant_of_the_page_dies(name, right):
    mutant = JavaScript(changes=[SCRIPT[name]])
    if SCRIPT[name][0] == "score.js":
        found = [outcome(mutant.assess(edge.criteria, [edge.sheet])[0]) for edge in EDGES]
        assert found != right[0]
    else:
        found = [mutant.paths(of, [(one, target)])[0] for of, one, target in pairs()]
        assert found != right[1]


def test_without_a_mutant_nothing_dies(right):
    """The comparison itself is sound: the true engines give exactly what is expected."""
    assert python_outcomes(engine.assess) == right[0]
    assert isinstance(EDGES[0].criteria, Criteria)
