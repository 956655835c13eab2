"""A small tree with every text field of every model filled, whatever the models are today.

``fill`` walks the models: a field for text gets text from a function, others get the value below
or are left out.  A new text field is filled without a line here.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Callable, Iterator
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Any

from pydantic.fields import FieldInfo

from macros.load.layout import LAYOUT
from macros.model.base import LANGUAGES, Record, Words, _partial_date

OMIT = object()
HOSTILE_WORD = '"><script>x0hit()</script>'
HOSTILE_ADDRESS = "https://example.org/?\"onfocus=x0hit()'autofocus='\"><script>x0hit()</script>"
HOSTILE_LATEX = r"\text{<script>x0hit()</script>} + \href{javascript:x0hit()}{x} + \style{a}{b}"
#: ``(model, field)`` → text for it.
Text = Callable[[str, str], str]

_GRADES = [{"ratio": "1"}, {"ratio": "0"}]
_FULL = {"number": "5.1", "id": "demo.unit", "type": "requirement", "points": "6"}
_FULL |= {"scoring": "graded", "grades": _GRADES, "deduction": OMIT, "see": ["demo.staff"]}
_FULL |= {"roles": ["manager"], "terms": ["customer"], "maps_to": OMIT}
_STAFF = {"number": "5.2", "id": "demo.staff", "type": "requirement", "points": "4"}
_STAFF |= {"scoring": "deduct", "grades": OMIT, "deduction": {"each": "1"}, "see": OMIT}
_STAFF |= {"roles": OMIT, "terms": OMIT, "tables": OMIT, "formulas": OMIT}
_STAFF |= {"maps_to": [{"clause": "demo@2026#demo.unit"}], "aliases": OMIT}
_HEAD = {"number": "5", "id": "demo.all", "type": "heading", "points": "10"}
_HEAD |= dict.fromkeys(
    "scoring grades deduction evidence assessment common_failures roles applies_to tables "
    "formulas terms see maps_to aliases text notes examples suppress".split(),
    OMIT,
)
#: What a field holds that is not free text: a value, values of fields of its records, or OMIT.
VALUES: dict[tuple[str, str], Any] = {
    ("ClauseFile", "clauses"): [_HEAD, _FULL, _STAFF],
    ("Clause", "effort"): "3",
    ("Clause", "suppress"): [{"code": "L107"}],
    ("Evidence", "type"): "record",
    ("Assessment", "method"): "interview",
    ("Applicability", "industries"): ["retail"],
    ("Applicability", "excludable"): "true",
    ("Tailoring", "industry"): "retail",
    ("Formula", "latex"): HOSTILE_LATEX,
    ("Suppression", "code"): "L107",
    ("Vocabulary", "roles"): [{"id": "manager"}],
    ("Vocabulary", "industries"): [{"id": "retail"}],
    ("Vocabulary", "evidence_types"): [{"id": "record"}],
    ("Vocabulary", "methods"): [{"id": "interview"}],
    ("Sources", "sources"): [{"id": "S01"}],
    ("Source", "tier"): "A",
    ("Standard", "editions"): [
        {"id": "2019", "status": "replaced", "stage": OMIT},
        {"id": "2026", "status": "in-force", "stage": "60.60"},
    ],
    ("Standard", "level"): "project",
    ("Standard", "force"): "open",
    ("Edition", "normative_references"): OMIT,
    ("Clause", "aliases"): OMIT,
    ("Edition", "text_basis"): "original",
    ("Edition", "withdrawn"): OMIT,
    ("Edition", "issued"): "2026-01-01",
    ("Edition", "effective"): "2026-02-01",
    ("Edition", "field_confidence"): OMIT,
    ("Edition", "source_language"): "zh",
    ("Edition", "history"): [
        {"stage": "30.20", "date": "2025-10-01"},
        {"stage": "60.60", "date": "2026-01-01"},
    ],
    ("RegisterEntry", "status"): "in-force",
    ("RegisterEntry", "ended"): OMIT,
    ("Adoption", "degree"): "MOD",
    ("Lineage", "base"): "demo@2019",
    ("LineageEntry", "kind"): "removed",
    ("LineageEntry", "before"): ["demo.old"],
    ("LineageEntry", "after"): OMIT,
    ("LineageReason", "clause"): "demo.unit",
    ("Comment", "id"): "1",
    ("Comment", "clause"): "demo.unit",
    ("Comment", "decision"): "accepted",
    ("Comment", "change"): OMIT,
    ("Round", "id"): "first",
    ("Round", "reviewed"): OMIT,
    ("Round", "start"): "2026-01-01",
    ("Round", "end"): "2026-01-02",
    ("Round", "decided"): "2026-01-02",
    ("FormColumn", "width"): "20",
    ("Stage", "code"): "60",
    ("Stage", "next"): OMIT,
    ("Stages", "stages"): [
        {"code": "30", "statuses": ["draft"], "next": ["60", HOSTILE_WORD]},
        {"code": "60", "statuses": ["in-force", "replaced"], "next": OMIT},
    ],
    ("Stages", "steps"): [{"code": "20"}, {"code": "60"}, {"code": "98"}],
    ("FastTrack", "start"): "30",
    ("FastTrack", "onward"): "60",
    ("Scheme", "total"): "10",
    ("Scheme", "cap"): OMIT,
    ("Scheme", "min_applicable"): "1",
    ("Scheme", "levels"): [
        {"id": "pass", "stars": "0", "min": "7"},
        {"id": "star3", "stars": "3", "min": "8"},
    ],
    ("SchemeLevel", "chapter_minimums"): [{"clause": "demo.all", "percent": "50"}],
    ("SpecialDeduction", "clause"): "demo.unit",
    ("SpecialDeduction", "outside_score"): "false",
    ("SpecialDeduction", "must_rectify"): "true",
    ("Bonus", "clause"): "demo.unit",
    ("Rounding", "places"): "2",
    ("Veto", "at_ratio"): "0",
    ("CarryOver", "source"): "demo@2026",
    ("CarryOver", "to"): "demo.unit",
    ("CarriedLevel", "level"): "pass",
    ("SchemeRule", "id"): "rule",
    ("Step", "id"): "step",
    ("Terms", "terms"): [{"id": "customer", "see": OMIT}],
    ("Event", "kind"): "forum",
    ("Event", "status"): "held",
    ("Event", "series"): {"id": "chain", "ordinal": "1"},
    ("Event", "date"): "2015-01-18",
    ("Event", "end"): "2015-01-19",
    ("Event", "standards"): ["demo"],
    ("Event", "clauses"): ["demo@2026#demo.unit"],
    ("Event", "recorded"): "2016-01-01",
    ("Picture", "file"): "a.png",
    ("Document", "href"): HOSTILE_ADDRESS,
    ("Award", "event"): "forum-1",
    ("Award", "date"): "2015-01-18",
    ("Kinds", "kinds"): [{"id": "forum"}],
    ("Kind", "schema_type"): "BusinessEvent",
    ("SeriesFile", "series"): [{"id": "chain"}],
    ("Organisations", "organisations"): [{"id": "body"}],
    ("Milestone", "standard"): "demo",
    ("OldEntry", "place"): "nav",
    ("OldEntry", "page"): "index.md",
    ("Redirects", "redirects"): [{"old": "/old.html", "page": "index.md"}],
    ("Redirect", "capture"): OMIT,
    ("Article", "standards"): ["demo"],
    ("Article", "clauses"): ["demo@2026#demo.unit"],
    ("PageCapture", "sha256"): "0" * 64,
    ("PageMatter", "template"): OMIT,
    ("Survey", "clauses"): ["demo@2026#demo.unit", "demo@2026#demo.staff"],
    ("Survey", "aspects"): [{"id": "speed"}],
    ("Survey", "groups"): [{"id": "first"}],
    ("Item", "id"): "one",
    ("Item", "aspect"): "speed",
    ("Item", "group"): "first",
    ("Survey", "responses"): [
        {"up_to": "100", "share": OMIT, "least": "10"},
        {"up_to": OMIT, "share": OMIT, "least": "20"},
    ],
    ("RuleSeverity", "severity"): "warning",
    ("Drafting", "modals"): OMIT,
    ("CommentForms", "forms"): [{"id": "summary"}],
    ("CommentForms", "words"): [
        {"value": value}
        for value in [HOSTILE_WORD, *"open accepted partly rejected noted ge te ed".split()]
    ],
    ("FormLabel", "field"): "reason",
    ("Diagram", "kind"): "tree",
    ("Diagram", "steps"): OMIT,
    ("Diagram", "bars"): OMIT,
    ("Group", "items"): [{"id": "part"}],
    ("Group", "id"): "group",
    ("Exit", "step"): OMIT,
    ("Diagram", "groups"): OMIT,
}
#: Fields of many records.
EVERYWHERE = {"sources": ["S01", HOSTILE_ADDRESS], "confidence": "single", "clauses": OMIT}
#: A diagram has one list of content, so each kind has a file of its own.
DIAGRAMS = {
    "tree": {"groups": [{"id": "group", "items": [{"id": "part"}]}]},
    "flow": {"steps": [{"id": "one"}, {"id": "two"}]},
    "bars": {"bars": [{"id": "one"}, {"id": "two"}]},
}
#: Layout kind → path of its file here; kinds written by tools only are not a person's text.
FILES = {
    "vocabulary": "standards/vocabulary.yml",
    "comment-forms": "standards/comment-forms.yml",
    "synonyms": "standards/synonyms.yml",
    "drafting": "standards/drafting.yml",
    "stages": "standards/stages.yml",
    "survey": "standards/survey.yml",
    "sources": "standards/sources.yml",
    "register": "standards/register.yml",
    "standard": "standards/demo/standard.yml",
    "edition": "standards/demo/2026/edition.yml",
    "scheme": "standards/demo/2026/scheme.yml",
    "terms": "standards/demo/2026/terms.yml",
    "lineage": "standards/demo/2026/lineage.yml",
    "comments": "standards/demo/2026/comments.yml",
    "clauses": "standards/demo/2026/clauses/05-indicators.yml",
    "event": "docs/archive/events/forum-1.yml",
    "award": "docs/archive/awards/prize.yml",
    "organisations": "docs/archive/organisations.yml",
    "kinds": "docs/archive/kinds.yml",
    "series": "docs/archive/series.yml",
    "milestones": "docs/archive/milestones.yml",
    "old-site": "docs/archive/old-site.yml",
    "redirects": "docs/archive/redirects.yml",
    "article": "docs/zh/research/article.md",
    "page": "docs/zh/index.md",
}
MACHINE_WRITTEN = ("translation", "links")


def _bare(annotation: Any) -> Any:
    """The type without ``| None`` and ``Annotated``."""
    if typing.get_origin(annotation) is typing.Annotated:
        return _bare(typing.get_args(annotation)[0])
    if typing.get_origin(annotation) in (types.UnionType, typing.Union):
        return _bare(next(a for a in typing.get_args(annotation) if a is not type(None)))
    return annotation


def _is_free(annotation: Any, info: FieldInfo) -> bool:
    """True for a string that may hold anything: neither a pattern nor a date restrains it."""
    text = repr(annotation) + repr(info.metadata)
    return (
        _bare(annotation) is str
        and "pattern=" not in text.replace("pattern=None", "")
        and _partial_date.__name__ not in text
    )


def free_fields(model: type[Record], seen: set | None = None) -> Iterator[tuple[str, str]]:
    """``(model, field)`` of everything below ``model`` in which a person writes free text."""
    seen = set() if seen is None else seen
    if model in seen or model is Words:
        return
    seen.add(model)
    for name, info in model.model_fields.items():
        kind = info.annotation
        while typing.get_origin(_bare(kind)) is tuple:
            kind = typing.get_args(_bare(kind))[0]
            info = FieldInfo(annotation=kind)
        free, kind = _is_free(kind, info), _bare(kind)
        if kind is Words or free:
            yield model.__name__, name
        elif isinstance(kind, type) and issubclass(kind, Record):
            yield from free_fields(kind, seen)


def fill(model: type[Record], text: Text, own: dict[str, Any] | None = None) -> dict[str, Any]:
    """A record of ``model`` with text in every free field; ``own`` values come first."""
    found = {}
    for name, info in model.model_fields.items():
        known = VALUES.get((model.__name__, name), EVERYWHERE.get(name))
        value = (own or {}).get(name, known)
        if value is not OMIT:
            value = _value(info.annotation, info, text, (model.__name__, name), value)
        if value is not OMIT:
            found[info.alias or name] = value
    return found


def _value(kind: Any, info: FieldInfo, text: Text, at: tuple[str, str], own: Any) -> Any:
    free = _is_free(kind, info)
    kind = _bare(kind)
    if typing.get_origin(kind) is tuple:
        inner = typing.get_args(kind)[0]
        least = next((m.min_length for m in info.metadata if hasattr(m, "min_length")), 1)
        parts = own if isinstance(own, list) else [None] * least
        made = [_value(inner, FieldInfo(annotation=inner), text, at, part) for part in parts]
        return OMIT if OMIT in made else made
    if kind is Words:
        return {code: text(*at) for code in LANGUAGES} if own is None else own
    if isinstance(kind, type) and issubclass(kind, Record):
        return fill(kind, text, own)
    if own is not None:
        return own
    if free:
        return text(*at)
    return _plain(kind, info)


def _plain(kind: Any, info: FieldInfo) -> Any:
    if isinstance(kind, type) and issubclass(kind, Enum):
        return next(iter(kind)).value
    if kind is bool:
        return "false"
    if kind in (int, Decimal):
        return "1"
    if _partial_date.__name__ in repr(info.metadata):
        return "2026-01-01"
    return "x" if info.is_required() and kind is str else OMIT


def yaml(value: Any, indent: int = 0) -> str:
    """Plain YAML: text as literal blocks or in single quotes, so that it stays what it is."""
    pad = "  " * indent
    if isinstance(value, dict):
        return "".join(f"{pad}{key}:{_after(item, indent)}" for key, item in value.items())
    return "".join(f"{pad}-{_after(item, indent)}" for item in value)


def _after(value: Any, indent: int) -> str:
    if isinstance(value, dict | list):
        return "\n" + yaml(value, indent + 1) if value else (" {}\n" if value == {} else " []\n")
    if "\n" in value:
        pad = "  " * (indent + 1)
        return " |-\n" + "".join(f"{pad}{line}\n" for line in value.split("\n"))
    return " '" + value.replace("'", "''") + "'\n"


#: A hand-written page shows what only macros show.
_BODY = """\
# 首页

{{ clause('demo@2026#demo.unit') }}

{{ register() }}

{{ levels('demo@2026') }}

{{ steps('demo@2026') }}

{{ events() }}

{{ awards() }}

{{ organisations() }}

{{ milestones() }}

{{ old_site() }}

{{ sources() }}

{{ series() }}

{{ figure('picture-tree') }}

{{ figure('picture-flow') }}

{{ figure('picture-bars') }}

{{ term('customer') }} {{ articles() }} {{ latest() }} {{ co_hosts() }} {{ contacts() }}
"""


def plant(root: Path, text: Text) -> None:
    """Write the tree below ``root``: every kind of file, ``text(model, field)`` in free fields."""
    models = {line.kind: line.model for line in LAYOUT}
    files = [(kind, path, None) for kind, path in FILES.items()]
    for name, content in DIAGRAMS.items():
        own = {"kind": name, **content}
        files.append(("diagram", f"docs/archive/diagrams/picture-{name}.yml", own))
    for kind, path, own in files:
        record = yaml(fill(models[kind], text, own))
        if path.endswith(".md"):
            body = _BODY if kind == "page" else "# 文章\n\n正文。\n"
            record = f"---\n{record}---\n\n{body}"
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(record, encoding="utf-8")
