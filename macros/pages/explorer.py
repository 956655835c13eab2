"""The criteria explorer: every clause of an edition as a table that a reader narrows.

The page is complete without a script: one row a clause.  ``explorer.js`` adds nothing to it but
hiding rows, so what is exported or printed is what is seen.  Add a facet: a function that says
which values a clause has, a line in FACETS, its name in ``locales/*/reading.yml``.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from ..catalogue import ClauseView, EditionView
from ..model.base import LANGUAGES
from ..model.clause import ClauseType, Scoring
from ..render import Reader
from .page import GeneratedPage

#: The value of a clause that has none, of one that has every value there is, of points added up.
NONE, ALL, SUM = "-", "*", "sum"
CHANGES = ("first", "added", "reworded", "renumbered", "rescored", "unchanged")


@dataclass(frozen=True)
class Value:
    """One value of a facet, in the reader's language; ``level`` 2 stands below the one before."""

    id: str
    name: str
    count: int
    level: int = 1


@dataclass(frozen=True)
class Facet:
    """A facet with the values that occur in the edition, in a fixed order."""

    key: str
    values: tuple[Value, ...]


@dataclass(frozen=True)
class Row:
    """A clause with the values it has in each facet."""

    clause: ClauseView
    values: dict[str, tuple[str, ...]]


def sections(clause: ClauseView) -> tuple[str, ...]:
    """The chapter, and the section below it where the chapter is divided into such."""
    at, way = clause, [clause]
    while at.parent:
        at = at.parent
        way.append(at)
    return tuple(item.id for item in way[::-1][:2] if item.level == 1 or _is_section(item))


def _is_section(clause: ClauseView) -> bool:
    return clause.level == 2 and any(child.children for child in clause.children)


def points(clause: ClauseView, amount: Callable[[object], str]) -> tuple[str, ...]:
    """The clause's own points; a heading's points are the sum of others."""
    if clause.record.points is None:
        return (NONE,)
    if clause.record.type == ClauseType.HEADING:
        return (SUM,)
    return (amount(clause.record.points),)


def languages(clause: ClauseView) -> tuple[str, ...]:
    """``complete`` when title and text exist in every language, else ``missing``."""
    record = clause.record
    whole = all(
        words is None or words.get(code)
        for words in (record.title, record.text)
        for code in LANGUAGES
    )
    return ("complete" if whole else "missing",)


def changes(clause: ClauseView) -> tuple[str, ...]:
    """What became of the clause since the edition before: some of CHANGES."""
    editions = clause.edition.standard.editions
    at = editions.index(clause.edition)
    if at == 0:
        return ("first",)
    before = clause.earlier
    if before is None or before.edition is not editions[at - 1]:
        return ("added",)
    new, old = clause.record, before.record
    found = {
        "reworded": (new.title, new.text) != (old.title, old.text),
        "renumbered": new.number != old.number,
        "rescored": (new.points, new.scoring) != (old.points, old.scoring),
    }
    return tuple(kind for kind, changed in found.items() if changed) or ("unchanged",)


def _evidence(clause: ClauseView) -> tuple[str, ...]:
    return tuple(dict.fromkeys(item.type for item in clause.record.evidence)) or (NONE,)


#: Facet → the values of a clause, in the order the facets stand in.
FACETS: dict[str, Callable[[ClauseView, Reader], tuple[str, ...]]] = {
    "chapter": lambda clause, reader: sections(clause),
    "type": lambda clause, reader: (clause.record.type.value,),
    "points": lambda clause, reader: points(clause, reader.amount),
    "scoring": lambda clause, reader: (clause.record.scoring or NONE,),
    "role": lambda clause, reader: clause.record.roles or (NONE,),
    "industry": lambda clause, reader: clause.record.applies_to.industries or (ALL,),
    "evidence": lambda clause, reader: _evidence(clause),
    "veto": lambda clause, reader: ("yes" if clause.record.veto else "no",),
    "translation": lambda clause, reader: languages(clause),
    "changed": lambda clause, reader: changes(clause),
}
_SPECIAL = {NONE: "none", ALL: "all", SUM: "sum"}
_VOCABULARY = {"role": "roles", "industry": "industries", "evidence": "evidence_types"}
_CHOICES = {
    "type": tuple(item.value for item in ClauseType),
    "scoring": (*(item.value for item in Scoring), NONE),
    "veto": ("yes", "no"),
    "translation": ("complete", "missing"),
    "changed": CHANGES,
}


