"""What YAML allows and we do not, and what a syntax error most likely means.

A message names the cause, not the symptom: each likely cause is one line in ``_CAUSES``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

from ..problem import Place, Problem, problem
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


def _around(text: str, line: int) -> Iterator[tuple[int, str]]:
    """The lines a parser may blame for a mistake: its own, then those just before it."""
    lines = text.split("\n")
    for number in range(min(line, len(lines) - 1), max(-1, line - 4), -1):
        yield number, lines[number]


#: Pattern in a line near the error → (code, group that is marked, remedy from the match).
_CAUSES = (
    (re.compile(r"^ *(\t)"), "Y101", lambda m: ""),
    (
        re.compile(r"^\s*(?:- )?[A-Za-z_]+\s*(：)(.*)"),
        "Y102",
        lambda m: m[0].strip().replace("：", ": ", 1),
    ),
    (
        re.compile(r"^\s*(?:- )?[A-Za-z_]+(:)(?=[^\s:/])"),
        "Y103",
        lambda m: m.string.strip().replace(":", ": ", 1),
    ),
    (re.compile(r":\s+([@%`])"), "Y110", lambda m: f'"{m.string[m.start(1) :].strip()}"'),
)


def syntax_problem(error: yaml.YAMLError, text: str, file: str) -> Problem:
    """The likely cause of a syntax error, at its own place."""
    mark = getattr(error, "problem_mark", None)
    context = getattr(error, "context_mark", None)
    said = str(getattr(error, "problem", error) or error)
    if context and "quoted scalar" in str(getattr(error, "context", "")):
        return problem(place_at(text, _index(text, context), file), "Y104")
    line = mark.line if mark else 0
    if (opening := _unclosed_quote(text, line)) is not None:
        return problem(place_at(text, opening, file), "Y104")
    offsets = [0]
    for each in text.split("\n"):
        offsets.append(offsets[-1] + len(each) + 1)
    for number, content in _around(text, line):
        for pattern, code, remedy in _CAUSES:
            if match := pattern.search(content):
                place = place_at(text, offsets[number] + match.start(1), file)
                return problem(place, code, char=match[1], better=remedy(match))
    if mark is None:
        return problem(Place(file), "Y199", problem_zh=said, problem_en=said)
    place = place_at(text, min(_index(text, mark), len(text)), file)
    return problem(place, "Y199", problem_zh=_SAID.get(said, said), problem_en=said)


_QUOTED = re.compile(r"""(?:^|[:,\[{]|- )\s*(["'])""")


def _unclosed_quote(text: str, line: int) -> int | None:
    """Offset of a quote that opens a value up to ``line`` and is not closed on its own line."""
    start = 0
    for number, content in enumerate(text.split("\n")[: line + 1]):
        at = 0
        while number >= line - 40 and (match := _QUOTED.search(content, at)):
            close = re.search(r"(?<!\\)" + match[1], content[match.end() :])
            if close is None:
                return start + match.start(1)
            at = match.end() + close.end()
        start += len(content) + 1
    return None


def _index(text: str, mark: yaml.Mark) -> int:
    """Character offset of a mark (the C loader counts ``index`` in characters, too)."""
    lines = text.split("\n")
    return sum(len(line) + 1 for line in lines[: mark.line]) + mark.column


#: What the parser says → the same for a Chinese reader.
_SAID = {
    "did not find expected key": "这里应当是键；多半是缩进不齐，或前面的引号、括号不成对",
    "did not find expected '-' indicator": "这里应当是列表项“- ”；多半是缩进不齐",
    "mapping values are not allowed in this context": "这里不能有“键: 值”；文字含“: ”要加引号",
    "could not find expected ':'": "这一行像是键，但没有冒号",
    "did not find expected ',' or '}'": "花括号里缺逗号或右花括号；含逗号的文字要加引号",
    "did not find expected ',' or ']'": "方括号里缺逗号或右方括号；含逗号的文字要加引号",
    "found character that cannot start any token": "这个字符不能开头，给值加引号",
    "found unknown escape character": "双引号里的反斜杠要写两个，或改用单引号",
    "did not find expected node content": "这里缺少内容",
    "block sequence entries are not allowed in this context": "列表项“- ”不能写在这里，另起一行",
}
