"""Style: punctuation of the right width, and spaces between Han characters and Latin ones.

The house style is that of ``standards/asc``: full-width punctuation in Chinese, a space between
Han characters and Latin letters or digits, ``90%`` in Chinese and ``90 %`` in English.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .draft import FILL, HAN, Draft, Finding, Text, at

_F = FILL + "*"
#: In Chinese: half-width punctuation beside a Han character → full-width.
_NARROW = re.compile(
    rf"(?<=[{HAN}])(?P<after>{_F}[,;:!?](?![\w/]))|(?<=[{HAN}])(?P<joined>{_F}[,;:!?])(?={_F}[{HAN}])"
    rf"|(?<=[{HAN}])(?P<stop>{_F}\.)(?=\s|$|[{HAN}])"
    rf"|(?P<open>\()(?={_F}[{HAN}])|(?<=[{HAN}])(?P<close>{_F}\))"
    rf"|(?P<quote>[\"'])(?={_F}[{HAN}])|(?<=[{HAN}])(?P<unquote>{_F}[\"'])"
    rf"|(?P<dots>\.{{3,}})(?=[{HAN}]|$)"
)
_FULL = {
    ",": "，",
    ";": "；",
    ":": "：",
    "!": "！",
    "?": "？",
    "(": "（",
    ")": "）",
    ".": "。",
    '"': "“”",
    "'": "‘’",
    "...": "……",
}
#: In English: full-width punctuation, letters and digits → half-width.
_WIDE = re.compile(r"[，。；：？！（）、《》【】\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]")
_HALF = {
    "，": ",",
    "。": ".",
    "；": ";",
    "：": ":",
    "？": "?",
    "！": "!",
    "（": "(",
    "）": ")",
    "、": ",",
    "《": "“",
    "》": "”",
    "【": "[",
    "】": "]",
}
_WIDE_SIGN = re.compile("[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]")


def _half(char: str) -> str:
    return _HALF.get(char) or chr(ord(char) - 0xFEE0)


def punctuation_has_its_width(draft: Draft) -> Iterator[Finding]:
    """Chinese text has full-width punctuation, English text half-width; no full-width digits."""
    for text in draft.texts:
        if text.language == "zh":
            for match in _NARROW.finditer(text.clean):
                yield _width(text, match.start(), match[0].strip(FILL), "中文")
            for match in _WIDE_SIGN.finditer(text.clean):
                char = match[0]
                yield at(
                    text, "L119", match.start(), 1, language="中文", char=char, better=_half(char)
                )
        else:
            for match in _WIDE.finditer(text.clean):
                around = text.clean[max(0, match.start() - 1) : match.end() + 1]
                if not re.search(rf"[{HAN}]", around):
                    char, better = match[0], _half(match[0])
                    yield at(
                        text, "L119", match.start(), 1, language="英文", char=char, better=better
                    )


def _width(text: Text, offset: int, char: str, language: str) -> Finding:
    better = _FULL.get("..." if char.startswith("...") else char, char)
    return at(text, "L119", offset, len(char), language=language, char=char, better=better)


_TIGHT = re.compile(rf"[{HAN}]{_F}[A-Za-z0-9]|[A-Za-z0-9]{_F}[{HAN}]")
_UNIT = re.compile(r"(?<![\w.])\d+(?:\.\d+)?(h|min|s|kg|km|mm|cm|kW|MB|GB)\b")
_LOOSE = re.compile(
    rf"(?<=[{HAN}]) +(?=[{HAN}])|(?<=[，。；：、！？（“《])[ \t]+(?=\S)"
    r"|(?<=\S)[ \t]+(?=[，。；：、！？）”》])"
)
_PERCENT = {"zh": re.compile(r"\d +%"), "en": re.compile(r"\d%(?!\w)")}
_DOUBLE = re.compile(r"(?<=\S)  +(?=\S)| +(?=[,;.!?)](?:\s|$))")


def spacing_is_even(draft: Draft) -> Iterator[Finding]:
    """Han and Latin are one space apart, Han and Han none; a number and its unit one."""
    for text in draft.texts:
        if not text.item.document.file.startswith("standards/"):
            continue
        for pattern, zh, en, better in _SPACING:
            if isinstance(pattern, dict):
                pattern, better = pattern[text.language], better[text.language]  # type: ignore[index]
            if zh.startswith("中文") and text.language != "zh":
                continue
            if zh.startswith("英文") and text.language != "en":
                continue
            if match := pattern.search(text.clean):
                shown = match[0].replace(FILL, "")
                yield at(
                    text,
                    "L120",
                    match.start(),
                    len(match[0]),
                    what_zh=zh,
                    what_en=en,
                    better=_spaced(shown, str(better)),
                )


def _spaced(shown: str, better: str) -> str:
    if better == "space":
        return re.sub(rf"(?<=[{HAN}])(?=[A-Za-z0-9])|(?<=[A-Za-z0-9])(?=[{HAN}])", " ", shown)
    if better == "unit":
        return re.sub(r"(?<=\d)(?=[A-Za-z])", " ", shown)
    return better


_SPACING = (
    (
        _TIGHT,
        "中文和字母、数字之间缺一个空格",
        "no space between Han and Latin characters",
        "space",
    ),
    (_LOOSE, "中文之间多了空格", "needless space between Han characters", ""),
    (_UNIT, "数和单位之间缺一个空格", "no space between number and unit", "unit"),
    (
        _PERCENT,
        "百分号的空格：中文紧接，英文空一格",
        "percent sign: “90%” in Chinese, “90 %” in English",
        {"zh": "90%", "en": "90 %"},
    ),
    (_DOUBLE, "英文里多了空格", "needless space", ""),
)

RULES = {"L119": punctuation_has_its_width, "L120": spacing_is_even}
