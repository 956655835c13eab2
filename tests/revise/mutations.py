"""Mutations of real clauses whose class is known: a person made the list, a seed picks the places.

Each mutation takes a clause and gives the changed one with the classes that a reviewer would
name, or None where the clause has no place for it.  Which words bound a number is said here in
its own, narrower way, so the classifier is not measured against itself.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from decimal import Decimal

from macros.model.base import Words
from macros.model.clause import Clause, ClauseType, Evidence
from macros.revise import Kind

Mutated = tuple[Clause, set[Kind]]
Mutation = Callable[[Clause, random.Random], Mutated | None]

K = Kind
LOWER = re.compile(r"(?:不少于|不低于) (\d+(?:\.\d+)?)(?=%| ?[\u4e00-\u9fffa-z%])")
UPPER = re.compile(r"(?:不超过|不高于) (\d+(?:\.\d+)?)(?=%| ?[\u4e00-\u9fffa-z%])")
LIMIT = re.compile(
    r"(?:应在[^，。；\d]{0,16}|收到[^，。；\d]{0,6}后|登记后|发现后|受理后) (\d+) "
    r"(?=(?:个工作日|日|h|min)内)"
)


def with_text(clause: Clause, zh: str | None = None, en: str | None = None) -> Clause:
    words = Words(zh=zh or clause.text.zh, en=en or clause.text.en)
    return clause.model_copy(update={"text": words})


def _zh(clause: Clause) -> str:
    return (clause.text.zh or "") if clause.text else ""


def verb(old: str, new: str, was: ClauseType, now: ClauseType, kind: Kind) -> Mutation:
    """宜 → 应 and the like, in text and type, in Chinese and English."""
    english = {"应": "shall", "宜": "should", "可": "may"}

    def mutate(clause: Clause, _: random.Random) -> Mutated | None:
        text = _zh(clause)
        found = re.search(rf"(?<![适响相反对供不]){old}(?![用急答对付邀由])", text)
        if clause.type is not was or found is None:
            return None
        text = text[: found.start()] + new + text[found.end() :]
        changed = with_text(clause, text, clause.text.en.replace(english[old], english[new], 1))
        return changed.model_copy(update={"type": now}), {kind}

    return mutate


def number(pattern: re.Pattern[str], factor: float, kind: Kind) -> Mutation:
    """A bound that is tighter or looser."""

    def mutate(clause: Clause, rng: random.Random) -> Mutated | None:
        places = list(pattern.finditer(_zh(clause)))
        if clause.type not in (ClauseType.REQUIREMENT, ClauseType.RECOMMENDATION) or not places:
            return None
        place = rng.choice(places)
        old = Decimal(place[1])
        new = (old * Decimal(str(factor))).quantize(Decimal("0.1") if old < 1 else Decimal(1))
        if new == old:
            new = old + (1 if factor > 1 else -1)
        if new <= 0:
            return None
        text = _zh(clause)
        return with_text(clause, text[: place.start(1)] + str(new) + text[place.end(1) :]), {kind}

    return mutate


def points(step: str, kind: Kind) -> Mutation:
    def mutate(clause: Clause, _: random.Random) -> Mutated | None:
        if not clause.scored or clause.points + Decimal(step) <= 0:
            return None
        return clause.model_copy(update={"points": clause.points + Decimal(step)}), {
            K.RESCORED,
            kind,
        }

    return mutate


def method(clause: Clause, rng: random.Random) -> Mutated | None:
    if not clause.scored:
        return None
    choices = [name for name in ("binary", "sample") if name != clause.scoring]
    changed = clause.model_copy(
        update={"scoring": rng.choice(choices), "grades": (), "deduction": None}
    )
    return changed, {K.RESCORED}


def grade(clause: Clause, rng: random.Random) -> Mutated | None:
    if len(clause.grades) < 2:
        return None
    at = rng.randrange(len(clause.grades))
    words = clause.grades[at].text
    changed = clause.grades[at].model_copy(
        update={"text": Words(zh=f"{words.zh}，且有书面记录", en=f"{words.en}, with records")}
    )
    grades = (*clause.grades[:at], changed, *clause.grades[at + 1 :])
    return clause.model_copy(update={"grades": grades}), {K.RESCORED}


def deduction(clause: Clause, _: random.Random) -> Mutated | None:
    if clause.deduction is None:
        return None
    changed = clause.deduction.model_copy(update={"each": clause.deduction.each * 2})
    return clause.model_copy(update={"deduction": changed}), {K.RESCORED}


def veto(clause: Clause, _: random.Random) -> Mutated | None:
    if not clause.scored:
        return None
    kind = K.RELAXED if clause.veto else K.STRENGTHENED
    return clause.model_copy(update={"veto": not clause.veto}), {kind}


def excludable(clause: Clause, _: random.Random) -> Mutated | None:
    if not clause.applies_to.excludable:
        return None
    applies = clause.applies_to.model_copy(update={"excludable": False, "exclusion": None})
    return clause.model_copy(update={"applies_to": applies}), {K.STRENGTHENED}


def item(added: bool) -> Mutation:
    """One more or one fewer item in the list of a requirement."""

    def mutate(clause: Clause, rng: random.Random) -> Mutated | None:
        zh, en = _zh(clause).split("\n"), (clause.text.en if clause.text else "").split("\n")
        items = [at for at, line in enumerate(zh) if line.startswith("- ")]
        if clause.type is not ClauseType.REQUIREMENT or len(items) < 3 or len(zh) != len(en):
            return None
        at = rng.choice(items[:-1])
        if added:
            zh.insert(at, "- 由质量部门保存的复核记录的编号；")
            en.insert(at, "- the number of the review record kept by the quality department;")
        else:
            del zh[at], en[at]
        kind = K.STRENGTHENED if added else K.RELAXED
        return with_text(clause, "\n".join(zh), "\n".join(en)), {kind}

    return mutate


def sentence(clause: Clause, _: random.Random) -> Mutated | None:
    if clause.type is not ClauseType.REQUIREMENT or not clause.text:
        return None
    zh = clause.text.zh.rstrip("\n") + "\n企业应每季度公布一次上述结果。\n"
    en = clause.text.en.rstrip("\n") + "\nThe enterprise shall publish these results quarterly.\n"
    return with_text(clause, zh, en), {K.STRENGTHENED}


WORDS = (("书面", "电子"), ("部门", "岗位"), ("顾客", "购买者"), ("记录", "台账"), ("公布", "张贴"))


def word(clause: Clause, rng: random.Random) -> Mutated | None:
    """Another noun: what it does to the obligation, only a person can say."""
    for old, new in rng.sample(WORDS, len(WORDS)):
        plain = re.sub(r"\]\([^)]*\)", "", _zh(clause))
        if clause.text and old in plain:
            return with_text(clause, _zh(clause).replace(old, new, 1), clause.text.en + " "), {
                K.REWORDED
            }
    return None


def punctuation(clause: Clause, _: random.Random) -> Mutated | None:
    text = _zh(clause)
    if "，" not in text:
        return None
    return with_text(clause, text.replace("，", "、", 1)), {K.EDITORIAL}


def emphasis(clause: Clause, _: random.Random) -> Mutated | None:
    match = re.search(r"(?m)^[\u4e00-\u9fff]{4}", _zh(clause))
    if match is None:
        return None
    text = _zh(clause)
    return with_text(clause, f"{text[: match.start()]}**{match[0]}**{text[match.end() :]}"), {
        K.EDITORIAL
    }


def informative(field: str) -> Mutation:
    """A note, an example, a failure, the title or the summary reworded."""

    def mutate(clause: Clause, _: random.Random) -> Mutated | None:
        value = getattr(clause, field)
        if not value:
            return None
        first = value[0] if isinstance(value, tuple) else value
        if not first.zh or not first.en:
            return None
        new = Words(zh=f"关于{first.zh}", en=f"On {first.en}")
        update = (new, *value[1:]) if isinstance(value, tuple) else new
        return clause.model_copy(update={field: update}), {K.EDITORIAL}

    return mutate


def proof(clause: Clause, rng: random.Random) -> Mutated | None:
    if not clause.evidence:
        return None
    more = Evidence(type="report", text=Words(zh="第三方出具的核查报告", en="Third-party report"))
    at = rng.randrange(len(clause.evidence) + 1)
    found = (*clause.evidence[:at], more, *clause.evidence[at:])
    return clause.model_copy(update={"evidence": found}), {K.EVIDENCE}


def step(clause: Clause, rng: random.Random) -> Mutated | None:
    if not clause.assessment:
        return None
    at = rng.randrange(len(clause.assessment))
    old = clause.assessment[at]
    words = Words(
        zh=re.sub(r"\d+", "7", old.text.zh) + "并记录时间。", en=f"{old.text.en} Note it."
    )
    new = old.model_copy(update={"text": words})
    found = (*clause.assessment[:at], new, *clause.assessment[at + 1 :])
    return clause.model_copy(update={"assessment": found}), {K.EVIDENCE}


def english(clause: Clause, _: random.Random) -> Mutated | None:
    if not clause.text or not clause.text.en:
        return None
    text = re.sub(r"\bThe\b", "Each", clause.text.en, count=1)
    if text == clause.text.en:
        return None
    return with_text(clause, en=text), {K.TRANSLATION}


MUTATIONS: dict[str, Mutation] = {
    "宜→应": verb("宜", "应", ClauseType.RECOMMENDATION, ClauseType.REQUIREMENT, K.STRENGTHENED),
    "应→宜": verb("应", "宜", ClauseType.REQUIREMENT, ClauseType.RECOMMENDATION, K.RELAXED),
    "可→应": verb("可", "应", ClauseType.PERMISSION, ClauseType.REQUIREMENT, K.STRENGTHENED),
    "lower bound up": number(LOWER, 1.2, K.STRENGTHENED),
    "lower bound down": number(LOWER, 0.8, K.RELAXED),
    "upper bound down": number(UPPER, 0.7, K.STRENGTHENED),
    "upper bound up": number(UPPER, 1.5, K.RELAXED),
    "limit shorter": number(LIMIT, 0.5, K.STRENGTHENED),
    "limit longer": number(LIMIT, 2, K.RELAXED),
    "points up": points("0.5", K.STRENGTHENED),
    "points down": points("-0.5", K.RELAXED),
    "method": method,
    "grade": grade,
    "deduction": deduction,
    "veto": veto,
    "excludable": excludable,
    "item more": item(True),
    "item fewer": item(False),
    "sentence": sentence,
    "word": word,
    "punctuation": punctuation,
    "emphasis": emphasis,
    "title": informative("title"),
    "summary": informative("short"),
    "note": informative("notes"),
    "example": informative("examples"),
    "failure": informative("common_failures"),
    "proof": proof,
    "step": step,
    "english": english,
}
