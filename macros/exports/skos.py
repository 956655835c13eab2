"""SKOS: the terms of an edition as a concept scheme in JSON-LD."""

from __future__ import annotations

from typing import Any

from ..address import absolute
from ..catalogue import EditionView
from ..model.base import LANGUAGE_TAGS, LANGUAGES
from ..model.terms import Term
from ..render import Reader
from . import wording
from .format import Format
from .jsonfile import encoded

_CONTEXT = {
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dct": "http://purl.org/dc/terms/",
    "id": "@id",
    "type": "@type",
    **{
        name: {"@id": f"skos:{name}", "@container": "@language"}
        for name in ("prefLabel", "altLabel", "hiddenLabel", "definition", "scopeNote")
    },
    **{name: {"@id": f"skos:{name}", "@type": "@id"} for name in ("inScheme", "related")},
    "hasTopConcept": {"@id": "skos:hasTopConcept", "@type": "@id"},
    "title": {"@id": "dct:title", "@container": "@language"},
}


def _tagged(values: dict[str, Any]) -> dict[str, Any]:
    return {LANGUAGE_TAGS[code]: value for code, value in values.items() if value}


def _concept(term: Term, edition: EditionView, reader: Reader, base: str) -> dict[str, Any]:
    forms = {code: found for code in LANGUAGES if (found := term.forms(code))}
    readers = wording.readers(reader)
    notes = {
        code: [text for words in term.notes if (text := wording.exact(words, there, edition))]
        for code, there in readers.items()
    }
    alternatives = {
        code: [*form.admitted, *([form.abbreviation] if form.abbreviation else [])]
        for code, form in forms.items()
    }
    concept = {
        "id": f"{base}#{term.id}",
        "type": "skos:Concept",
        "inScheme": base,
        "prefLabel": _tagged({code: form.preferred for code, form in forms.items()}),
        "altLabel": _tagged(alternatives),
        "hiddenLabel": _tagged({code: list(form.deprecated) for code, form in forms.items()}),
        "definition": _tagged(wording.every(term.definition, reader, edition)),
        "scopeNote": _tagged(notes),
        "related": [f"{base}#{other}" for other in term.see],
    }
    return {key: value for key, value in concept.items() if value}


def make(edition: EditionView, reader: Reader) -> bytes:
    """Every term as a concept; admitted forms are altLabel, deprecated ones hiddenLabel."""
    base = absolute(f"{edition.url}glossary/")
    scheme = {
        "id": base,
        "type": "skos:ConceptScheme",
        "title": _tagged(wording.every(edition.title, reader)),
        "hasTopConcept": [f"{base}#{term.id}" for term in edition.terms],
    }
    concepts = [_concept(term, edition, reader, base) for term in edition.terms]
    return encoded({"@context": _CONTEXT, "@graph": [scheme, *concepts]})


def _has_terms(edition: EditionView) -> bool:
    return bool(edition.terms)


FORMAT = Format("skos", "jsonld", "application/ld+json", make, applies=_has_terms)
