"""The scheme of an edition: how points become a level.  Rules are data, no constant in code."""

from __future__ import annotations

from enum import StrEnum

from .base import (
    Amount,
    ClauseRef,
    Count,
    EditionRef,
    Flag,
    Record,
    Slug,
    Sourced,
    Words,
    optional,
    required,
)


class Compare(StrEnum):
    """Which score is held against a threshold."""

    ROUNDED = "rounded"
    EXACT = "exact"


class ChapterMinimum(Record):
    """A level needs this share of the points applicable in one chapter."""

    clause: Slug = required("章条标识")
    percent: Amount = required("该章得分率下限，百分数", ge=0, le=100)


class SchemeLevel(Record):
    """One rung of the ladder; the lower bound is inclusive."""

    id: Slug
    name: Words = required("等级名称")
    stars: Count = required("星数", ge=0, le=5)
    min: Amount = required("分数下限（含）", ge=0)
    max_deductions: Count | None = optional("允许的特别扣分累计上限（含）")
    chapter_minimums: tuple[ChapterMinimum, ...] = optional("章最低得分率", ())
    meaning: Words | None = optional("这一级意味着什么")


class SpecialDeduction(Record):
    """A finding outside the score; it is counted, must be put right, and too many fail."""

    each: Amount = required("每项扣几分", gt=0)
    outside_score: Flag = required("是否不计入评分")
    fail_at: Count = required("累计达到几项即不通过", ge=1)
    must_rectify: Flag = optional("是否必须整改", True)
    clause: ClauseRef | None = optional("规定它的条款")
    clause_number: str | None = optional("规定它的条款编号（本站未收录该条时）")
    triggers: tuple[Words, ...] = required("触发情形")


class Bonus(Record):
    """Points beyond the criteria."""

    each: Amount = required("每项加几分", gt=0)
    limit: Amount = required("最多加几分", ge=0)
    clause: ClauseRef | None = optional("规定它的条款")
    condition: Words = required("加分条件")


class Rounding(Record):
    """How the normalised score is rounded, half up."""

    places: Count = required("小数位数", ge=0, le=6)


class Veto(Record):
    """When a clause marked as a veto fails the evaluation whatever the score."""

    at_ratio: Amount = required("否决条款的得分比例不高于它即否决；0 表示得 0 分才否决", ge=0, lt=1)


class SchemeRule(Record):
    """One scoring rule in words, for the reader."""

    id: Slug
    text: Words
    clause_number: str | None = optional("规定它的条款编号")


class Validity(Record):
    """How long a certificate stands and what keeps it alive."""

    years: Count = required("有效期，年")
    surveillance_per_year: Count = required("每年至少监督几次")
    recertification: Words = required("再认证")
    min_months_in_operation: Count | None = optional("申请前体系至少运行几个月")


class Step(Record):
    """One step of the way from application to re-certification."""

    id: Slug
    name: Words = required("步骤名称")
    who: Words | None = optional("谁来做")
    text: Words | None = optional("做什么")
    documents: tuple[Words, ...] = optional("文件", ())


class CarriedLevel(Record):
    """Points a level of another standard is worth here."""

    level: Slug = required("来源标准的等级标识")
    ratio: Amount = required("比例", ge=0, le=1)
    points: Amount = required("折合分值", ge=0)


class CarryOver(Sourced):
    """A level under one standard that counts under another."""

    source: EditionRef = required("来源版本")
    to: ClauseRef = required("计入的条款")
    base_points: Amount = required("该条满分")
    condition: Words = required("条件")
    levels: tuple[CarriedLevel, ...] = required("各等级折合")


class Scheme(Sourced):
    """``scheme.yml``: total, ladder, deductions, bonus, rounding, validity and the way there."""

    total: Amount = required("满分", gt=0)
    formula: Words = required("评分公式的文字")
    rounding: Rounding | None = optional("修约；来源没有说明就不写")
    compare: Compare = optional("与等级下限比较修约值还是精确值", Compare.EXACT)
    rules: tuple[SchemeRule, ...] = optional("评分规则", ())
    levels: tuple[SchemeLevel, ...] = required("等级，由低到高", min_length=1)
    cap: Amount | None = optional("最终得分的上限；不写则不封顶", gt=0)
    min_applicable: Amount | None = optional("删减后涉及项总分值的下限（含）", gt=0)
    veto: Veto | None = optional("一票否决；没有否决条款则不写")
    deductions: SpecialDeduction | None = optional("特别扣分")
    bonus: Bonus | None = optional("特别加分")
    validity: Validity | None = optional("有效期和监督")
    steps: tuple[Step, ...] = optional("认证步骤", ())
    admission: tuple[Words, ...] = optional("受理条件", ())
    practice: Words | None = optional("说明哪些是认证实践而非标准条文")
    carry_over: CarryOver | None = optional("其他标准的等级如何计入")
