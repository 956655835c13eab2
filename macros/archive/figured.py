"""What the figures of an article say of clauses, as sentences beside those of its text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ..markup import plain
from ..model.diagram import Concept, Diagram
from .prose import Sentence

_FIGURE = re.compile(r"\{\{\s*figure\(\s*[\"']([^\"']+)[\"']\s*\)\s*\}\}")
#: Between a name and its explanation, before, between and after the clauses of a concept.
_MARKS = {"zh": ("：", "（", "、", "）。"), "en": (": ", " (", ", ", ").")}


def figured(body: str, diagrams: Mapping[str, Diagram], language: str) -> Iterator[Sentence]:
    """A sentence for every concept of the article's figures that names clauses, in order."""
    for identity in _FIGURE.findall(body):
        for concept in diagrams[identity].concepts if identity in diagrams else ():
            if concept.clauses:
                yield _sentence(concept, language)


def _sentence(concept: Concept, language: str) -> Sentence:
    colon, before, comma, after = _MARKS[language]
    said = plain(concept.name.best(language)[0])
    if concept.text:
        said += colon + plain(concept.text.best(language)[0]).rstrip("。.")
    pieces = [(said + before, "")]
    for index, reference in enumerate(concept.clauses):
        pieces += [(comma, "")] if index else []
        pieces.append(("", reference))
    return Sentence((*pieces, (after, "")))
