"""The memory of the field: events, awards, organisations, articles, the old site."""

from __future__ import annotations

from enum import StrEnum

from .base import ClauseRef, Count, PartialDate, Record, Slug, Sourced, Words, optional, required


class EventStatus(StrEnum):
    """Whether something took place."""

    HELD = "held"
    PLANNED = "planned"
    CANCELLED = "cancelled"
    UNKNOWN = "unknown"


class Figure(Record):
    """A number reported about an event, kept as it was reported (``700+``)."""

    label: Words = required("是什么数")
    value: str = required("数值，照来源写，如 700+")


class Document(Record):
    """A document that belongs to an event."""

    title: Words = required("文件名称")
    href: str = required("https 地址或 docs/media 下的路径")


class Picture(Record):
    """A picture of the archive; stored once in ``docs/media`` for both languages."""

    file: str = required("docs/media 下的路径")
    alt: Words = required("替代文字")
    caption: Words | None = optional("图注")
    credit: Words = required("作者或提供者")
    rights: Words = required("使用权")


class SeriesPlace(Record):
    """Which one of a series an event is."""

    id: Slug = required("系列标识（series.yml）")
    ordinal: Count = required("第几届", ge=1)


class Event(Sourced):
    """One event; its file name is its id.  Nothing in it may be invented."""

    kind: Slug = required("种类（kinds.yml）")
    status: EventStatus = optional("是否举办", EventStatus.HELD)
    name: Words = required("名称")
    series: SeriesPlace | None = optional("所属系列与届次")
    date: PartialDate | None = optional("日期，精确到来源给出的程度")
    end: PartialDate | None = optional("结束日期")
    date_note: Words | None = optional("日期的说明（推断、冲突）")
    place: Words | None = optional("地点")
    hosts: tuple[str, ...] = optional("主办：organisations.yml 的标识，或照来源写的名称", ())
    organizers: tuple[str, ...] = optional("承办：同上", ())
    summary: Words | None = optional("概述")
    programme: tuple[Words, ...] = optional("议程", ())
    results: tuple[Words, ...] = optional("结果", ())
    figures: tuple[Figure, ...] = optional("数字", ())
    standards: tuple[Slug, ...] = optional("相关标准", ())
    clauses: tuple[ClauseRef, ...] = optional("相关条款", ())
    documents: tuple[Document, ...] = optional("文件", ())
    pictures: tuple[Picture, ...] = optional("图片", ())
    recorded: PartialDate | None = optional("收录日期，订阅者据此看到新记录")


class Award(Sourced):
    """One honour; its file name is its id."""

    name: Words = required("名称")
    date: PartialDate | None = optional("日期")
    given_by: tuple[str, ...] = optional("授予者", ())
    recipients: tuple[Words, ...] = optional("获得者", ())
    event: Slug | None = optional("颁发于哪次活动")
    note: Words | None = optional("说明")


class SchemaType(StrEnum):
    """What search engines call a kind of event (schema.org)."""

    EVENT = "Event"
    BUSINESS = "BusinessEvent"
    EDUCATION = "EducationEvent"
    EXHIBITION = "ExhibitionEvent"
    PUBLICATION = "PublicationEvent"


class Kind(Record):
    """A kind of event; one line in ``kinds.yml`` adds one."""

    id: Slug
    name: Words = required("名称")
    text: Words = required("说明什么算这一种")
    schema_type: SchemaType = optional("搜索引擎所用的类型（schema.org）", SchemaType.EVENT)


class Kinds(Record):
    """``kinds.yml``."""

    kinds: tuple[Kind, ...]


class Claim(Sourced):
    """One of several statements that disagree."""

    text: Words = required("说法")


class Series(Record):
    """A series of events; what sources disagree about stands side by side."""

    id: Slug
    name: Words = required("系列名称")
    text: Words | None = optional("说明")
    claims: tuple[Claim, ...] = optional("互相冲突的说法", ())


class SeriesFile(Record):
    """``series.yml``."""

    series: tuple[Series, ...]


class Organisation(Sourced):
    """An organisation and what it did."""

    id: Slug
    name: Words = required("名称")
    roles: tuple[Words, ...] = optional("在本领域的角色", ())
    note: Words | None = optional("说明")


class Organisations(Record):
    """``organisations.yml``."""

    organisations: tuple[Organisation, ...]


class Milestone(Sourced):
    """A dated step in the life of a standard or of certification."""

    date: PartialDate
    text: Words = required("发生了什么")
    standard: Slug | None = optional("相关标准")


class Milestones(Record):
    """``milestones.yml``."""

    milestones: tuple[Milestone, ...]


class OldEntry(Record):
    """One section or footer link of the old site and the page that took it over."""

    name: Words = required("旧站栏目名")
    place: str = required("导航或页脚：nav、footer", pattern=r"^(nav|footer)$")
    page: str = required(
        "接替它的页面，相对 docs/<语言>/ 的路径",
        pattern=r"^([A-Za-z0-9][A-Za-z0-9._-]*/)*([A-Za-z0-9._-]+\.md)?$",
    )


class OldSite(Record):
    """``old-site.yml``: where each part of the old site lives now, and what its footer said."""

    captured: PartialDate = required("旧页面的日期")
    entries: tuple[OldEntry, ...]
    co_hosts: tuple[Words, ...] = optional("页脚的联合主办单位", ())
    contacts: tuple[Figure, ...] = optional("页脚的联系方式，照录", ())


class PageCapture(Record):
    """The saved page that an old article was rescued from."""

    sha256: str = required("网页留存文件的 SHA-256", pattern=r"^[0-9a-f]{64}$")
    address: str | None = optional("原地址，留存文件里有才写")
    tool: str | None = optional("用什么程序导入")


class OriginalPublication(Record):
    """Where an article first appeared."""

    title: str = required("原题")
    series: Words | None = optional("系列")
    number: Count | None = optional("系列编号")
    publisher: str | None = optional("发布者")
    published: str | None = optional("发布时间，照录")
    keywords: tuple[str, ...] = optional("原关键词", ())
    capture: PageCapture | None = optional("网页留存")


class Article(Sourced):
    """Front matter of a research article in ``docs/<language>/research/``."""

    title: str = required("标题")
    description: str = required("摘要，一两句")
    authors: tuple[str, ...] = optional("作者", ())
    date: PartialDate = required("本文日期")
    keywords: tuple[str, ...] = optional("关键词", ())
    original: OriginalPublication | None = optional("原始发表信息")
    standards: tuple[Slug, ...] = optional("相关标准", ())
    clauses: tuple[ClauseRef, ...] = optional("相关条款", ())
