"""What a clause says, taken apart by what it is for: provision, scoring, evidence, information.

Add a field of the clause model here; a test holds the list complete.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from ..model.base import LANGUAGES
from ..model.clause import BOOKKEEPING, Clause


class Said(NamedTuple):
    """One line of a clause: its wording by language; ``role`` says what kind of line it is."""

    role: str
    wording: tuple[str, ...]

    def get(self, language: str) -> str:
        """The wording in a language, empty where there is none."""
        return self.wording[LANGUAGES.index(language)]


def _said(role: str, words: Any) -> Said:
    return Said(role, tuple((words.get(code) if words else None) or "" for code in LANGUAGES))


def _lines(role: str, words: Any) -> Iterator[Said]:
    """A text line by line; where the languages have different lines, each stands alone."""
    if words is None:
        return
    texts = [(words.get(code) or "").strip().split("\n") for code in LANGUAGES]
    if len({len(lines) for lines in texts}) == 1:
        yield from (Said(_role(role, line), line) for line in zip(*texts, strict=True))
        return
    for at, lines in enumerate(texts):
        for line in lines:
            own = tuple(line if at == code else "" for code in range(len(LANGUAGES)))
            yield Said(_role(role, own), own)


def _role(role: str, line: tuple[str, ...]) -> str:
    """Items of a list are told from sentences."""
    return f"{role}.item" if any(text.lstrip().startswith("- ") for text in line) else role


def provision(clause: Clause) -> Iterator[Said]:
    """The wording that obliges: text, formulas, tables, who may leave it out, per industry."""
    yield from _lines("text", clause.text)
    for formula in clause.formulas:
        yield Said("formula", (formula.latex,) * len(LANGUAGES))
        yield from _lines("formula.text", formula.text)
    for table in clause.tables:
        yield _said("table", table.title)
        for row in (table.columns, *table.rows):
            cells = [_said("", cell).wording for cell in row]
            yield Said("row", tuple(" | ".join(each) for each in zip(*cells, strict=True)))
    applies = clause.applies_to
    if applies.exclusion:
        yield _said("exclusion", applies.exclusion)
    for item in applies.tailoring:
        yield _said(f"tailoring:{item.industry}", item.text)


def scoring(clause: Clause) -> Iterator[Said]:
    """How points are given, the amounts apart."""
    for grade in clause.grades:
        words = _said("grade", grade.text)
        yield Said(f"grade:{grade.ratio.normalize()}", words.wording)
    if clause.deduction:
        words = _said("deduction", clause.deduction.text)
        yield Said(f"deduction:{clause.deduction.each.normalize()}", words.wording)


def evidence(clause: Clause) -> Iterator[Said]:
    """What proves conformity and how it is checked."""
    for proof in clause.evidence:
        yield _said(f"evidence:{proof.type}", proof.text)
    for step in clause.assessment:
        yield _said(f"assessment:{step.method}", step.text)


def information(clause: Clause) -> Iterator[Said]:
    """Wording that helps the reader and obliges nobody."""
    yield _said("title", clause.title)
    if clause.short:
        yield _said("short", clause.short)
    for role in ("notes", "examples", "common_failures"):
        for words in getattr(clause, role):
            yield _said(role, words)


#: The fields each kind of matter covers, for the test that none is forgotten.
COVERED: dict[str, frozenset[str]] = {
    "provision": frozenset({"text", "formulas", "tables", "applies_to", "type", "veto"}),
    "scoring": frozenset({"points", "scoring", "grades", "deduction"}),
    "evidence": frozenset({"evidence", "assessment"}),
    "information": frozenset(
        {"title", "short", "notes", "examples", "common_failures", "effort", "roles"}
    ),
    "bookkeeping": BOOKKEEPING | {"id"},
}

MATTER: dict[str, Callable[[Clause], Iterator[Said]]] = {
    "provision": provision,
    "scoring": scoring,
    "evidence": evidence,
    "information": information,
}
