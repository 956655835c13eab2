"""The drafting rules: what a good text of a standard keeps to, in both languages.

Add a rule: a code in ``macros/lint_codes.py``, a function ``Draft -> findings`` in the ``RULES`` of
a module here, and its explanation with a good and a bad example in ``explained/<code>.yml``.
The words rules look for, their severities and exceptions are in ``standards/drafting.yml``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from fnmatch import fnmatch

from ..load import Loaded, Tree
from ..model.drafting import Drafting, Exemption, Severity
from ..problem import Problem, in_order, problem
from . import modal, numbers, structure, style, words
from .draft import Draft, Finding, Written

Rule = Callable[[Draft], Iterator[Finding]]

RULES: dict[str, Rule] = dict(
    sorted(
        {
            **modal.RULES,
            **words.RULES,
            **structure.RULES,
            **numbers.RULES,
            **style.RULES,
        }.items()
    )
)
#: A suppression that nothing needs any more; found by ``lint`` itself.
IDLE = "L190"
#: Files of an edition whose texts the rules read.
_OF_EDITION = ("edition", "clauses", "terms", "scheme")


def lint(tree: Tree) -> list[Problem]:
    """Every finding that is neither suppressed nor exempt, sorted by place."""
    found: list[Problem] = []
    for draft in drafts(tree):
        found += findings(draft)
    severities = {entry.code: entry.severity for entry in _data(tree).severities}
    return in_order(
        replace(item, graded=severities[item.code].value) if item.code in severities else item
        for item in found
        if severities.get(item.code) is not Severity.OFF
    )


def findings(draft: Draft) -> Iterator[Problem]:
    """The findings about one draft, without what it suppresses with a reason."""
    used: set[tuple[str, str]] = set()
    for code, rule in RULES.items():
        for found, clause in rule(draft):
            if clause and code in {entry.code for entry in clause.record.suppress}:
                used.add((clause.record.id, code))
            elif not any(_exempt(entry, found, draft) for entry in draft.data.exemptions):
                yield found
    yield from _idle(draft.clauses, used)


def _exempt(entry: Exemption, found: Problem, draft: Draft) -> bool:
    basis = draft.edition.text_basis if draft.edition else None
    return (
        found.code in entry.codes
        and (not entry.text_basis or basis in entry.text_basis)
        and (not entry.files or any(fnmatch(found.place.file, name) for name in entry.files))
    )


def _idle(clauses: tuple[Written, ...], used: set[tuple[str, str]]) -> Iterator[Problem]:
    for written in clauses:
        for index, entry in enumerate(written.record.suppress):
            if (written.record.id, entry.code) not in used:
                path = written.path("suppress", index, "code")
                yield problem(written.item.document.place(path), IDLE, value=entry.code)


def _data(tree: Tree) -> Drafting:
    item = tree.one("drafting")
    return item.record if item else Drafting()


def _replaced(tree: Tree) -> dict[str, str]:
    """Number of a replaced standard → what replaced it, to the end of the line."""
    item = tree.one("register")
    entries = item.record.standards if item else ()
    direct = {old: entry.number for entry in entries for old in entry.replaces}
    last = {}
    for number in direct:
        after, seen = direct[number], {number}
        while after in direct and after not in seen:
            seen.add(after)
            after = direct[after]
        last[number] = after
    return last


def drafts(tree: Tree) -> Iterator[Draft]:
    """Every edition, then everything that belongs to none."""
    data, replaced = _data(tree), _replaced(tree)
    for item in tree.of("edition"):
        names = {key: item.names[key] for key in ("standard", "edition")}
        files = tuple(each for kind in _OF_EDITION for each in tree.of(kind, **names))
        yield draft_of(files, data, replaced)
    rest = tuple(each for each in tree.files if each.kind not in (*_OF_EDITION, "page", "article"))
    yield Draft(data, rest)


def draft_of(files: tuple[Loaded, ...], data: Drafting, replaced: dict[str, str]) -> Draft:
    """The draft that the files of an edition make."""
    written = tuple(
        Written(record, item, index)
        for item in files
        if item.kind == "clauses"
        for index, record in enumerate(item.record.clauses)
    )
    terms = next((item.record.terms for item in files if item.kind == "terms"), ())
    edition = next((item.record for item in files if item.kind == "edition"), None)
    return Draft(data, files, written, terms, edition, replaced)


__all__ = ["IDLE", "RULES", "Draft", "Finding", "draft_of", "drafts", "findings", "lint"]
