"""Modal verbs: what they say agrees with the type of the clause and with the other language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from ..model.clause import ClauseType
from ..model.drafting import Drafting
from .draft import FILL, Draft, Finding, Text, at

#: From the strongest kind of provision to none.
STRENGTH = {
    ClauseType.REQUIREMENT: 3,
    ClauseType.RECOMMENDATION: 2,
    ClauseType.PERMISSION: 1,
}
NAMES = {
    ClauseType.REQUIREMENT: ("要求", "requirement"),
    ClauseType.INSTRUCTION: ("指示", "instruction"),
    ClauseType.RECOMMENDATION: ("推荐", "recommendation"),
    ClauseType.PERMISSION: ("允许", "permission"),
    ClauseType.STATEMENT: ("陈述", "statement"),
    ClauseType.HEADING: ("标题", "heading"),
}


class Modal(NamedTuple):
    """A modal verb in a text: the kind of provision it makes, and where it stands."""

    type: ClauseType
    word: str
    offset: int


def either(words: tuple[str, ...], language: str) -> str:
    """A pattern for any of the words; English ones as whole words."""
    found = "|".join(words)
    return rf"\b(?:{found})\b" if language == "en" else found


@cache
def _patterns(data: Drafting, language: str) -> tuple[re.Pattern[str] | None, re.Pattern[str]]:
    masks = data.masks.get(language)
    kinds = "|".join(
        f"(?P<{modal.type.value}>{either(modal.words.get(language), language)})"
        for modal in data.modals
        if modal.words.get(language)
    )
    ignoring = re.IGNORECASE if language == "en" else 0
    mask = re.compile(either(masks, language)) if masks else None
    return mask, re.compile(kinds or r"(?!)", ignoring)


def masked(text: str, data: Drafting, language: str) -> str:
    """The text with words that only look like modal verbs replaced by fillers."""
    mask, _ = _patterns(data, language)
    return mask.sub(lambda match: FILL * len(match[0]), text) if mask else text


@cache
def modals(text: Text, data: Drafting) -> tuple[Modal, ...]:
    """Every modal verb of a text, in order."""
    _, kinds = _patterns(data, text.language)
    return tuple(
        Modal(ClauseType(str(match.lastgroup)), match[0], match.start())
        for match in kinds.finditer(masked(text.clean, data, text.language))
    )


def words_of(draft: Draft, kind: ClauseType, language: str) -> str:
    """The words that make a provision of a type, for a message."""
    for modal in draft.data.modals:
        if modal.type is kind:
            positive = [word for word in modal.words.get(language) if "不" not in word]
            return positive[-1] if positive else modal.words.get(language)[-1]
    return ""


def _texts(draft: Draft) -> Iterator[tuple[Text, ClauseType]]:
    """The text of every clause that has a modal verb by its type, or none."""
    for text in draft.texts:
        if text.clause and text.part == "text" and draft.data.modals:
            yield text, text.clause.record.type


def type_has_its_modal(draft: Draft) -> Iterator[Finding]:
    """The text of a requirement, recommendation or permission uses a modal verb of its type."""
    for text, kind in _texts(draft):
        if kind in STRENGTH and kind not in {modal.type for modal in modals(text, draft.data)}:
            zh, en = NAMES[kind]
            word = words_of(draft, kind, text.language)
            better = f"{word}…" if text.language == "zh" else f"… {word} …"
            yield at(text, "L101", 0, 1, type_zh=zh, type_en=en, words=word, better=better)


def no_modal_of_another_type(draft: Draft) -> Iterator[Finding]:
    """No modal verb in a text is stronger than the type of its clause."""
    for text, kind in _texts(draft):
        for modal in modals(text, draft.data):
            if STRENGTH[modal.type] > STRENGTH.get(kind, 0):
                zh, en = NAMES[kind]
                yield at(
                    text,
                    "L102",
                    modal.offset,
                    len(modal.word),
                    type_zh=zh,
                    type_en=en,
                    word=modal.word,
                    better=f"type: {modal.type.value}",
                )
                break


def modals_agree_between_languages(draft: Draft) -> Iterator[Finding]:
    """Both languages of a wording make the same kinds of provisions."""
    for pair in draft.pairs:
        kinds = {
            text.language: {modal.type for modal in modals(text, draft.data)}
            for text in (pair.zh, pair.en)
        }
        if _mentions(pair.zh, ClauseType.PERMISSION, draft.data):  # 可删减的 is “that may be …”
            kinds["en"] -= {ClauseType.PERMISSION} - kinds["zh"]
        if kinds["zh"] == kinds["en"] or not (pair.zh.clause or pair.zh.item.kind in _NORMATIVE):
            continue
        said = {
            code: "、".join(words_of(draft, kind, code) for kind in STRENGTH if kind in found)
            for code, found in kinds.items()
        }
        extra = kinds["en"] - kinds["zh"]
        text = pair.en if extra else pair.zh
        wanted = extra or (kinds["zh"] - kinds["en"])
        first = next(modal for modal in modals(text, draft.data) if modal.type in wanted)
        better = words_of(draft, first.type, "zh" if text is pair.en else "en")
        yield at(
            text,
            "L103",
            first.offset,
            len(first.word),
            zh=said["zh"] or "—",
            en=said["en"] or "—",
            better=better,
        )


def _mentions(text: Text, kind: ClauseType, data: Drafting) -> bool:
    """True when a modal verb of the kind stands in the text, even inside a longer word."""
    words = next(
        (modal.words.get(text.language) for modal in data.modals if modal.type is kind), ()
    )
    return bool(words and _search(either(words, text.language), text.clean))


def forbidden_words(draft: Draft) -> Iterator[Finding]:
    """Words for provisions that standards do not use: 必须, must."""
    for text in draft.texts:
        if text.clause is None and text.item.kind != "edition":
            continue
        clean = masked(text.clean, draft.data, text.language)
        for word in draft.data.forbidden:
            listed = word.words.get(text.language)
            if listed and (match := _search(either(listed, text.language), clean)):
                better = word.better.get(text.language)
                yield at(text, "L104", match.start(), len(match[0]), word=match[0], better=better)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _search(pattern: str, text: str) -> re.Match[str] | None:
    return _compiled(pattern).search(text)


#: Kinds of files besides clauses whose modal verbs count.
_NORMATIVE = ("edition", "terms", "scheme")
#: Parts of an edition that only inform.
_FRONT = {"scope": "范围", "foreword": "前言", "introduction": "引言"}
_ASIDE = {"notes": "注", "examples": "示例", "term.definition": "定义", "term.notes": "注"}


def front_matter_states(draft: Draft) -> Iterator[Finding]:
    """Scope, foreword and introduction hold no provisions."""
    for text in draft.texts:
        of_edition = text.item.kind == "edition" and text.part in _FRONT
        scope = text.clause and text.part == "text" and _is_scope(text)
        if of_edition or scope:
            for modal in modals(text, draft.data)[:1]:
                key = _FRONT["scope" if scope else text.part]
                yield at(text, "L105", modal.offset, len(modal.word), key=key, word=modal.word)


def _is_scope(text: Text) -> bool:
    record = text.clause.record if text.clause else None
    return bool(record and record.number == "1" and record.title.zh == "范围")


def asides_state(draft: Draft) -> Iterator[Finding]:
    """Notes, examples and definitions hold no provisions."""
    for text in draft.texts:
        if text.part in _ASIDE and (text.clause or text.item.kind == "terms"):
            for modal in modals(text, draft.data)[:1]:
                yield at(
                    text,
                    "L106",
                    modal.offset,
                    len(modal.word),
                    key=_ASIDE[text.part],
                    word=modal.word,
                )


RULES = {
    "L101": type_has_its_modal,
    "L102": no_modal_of_another_type,
    "L103": modals_agree_between_languages,
    "L104": forbidden_words,
    "L105": front_matter_states,
    "L106": asides_state,
}
