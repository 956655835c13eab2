"""The survey tool: a questionnaire to print or fill in, and a page part that reads the answers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from markupsafe import Markup

from ..exports.survey import file_path, headings
from ..model.base import LANGUAGES
from ..model.survey import POINTS, Survey
from ..render import Reader
from .page import GeneratedPage

URL = "tools/survey/"
#: In the order they run; files are read by the parts of the self-assessment.
SCRIPTS = (
    "assess-dom.js",
    "assess-sheet.js",
    "assess-zip.js",
    "assess-xlsx.js",
    "xlsx-write.js",
    "survey-stats.js",
    "survey-read.js",
    "survey-draw.js",
    "survey-result.js",
    "survey.js",
)
#: The formulas of the page, as LaTeX; what they mean stands in the locale.
FORMULAS = {
    "mean": r"\bar{x} = \frac{1}{n} \sum_{j=1}^{n} x_{j}",
    "interval": r"\bar{x} \pm t_{0.975,\,n-1} \cdot \frac{s}{\sqrt{n}}, \qquad"
    r" s = \sqrt{\frac{1}{n-1} \sum_{j=1}^{n} (x_{j} - \bar{x})^{2}}",
    "share": r"\frac{1}{1 + \frac{z^{2}}{n}} \left( p + \frac{z^{2}}{2n} \pm"
    r" z \sqrt{\frac{p (1 - p)}{n} + \frac{z^{2}}{4 n^{2}}} \right)",
    "index": r"I = \frac{100}{n} \sum_{j=1}^{n} \frac{\sum_{i \in A_{j}} w_{i}"
    r" \cdot \frac{x_{ij} - 1}{k - 1}}{\sum_{i \in A_{j}} w_{i}}",
}


def _labels(words: Any) -> list[str]:
    return [label for code in LANGUAGES if (label := words.get(code))]


def script_data(survey: Survey, reader: Reader) -> Markup:
    """What the scripts need to know: items, scales, sizes of samples, words."""
    words = {
        key.removeprefix("survey."): text
        for key, text in reader.t.strings.items()
        if key.startswith("survey.")
    }
    use = reader.catalogue.clause(survey.clauses[1])
    data = {
        "language": reader.language,
        "points": POINTS,
        "aspects": [{"id": part.id, "name": reader.plain(part.name)} for part in survey.aspects],
        "items": [
            {"aspect": item.aspect, "short": reader.plain(item.short)} for item in survey.items
        ],
        "headings": headings(survey, reader),
        #: words of every language that stand for 0 (not used), 1 … in answers
        "satisfaction": [_labels(item) for item in (survey.unused, *survey.satisfaction)],
        "importance": [[], *(_labels(item) for item in survey.importance)],
        "use": f"{reader.document(use.edition)} {reader.number(use)}" if use else "",
        "responses": [
            {key: float(value) for key, value in size.model_dump(exclude_none=True).items()}
            for size in survey.responses
        ],
        "words": words,
    }
    return Markup(json.dumps(data, ensure_ascii=False).replace("<", "\\u003c"))


def survey_pages(reader: Reader) -> Iterator[GeneratedPage]:
    """The page of the tool, where there is a survey."""
    survey = reader.catalogue.survey
    if survey is None:
        return
    there = reader.at(URL)
    root = there.base + ("" if reader.language == LANGUAGES[0] else "../")
    numbered = list(enumerate(survey.items, 1))
    yield GeneratedPage(
        url=URL,
        title=reader.t("survey.title"),
        description=reader.t("survey.lead"),
        template="survey.html",
        area="nav.certification",
        trail=((reader.t("nav.certification"), "certification/"),),
        values={
            "survey": survey,
            "clause": reader.catalogue.clause(survey.clauses[0]),
            "groups": [
                (group, [(n, item) for n, item in numbered if item.group == group.id])
                for group in survey.groups
            ],
            "files": [
                (root + file_path(reader.language, ending), ending) for ending in ("csv", "xlsx")
            ],
            "formulas": FORMULAS,
            "points": range(1, POINTS + 1),
            "data": script_data(survey, reader),
        },
        scripts=SCRIPTS,
    )
