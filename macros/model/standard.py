"""A standard, its editions, and the register of related standards."""

from __future__ import annotations

from enum import StrEnum

from .base import (
    LANGUAGES,
    Confidence,
    EditionRef,
    PartialDate,
    Record,
    Slug,
    Sourced,
    Words,
    optional,
    required,
)


class Level(StrEnum):
    """Who issues a standard."""

    NATIONAL = "national"
    INDUSTRY = "industry"
    GROUP = "group"
    ENTERPRISE = "enterprise"
    INTERNATIONAL = "international"
    PROJECT = "project"


class Force(StrEnum):
    """How binding a standard is."""

    MANDATORY = "mandatory"
    RECOMMENDED = "recommended"
    GUIDANCE = "guidance"
    OPEN = "open"


class Status(StrEnum):
    """Where an edition stands in its life."""

    DRAFT = "draft"
    UPCOMING = "upcoming"
    IN_FORCE = "in-force"
    REPLACED = "replaced"
    WITHDRAWN = "withdrawn"
    UNKNOWN = "unknown"


class TextBasis(StrEnum):
    """What the text of an edition on this site is."""

    OFFICIAL = "official"
    AUTHORISED_EXTRACT = "authorised-extract"
    PARAPHRASE = "paraphrase"
    ORIGINAL = "original"
    ILLUSTRATIVE = "illustrative"


class EditionEntry(Record):
    """An edition as its standard lists it; its folder carries the same id."""

    id: str = required("版本标识，等于文件夹名", pattern=r"^[a-z0-9][a-z0-9.-]*$")
    status: Status = required("状态")
    stage: str | None = optional(
        "阶段代码（GB/T 16733、ISO），如 60.60", pattern=r"^[0-9]{2}\.[0-9]{2}$"
    )


class Standard(Sourced):
    """A standard; its folder name is its id and its place in the URL."""

    number: str = required("不带年份的编号，如 GB/T 27922")
    title: Words = required("名称")
    title_en_status: str | None = optional("英文名称的来历：as-printed、unofficial")
    short: Words | None = optional("简称")
    level: Level = required("标准层级")
    force: Force = required("效力")
    ics: tuple[str, ...] = optional("国际标准分类号", ())
    ccs: tuple[str, ...] = optional("中国标准文献分类号", ())
    committee: Words | None = optional("归口单位或技术委员会")
    summary: Words = required("一段话说明它是什么、给谁用")
    editions: tuple[EditionEntry, ...] = required("版本，由旧到新", min_length=1)


class StageReached(Record):
    """A stage that an edition has reached, and when."""

    stage: str = required("阶段代码，如 30.20", pattern=r"^[0-9]{2}\.[0-9]{2}$")
    date: PartialDate


class Question(Record):
    """Something about an edition that nobody here has been able to verify."""

    text: Words = required("待核实的问题")


class Edition(Sourced):
    """One edition: identity, dates, who made it, and what our text of it is."""

    number: str = required("完整编号，如 GB/T 27922-2011")
    title: Words | None = optional("这一版的名称；与标准同名则不写")
    issued: PartialDate | None = optional("发布日期")
    effective: PartialDate | None = optional("实施日期")
    withdrawn: PartialDate | None = optional("废止日期")
    review_due: PartialDate | None = optional("复审到期日")
    kept: PartialDate | None = optional("草稿的这一稿留存的日期（python -m macros keep 写）")
    announcement: Words | None = optional("发布公告")
    issued_by: tuple[Words, ...] = optional("发布机构", ())
    proposed_by: tuple[Words, ...] = optional("提出单位", ())
    centralized_by: tuple[Words, ...] = optional("归口单位", ())
    drafted_per: str | None = optional("起草依据，如 GB/T 1.1-2009")
    drafting_bodies: tuple[Words, ...] = optional("起草单位，按前言顺序", ())
    drafters: tuple[Words, ...] = optional("主要起草人", ())
    replaces: tuple[str, ...] = optional("代替的标准编号", ())
    based_on: tuple[str, ...] = optional("来源标准编号", ())
    normative_references: tuple[str, ...] = optional(
        "规范性引用文件编号（登记在 register.yml）", ()
    )
    scope: Words = required("范围概述")
    foreword: Words | None = optional("前言")
    introduction: Words | None = optional("引言")
    changes: tuple[Words, ...] = optional("与上一版相比的主要变化", ())
    text_basis: TextBasis = required("本站文本的性质")
    rights: Words = required("权利说明，每页显示")
    source_language: str = optional("起草语言", LANGUAGES[0], pattern=f"^({'|'.join(LANGUAGES)})$")
    field_confidence: dict[str, Confidence] = optional("逐字段的可信度", {})
    history: tuple[StageReached, ...] = optional("经过的阶段，由早到晚", ())
    open_questions: tuple[Question, ...] = optional("待核实", ())


class Degree(StrEnum):
    """Degree of correspondence with an international standard."""

    IDT = "IDT"
    MOD = "MOD"
    NEQ = "NEQ"


class Adoption(Record):
    """The international standard that a standard adopts."""

    number: str = required("国际标准编号，如 ISO 10002:2018")
    degree: Degree = required("一致性程度")


class RegisterEntry(Sourced):
    """A related standard, as far as it is known."""

    number: str = required("编号，如 GB/T 19012-2019")
    title: Words | None = optional("名称；没有查实就不写")
    status: Status = optional("状态", Status.UNKNOWN)
    issued: PartialDate | None = optional("发布日期")
    effective: PartialDate | None = optional("实施日期")
    ended: PartialDate | None = optional("被代替或废止的日期")
    ics: tuple[str, ...] = optional("国际标准分类号", ())
    ccs: tuple[str, ...] = optional("中国标准文献分类号", ())
    committee: Words | None = optional("技术委员会")
    replaces: tuple[str, ...] = optional("代替的编号", ())
    adopts: Adoption | None = optional("采用的国际标准")
    quotes: tuple[str, ...] = optional("它引用的编号", ())
    standard: Slug | None = optional("本站收录时的标准标识")
    relation: Words | None = optional("与售后服务认证的关系")
    note: Words | None = optional("说明")


class Register(Record):
    """``register.yml``: the standards around ours, one entry each."""

    standards: tuple[RegisterEntry, ...] = required("相关标准")


class LineageKind(StrEnum):
    """What cannot be computed from clause ids alone."""

    SPLIT = "split"
    MERGED = "merged"
    REMOVED = "removed"
    REPLACED = "replaced"


class LineageEntry(Record):
    """How clauses of the edition before became clauses of this one, and why."""

    kind: LineageKind = required("变化种类")
    before: tuple[Slug, ...] = required("上一版的条款标识", min_length=1)
    after: tuple[Slug, ...] = optional("这一版的条款标识；删除时为空", ())
    reason: Words = required("理由")


class LineageReason(Record):
    """Why a clause of this edition differs; what differs is computed."""

    clause: Slug = required("这一版的条款标识")
    reason: Words = required("理由")


class Lineage(Record):
    """``lineage.yml``: splits, merges, removals, replacements and reasons; the rest is computed."""

    base: EditionRef = required("与哪一版相比")
    changes: tuple[LineageEntry, ...] = optional("不能由标识算出的变化", ())
    reasons: tuple[LineageReason, ...] = optional("算出的变化的理由，一条一个", ())
