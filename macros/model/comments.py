"""Comments on a draft (征求意见), round by round, and the forms in which they travel."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from .base import Count, EditionRef, PartialDate, Record, Slug, Words, optional, required


class CommentType(StrEnum):
    """What a comment is about, as ISO forms have it."""

    GENERAL = "ge"
    TECHNICAL = "te"
    EDITORIAL = "ed"


class Decision(StrEnum):
    """What becomes of a comment."""

    OPEN = "open"
    ACCEPTED = "accepted"
    PARTLY = "partly"
    REJECTED = "rejected"
    NOTED = "noted"


#: Decisions that change the text.
CARRIED_OUT = frozenset({Decision.ACCEPTED, Decision.PARTLY})
#: Decisions that owe the commenter a reason.
REASONED = frozenset({Decision.PARTLY, Decision.REJECTED})


class Comment(Record):
    """One comment, from what was proposed to what was done."""

    id: str = required(
        "意见的序号，本轮内不重复、不再使用", pattern=r"^[A-Za-z0-9][A-Za-z0-9.-]{0,15}$"
    )
    clause: Slug | None = optional("所提意见的条款标识；针对全文的不写")
    place: str | None = optional("段、注、图或表，如 表 1、注 2")
    organisation: Words = required("提出单位或提出人")
    type: CommentType = required("ge 总体，te 技术，ed 编辑")
    comment: Words = required("意见内容")
    proposal: Words | None = optional("修改建议")
    decision: Decision = optional("处理意见", Decision.OPEN)
    reason: Words | None = optional("处理的理由；部分采纳和不采纳应写")
    change: tuple[Slug, ...] = optional(
        "采纳后改动的条款标识，不写就是所提意见的条款；删除的条款写上一版的标识", ()
    )


class Round(Record):
    """One round of comments on one text."""

    id: Slug
    title: Words = required("名称，如 第一次征求意见")
    reviewed: EditionRef | None = optional("征求意见的文本；不写就是本版")
    start: PartialDate = required("开始日期")
    end: PartialDate = required("截止日期")
    decided: PartialDate | None = optional("全部意见处理完毕的日期；写了就不再有未处理的意见")
    remark: Words | None = optional("说明：谁可以提、怎样提、意见从何而来")
    comments: tuple[Comment, ...] = optional("意见，按序号", ())


class Comments(Record):
    """``comments.yml``: the rounds of one edition."""

    rounds: tuple[Round, ...] = required("征求意见的各轮")


class FormField(StrEnum):
    """What a column of a form can hold."""

    ID = "id"
    CLAUSE_NUMBER = "number"
    CLAUSE = "clause"
    PLACE = "place"
    ORGANISATION = "organisation"
    TYPE = "type"
    COMMENT = "comment"
    PROPOSAL = "proposal"
    DECISION = "decision"
    REASON = "reason"
    CHANGE = "change"


class FormColumn(Record):
    """One column; where it holds several fields, all but the first stand after their labels."""

    heading: Words = required("表头")
    also: tuple[str, ...] = optional("读入时也认的表头", ())
    fields: tuple[FormField, ...] = required("这一栏放哪些内容", min_length=1)
    width: Count = optional("栏宽（字符）", 14, ge=3, le=80)


class FormLabel(Record):
    """What stands before a field that shares its column with another."""

    field: FormField = required("内容")
    text: Words = required("标签")


class FormWord(Record):
    """How a form says a decision or a type; the first word of a language is written."""

    value: str = required("取值，如 accepted、te")
    zh: tuple[str, ...] = Field(description="中文写法，第一个用于写出", min_length=1)
    en: tuple[str, ...] = Field(description="英文写法，第一个用于写出", min_length=1)


class Form(Record):
    """One layout of the table of comments."""

    id: Slug
    title: Words = required("表名")
    remark: Words | None = optional("用途和来历")
    header: tuple[Words, ...] = optional("表头上方的栏目，供填写", ())
    columns: tuple[FormColumn, ...] = required("各栏，从左到右", min_length=1)


class CommentForms(Record):
    """``comment-forms.yml``: the forms in which comments go out and come back."""

    labels: tuple[FormLabel, ...] = optional("同栏各项的标签", ())
    words: tuple[FormWord, ...] = required("处理意见和意见类型的写法")
    forms: tuple[Form, ...] = required("各种表", min_length=1)
