"""Reads one changed line of a provision: is it asked for more, for less, or otherwise?

Only what words show for certain is called stronger or weaker: the verbal form, and a number
after words that make it a bound.  Everything else is ``reworded``, which a person reads.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from ..model.clause import ClauseType
from .kinds import Finding, Kind
from .matter import Said
from .words import QUANTITY, operations

#: Verbal forms from weak to strong, as single units of comparison.
_VERBS = {
    "zh": {"能": 0, "可": 1, "宜": 2, "应": 3},
    "en": {"can": 0, "may": 1, "should": 2, "shall": 3},
}
#: Words that hold a verbal form as a mere syllable.
_MASKED = re.compile(
    r"[适响相反对供感效顺]应|应[用急答对付邀聘当]|许可|认可|可[靠见核]|可能|能[够力]|功能|性能"
)
#: What stands right before a number, or right after it, and makes it a bound: +1 a lower one,
#: -1 an upper one, 0 a condition whose sense words alone do not show.  The first match counts.
_BOUNDS = {
    "zh": (
        (r"(?:最近|连续|过去|超过|不足|少于|低于|高于|前|满)\s*$", r"", 0),
        (r"", r"^\s*(?:及以上|以上|及以下).{0,12}的", 0),
        (r"", r"^.{0,12}不计入", 0),
        (r"(?:至少|最少)[^，。；：\d]{0,6}$", r"", 1),
        (r"(?:至多|最多|不迟于|不晚于)\s*$", r"", -1),
        (r"每\s*$", r"", -1),
        (r"", r"^\s*(?:之内|以内|内|前)", -1),
    ),
    "en": (
        (r"\b(?:last|latest|preceding|consecutive|exceeds|over)\s*$", r"", 0),
        (r"\b(?:at least|not less than|no less than|not fewer than)\s*$", r"", 1),
        (r"\b(?:at most|not more than|no more than|not exceed|no longer than|within|every)\s*$",
         r"", -1),
    ),
}  # fmt: skip
#: ``不`` turns the bound round; these come before all others.
_NEGATED = {
    "zh": (
        (r"不应?(?:少于|低于|小于|短于)[^，。；：\d]{0,12}$", r"", 1),
        (r"不应?(?:超过|高于|大于|多于|长于)[^，。；：\d]{0,12}$", r"", -1),
    ),
    "en": (),
}
#: Units that say the same in other measure: unit → (common unit, how many of it).
_MEASURE = {
    "h": ("s", 3600),
    "小时": ("s", 3600),
    "min": ("s", 60),
    "分钟": ("s", 60),
    "s": ("s", 1),
    "年": ("个月", 12),
    "个月": ("个月", 1),
}
_MARKUP = re.compile(r"\[([^\[\]\n]*)\]\([^()\s]*\)|\*\*|`")
_SURFACE = re.compile(r"[\s，。；：、（）“”‘’,.;:()\"'!?！？—–-]+")


def surface(text: str) -> str:
    """The words alone: no markup, punctuation, spaces or case."""
    return _SURFACE.sub("", _MARKUP.sub(lambda match: match[1] or "", text)).lower()


def amount(quantity: str) -> tuple[Decimal, str] | None:
    """A lone quantity in common measure, or None."""
    match = QUANTITY.fullmatch(quantity.strip())
    if match is None:
        return None
    unit, factor = _MEASURE.get(match["unit"] or "", (match["unit"] or "", 1))
    return Decimal(match["number"].replace(" ", "")) * factor, unit


def bound(before: str, after: str, language: str) -> int:
    """+1 where the text round a number makes it a lower bound, -1 an upper one, else 0."""
    for left, right, sense in (*_NEGATED[language], *_BOUNDS[language]):
        if re.search(left or "$", before) and re.search(right or "^", after):
            return sense
    return 0


def _verb(old: str, new: str, around: str, language: str) -> Finding | None:
    verbs = _VERBS[language]
    was, now = old.strip().lower(), new.strip().lower()
    if was not in verbs or now not in verbs or _MASKED.search(around):
        return None
    kind = Kind.STRENGTHENED if verbs[now] > verbs[was] else Kind.RELAXED
    return Finding(kind, "verb", was, now)


def _threshold(old: str, new: str, left: str, right: str, language: str) -> Finding | None:
    was, now = amount(old), amount(new)
    if was is None or now is None or was[1] != now[1] or was[0] == now[0]:
        return None
    sense = bound(left, right, language)
    if sense == 0:
        return None
    tighter = (now[0] - was[0]) * sense > 0
    kind = Kind.STRENGTHENED if tighter else Kind.RELAXED
    return Finding(kind, "threshold", old.strip(), new.strip())


def reworded_line(old: str, new: str, kind: ClauseType, language: str) -> Iterator[Finding]:
    """Findings of a line that both editions have."""
    if surface(old) == surface(new):
        yield Finding(Kind.EDITORIAL, "surface")
        return
    steps = list(operations(old, new, language))
    for at, (op, was, now) in enumerate(steps):
        if op == "equal" or surface(was) == surface(now):
            continue
        left = steps[at - 1][1] if at else ""
        right = steps[at + 1][1] if at + 1 < len(steps) else ""
        around = f"{left[-1:]}{was}{right[:1]} {left[-1:]}{now}{right[:1]}"
        found = _verb(was, now, around, language)
        if found is None and kind is not ClauseType.PERMISSION:
            found = _threshold(was, now, left, right, language)
        yield found or Finding(Kind.REWORDED, "wording", was.strip(), now.strip())


def _obliges(line: Said, language: str) -> bool:
    text = _MASKED.sub("", line.get(language))
    words = ("应", "宜") if language == "zh" else ("shall", "should")
    return any(word in text for word in words)


def lone_line(line: Said, kind: ClauseType, language: str, added: bool) -> Finding:
    """The finding of a line that only one edition has."""
    text = line.get(language).lstrip("- ")
    was, now = ("", text) if added else (text, "")
    rule = "line_added" if added else "line_removed"
    listed = line.role.endswith(".item") or line.role == "row"
    asks = kind in (ClauseType.REQUIREMENT, ClauseType.INSTRUCTION, ClauseType.RECOMMENDATION)
    if listed and (asks or kind is ClauseType.PERMISSION):
        more = added == asks
    elif line.role == "text" and asks and _obliges(line, language):
        more = added
    else:
        return Finding(Kind.REWORDED, rule, was, now)
    return Finding(Kind.STRENGTHENED if more else Kind.RELAXED, rule, was, now)
