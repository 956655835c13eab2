"""Words: vague ones, abbreviations, terms and standards that are named."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ..model.drafting import Drafting
from ..model.terms import Term
from .draft import FILL, HAN, Draft, Finding, Pair, Text, at, on
from .modal import either

#: Parts of a scored clause by which its points are decided.
_DECIDING = ("text", "grades", "deduction", "assessment")
_SENTENCE = re.compile(r"[^。；;!?！？\n]+(?:\.(?!\s|$)[^。；;!?！？\n]*)*")


@cache
def _vague(data: Drafting, language: str) -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    ignoring = re.IGNORECASE
    return tuple(
        (
            re.compile(either(entry.words.get(language), language), ignoring),
            re.compile("|".join(entry.unless.get(language)) or r"(?!)", ignoring),
        )
        for entry in data.vague
        if entry.words.get(language)
    )


def vague_words(draft: Draft) -> Iterator[Finding]:
    """What decides the points of a clause names a figure or a criterion, no vague word."""
    for text in draft.texts:
        if not (text.clause and text.clause.record.scored and text.part in _DECIDING):
            continue
        for words, unless in _vague(draft.data, text.language):
            for sentence in _SENTENCE.finditer(text.clean):
                excused = unless.sub(lambda match: FILL * len(match[0]), sentence[0])
                if excused != sentence[0] and not words.search(excused):
                    continue
                if match := words.search(excused):
                    if unless.search(sentence[0]) and _is_measured(unless):
                        continue
                    offset = sentence.start() + match.start()
                    yield at(text, "L107", offset, len(match[0]), word=match[0])


def _is_measured(unless: re.Pattern[str]) -> bool:
    """True when the exceptions are measures beside the word, not words that contain it."""
    return bool(re.search(r"\\d|\\w|每", unless.pattern))


_CAPITALS = re.compile(r"(?<![A-Za-z0-9/&-])[A-Z][A-Z0-9]*(?:/[A-Z]+)?[A-Z](?![a-z0-9A-Z])")


def abbreviations_are_explained(draft: Draft) -> Iterator[Finding]:
    """An abbreviation is a term's, stands in brackets after its full form, or is registered."""
    known = set(draft.data.abbreviations) | {
        forms.abbreviation
        for term in draft.terms
        for forms in (term.zh, term.en)
        if forms and forms.abbreviation
    }
    for text in draft.texts:
        if text.item.kind in ("clauses", "terms", "scheme", "edition"):
            known |= set(re.findall(r"[（(]([A-Z][A-Z0-9/]+)[）)]", text.clean))
    seen = set()
    for text in draft.texts:
        if text.clause is None:
            continue
        for match in _CAPITALS.finditer(text.words):
            where = (text.clause.record.id, text.language, match[0])
            if match[0] not in known and where not in seen:
                seen.add(where)
                yield at(text, "L112", match.start(), len(match[0]), word=match[0])


_CALLED = re.compile(
    rf"(?:以下简称|下称|统称为?|简称为?)[“\"]?([{HAN}]{{2,10}})[”\"]?(?=[）)，。；])"
    r"|(?:hereinafter|referred to (?:below )?as) (?:called |the )*[“\"]([a-z][a-z -]{2,40})[”\"]"
)


def terms_are_in_the_glossary(draft: Draft) -> Iterator[Finding]:
    """A term that a clause lists, links or introduces is in the glossary of its edition."""
    if not draft.terms:
        return
    known = {term.id for term in draft.terms}
    names = {
        form.lower() for term in draft.terms for form in _forms(term, "zh") + _forms(term, "en")
    }
    for written in draft.clauses:
        for index, name in enumerate(written.record.terms):
            if name not in known:
                yield on(written, "L113", "terms", index, word=name)
    for text in draft.texts:
        if text.clause is None:
            continue
        for match in re.finditer(r"\]\(term:([\w.-]+)\)", text.raw):
            if match[1] not in known:
                yield at(text, "L113", match.start(1), len(match[1]), word=match[1])
        for match in _CALLED.finditer(text.clean):
            word = match[1] or match[2]
            if word.lower() not in names:
                start = match.start(1 if match[1] else 2)
                yield at(text, "L113", start, len(word), word=word)


