"""What belongs together: events, articles, clauses and terms, found both ways.

Explicit links come first.  What else is found is found by the terms of the glossaries: a term
says more the fewer articles use it.  Everything found shows the sentence it was found in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from typing import Any

from markupsafe import Markup

from ..catalogue import ClauseView, EditionView, EventView
from ..catalogue.trace import remembered_property
from ..load import Loaded
from ..model.base import LANGUAGE_TAGS, LANGUAGES
from ..render import Reader
from ..render.autolink import Matcher, matcher
from .figured import figured
from .prose import Sentence, cut, sentences

NOTHING = Markup("")
#: How much is shown at most.
TERMS, CLAUSES, ARTICLES, EVENTS = 6, 4, 3, 5


@dataclass(frozen=True)
class TermFound:
    """A term in the texts of an event: the sentence, and clauses that use the term."""

    term: str
    url: str
    context: Markup
    clauses: tuple[ClauseView, ...]


@dataclass(frozen=True)
class Related:
    """An article, an event or a clause that is related; ``reason`` is ``link`` or ``term``."""

    target: Any
    reason: str
    context: Markup = NOTHING
    tag: str = ""


@dataclass(frozen=True)
class Written:
    """An article with its sentences and the first sentence that uses each term."""

    item: Loaded
    language: str
    lines: tuple[Sentence, ...]
    terms: dict[str, tuple[Sentence, str]]

    @property
    def url(self) -> str:
        """Its address below the root of the language's site."""
        return str(self.item.names["path"]).removesuffix(".md") + "/"

    @property
    def title(self) -> str:
        """Its title."""
        return str(self.item.record.title)


