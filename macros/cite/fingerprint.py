"""Content hashes: short proof that a cited text is still the published text.

A hash changes when the number, the title or the normative wording of any language changes,
and not when a line is broken elsewhere or a character is stored in another Unicode form.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable, Iterator

from ..catalogue import ClauseView, EditionView
from ..catalogue.kept import kept
from ..markup import join_lines
from ..model.base import LANGUAGES
from ..model.clause import Clause

#: 48 bits: short enough to print, long enough that no two clauses of a site share it.
LENGTH = 12


def digest(values: Iterable[str]) -> str:
    """The short hash of values in order; each is NFC with its line breaks joined."""
    lines = [unicodedata.normalize("NFC", join_lines(value)) if value else "" for value in values]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:LENGTH]


def _wording(record: Clause) -> Iterator[str]:
    yield record.number
    yield str(record.points if record.points is not None else "")
    tables = [
        words
        for table in record.tables
        for words in (table.title, *table.columns, *(cell for row in table.rows for cell in row))
    ]
    formulas = [formula.text for formula in record.formulas]
    yield from (formula.latex for formula in record.formulas)
    for words in (record.title, record.text, *record.notes, *record.examples, *tables, *formulas):
        for language in LANGUAGES:
            yield (words.get(language) if words else None) or ""


@kept
def clause_hash(clause: ClauseView) -> str:
    """The hash of one clause without the clauses below it.

    Its reference is hashed with it: two editions may say the same, yet are not the same text.
    """
    return digest([clause.ref, *_wording(clause.record)])


def edition_hash(edition: EditionView) -> str:
    """The hash of an edition: its number and every clause in print order."""
    return digest(
        [edition.ref, edition.record.number, *(clause_hash(clause) for clause in edition.clauses)]
    )


def article_hash(title: str, body: str) -> str:
    """The hash of an article: its title and its text as written."""
    return digest([title, *body.strip().splitlines()])
