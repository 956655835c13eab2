"""What a change does to an obligation.  Add a rule: a generator here, listed in RULES.

A rule sees a clause before and after and yields findings; its docstring states the rule.  Which
words a finding is explained with stands in ``locales/*/revise.yml`` below ``revise.why``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ..model.clause import Clause, ClauseType
from .align import Pair, paired
from .kinds import Finding, Kind
from .matter import MATTER, Said
from .obligation import lone_line, reworded_line, surface

#: Provision types from what asks nothing to what asks most.
_FORCE = {
    ClauseType.HEADING: 0,
    ClauseType.STATEMENT: 0,
    ClauseType.PERMISSION: 1,
    ClauseType.RECOMMENDATION: 2,
    ClauseType.INSTRUCTION: 3,
    ClauseType.REQUIREMENT: 3,
}


class Versions:
    """A clause before and after, its lines paired; lines alike in every language are left out."""

    def __init__(self, before: Clause, after: Clause, language: str) -> None:
        self.before, self.after, self.language = before, after, language

    def pairs(self, matter: str) -> Iterator[Pair]:
        """``(old, new)`` of every line that differs in the language of drafting or another."""
        take = MATTER[matter]
        old, new = list(take(self.before)), list(take(self.after))
        for was, now in paired(old, new, key=self._text):
            if was != now:
                yield was, now

    def _text(self, line: Said) -> str:
        return f"{line.role} {line.get(self.language)}"

    def same(self, was: Said, now: Said) -> bool:
        """True when the line reads the same in the language of drafting."""
        return was.get(self.language) == now.get(self.language)


def provision_type(versions: Versions) -> Iterator[Finding]:
    """A requirement asks more than a recommendation, which asks more than a permission."""
    was, now = versions.before.type, versions.after.type
    if was != now:
        more = _FORCE[now] - _FORCE[was]
        kind = Kind.STRENGTHENED if more > 0 else Kind.RELAXED if more < 0 else Kind.REWORDED
        yield Finding(kind, "type", was.value, now.value)


def veto(versions: Versions) -> Iterator[Finding]:
    """A clause that becomes a veto asks more."""
    was, now = versions.before.veto, versions.after.veto
    if was != now:
        yield Finding(Kind.STRENGTHENED if now else Kind.RELAXED, "veto", str(was), str(now))


def exclusion(versions: Versions) -> Iterator[Finding]:
    """A clause that may no longer be left out asks more."""
    was, now = versions.before.applies_to, versions.after.applies_to
    if was.excludable != now.excludable:
        yield Finding(Kind.RELAXED if now.excludable else Kind.STRENGTHENED, "excludable")
    if was.industries != now.industries:
        yield Finding(Kind.REWORDED, "industries")


def provision_wording(versions: Versions) -> Iterator[Finding]:
    """Each line of the provision that differs is read by ``obligation``."""
    kind, language = versions.after.type, versions.language
    other = versions.before.applies_to.excludable != versions.after.applies_to.excludable
    for was, now in versions.pairs("provision"):
        if was and now:
            if was.role == now.role and not versions.same(was, now):
                yield from reworded_line(was.get(language), now.get(language), kind, language)
            elif was.role != now.role:
                yield Finding(Kind.REWORDED, "wording", was.get(language), now.get(language))
        else:
            line = was or now
            if line and line.get(language) and not (other and line.role == "exclusion"):
                yield lone_line(line, kind, language, added=was is None)


def amounts(versions: Versions) -> Iterator[Finding]:
    """Points that rise or fall rescore; more points weigh more, fewer weigh less."""
    was, now = versions.before.points, versions.after.points
    if was == now:
        return
    yield Finding(Kind.RESCORED, "points", _amount(was), _amount(now))
    if was is not None and now is not None and versions.after.type != ClauseType.HEADING:
        yield Finding(Kind.STRENGTHENED if now > was else Kind.RELAXED, "weight")


def _amount(value: object) -> str:
    return "" if value is None else format(value, "f")


def scoring(versions: Versions) -> Iterator[Finding]:
    """Another method, grade or deduction rescores; punctuation alone does not."""
    if versions.before.scoring != versions.after.scoring:
        was, now = versions.before.scoring, versions.after.scoring
        yield Finding(Kind.RESCORED, "method", was or "", now or "")
        return
    yield from _whole(versions, "scoring", Kind.RESCORED, "grades")


def evidence(versions: Versions) -> Iterator[Finding]:
    """Other proof or another step of assessment."""
    yield from _whole(versions, "evidence", Kind.EVIDENCE, "evidence")


def information(versions: Versions) -> Iterator[Finding]:
    """Titles, summaries, notes, examples and failures oblige nobody."""
    yield from _whole(versions, "information", Kind.EDITORIAL, "information")
    was, now = versions.before, versions.after
    if (was.roles, was.effort) != (now.roles, now.effort):
        yield Finding(Kind.EDITORIAL, "information")


def _whole(versions: Versions, matter: str, kind: Kind, rule: str) -> Iterator[Finding]:
    for was, now in versions.pairs(matter):
        if was and now and was.role == now.role:
            old, new = was.get(versions.language), now.get(versions.language)
            if old == new:
                continue
            if surface(old) == surface(new):
                yield Finding(Kind.EDITORIAL, "surface")
                continue
        yield Finding(kind, rule)


def translation(versions: Versions) -> Iterator[Finding]:
    """Only where nothing else differs: the wording in a language it was not drafted in."""
    for matter in MATTER:
        for was, now in versions.pairs(matter):
            if was and now:
                other = was.role == now.role and versions.same(was, now)
            else:
                line = was or now
                other = line is not None and not line.get(versions.language)
            if other:
                yield Finding(Kind.TRANSLATION, "translation")


RULES: tuple[Callable[[Versions], Iterator[Finding]], ...] = (
    provision_type,
    veto,
    exclusion,
    provision_wording,
    amounts,
    scoring,
    evidence,
    information,
)


def findings(before: Clause, after: Clause, language: str) -> tuple[Finding, ...]:
    """Everything the rules find, each once, in the order of RULES."""
    versions = Versions(before, after, language)
    found = [finding for rule in RULES for finding in rule(versions)]
    return tuple(dict.fromkeys(found or translation(versions)))
