"""Terms, shared vocabularies and the list of sources."""

from __future__ import annotations

from enum import StrEnum

from .base import Record, Slug, Sourced, Words, optional, required


class TermForms(Record):
    """The forms of one term in one language: one preferred, others admitted or deprecated."""

    preferred: str = required("首选术语")
    admitted: tuple[str, ...] = optional("许用术语", ())
    deprecated: tuple[str, ...] = optional("拒用术语", ())
    abbreviation: str | None = optional("缩略语")


class Term(Sourced):
    """One concept with its forms and its definition in each language."""

    id: Slug
    zh: TermForms = required("中文术语")
    en: TermForms | None = optional("英文术语")
    definition: Words = required("定义：能代入句子，不以“是指”开头")
    notes: tuple[Words, ...] = optional("注", ())
    see: tuple[Slug, ...] = optional("相关术语", ())

    def forms(self, language: str) -> TermForms | None:
        """The forms in ``language``, or None."""
        return getattr(self, language, None)


class Terms(Record):
    """``terms.yml``: the terms of one edition."""

    terms: tuple[Term, ...]


class Entry(Record):
    """One value of a vocabulary."""

    id: Slug
    name: Words = required("名称")
    text: Words | None = optional("说明")


class Vocabulary(Record):
    """``vocabulary.yml``: lists that clauses choose from."""

    roles: tuple[Entry, ...] = required("负责岗位")
    industries: tuple[Entry, ...] = required("行业")
    evidence_types: tuple[Entry, ...] = required("证据类型")
    methods: tuple[Entry, ...] = required("评审方法")


class Tier(StrEnum):
    """What kind of place a source is."""

    OFFICIAL = "A"
    NEWS = "B"
    FIRM = "C"
    MIRROR = "D"


class Source(Record):
    """One source of facts; an address of tier D is never linked."""

    id: str = required("编号，如 S01", pattern=r"^S[0-9]{2,4}$")
    tier: Tier = required("A 官方或标准文本，B 新闻媒体，C 认证或咨询机构，D 只作证据不链接")
    address: str = required("地址，照记录")
    gives: Words = required("它证明什么")


class Sources(Record):
    """``sources.yml``."""

    sources: tuple[Source, ...]
