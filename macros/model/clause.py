"""A clause: one provision of a standard with everything said about it."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field, StringConstraints

from .base import Amount, ClauseRef, Count, Flag, Record, Slug, Sourced, Words, optional, required

#: ``"5"``, ``"5.1.2"``, ``"A"``, ``"A.3"``: always quoted in YAML, or 5.10 would be 5.1.
Number = Annotated[
    str,
    StringConstraints(pattern=r"^([1-9][0-9]*|[A-Z])(\.[1-9][0-9]*){0,5}$"),
    Field(description='编号，一律加引号，如 "5.10"、"A.3"', examples=["5.1.2"]),
]


class ClauseType(StrEnum):
    """The five provision types of GB/T 1.1-2020 annex C, and headings."""

    REQUIREMENT = "requirement"
    INSTRUCTION = "instruction"
    RECOMMENDATION = "recommendation"
    PERMISSION = "permission"
    STATEMENT = "statement"
    HEADING = "heading"


class Scoring(StrEnum):
    """How points are given for a scored clause."""

    BINARY = "binary"
    SAMPLE = "sample"
    GRADED = "graded"
    DEDUCT = "deduct"


class Relation(StrEnum):
    """How a clause relates to the clause of another standard that it maps to."""

    EQUIVALENT = "equivalent"
    BROADER = "broader"
    NARROWER = "narrower"
    RELATED = "related"


class Grade(Record):
    """One step of a graded clause."""

    ratio: Amount = required("得分比例，0 到 1", ge=0, le=1)
    text: Words = required("达到这一档的条件")


class Deduction(Record):
    """Points lost for every finding of a clause scored by deduction; never below zero."""

    each: Amount = required("每发现一处扣几分", gt=0)
    text: Words = required("什么算一处")


class Evidence(Record):
    """One thing that proves conformity."""

    type: Slug = required("证据类型（vocabulary.yml 的 evidence_types）")
    text: Words = required("要看的证据")


class Assessment(Record):
    """One step an assessor takes."""

    method: Slug = required("评审方法（vocabulary.yml 的 methods）")
    text: Words = required("怎样查、查多少、看什么")


class Tailoring(Record):
    """How the clause reads in one industry."""

    industry: Slug = required("行业（vocabulary.yml 的 industries）")
    text: Words = required("这一行业如何适用")


class Applicability(Record):
    """To whom the clause applies and whether it may be left out."""

    industries: tuple[Slug, ...] = optional("只适用的行业；不写则全部适用", ())
    excludable: Flag = optional("是否允许删减（删减后不计入涉及项总分值）", False)
    exclusion: Words | None = optional("允许删减的条件")
    tailoring: tuple[Tailoring, ...] = optional("分行业的说明", ())


class Table(Record):
    """A table with bilingual cells."""

    id: Slug = required("表的标识，同一条内不重复")
    title: Words = required("表题")
    columns: tuple[Words, ...] = required("表头", min_length=1)
    rows: tuple[tuple[Words, ...], ...] = required("各行")


class Formula(Record):
    """A formula; ``latex`` becomes MathML at build time, ``text`` is its reading."""

    id: Slug = required("公式标识，同一条内不重复")
    latex: str = required("LaTeX 公式")
    text: Words = required("公式的文字说明")


class Mapping(Record):
    """The clause of another standard that treats the same matter."""

    clause: ClauseRef = required("对应条款，写 标准@版本#条款标识")
    relation: Relation = optional("对应关系", Relation.RELATED)
    note: Words | None = optional("说明")


class Suppression(Record):
    """A finding of the drafting rules that stays, because it is meant."""

    code: str = required("规则代码，如 L107", pattern=r"^L\d{3}$")
    reason: Words = required("为什么照样这样写")


class Clause(Sourced):
    """One clause; its place in the tree comes from ``number``, its identity from ``id``."""

    id: Slug
    number: Number
    type: ClauseType = required("条款类型")
    title: Words = required("标题")
    text: Words | None = optional("正文；一句一行，用 | 写多行")
    short: Words | None = optional("一句话摘要")
    points: Amount | None = optional("分值；没有查实就不写", ge=0)
    scoring: Scoring | None = optional("评分方法")
    grades: tuple[Grade, ...] = optional("分档（scoring: graded）", ())
    deduction: Deduction | None = optional("扣分规则（scoring: deduct）")
    effort: Count = optional("达到它通常要花的力气，1 到 5（最短路径的默认权重）", 1, ge=1, le=5)
    veto: Flag = optional("一票否决", False)
    evidence: tuple[Evidence, ...] = optional("证据", ())
    assessment: tuple[Assessment, ...] = optional("如何评审", ())
    common_failures: tuple[Words, ...] = optional("常见不符合", ())
    roles: tuple[Slug, ...] = optional("负责岗位（vocabulary.yml 的 roles）", ())
    applies_to: Applicability = optional("适用范围", Applicability())
    notes: tuple[Words, ...] = optional("注", ())
    examples: tuple[Words, ...] = optional("示例", ())
    tables: tuple[Table, ...] = optional("表", ())
    formulas: tuple[Formula, ...] = optional("公式", ())
    terms: tuple[Slug, ...] = optional("本条用到的术语", ())
    see: tuple[ClauseRef, ...] = optional("参见条款", ())
    maps_to: tuple[Mapping, ...] = optional("对应的其他标准条款", ())
    aliases: tuple[str, ...] = optional("曾用编号或标识，旧链接继续有效", ())
    suppress: tuple[Suppression, ...] = optional("起草规则在本条不报的提示，写明理由", ())

    @property
    def scored(self) -> bool:
        """True when the clause itself earns points (headings only sum their children)."""
        return self.scoring is not None and self.points is not None


#: Fields that place a clause and link it; they may change while the clause says the same.
BOOKKEEPING = frozenset(
    {"number", "aliases", "maps_to", "see", "terms", "sources", "confidence", "suppress"}
)


class ClauseFile(Record):
    """One file of clauses: usually one chapter, a flat list in print order."""

    clauses: tuple[Clause, ...] = required("条款，按印刷顺序平铺")