class Relations:
    """All relations in one language; ``relations`` gives the one of a reader."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.known = reader.catalogue

    def _matchers(self, language: str) -> Iterator[Matcher]:
        for edition in self.known.editions:
            if edition.terms and (found := matcher(edition, language)):
                yield found

    def _terms_in(self, text: str, language: str) -> Iterator[tuple[str, int, int]]:
        for found in self._matchers(language):
            for match, term, _ in found.find(text):
                yield term, match.start(), match.end()

    @remembered_property
    def home(self) -> dict[str, EditionView]:
        """Term → the last edition that defines it."""
        return {term.id: edition for edition in self.known.editions for term in edition.terms}

    @remembered_property
    def articles(self) -> tuple[Written, ...]:
        """Every article in the reader's language, else in the first one."""
        chosen: dict[str, Loaded] = {}
        for language in (LANGUAGES[0], self.reader.language):
            for item in self.known.articles:
                if item.names["language"] == language:
                    chosen[item.names["path"]] = item
        return tuple(self._written(item) for _, item in sorted(chosen.items()))

    def _written(self, item: Loaded) -> Written:
        language = item.names["language"]
        lines = tuple(sentences(item.body, language))
        terms: dict[str, tuple[Sentence, str]] = {}
        for line in lines:
            for term, start, end in self._terms_in(line.text, language):
                terms.setdefault(term, (line, line.text[start:end]))
        said = figured(item.body, self.known.diagrams, language)
        return Written(item, language, (*lines, *said), terms)

    @remembered_property
    def weights(self) -> dict[str, float]:
        """Term → how much it says; one used by more than a quarter of the articles says nothing."""
        counts: dict[str, int] = {}
        for article in self.articles:
            for term in article.terms:
                counts[term] = counts.get(term, 0) + 1
        most = max(2, len(self.articles) / 4)
        return {term: 1 / count for term, count in counts.items() if count <= most}

    @remembered_property
    def users(self) -> dict[str, list[ClauseView]]:
        """Term → clauses of current editions that list it."""
        found: dict[str, list[ClauseView]] = {}
        for standard in self.known.standards.values():
            for clause in standard.current.clauses:
                for term in clause.record.terms:
                    found.setdefault(term, []).append(clause)
        return found

    @remembered_property
    def event_terms(self) -> dict[str, dict[str, Markup]]:
        """Event → term → the sentence of the event that uses it, the term marked."""
        return {event.id: self._of_texts(event) for event in self.known.events}

    def _of_texts(self, event: EventView) -> dict[str, Markup]:
        record = event.record
        texts = (record.name, record.summary, *record.programme, *record.results)
        found: dict[str, Markup] = {}
        for words in texts:
            text, language = words.best(self.reader.language) if words else ("", "")
            for line in cut(text, language) if text else ():
                for term, start, end in self._terms_in(line, language):
                    found.setdefault(term, self._marked(line, start, end, language))
        return found

    def _marked(self, line: str, start: int, end: int, language: str) -> Markup:
        before, word, after = (escape(part) for part in (line[:start], line[start:end], line[end:]))
        tag = f' lang="{LANGUAGE_TAGS[language]}"' if language != self.reader.language else ""
        return Markup(f"<span{tag}>{before}<mark>{word}</mark>{after}</span>")

    def terms_of(self, event: EventView) -> tuple[TermFound, ...]:
        """Terms in the texts of an event, those that fewest clauses use first."""
        found = self.event_terms[event.id]
        many = len(self.known.clauses)
        ordered = sorted(found, key=lambda term: (len(self.users.get(term, ())) or many, term))
        shared = set(found)
        return tuple(
            TermFound(
                self.reader.term_name(term),
                f"{self.home[term].url}glossary/#{term}",
                found[term],
                tuple(self._closest(term, shared)),
            )
            for term in ordered[:TERMS]
        )

    def _closest(self, term: str, shared: set[str]) -> list[ClauseView]:
        """Clauses that use the term, those sharing most terms with the event first."""

        def distance(clause: ClauseView) -> tuple[int, int]:
            own = set(clause.record.terms)
            return (-len(own & shared), len(own))

        return sorted(self.users.get(term, ()), key=distance)[:CLAUSES]

    def articles_of(self, event: EventView) -> tuple[Related, ...]:
        """Articles that name a clause of the event, then those that share telling terms."""
        found = []
        for article in self.articles:
            score, related = self._between(event, article)
            if related:
                found.append((score, related))
        found.sort(key=lambda pair: -pair[0])
        return tuple(related for _, related in found[:ARTICLES])

    def events_of(self, item: Loaded) -> tuple[Related, ...]:
        """Events that an article bears on."""
        article = next(one for one in self.articles if one.item.names["path"] == item.names["path"])
        found = []
        for event in self.known.events:
            score, related = self._between(event, article)
            if related:
                sentence = next(iter(self._shared(event, article)), "")
                context = self.event_terms[event.id].get(sentence, NOTHING)
                found.append((score, Related(event, related.reason, context)))
        found.sort(key=lambda pair: -pair[0])
        return tuple(related for _, related in found[:EVENTS])

    def _shared(self, event: EventView, article: Written) -> list[str]:
        """Telling terms that both use, the most telling first."""
        both = self.event_terms[event.id].keys() & article.terms.keys() & self.weights.keys()
        return sorted(both, key=lambda term: (-self.weights[term], term))

    def _between(self, event: EventView, article: Written) -> tuple[float, Related | None]:
        same = set(event.record.clauses) & set(article.item.record.clauses)
        terms = self._shared(event, article)
        score = 10 * len(same) + sum(self.weights[term] for term in terms)
        if same:
            line = next((s for s in article.lines if same & set(s.clauses)), None)
            context = self._shown(line, article.language) if line else NOTHING
            return score, Related(article, "link", context, self._tag(article))
        if terms:
            line, word = article.terms[terms[0]]
            at = line.text.index(word)
            context = self._marked(line.text, at, at + len(word), article.language)
            return score, Related(article, "term", context, self._tag(article))
        return 0, None

    def _tag(self, article: Written) -> str:
        return "" if article.language == self.reader.language else LANGUAGE_TAGS[article.language]

    def _shown(self, line: Sentence, language: str) -> Markup:
        """A sentence with the clauses it names spelled out."""
        words = []
        for text, ref in line.pieces:
            clause = self.known.clause(ref) if ref else None
            label = text or (
                f"{self.reader.document(clause.edition)} {self.reader.number(clause)}"
                if clause
                else ref
            )
            words.append(f"<mark>{escape(label)}</mark>" if ref else escape(text))
        tag = f' lang="{LANGUAGE_TAGS[language]}"' if language != self.reader.language else ""
        return Markup(f"<span{tag}>{''.join(words)}</span>")

    def mentions(self, clause: ClauseView) -> tuple[Related, ...]:
        """Articles that list or name a clause, each with the sentence that names it."""
        found = []
        for article in self.naming_articles.get(clause.ref, ()):
            line = self.naming.get((article.item.names["path"], clause.ref))
            context = self._shown(line, article.language) if line else NOTHING
            found.append(Related(article, "link", context, self._tag(article)))
        return tuple(found)

    @remembered_property
    def naming_articles(self) -> dict[str, list[Written]]:
        """Clause → the articles that list or name it."""
        found: dict[str, list[Written]] = {}
        for article in self.articles:
            named = (ref for line in article.lines for ref in line.clauses)
            for ref in dict.fromkeys((*article.item.record.clauses, *named)):
                found.setdefault(ref, []).append(article)
        return found

    @remembered_property
    def naming(self) -> dict[tuple[str, str], Sentence]:
        """``(article, clause)`` → the first sentence that names the clause."""
        found: dict[tuple[str, str], Sentence] = {}
        for article in self.articles:
            for line in article.lines:
                for ref in line.clauses:
                    found.setdefault((article.item.names["path"], ref), line)
        return found

    def clauses_of(self, item: Loaded) -> tuple[Related, ...]:
        """Clauses that an article lists or names, each with the sentence."""
        path, language = item.names["path"], item.names["language"]
        named = [ref for where, ref in self.naming if where == path]
        return tuple(self._clauses((*item.record.clauses, *named), path, language))

    def _clauses(self, refs: Iterable[str], path: str, language: str) -> Iterator[Related]:
        for ref in dict.fromkeys(refs):
            clause = self.known.clause(ref)
            if clause:
                line = self.naming.get((path, ref))
                context = self._shown(line, language) if line else NOTHING
                yield Related(clause, "link", context)


_made: dict[str, Relations] = {}


def relations(reader: Reader) -> Relations:
    """The relations in the reader's language, made once for a catalogue."""
    found = _made.get(reader.language)
    if found is None or found.known is not reader.catalogue:
        found = _made[reader.language] = Relations(reader)
    return found
