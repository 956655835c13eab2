"""The drafting rules' own data: words, units and what is left out, and why."""

from __future__ import annotations

from enum import StrEnum

from .base import Record, Words, optional, required
from .clause import ClauseType
from .standard import TextBasis


class Severity(StrEnum):
    """How a finding counts; ``off`` silences a rule altogether."""

    ERROR = "error"
    WARNING = "warning"
    OFF = "off"


class WordsOf(Record):
    """Words or patterns of each language; a pattern is a regular expression."""

    zh: tuple[str, ...] = optional("中文", ())
    en: tuple[str, ...] = optional("英文", ())

    def get(self, language: str) -> tuple[str, ...]:
        """The words of a language."""
        return tuple(getattr(self, language, ()))


class Modal(Record):
    """The words that make a provision of one type."""

    type: ClauseType = required("条款类型")
    words: WordsOf = required("能愿动词")


class Forbidden(Record):
    """A word that standards do not use, and the word to use."""

    words: WordsOf = required("不用的词")
    better: Words = required("改用")


class Vague(Record):
    """A word that no assessor can test, unless something beside it makes it exact."""

    words: WordsOf = required("含糊的词")
    unless: WordsOf = optional("同一句里有这些就不算", WordsOf())


class Unit(Record):
    """One unit as each language writes it."""

    id: str = required("单位")
    words: WordsOf = required("写法")


class NumberWord(Record):
    """A number as a word."""

    value: str = required("数值")
    words: WordsOf = required("写法")


class Exemption(Record):
    """Texts that a rule does not read, with the reason."""

    codes: tuple[str, ...] = required("规则代码", min_length=1)
    text_basis: tuple[TextBasis, ...] = optional("只对这些性质的文本", ())
    files: tuple[str, ...] = optional("只对这些文件（通配符）", ())
    reason: Words = required("理由")


class RuleSeverity(Record):
    """Another severity than the rule's own."""

    code: str = required("规则代码")
    severity: Severity = required("级别")


class Drafting(Record):
    """``drafting.yml``: what the drafting rules look for and how its findings count.

    Compared by identity, so that patterns made from it can be kept.
    """

    __hash__ = object.__hash__
    __eq__ = object.__eq__

    severities: tuple[RuleSeverity, ...] = optional("与规则默认不同的级别", ())
    modals: tuple[Modal, ...] = optional("各类条款的能愿动词", ())
    masks: WordsOf = optional("含能愿动词的字、却不是能愿动词的词", WordsOf())
    forbidden: tuple[Forbidden, ...] = optional("不用的词", ())
    vague: tuple[Vague, ...] = optional("含糊的词，评分条款里不用", ())
    abbreviations: tuple[str, ...] = optional("不必解释的缩略语", ())
    units: tuple[Unit, ...] = optional("单位", ())
    numbers: tuple[NumberWord, ...] = optional("写成文字的数", ())
    exemptions: tuple[Exemption, ...] = optional("整类文本的例外", ())
