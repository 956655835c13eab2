"""The satisfaction survey: items of the questionnaire, its scales and the clause it serves."""

from __future__ import annotations

from .base import Amount, ClauseRef, Count, Record, Slug, Words, optional, required

#: Points of the scale; the clause on the survey calls this number k.
POINTS = 5


class Part(Record):
    """An aspect of the clause, or a group of items in the questionnaire."""

    id: Slug
    name: Words = required("名称")


class Item(Record):
    """One thing that customers rate; its place in the list is its number."""

    id: Slug
    aspect: Slug = required("属于条款中的哪个调查方面")
    group: Slug = required("排在问卷的哪一组")
    text: Words = required("问卷上的文字")
    short: Words = required("表头和图上的短名")


class Size(Record):
    """How many complete responses a number of customers asks for."""

    up_to: Count | None = optional("顾客数不超过；最后一行不写")
    share: Amount | None = optional("顾客数的几分之几，小数进位取整")
    least: Count | None = optional("份数")


class Survey(Record):
    """``survey.yml``."""

    clauses: tuple[ClauseRef, ...] = required(
        "规定调查的条款，规定怎样应用结果的条款", min_length=2, max_length=2
    )
    intro: Words = required("问卷开头的话")
    question: Words = required("最后的开放问题")
    thanks: Words = required("问卷结尾的话")
    satisfaction: tuple[Words, ...] = required(
        "满意程度，由低到高", min_length=POINTS, max_length=POINTS
    )
    importance: tuple[Words, ...] = required(
        "重要程度，由低到高", min_length=POINTS, max_length=POINTS
    )
    unused: Words = required("没有用过的说法，记作 0")
    aspects: tuple[Part, ...] = required("条款规定的调查方面", min_length=1)
    groups: tuple[Part, ...] = required("问卷分组", min_length=1)
    items: tuple[Item, ...] = required("项目", min_length=1)
    responses: tuple[Size, ...] = required("完整答卷的最少份数，照条款的表", min_length=1)
