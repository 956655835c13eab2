"""Mutations of real schemes whose class is known: a person made the list, a seed picks the places.

Each takes a scheme and gives the changed one with the classes that a reviewer would name, or None
where the scheme has no place for it.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from macros.model.base import Words
from macros.model.scheme import Scheme
from macros.revise import Kind

Mutated = tuple[Scheme, set[Kind]]
Mutation = Callable[[Scheme, random.Random], Mutated | None]
K = Kind


def _with(record: Any, **fields: Any) -> Any:
    return record.model_copy(update=fields)


def amount(holder: str, field: str, step: str, kind: Kind) -> Mutation:
    """A value of the scheme itself (``holder`` empty) or of a part of it."""

    def mutate(scheme: Scheme, _: random.Random) -> Mutated | None:
        part = getattr(scheme, holder) if holder else scheme
        old = getattr(part, field, None) if part else None
        if old is None or old + type(old)(step) <= 0:
            return None
        changed = _with(part, **{field: old + type(old)(step)})
        return (_with(scheme, **{holder: changed}) if holder else changed), {kind}

    return mutate


def level(change: Callable[[Any, random.Random], Any], kind: Kind) -> Mutation:
    """One rung of the ladder."""

    def mutate(scheme: Scheme, rng: random.Random) -> Mutated | None:
        at = rng.randrange(len(scheme.levels))
        changed = change(scheme.levels[at], rng)
        if changed is None:
            return None
        levels = (*scheme.levels[:at], changed, *scheme.levels[at + 1 :])
        return _with(scheme, levels=levels), {kind}

    return mutate


def _minimum(step: int) -> Callable[[Any, random.Random], Any]:
    def change(rung: Any, rng: random.Random) -> Any:
        if not rung.chapter_minimums:
            return None
        at = rng.randrange(len(rung.chapter_minimums))
        old = rung.chapter_minimums[at]
        new = _with(old, percent=old.percent + step)
        found = (*rung.chapter_minimums[:at], new, *rung.chapter_minimums[at + 1 :])
        return _with(rung, chapter_minimums=found)

    return change


def _allowed(step: int) -> Callable[[Any, random.Random], Any]:
    def change(rung: Any, _: random.Random) -> Any:
        if rung.max_deductions is None or rung.max_deductions + step < 0:
            return None
        return _with(rung, max_deductions=rung.max_deductions + step)

    return change


def no_levels_lost(scheme: Scheme, rng: random.Random) -> Mutated | None:
    """A level is given up."""
    if len(scheme.levels) < 2:
        return None
    at = rng.randrange(len(scheme.levels))
    return _with(scheme, levels=(*scheme.levels[:at], *scheme.levels[at + 1 :])), {K.REMOVED}


def a_level_more(scheme: Scheme, _: random.Random) -> Mutated:
    """A level above all others."""
    words = Words(zh="六星级", en="Six-star")
    top = _with(scheme.levels[-1], id="star6", name=words, min=Decimal(98))
    return _with(scheme, levels=(*scheme.levels, top)), {K.ADDED}


def trigger(more: bool) -> Mutation:
    """A case of special deduction more or less."""

    def mutate(scheme: Scheme, rng: random.Random) -> Mutated | None:
        if scheme.deductions is None:
            return None
        found = list(scheme.deductions.triggers)
        if more:
            found.insert(rng.randrange(len(found) + 1), Words(zh="拒绝监管部门抽查", en="Refusal"))
        else:
            found.pop(rng.randrange(len(found)))
        kind = K.STRENGTHENED if more else K.RELAXED
        deductions = _with(scheme.deductions, triggers=tuple(found))
        return _with(scheme, deductions=deductions), {kind}

    return mutate


def _gone(field: str, kind: Kind) -> Mutation:
    def mutate(scheme: Scheme, _: random.Random) -> Mutated | None:
        return (_with(scheme, **{field: None}), {kind}) if getattr(scheme, field) else None

    return mutate


def rule(kind: Kind, zh: str, en: str) -> Mutation:
    """The words of a scoring rule, with something put at their end."""

    def mutate(scheme: Scheme, rng: random.Random) -> Mutated | None:
        if not scheme.rules:
            return None
        at = rng.randrange(len(scheme.rules))
        old = scheme.rules[at]
        text = Words(
            zh=f"{(old.text.zh or '').rstrip()}{zh}", en=f"{(old.text.en or '').rstrip()}{en}"
        )
        rules = (*scheme.rules[:at], _with(old, text=text), *scheme.rules[at + 1 :])
        return _with(scheme, rules=rules), {kind}

    return mutate


def described(scheme: Scheme, rng: random.Random) -> Mutated | None:
    """What a level means is told in other words."""
    at = rng.randrange(len(scheme.levels))
    changed = _with(scheme.levels[at], meaning=Words(zh="换一种说法。", en="Told otherwise."))
    return _with(scheme, levels=(*scheme.levels[:at], changed, *scheme.levels[at + 1 :])), {
        K.EDITORIAL
    }


SCHEMES: dict[str, Mutation] = {
    "level min up": level(lambda rung, _: _with(rung, min=rung.min + 1), K.STRENGTHENED),
    "level min down": level(lambda rung, _: _with(rung, min=rung.min - 1), K.RELAXED),
    "level stars": level(lambda rung, _: _with(rung, stars=(rung.stars + 1) % 6), K.RESCORED),
    "chapter min up": level(_minimum(5), K.STRENGTHENED),
    "chapter min down": level(_minimum(-5), K.RELAXED),
    "deductions fewer": level(_allowed(-1), K.STRENGTHENED),
    "deductions more": level(_allowed(1), K.RELAXED),
    "applicable up": amount("", "min_applicable", "5", K.STRENGTHENED),
    "applicable down": amount("", "min_applicable", "-5", K.RELAXED),
    "cap up": amount("", "cap", "1", K.RELAXED),
    "cap gone": _gone("cap", K.RELAXED),
    "veto gone": _gone("veto", K.RELAXED),
    "veto higher": amount("veto", "at_ratio", "0.5", K.STRENGTHENED),
    "fails later": amount("deductions", "fail_at", "1", K.RELAXED),
    "fails earlier": amount("deductions", "fail_at", "-1", K.STRENGTHENED),
    "bonus smaller": amount("bonus", "limit", "-0.5", K.STRENGTHENED),
    "bonus larger": amount("bonus", "limit", "0.5", K.RELAXED),
    "valid longer": amount("validity", "years", "1", K.RELAXED),
    "watched more": amount("validity", "surveillance_per_year", "1", K.STRENGTHENED),
    "total": amount("", "total", "10", K.RESCORED),
    "trigger more": trigger(more=True),
    "trigger less": trigger(more=False),
    "level gone": no_levels_lost,
    "level more": a_level_more,
    "rule reworded": rule(K.REWORDED, "另行计算。", " It is calculated apart."),
    "rule mark": rule(K.EDITORIAL, "；", ";"),
    "rule english": rule(K.TRANSLATION, "", " Indeed."),
    "meaning": described,
}
