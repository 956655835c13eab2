"""Wording as files carry it: plain, with links named, in exactly one language or the best."""

from __future__ import annotations

from typing import Any

from .. import markup
from ..catalogue import ClauseView, EditionView
from ..model.base import LANGUAGES
from ..render import Reader


def readers(reader: Reader) -> dict[str, Reader]:
    """The same reader in every language."""
    return {code: reader.speakers[code] for code in LANGUAGES}


def _plain(text: str, language: str, reader: Reader, edition: EditionView | None) -> str:
    if markup.unmarked(text):
        return markup.plain(text)
    there = reader.speakers[language]

    def label(kind: str, to: str) -> str:
        if kind == "clause" and (clause := reader.catalogue.clause(to, edition)):
            return there.number(clause)
        return there.term_name(to) if kind == "term" else to

    return markup.plain(text, label)


def exact(words: Any, reader: Reader, edition: EditionView | None = None) -> str:
    """Plain wording in the reader's language, or nothing: tables never mix languages."""
    text = words.get(reader.language) if words is not None else None
    return _plain(text, reader.language, reader, edition) if text else ""


def best(words: Any, reader: Reader, edition: EditionView | None = None) -> tuple[str, str]:
    """Plain wording and the language it is in: the reader's, else the first there is."""
    if words is None:
        return "", reader.language
    text, language = words.best(reader.language)
    return _plain(text, language, reader, edition), language


def every(words: Any, reader: Reader, edition: EditionView | None = None) -> dict[str, str]:
    """Plain wording by language, for data files."""
    found = {code: exact(words, there, edition) for code, there in readers(reader).items()}
    return {code: text for code, text in found.items() if text}


def points(clause: ClauseView, reader: Reader) -> str:
    """``1.5 分`` / ``1.5 points``, or nothing where points are not known."""
    amount = clause.record.points
    if amount is None:
        return ""
    key = "exports.point" if amount == 1 else "exports.points"
    return reader.t(key, points=reader.amount(amount))


def name(vocabulary: str, identity: str, reader: Reader) -> str:
    """The name of a vocabulary entry; an unknown one names itself."""
    entry = reader.catalogue.vocabulary.get(vocabulary, {}).get(identity)
    return best(entry.name, reader)[0] if entry else identity
