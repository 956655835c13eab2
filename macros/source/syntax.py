"""What YAML allows and we do not: depth, anchors, tags, second documents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

from ..problem import Problem, problem
from .characters import place_at

DEPTH = 40
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_SUSPECT = re.compile(r"(?:[-?][ \t]+){12}|^[ \t]{80}", re.MULTILINE)
_INDICATORS = re.compile(r"(?:^|[\s\[{,])([&*!])\S", re.MULTILINE)


def _may_nest_deeply(text: str) -> bool:
    depth = 0
    for line in text.split("\n") if "{" in text or "[" in text else ():
        depth += line.count("{") + line.count("[")
        if depth > DEPTH:
            return True
        depth = max(0, depth - line.count("}") - line.count("]"))
    return bool(_SUSPECT.search(text))


def nesting_problem(text: str, file: str) -> Problem | None:
    """The C composer dies on 100,000 open brackets, so depth is bounded on the event stream."""
    if not _may_nest_deeply(text):
        return None
    depth = 0
    try:
        for event in yaml.parse(text, Loader=_Loader):
            depth += isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent))
            depth -= isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent))
            if depth > DEPTH:
                place = place_at(text, event.start_mark.index, file)
                return problem(place, "Y109", limit=DEPTH)
    except yaml.YAMLError:
        return None
    return None


def refused(text: str, file: str) -> Iterator[Problem]:
    """Anchors, aliases, tags and second documents: YAML our files do without."""
    if not _INDICATORS.search(text) and "\n---" not in text:
        return
    documents = 0
    try:
        for event in yaml.parse(text, Loader=_Loader):
            documents += isinstance(event, yaml.DocumentStartEvent)
            code = _refused_code(event, documents)
            if code:
                yield problem(place_at(text, event.start_mark.index, file), code)
            if documents > 1:
                return
    except yaml.YAMLError:
        return


def _refused_code(event: yaml.Event, documents: int) -> str | None:
    if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
        return "Y106"
    if getattr(event, "tag", None):
        return "Y107"
    return "Y108" if documents > 1 and isinstance(event, yaml.DocumentStartEvent) else None
