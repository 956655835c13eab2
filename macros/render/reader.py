"""Whom a page is for: a language, a place in the site, and what both make of the records.

Templates get one ``reader``.  Addresses in records are relative to the root of one language's
site; ``reader.link`` makes them relative to the page, so pages work below any address.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from html import escape
from typing import Any

from markupsafe import Markup

from .. import markup
from ..catalogue import Catalogue, ClauseView, EditionView
from ..catalogue.kept import kept
from ..locale import Locale, locale
from ..mathml import mathml
from ..model.base import LANGUAGE_TAGS, LANGUAGES
from ..model.terms import Term, Tier
from .autolink import linker
from .naming import document


@dataclass(frozen=True)
class Wording:
    """A text in one language, for pages that show several; ``role`` is own or other."""

    code: str
    tag: str
    role: str
    html: Markup


@dataclass(frozen=True)
class Reader:
    """Language and place of the page that is being rendered."""

    catalogue: Catalogue
    language: str
    url: str = ""
    root: str | None = None  #: base of a page served at any address (404)

    def at(self, url: str) -> Reader:
        """The same reader on another page."""
        return Reader(self.catalogue, self.language, url, self.root)

    @cached_property
    def t(self) -> Locale:
        """The strings of the reader's language."""
        return locale(self.language)

    @cached_property
    def base(self) -> str:
        """From this page to the root of the language's site."""
        return self.root or "../" * self.url.count("/") or "./"

    def link(self, url: str) -> str:
        """An address from this page."""
        return self.base + url

    def words(self, words: Any) -> Markup:
        """Escaped wording on one line; marked with its language when it is another."""
        if words is None:
            return Markup("")
        text, language = words.best(self.language)
        return self._marked("span", escape(markup.join_lines(text)), language)

    def heading(self, clause: ClauseView) -> Markup:
        """The title of a clause as a line of HTML; nearly every page names its neighbours."""
        return _heading(clause, self.language, self.catalogue)

    def plain(self, words: Any) -> str:
        """Wording without markup, for titles and descriptions."""
        if words is None:
            return ""
        text, language = words.best(self.language)
        return markup.plain(text, lambda kind, to: self._label(kind, to, language))

    def text(self, words: Any, edition: EditionView | None = None) -> Markup:
        """Block HTML of a text with its links resolved and its terms linked at first use."""
        if words is None:
            return Markup("")
        text, language = words.best(self.language)
        return self._marked("div", self.block(text, edition, language), language)

    def block(self, text: str, edition: EditionView | None, language: str = "") -> str:
        """Block HTML of a text in the reader's language, or in the one named."""
        link = linker(edition, language or self.language, text)
        return markup.html(text, self._resolver(edition), link)

    def line(self, words: Any, edition: EditionView | None = None) -> Markup:
        """Inline HTML of a text that is one paragraph."""
        if words is None:
            return Markup("")
        text, language = words.best(self.language)
        return self._marked("span", self.inline(text, edition), language)

    def inline(self, text: str, edition: EditionView | None) -> str:
        """Inline HTML of a text."""
        text = markup.join_lines(text)
        if markup.unmarked(text):
            return escape(text)
        return markup.inline_html(markup.spans(text), self._resolver(edition))

    def in_languages(
        self, words: Any, edition: EditionView | None = None, block: bool = False
    ) -> tuple[Wording, ...]:
        """A text in every language it exists in, the reader's own first."""
        if words is None:
            return ()
        return tuple(
            Wording(
                code,
                LANGUAGE_TAGS[code],
                "own" if there is self else "other",
                Markup((there.block if block else there.inline)(text, edition)),
            )
            for code, there in self.speakers.items()
            if (text := words.get(code))
        )

    @cached_property
    def speakers(self) -> dict[str, Reader]:
        """This reader, then the same one in every other language."""
        others = [code for code in LANGUAGES if code != self.language]
        return {self.language: self} | {code: replace(self, language=code) for code in others}

    def _marked(self, tag: str, inner: str, language: str) -> Markup:
        if language == self.language:
            return Markup(inner)
        return Markup(f'<{tag} lang="{LANGUAGE_TAGS[language]}">{inner}</{tag}>')

    def translated(self, words: Any) -> bool:
        """True when the wording exists in the reader's own language."""
        return words is None or words.get(self.language) is not None

    def math(self, latex: str) -> Markup:
        """MathML of a formula; it needs no script and no network."""
        return Markup(mathml(latex, display="block"))

    def name(self, vocabulary: str, identity: str) -> Markup:
        """The name of a vocabulary entry."""
        entry = self.catalogue.vocabulary.get(vocabulary, {}).get(identity)
        return self.words(entry.name) if entry else Markup(escape(identity))

    def organisation(self, identity: str) -> Markup:
        """The name of an organisation, or the name as the source wrote it."""
        entry = self.catalogue.organisations.get(identity)
        return self.words(entry.name) if entry else Markup(escape(identity))

    def source(self, identity: str) -> Markup:
        """A source as a link to its entry; an address that is no entry as itself."""
        entry = self.catalogue.sources.get(identity)
        if entry is None:
            return Markup(f'<a href="{escape(identity)}" rel="external">{escape(identity)}</a>')
        href = escape(self.link(f"about/sources/#{identity}"))
        title = escape(f"{self.t('tier.' + entry.tier)}: {self.plain(entry.gives)}")
        return Markup(f'<a class="x-source" href="{href}" title="{title}">{identity}</a>')

    def linkable(self, tier: Tier) -> bool:
        """Mirrors are evidence only and never linked."""
        return tier is not Tier.MIRROR

    def term_name(self, identity: str) -> str:
        """The preferred form of a term in the reader's language."""
        return self._label("term", identity, self.language)

    def _label(self, kind: str, to: str, language: str) -> str:
        if kind == "term" and to in self.catalogue.terms:
            term = self.catalogue.terms[to][0]
            forms = term.forms(language) or term.zh
            return str(forms.preferred)
        if kind == "clause" and (clause := self.catalogue.clause(to)):
            return clause.record.number
        return to

    def _resolver(self, edition: EditionView | None) -> Callable[[str, str, str], Any]:
        def resolve(kind: str, to: str, label: str) -> tuple[str, str, str] | None:
            if kind == "term" and to in self.catalogue.terms:
                term, home = self._term(to, edition)
                shown = label or self.term_name(to)
                return self.link(f"{home.url}glossary/#{to}"), shown, self._gloss(term, home, shown)
            if kind == "clause" and (clause := self.catalogue.clause(to, edition)):
                return self.link(clause.url), label or self.number(clause), self.title(clause)
            return None

        return resolve

    def _term(self, identity: str, edition: EditionView | None) -> tuple[Term, EditionView]:
        """The term of the edition that is read, else the current one."""
        found = edition.term_by_id.get(identity) if edition else None
        return (found, edition) if found and edition else self.catalogue.terms[identity]

    def _gloss(self, term: Term, home: EditionView, shown: str) -> str:
        """The definition; after a deprecated form, the form to use comes first."""
        forms = term.forms(self.language)
        definition = _definition(home, term.id, self.language, self.catalogue)
        if forms is None or shown.lower() not in [form.lower() for form in forms.deprecated]:
            return definition
        return self.t("gloss.instead", term=forms.preferred, definition=definition)

    def number(self, clause: ClauseView) -> str:
        """``5.1.2`` or ``附录 A`` / ``Annex A``."""
        number = clause.record.number
        if number.isalpha():
            return self.t("clause.annex", letter=number)
        return number

    def document(self, edition: EditionView) -> str:
        """The number of an edition; a draft says which draft it is."""
        return document(edition, self.t)

    def title(self, clause: ClauseView) -> str:
        """Title of a clause as plain text."""
        return _title(clause, self.language, self.catalogue)

    def amount(self, value: Any) -> str:
        """A decimal without needless zeros."""
        text = format(value, "f")
        return text.rstrip("0").rstrip(".") if "." in text else text


@kept
def _title(clause: ClauseView, language: str, catalogue: Catalogue) -> str:
    """Every page names its neighbours: a title is read once for each language."""
    return Reader(catalogue, language).plain(clause.record.title)


@kept
def _heading(clause: ClauseView, language: str, catalogue: Catalogue) -> Markup:
    return Reader(catalogue, language).words(clause.record.title)


@kept
def _definition(home: EditionView, term: str, language: str, catalogue: Catalogue) -> str:
    """A definition stands behind every use of its term."""
    return Reader(catalogue, language).plain(home.term_by_id[term].definition)