def _forms(term: Term, language: str) -> tuple[str, ...]:
    """The forms of a term that may be used."""
    forms = term.forms(language)
    if forms is None:
        return ()
    abbreviation = (forms.abbreviation,) if forms.abbreviation else ()
    return (forms.preferred, *forms.admitted, *abbreviation)


@cache
def _form_pattern(forms: tuple[str, ...], language: str) -> re.Pattern[str]:
    """Any of the forms; English ones as whole words, also in the plural and with a hyphen."""
    ordered = sorted(forms, key=len, reverse=True)
    if language == "zh":
        return re.compile("|".join(map(re.escape, ordered)) or r"(?!)")
    spelled = [_inflected(form) for form in ordered]
    return re.compile(r"\b(?:" + ("|".join(spelled) or r"(?!)") + r")\b", re.IGNORECASE)


def _inflected(form: str) -> str:
    words = [re.escape(word) for word in re.split(r"[\s-]+", form)]
    last = words[-1]
    if last.endswith("y"):
        words[-1] = f"{last[:-1]}(?:y|ys|ies)"
    else:
        words[-1] = rf"{last}(?:s|es|'s)?"
    return r"[\s\ue000-]+".join(words)


def deprecated_terms(draft: Draft) -> Iterator[Finding]:
    """A deprecated form of a term is not used; a longer form that holds it is another word."""
    for language in ("zh", "en"):
        used = tuple(form for term in draft.terms for form in _forms(term, language))
        for term in draft.terms:
            forms = term.forms(language)
            if not forms or not forms.deprecated:
                continue
            pattern = _form_pattern(tuple(forms.deprecated), language)
            longer = tuple(form for form in used if pattern.search(form))
            for text in draft.texts:
                if text.language != language or text.clause is None:
                    continue
                clean = text.clean
                if longer:
                    clean = _form_pattern(longer, language).sub(lambda m: FILL * len(m[0]), clean)
                if match := pattern.search(clean):
                    better = forms.preferred
                    yield at(
                        text, "L114", match.start(), len(match[0]), word=match[0], better=better
                    )


def terms_agree_between_languages(draft: Draft) -> Iterator[Finding]:
    """Both languages of a text link the same terms, and name each long term by one of its forms."""
    terms = [term for term in draft.terms if term.en and len(term.zh.preferred) >= 4]
    every = _form_pattern(tuple(form for term in draft.terms for form in _forms(term, "zh")), "zh")
    for pair in draft.pairs:
        if pair.zh.clause is None:
            continue
        yield from _links_differ(pair)
        if pair.zh.part not in ("text", "notes"):
            continue
        named = {match[0]: match.start() for match in reversed([*every.finditer(pair.zh.clean)])}
        for term in terms:
            said = next((form for form in _forms(term, "zh") if form in named), None)
            if said and not _named(term, pair.en.clean):
                other = term.en.preferred if term.en else ""
                yield at(pair.zh, "L115", named[said], len(said), word=said, other=other)


def _named(term: Term, text: str) -> bool:
    """True when English text names a term by one of its forms, or by the last word of one."""
    forms = _forms(term, "en")
    heads = tuple(re.split(r"[\s-]", form)[-1] for form in forms)
    return bool(_form_pattern((*forms, *heads), "en").search(text))


def _links_differ(pair: Pair) -> Iterator[Finding]:
    linked = {
        text.language: {m[1]: m.start(1) for m in re.finditer(r"\]\(term:([\w.-]+)\)", text.raw)}
        for text in (pair.zh, pair.en)
    }
    for text, other in ((pair.zh, pair.en), (pair.en, pair.zh)):
        for name in linked[text.language].keys() - linked[other.language].keys():
            offset = linked[text.language][name]
            yield at(text, "L115", offset, len(name), word=name, other=f"term:{name}")


def replaced_standards(draft: Draft) -> Iterator[Finding]:
    """A text does not refer to a dated standard that another has replaced."""
    for text in draft.texts:
        if text.clause is None:
            continue
        for number, successor in draft.replaced.items():
            if (offset := text.clean.find(number)) >= 0:
                yield at(text, "L118", offset, len(number), value=number, successor=successor)


RULES = {
    "L107": vague_words,
    "L112": abbreviations_are_explained,
    "L113": terms_are_in_the_glossary,
    "L114": deprecated_terms,
    "L115": terms_agree_between_languages,
    "L118": replaced_standards,
}

__all__ = ["RULES", "Text"]
