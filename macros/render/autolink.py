"""Terms in running text become links to their definitions, without an author's mark.

One matcher an edition and language, compiled once: the longest form wins, whatever its place in
the list; preferred, admitted and deprecated forms are all found.  It works on parsed spans, so
text inside links and code is never touched.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ..catalogue import ClauseView, EditionView
from ..catalogue.kept import kept
from ..markup import Span, blocks, references
from ..model.base import LANGUAGES
from ..model.terms import Term

_LATIN = re.compile(r"[A-Za-z0-9].*[A-Za-z0-9]")
_WORD = "[A-Za-z0-9-]"


@dataclass(frozen=True)
class Matcher:
    """``pattern`` finds forms; ``forms`` says whose they are: ``(term id, deprecated)``."""

    pattern: re.Pattern[str]
    forms: dict[str, tuple[str, bool]]

    def find(self, text: str) -> Iterator[tuple[re.Match[str], str, bool]]:
        """Every term in ``text`` with its id and whether the form is deprecated."""
        for match in self.pattern.finditer(text):
            form = _normal(match[0])
            yield match, *(self.forms.get(form) or self.forms[form.removesuffix("s")])


def _normal(form: str) -> str:
    return " ".join(form.lower().split())


def _forms(terms: tuple[Term, ...], language: str) -> dict[str, tuple[str, bool]]:
    """Form → term; where terms share a form, preferred goes before admitted before deprecated."""
    found: dict[str, tuple[str, bool]] = {}
    for kind in ("deprecated", "admitted", "preferred"):
        for term in terms:
            if own := term.forms(language):
                value = getattr(own, kind)
                for form in (value,) if isinstance(value, str) else value:
                    found[_normal(form)] = (term.id, kind == "deprecated")
    return found


@kept
def matcher(edition: EditionView, language: str) -> Matcher | None:
    """The matcher of an edition's terms; None when it has none in ``language``."""
    forms = _forms(edition.terms, language)
    if not forms:
        return None
    latin = _either([form for form in forms if _LATIN.fullmatch(form)])
    other = _either([form for form in forms if not _LATIN.fullmatch(form)])
    whole = f"(?<!{_WORD})(?:{latin})s?(?!{_WORD})" if latin else ""
    pattern = "|".join(filter(None, (whole, other)))
    return Matcher(re.compile(pattern, re.IGNORECASE), forms)


def _either(forms: list[str]) -> str:
    """Any of the forms, the longest first; grouped by first character, which is tried once."""
    groups: dict[str, list[str]] = {}
    for form in sorted(forms, key=lambda form: (-len(form), form)):
        rest = [form[1:].split(" ")[0], *form[1:].split(" ")[1:]]
        groups.setdefault(form[0], []).append(r"\s+".join(map(re.escape, rest)))
    return "|".join(f"{re.escape(first)}(?:{'|'.join(rests)})" for first, rests in groups.items())


def linker(
    edition: EditionView | None, language: str, text: str
) -> Callable[[tuple[Span, ...]], tuple[Span, ...]] | None:
    """What links the first use of each term in ``text``, line by line; None without terms."""
    found = matcher(edition, language) if edition else None
    if found is None:
        return None
    used = {target for kind, target, _ in references(text) if kind == "term"}

    def link(line: tuple[Span, ...]) -> tuple[Span, ...]:
        return tuple(each for piece in line for each in _linked(piece, found, used))

    return link


def _linked(piece: Span, found: Matcher, used: set[str]) -> Iterator[Span]:
    """A piece of plain text cut at the terms that are not used yet."""
    if piece.kind != "text":
        yield piece
        return
    at = 0
    for match, term, deprecated in found.find(piece.text):
        if term in used:
            continue
        used.add(term)
        if match.start() > at:
            yield Span("text", piece.text[at : match.start()])
        yield Span("term", match[0], term, "deprecated" if deprecated else "auto")
        at = match.end()
    if at < len(piece.text):
        yield Span("text", piece.text[at:])


def terms_of(clause: ClauseView) -> set[str]:
    """Ids of the terms a clause uses: listed, linked by its author, or found in its text."""
    used = set(clause.record.terms)
    for language in LANGUAGES:
        text = clause.record.text.get(language) if clause.record.text else None
        if not text:
            continue
        used |= {target for kind, target, _ in references(text) if kind == "term"}
        if found := matcher(clause.edition, language):
            for block in blocks(text):
                for line in block.lines:
                    for piece in line:
                        if piece.kind == "text":
                            used |= {term for _, term, _ in found.find(piece.text)}
    return used


@kept
def users(edition: EditionView) -> dict[str, list[ClauseView]]:
    """Term → the clauses of the edition that use it, in print order."""
    found: dict[str, list[ClauseView]] = {}
    for clause in edition.clauses:
        for term in terms_of(clause):
            found.setdefault(term, []).append(clause)
    return found
