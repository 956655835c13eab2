"""What can be found: one entry for a clause, a term, an article … in all its languages.

Add a kind: a generator of entries listed in ``KINDS`` and its name in the locale files
(``search.kind.<kind>``).  An entry's text is plain, one sentence or paragraph a line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import Any

from ..catalogue import Catalogue, ClauseView, EditionView
from ..lifecycle.versions import original
from ..load import Loaded
from ..markup import plain
from ..model.base import LANGUAGES
from ..model.clause import Clause
from ..model.scheme import Scheme

#: Wordings of the languages that have one.
Texts = dict[str, str]


@dataclass
class Entry:
    """One thing to find.  ``text`` says what it is about, ``details`` what else is said there."""

    kind: str
    id: str
    url: str
    title: Texts
    number: str = ""
    aliases: tuple[str, ...] = ()
    edition: str = ""
    type: str = ""
    roles: tuple[str, ...] = ()
    year: str = ""
    text: Texts = field(default_factory=dict)
    details: Texts = field(default_factory=dict)

    @property
    def languages(self) -> tuple[str, ...]:
        """Languages in which there is something to read."""
        return tuple(code for code in LANGUAGES if self.title.get(code) or self.text.get(code))


_MARKED = re.compile(r"[`*\[]|^- ", re.MULTILINE)


class Plain:
    """Wordings of a catalogue as plain text, links to terms and clauses named."""

    def __init__(self, known: Catalogue):
        self._known = known

    def texts(self, words: Iterable[Any]) -> Texts:
        """The wordings of every language, one a line."""
        lines: dict[str, list[str]] = {code: [] for code in LANGUAGES}
        for wording in words:
            for code in LANGUAGES:
                if wording is not None and (text := getattr(wording, code)):
                    lines[code].append(self._plain(text, code))
        return {code: "\n".join(found) for code, found in lines.items() if found}

    def _plain(self, text: str, language: str) -> str:
        if not _MARKED.search(text):
            return text
        return plain(text, lambda kind, to: self._label(kind, to, language))

    def _label(self, kind: str, to: str, language: str) -> str:
        if kind == "term" and to in self._known.terms:
            forms = self._known.terms[to][0].forms(language)
            return forms.preferred if forms else to
        clause = self._known.clause(to) if kind == "clause" else None
        return clause.record.number if clause else to


def _year(text: str | None) -> str:
    match = re.search(r"(?:19|20)\d\d", text or "")
    return match[0] if match else ""


def _edition_year(edition: EditionView) -> str:
    number = re.search(r"[-—–: ]((?:19|20)\d\d)$", edition.record.number)
    return number[1] if number else _year(edition.record.issued)


def _editions(known: Catalogue, text: Plain) -> Iterator[Entry]:
    for edition in known.editions:
        record = edition.record
        short = edition.standard.record.short
        yield Entry(
            "standard",
            edition.ref,
            edition.url,
            text.texts([edition.title]),
            number=record.number,
            aliases=(edition.standard.record.number, *text.texts([short]).values()),
            edition=edition.ref,
            year=_edition_year(edition),
            text=text.texts([edition.standard.record.summary, record.scope]),
            details=text.texts([*_scheme(edition.scheme), record.foreword, record.introduction]),
        )


def _scheme(scheme: Scheme | None) -> Iterator[Any]:
    """What a scheme says: its levels, rules, conditions and steps."""
    if scheme is None:
        return
    yield from (words for level in scheme.levels for words in (level.name, level.meaning))
    yield scheme.formula
    yield from (rule.text for rule in scheme.rules)
    if scheme.deductions:
        yield from scheme.deductions.triggers
    if scheme.bonus:
        yield scheme.bonus.condition
    if scheme.validity:
        yield scheme.validity.recertification
    for step in scheme.steps:
        yield from (step.name, step.text, *step.documents)


def _register(known: Catalogue, text: Plain) -> Iterator[Entry]:
    """Related standards that the site lists and does not hold."""
    held = {edition.record.number for edition in known.editions}
    for item in known.register:
        if item.number in held:
            continue
        yield Entry(
            "register",
            f"register:{item.number}",
            "standards/register/",
            text.texts([item.title]),
            number=item.number,
            aliases=(item.adopts.number,) if item.adopts else (),
            year=_year(re.sub(r"^.*[-—–:]", "", item.number)),
            text=text.texts([item.relation, item.note]),
        )


def _said(clause: Clause) -> Iterator[Any]:
    """Everything a clause says after its own text, in the order of its page."""
    yield from clause.notes
    yield from clause.examples
    for table in clause.tables:
        yield table.title
        yield from table.columns
        for row in table.rows:
            yield from row
    yield from (formula.text for formula in clause.formulas)
    yield from (grade.text for grade in clause.grades)
    if clause.deduction:
        yield clause.deduction.text
    yield from (item.text for item in (*clause.evidence, *clause.assessment))
    yield from clause.common_failures
    yield clause.applies_to.exclusion
    yield from (item.text for item in clause.applies_to.tailoring)


def _clauses(known: Catalogue, text: Plain) -> Iterator[Entry]:
    years = {edition.ref: _edition_year(edition) for edition in known.editions}
    for clause in known.clauses.values():
        record, ref = clause.record, clause.edition.ref
        yield Entry(
            "clause",
            clause.ref,
            clause.url,
            text.texts([record.title]),
            number=record.number,
            aliases=record.aliases,
            edition=ref,
            type=record.type,
            roles=record.roles,
            year=years[ref],
            text=text.texts([record.text, *_short(clause)]),
            details=text.texts(_said(record)),
        )


def _short(clause: ClauseView) -> list[Any]:
    return [clause.record.short] if clause.record.short else []


def _terms(known: Catalogue, text: Plain) -> Iterator[Entry]:
    for edition in known.editions:
        for term in edition.terms:
            forms = {code: term.forms(code) for code in LANGUAGES}
            others = [
                name
                for form in forms.values()
                if form
                for name in (*form.admitted, *form.deprecated, form.abbreviation)
                if name
            ]
            yield Entry(
                "term",
                f"{edition.ref}#term:{term.id}",
                f"{edition.url}glossary/#{term.id}",
                {code: form.preferred for code, form in forms.items() if form},
                aliases=tuple(others),
                edition=edition.ref,
                year=_edition_year(edition),
                text=text.texts([term.definition]),
                details=text.texts(term.notes),
            )


#: Marks of Markdown and macros, which nobody looks for.
_HIDDEN = re.compile(
    r"\{\{.*?\}\}|\{%.*?%\}|<[^>\n]*>|^[-|: ]+$|\]\([^()\s]*\)|[`*#>|\[\]]|[(（] *[)）]",
    re.MULTILINE,
)


def _readable(body: str) -> str:
    return re.sub(r"\n\s*\n", "\n", unescape(_HIDDEN.sub(" ", body))).strip()


def _pages(known: Catalogue, text: Plain) -> Iterator[Entry]:
    """Hand-written pages and articles, a page and its translation as one."""
    both: dict[str, dict[str, Loaded]] = {}
    for page in known.pages:
        both.setdefault(page.names["path"], {})[page.names["language"]] = page
    for path, pages in both.items():
        record = next(iter(pages.values())).record
        url = re.sub(r"(^|/)index\.md$", r"\1", path).removesuffix(".md")
        url += "/" if url and not url.endswith("/") else ""
        article = any(page.kind == "article" for page in pages.values())
        words = {code: getattr(page.record, "keywords", ()) for code, page in pages.items()}
        name = path.rpartition("/")[2].removesuffix(".md")
        yield Entry(
            "article" if article else "page",
            f"article:{name}" if article else f"page:{url}",
            url,
            {code: page.record.title for code, page in pages.items()},
            year=_year(getattr(record, "date", "")),
            text={
                code: "\n".join([page.record.description or "", *words.get(code, ())])
                for code, page in pages.items()
            },
            details={code: _readable(page.body) for code, page in pages.items()},
        )


def _events(known: Catalogue, text: Plain) -> Iterator[Entry]:
    for event in known.events:
        record = event.record
        kind = known.kinds.get(record.kind)
        hosts = [known.organisations.get(name) for name in (*record.hosts, *record.organizers)]
        labels = text.texts([kind.name] if kind else [])
        yield Entry(
            "event",
            f"event:{event.id}",
            event.url,
            text.texts([record.name]),
            aliases=tuple(labels.values()),
            year=_year(record.date),
            text=text.texts([record.summary, record.place]),
            details=text.texts(
                [*record.programme, *record.results, *(item.name for item in hosts if item)]
            ),
        )


KINDS: tuple[Callable[[Catalogue, Plain], Iterator[Entry]], ...] = (
    _editions,
    _clauses,
    _terms,
    _pages,
    _events,
    _register,
)


def entries(known: Catalogue) -> list[Entry]:
    """Every entry of the site, in a fixed order; a kept version of a draft is not found twice."""
    text = Plain(known)
    kept = {edition.ref for edition in known.editions if original(edition)}
    every = (entry for kind in KINDS for entry in kind(known, text))
    return [entry for entry in every if entry.edition not in kept]
