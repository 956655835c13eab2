"""Invented criteria read from the YAML files beside this one, the real ones, and random sheets."""

from __future__ import annotations

import random
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from macros.build import check_all
from macros.catalogue import Catalogue, ClauseView, EditionView, StandardView
from macros.model.base import Words
from macros.model.clause import ClauseFile
from macros.model.scheme import Scheme
from macros.model.standard import Edition, EditionEntry, Standard
from macros.score import Answer, Criteria, ScoredClause, Sheet, criteria_of, read_criteria
from tests.rig.build import ROOT

HERE = Path(__file__).parent
INVENTED = ("small", "ladder-1000", "nested")


@cache
def site_catalogue() -> Catalogue:
    """The catalogue of the repository."""
    return check_all(ROOT)[1]


def records(name: str) -> tuple[Scheme, tuple]:
    """Scheme and clauses of an invented edition."""
    data = yaml.load((HERE / f"{name}.yml").read_text(encoding="utf-8"), yaml.BaseLoader)
    scheme = Scheme.model_validate(data["scheme"])
    return scheme, ClauseFile.model_validate({"clauses": data["clauses"]}).clauses


@cache
def criteria(name: str) -> Criteria:
    """``asc`` for the real criteria, else an invented edition."""
    if name == "asc":
        found = criteria_of(site_catalogue().edition("asc@2026"))
    else:
        found = read_criteria(f"test@{name}", *records(name))
    assert isinstance(found, Criteria), found
    return found


def with_scheme(of: Criteria, **changes: Any) -> Criteria:
    """The same clauses under a changed scheme."""
    return Criteria(of.edition, of.scheme.model_copy(update=changes), of.clauses, of.groups)


def sheet(of: Criteria, answers: dict[str, dict], **fields: Any) -> Sheet:
    """A sheet from plain values."""
    made = {key: Answer(**value) for key, value in answers.items()}
    return Sheet(
        format="after-sales-self-assessment", version=1, edition=of.edition, answers=made, **fields
    )


def random_sheet(of: Criteria, rng: random.Random) -> Sheet:
    """Answers between careless and perfect, with blanks, exclusions, profiles and findings."""
    skill = rng.choice([rng.random(), 0.9, 0.97, 1])
    answers = {}
    for clause in of.clauses:
        if rng.random() < 0.02:
            continue
        answers[clause.id] = _random_answer(clause, rng, skill)
        if rng.random() < 0.08:
            answers[clause.id]["excluded"] = rng.choice(["", " ", "不经营此类商品"])
    profile = rng.choice(
        [(), (), ("manufacturing",), ("retail", "manufacturing"), ("repair-services",)]
    )
    return sheet(
        of,
        answers,
        industries=profile,
        deductions=rng.choice([0, 0, 0, 1, 2, 3, 4, 5, 8]),
        bonus=rng.choice([0, 0, 1, 2, 3]),
        weights={c.id: rng.randint(0, 9) for c in of.clauses if rng.random() < 0.1},
    )


def _random_answer(clause: ScoredClause, rng: random.Random, skill: float) -> dict[str, Any]:
    good = rng.random() < skill
    if clause.scoring == "binary":
        return {"met": good}
    if clause.scoring == "sample":
        size = rng.choice([5, 10, 20, rng.randint(1, 60), 0])
        return {"size": size, "conforming": size if good else rng.randint(0, size + 1)}
    if clause.scoring == "graded":
        return {"grade": clause.ratios[0] if good else rng.choice((*clause.ratios, "0.123"))}
    return {"findings": 0 if good else rng.randint(0, 6)}


def catalogue_of(name: str) -> tuple[Catalogue, EditionView]:
    """An invented edition in a catalogue that has the real vocabulary, for workbooks and pages."""
    scheme, clauses = records(name)
    title = Words(zh="虚构准则", en="Invented criteria")
    record = Edition(number="TEST", scope=title, text_basis="illustrative", rights=title)
    entry = EditionEntry(id=name, status="draft")
    own = Standard(
        number="TEST", title=title, level="project", force="open", summary=title, editions=(entry,)
    )
    view = EditionView(name, record, entry, StandardView("test", own), scheme=scheme)
    view.clauses = [ClauseView(clause, view, "", 1) for clause in clauses]
    known = site_catalogue()
    found = {clause.ref: clause for clause in view.clauses}
    return Catalogue(**{**vars(known), "clauses": found}), view