def _order(key: str, edition: EditionView, reader: Reader, used: Iterable[str]) -> list[str]:
    """Every value a facet may show, in the order a reader expects."""
    if key == "chapter":
        return list(dict.fromkeys(name for item in edition.clauses for name in sections(item)))
    if key == "points":
        amounts = sorted((value for value in used if value not in (NONE, SUM)), key=float)
        return [*amounts, SUM, NONE]
    if key in _VOCABULARY:
        return [*reader.catalogue.vocabulary.get(_VOCABULARY[key], {}), NONE]
    return list(_CHOICES[key])


def _name(key: str, value: str, edition: EditionView, reader: Reader) -> str:
    """What a value is called."""
    t = reader.t
    if value in _SPECIAL:
        return t(f"explorer.{key}_{_SPECIAL[value]}")
    if key == "chapter":
        clause = edition.clause(value)
        return f"{reader.number(clause)} {reader.title(clause)}"
    if key in _VOCABULARY:
        return reader.plain(reader.catalogue.vocabulary[_VOCABULARY[key]][value].name)
    if key == "points":
        return value
    return t(f"{key}.{value}" if key in ("type", "scoring") else f"explorer.{key}_{value}")


def rows(edition: EditionView, reader: Reader) -> list[Row]:
    """Every clause of the edition in print order with its values."""
    return [
        Row(clause, {key: values(clause, reader) for key, values in FACETS.items()})
        for clause in edition.clauses
    ]


def facets(edition: EditionView, reader: Reader, shown: list[Row]) -> tuple[Facet, ...]:
    """The facets with the number of clauses of each value."""
    found = []
    for key in FACETS:
        counts: dict[str, int] = {}
        for row in shown:
            for value in row.values[key]:
                counts[value] = counts.get(value, 0) + 1
        everywhere = counts.pop(ALL, 0)
        values = []
        for value in _order(key, edition, reader, counts):
            count = counts.get(value, 0) + (everywhere if value != NONE else 0)
            if count:
                level = edition.clause(value).level if key == "chapter" else 1
                values.append(Value(value, _name(key, value, edition, reader), count, level))
        found.append(Facet(key, tuple(values)))
    return tuple(found)


def _in_other_languages(edition: EditionView, language: str) -> Markup:
    """JSON list, one text a clause: its wording in the other languages, for the search box."""
    texts = [
        "\n".join(
            text
            for words in (clause.record.title, clause.record.text, clause.record.short)
            if words
            for code in LANGUAGES
            if code != language and (text := words.get(code))
        )
        for clause in edition.clauses
    ]
    return Markup(json.dumps(texts, ensure_ascii=False).replace("<", "\\u003c"))


def explorer_pages(reader: Reader) -> Iterator[GeneratedPage]:
    """One explorer an edition."""
    for edition in reader.catalogue.editions:
        shown = rows(edition, reader)
        choices = facets(edition, reader, shown)
        standard = edition.standard
        yield GeneratedPage(
            url=f"{edition.url}explorer/",
            title=f"{reader.document(edition)} {reader.t('explorer.title')}",
            description=reader.t("explorer.lead", count=len(shown)),
            template="explorer.html",
            area="nav.criteria",
            trail=(
                (reader.t("nav.criteria"), "standards/"),
                (standard.record.number, standard.url),
                (reader.document(edition), edition.url),
            ),
            values={
                "edition": edition,
                "rows": shown,
                "facets": choices,
                "names": {
                    facet.key: {value.id: value.name for value in facet.values} for facet in choices
                },
                "others": _in_other_languages(edition, reader.language),
            },
            source=f"standards/{standard.id}/{edition.id}/edition.yml",
            outline=edition,
            scripts=("address.js", "xlsx-write.js", "explorer.js"),
        )
