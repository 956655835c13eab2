"""Numbers and units: the same in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ..model.drafting import Drafting
from .draft import Draft, Finding, Text, at

#: Not part of an identifier (A.1, B2, V2.0), a clause number (5.1.2) or a date (2026-11-23).
_NUMBER = re.compile(
    r"(?<![\w.\-–:/])\d{1,3}(?:[, \u00a0]\d{3})+(?![\d.])"
    r"|(?<![A-Za-z\d.:/-])\d+(?:\.\d+)?(?![\d:]|\.\d|-\d{2})"
)
_LANGUAGES = {"zh": ("中文", "Chinese"), "en": ("英文", "English")}


def _value(written: str) -> str:
    plain = re.sub(r"[, \u00a0]", "", written)
    return plain.rstrip("0").rstrip(".") if "." in plain else plain.lstrip("0") or "0"


@cache
def numbers(text: Text) -> dict[str, int]:
    """Numbers written in digits → offset of the first; 2 万 counts as 20000."""
    found: dict[str, int] = {}
    for match in _NUMBER.finditer(text.words):
        value = _value(match[0])
        after = text.words[match.end() : match.end() + 2].lstrip()
        if after.startswith("万") and "." not in value:
            value = f"{int(value) * 10000}"
        found.setdefault(value, match.start())
    return found


@cache
def _words(data: Drafting, language: str) -> dict[str, re.Pattern[str]]:
    return {
        entry.value: re.compile(
            "|".join(entry.words.get(language))
            if language == "zh"
            else r"\b(?:" + "|".join(entry.words.get(language)) + r")\b",
            re.IGNORECASE,
        )
        for entry in data.numbers
        if entry.words.get(language)
    }


def _spelled(value: str, text: Text, data: Drafting) -> bool:
    """True when the number stands in the text as a word."""
    pattern = _words(data, text.language).get(value)
    if pattern and pattern.search(text.clean):
        return True
    if re.search(rf"\b{re.escape(value)}:00", text.clean):
        return True
    before = str(int(value) - 1) if value.isdecimal() else ""  # 2 个以上 is more than one
    below = _words(data, "en").get(before)
    more = re.search(r"more than (\w+)", text.clean)
    return bool(more and (more[1] == before or (below and below.fullmatch(more[1]))))


def numbers_agree(draft: Draft) -> Iterator[Finding]:
    """Every number in digits stands in the other language, too, in digits or as a word."""
    for pair in draft.pairs:
        if pair.zh.item.kind not in ("clauses", "terms", "scheme", "edition"):
            continue
        for text, other in ((pair.zh, pair.en), (pair.en, pair.zh)):
            for value, offset in numbers(text).items():
                if value in numbers(other) or _spelled(value, other, draft.data):
                    continue
                zh, en = _LANGUAGES[text.language]
                yield at(text, "L116", offset, len(value), value=value, zh=zh, en=en)


@cache
def _unit_pattern(data: Drafting, language: str) -> re.Pattern[str]:
    every = [(word, unit.id) for unit in data.units for word in unit.words.get(language)]
    every.sort(key=lambda entry: len(entry[0]), reverse=True)
    words = "|".join(
        re.escape(word) + (r"(?![A-Za-z])" if word[-1].isascii() and word[-1].isalpha() else "")
        for word, _ in every
    )
    gap = r"[ \u00a0\ue000-]*"
    return re.compile(rf"(\d+(?:\.\d+)?){gap}({words})", re.IGNORECASE if language == "en" else 0)


@cache
def _units(text: Text, data: Drafting) -> dict[str, dict[str, int]]:
    """Value → units it stands with, each with its offset."""
    names = {word.lower(): unit.id for unit in data.units for word in unit.words.get(text.language)}
    spelled = _digits(text, data)
    found: dict[str, dict[str, int]] = {}
    for match in _unit_pattern(data, text.language).finditer(spelled):
        unit = names.get(match[2].lower())
        if unit:
            found.setdefault(_value(match[1]), {}).setdefault(unit, match.start())
    return found


def _digits(text: Text, data: Drafting) -> str:
    """English with its number words in digits, padded so that offsets hold."""
    if text.language != "en":
        return text.words
    shown = text.words
    for entry in data.numbers:
        for word in entry.words.get("en"):
            if len(word) >= len(entry.value) and word.lower() in _CARDINALS:
                digits = entry.value.ljust(len(word))
                shown = re.sub(rf"\b{word}\b", digits, shown, flags=re.IGNORECASE)
    return shown


_CARDINALS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty".split()
)


def units_agree(draft: Draft) -> Iterator[Finding]:
    """A number has the same unit in both languages."""
    for pair in draft.pairs:
        if pair.zh.clause is None and pair.zh.item.kind not in ("terms", "scheme"):
            continue
        zh, en = _units(pair.zh, draft.data), _units(pair.en, draft.data)
        for value in zh.keys() & en.keys():
            if not zh[value].keys() & en[value].keys():
                offset = next(iter(zh[value].values()))
                yield at(
                    pair.zh,
                    "L117",
                    offset,
                    len(value),
                    value=value,
                    zh="、".join(zh[value]),
                    en=", ".join(en[value]),
                )


RULES = {"L116": numbers_agree, "L117": units_agree}
