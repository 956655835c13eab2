"""What a syntax error most likely means: the cause, not the symptom, at its own place.

Each likely cause is one line in ``_CAUSES``: lines near the error are searched for it in order.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import yaml

from ..problem import Place, Problem, problem
from .characters import place_at

_PLAIN = r"[^\s\"'#|>\[{][^\"'{}\[\]]*?"
_SPACES = {
    "\u3000": ("全角空格", "an ideographic space"),
    "\u00a0": ("不换行空格", "a no-break space"),
}
_CLOSING = {"{": "}", "[": "]"}
_HALF = str.maketrans("［］｛｝【】，：“”‘’", "[]{}[],:\"\"''")


def _half(line: str) -> str:
    """The line with the punctuation of its syntax written the way YAML wants it."""
    return re.sub(r"([:,])(?=\S)", r"\1 ", line.strip().translate(_HALF))


def _quoted_rest(match: re.Match[str]) -> str:
    """The value from the mark on, in quotes, up to where a flow value ends."""
    rest = match.string[match.start(1) :].strip()
    if "{" in match.string[: match.start(1)]:
        rest = re.split(r",\s|\}", rest)[0].strip()
    return f'"{rest}"'


def _second_colon(match: re.Match[str]) -> str:
    value = match["value"].strip()
    return f'"{value}"'


def _spaced(match: re.Match[str]) -> str:
    return re.sub("[ \u3000\u00a0]+", " ", match.string).strip()


def _uncut(match: re.Match[str]) -> str:
    rest = re.split(r", *\w+:|\}", match["rest"])[0].rstrip()
    return f'"{match["value"].strip()} #{rest}"'


#: Pattern in a line near the error → (code, remedy); group 1 is what is marked.
_CAUSES: tuple[tuple[re.Pattern[str], str, Callable[[re.Match[str]], str]], ...] = (
    (re.compile(r"^ *(?:- *)?(\t)"), "Y101", lambda m: ""),
    (
        re.compile(r"^[ ]*(?:[-][ ])?([\u3000\u00a0])|[:-]([\u3000\u00a0])"),
        "Y120",
        _spaced,
    ),
    (re.compile(r"(?:[:,] |[\[{]|^ *- )\s*([［｛【])"), "Y112", lambda m: _half(m.string)),
    (
        re.compile(r"^\s*(?:- )?[A-Za-z_]+\s*(：)(.*)"),
        "Y102",
        lambda m: m[0].strip().replace("：", ": ", 1),
    ),
    (
        re.compile(r"[{\[].*?(?:[\w\"'\]})”])(，)\s*(?:\w+[:：]|[\"'{\[“])"),
        "Y111",
        lambda m: _half(m.string),
    ),
    (
        re.compile(r"^\s*(?:- )?[A-Za-z_]+(:)(?=[^\s:/])"),
        "Y103",
        lambda m: m.string.strip().replace(":", ": ", 1),
    ),
    (re.compile(r"(?:[:,]\s+|\{\s*|^ *- )([@%`*&!|>?])(?=\S|[ ]\S)"), "Y110", _quoted_rest),
    (
        re.compile(r"^ *([-–—－•])(?=[^\s-])"),
        "Y114",
        lambda m: "- " + m.string.strip().lstrip("-–—－•"),
    ),
    (
        re.compile(r"\{[^}\"']*?: *(?P<value>[^{}\"',]*?)\s(#)(?P<rest>[^}]*\}?)$"),
        "Y116",
        _uncut,
    ),
)


def syntax_problem(error: yaml.YAMLError, text: str, file: str) -> Problem:
    """The likely cause of a syntax error, at its own place."""
    mark = getattr(error, "problem_mark", None)
    context = getattr(error, "context_mark", None)
    said = str(getattr(error, "problem", error) or error)
    if mark is None:
        return problem(Place(file), "Y199", problem_zh=said, problem_en=said)
    lines = text.split("\n")
    where = _Where(lines, file)
    if "escape" in said:
        return where.problem(mark.line, mark.column, "Y118", better="\\\\")
    simple_key = context is not None and "simple key" in str(getattr(error, "context", ""))
    line = min(context.line if simple_key else mark.line, len(lines) - 1)
    found = (
        _quote(error, context, line, where)
        or where.near(line)
        or _wrong_start(said, line, where)
        or _bracket(error, context, where)
        or _colon(said, line, where)
        or _indent(said, line, where)
    )
    if found:
        return found
    place = place_at(text, min(where.offset(mark.line) + mark.column, len(text)), file)
    return problem(place, "Y199", problem_zh=_SAID.get(said, said), problem_en=said)


class _Where:
    """The lines of a broken file and places in them."""

    def __init__(self, lines: list[str], file: str) -> None:
        self.lines, self.file = lines, file

    def offset(self, line: int) -> int:
        return sum(len(each) + 1 for each in self.lines[:line])

    def problem(self, line: int, column: int, code: str, **details: object) -> Problem:
        """A problem at a 0-based line and column."""
        at = min(line, len(self.lines) - 1)
        return problem(Place(self.file, at + 1, column + 1, 1, self.lines[at]), code, **details)

    def around(self, line: int) -> Iterator[tuple[int, str]]:
        """The lines a parser may blame for a mistake: its own, then those just before it."""
        for number in range(line, max(-1, line - 4), -1):
            yield number, self.lines[number][:1000]

    def near(self, line: int) -> Problem | None:
        """The first known cause in the lines around."""
        for number, content in self.around(line):
            if content.lstrip().startswith("#"):
                continue
            for pattern, code, remedy in _CAUSES:
                if match := pattern.search(content):
                    group = next(at for at in range(1, len(match.groups()) + 1) if match[at])
                    if "value" in pattern.groupindex:
                        group = 2
                    char = match[group]
                    zh, en = _SPACES.get(char, ("", ""))
                    details = {"char": char, "char_zh": zh, "char_en": en, "better": remedy(match)}
                    return self.problem(number, match.start(group), code, **details)
        return None


_QUOTED = re.compile(r"""(?:^|[:,\[{]|- )\s*(["'])""")


def _quote(
    error: yaml.YAMLError, context: yaml.Mark | None, line: int, where: _Where
) -> Problem | None:
    """A quote that opens a value and is not closed on its own line, or closed too early."""
    if context and "quoted scalar" in str(getattr(error, "context", "")):
        return where.problem(context.line, context.column, "Y104")
    for number in range(max(0, line - 40), line + 1):
        content, at = where.lines[number][:1000], 0
        while match := _QUOTED.search(content, at):
            close = re.search(r"(?<!\\)" + match[1], content[match.end() :])
            if close is None:
                return where.problem(number, match.start(1), "Y104")
            at = match.end() + close.end()
            rest = content[at:].lstrip()
            if number == line and rest and rest[0] not in ",}]:#，：":
                return _goes_on(content, match, at, number, where)
    return None


def _goes_on(content: str, opening: re.Match[str], end: int, line: int, where: _Where) -> Problem:
    tail = re.split(r"\s*[,}\]]", content[opening.end() :])[0].rstrip(opening[1])
    other = '"' if opening[1] == "'" else "'"
    tail = tail.replace(other, other * 2) if other == "'" else tail.replace('"', '\\"')
    return where.problem(line, end, "Y124", better=f"{other}{tail}{other}")


def _wrong_start(said: str, line: int, where: _Where) -> Problem | None:
    """A full-width number sign, or a line that no key and no item opens."""
    content = where.lines[line]
    if "could not find expected ':'" not in said:
        return None
    indent = len(content) - len(content.lstrip())
    block = _block_above(where.lines, line)
    if block is not None and block > indent:
        return where.problem(
            line, indent, "Y115", found=indent, wanted=block, better=" " * block + content.strip()
        )
    better = "# " + content.strip()[1:].strip() if content.lstrip().startswith("＃") else ""
    return where.problem(line, indent, "Y117", better=better)


def _block_above(lines: list[str], line: int) -> int | None:
    """Indentation of the literal text that stands directly above a line, if one does."""
    above = line - 1
    while above >= 0 and not lines[above].strip():
        above -= 1
    first = above
    while first >= 0 and not re.search(r"[|>][-+]?\s*$", lines[first]):
        if lines[first].strip() and _indent_of(lines[first]) < _indent_of(lines[above]):
            return None
        first -= 1
    return _indent_of(lines[above]) if 0 <= first < above else None


def _indent_of(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _bracket(error: yaml.YAMLError, context: yaml.Mark | None, where: _Where) -> Problem | None:
    if context is None or "flow" not in str(getattr(error, "context", "")):
        return None
    at = min(context.line, len(where.lines) - 1)
    opening = where.lines[at][context.column : context.column + 1]
    rest = where.lines[at][context.column :]
    closing = _CLOSING.get(opening, "")
    if not closing or rest.count(opening) <= rest.count(closing):
        return None
    return where.problem(context.line, context.column, "Y123", char=opening, better=closing)


_TWO_COLONS = re.compile(r"^\s*(?:- )?[\w-]+: +(?P<value>[^\s\"'\[{|>].*?(: ).*)$")


def _colon(said: str, line: int, where: _Where) -> Problem | None:
    """A text with ``: `` in it, or the line above that lacks its own colon."""
    if "mapping values are not allowed" not in said:
        return None
    if match := _TWO_COLONS.match(where.lines[line]):
        return where.problem(line, match.start(2), "Y121", better=_second_colon(match))
    above = where.lines[line - 1] if line else ""
    if re.fullmatch(r"\s*(?:- )?[A-Za-z_]+( .*)?", above):
        better = re.sub(r"([A-Za-z_]+) *", r"\1: ", above.strip(), count=1).strip()
        return where.problem(line - 1, _indent_of(above), "Y117", better=better)
    return _indent("did not find expected key", line, where)


def _indent(said: str, line: int, where: _Where) -> Problem | None:
    """A line whose indentation none of the open blocks above it has."""
    if "expected key" not in said and "'-' indicator" not in said:
        return None
    content = where.lines[line]
    found = _indent_of(content)
    levels = _open_levels(where.lines, line)
    item = content.lstrip().startswith("- ")
    wanted = [at for at, is_item in levels if is_item == item] or [0]
    if not content.strip() or found in wanted:
        return None
    nearest = min(wanted, key=lambda each: (abs(each - found), each))
    better = " " * nearest + content.strip()
    return where.problem(line, found, "Y115", found=found, wanted=nearest, better=better)


def _open_levels(lines: list[str], line: int) -> list[tuple[int, bool]]:
    """Indentations of the blocks open above a line, the innermost first; True for a list's."""
    found: list[tuple[int, bool]] = []
    for content in reversed(lines[:line]):
        if re.match(r" *(?:- +)*[\w-]+:(?:\s|$)| *- ", content):
            for each in _starts(content):
                if not found or each[0] < found[-1][0]:
                    found.append(each)
    return found


def _starts(content: str) -> list[tuple[int, bool]]:
    """Where a line's key stands, and before it where its list item starts."""
    indent = _indent_of(content)
    item = re.match(r"(?:- +)+", content[indent:])
    return [(indent + len(item[0]), False), (indent, True)] if item else [(indent, False)]


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
