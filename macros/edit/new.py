"""New files that are valid from the start: what can be made, and what has to be known for it.

Add a kind: its questions and its function, in KINDS.  An answer that is missing is asked for on
a terminal; nothing that exists is overwritten.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ..model.standard import Force, Level, TextBasis
from .desk import Desk
from .makers import Answers, article, clause, edition, event, standard, today


@dataclass(frozen=True)
class Question:
    """One thing to know: its flag, how it is asked, and what goes without an answer."""

    key: str
    text: str
    default: str | None = None
    choices: tuple[str, ...] = ()

    @property
    def flag(self) -> str:
        """``--title-zh``."""
        return "--" + self.key.replace("_", "-")


def _both(key: str, zh: str, en: str, default: str | None = None) -> tuple[Question, ...]:
    return (
        Question(f"{key}_zh", f"{zh}（中文）/ {en} (Chinese)", default),
        Question(f"{key}_en", f"{zh}（英文）/ {en} (English)", default),
    )


@dataclass(frozen=True)
class Kind:
    """What can be made: how its target is written, its questions and its function."""

    target: str
    questions: tuple[Question, ...]
    make: Callable[[Desk, str, Answers], None]


_RIGHTS = "本项目自行编写，按知识共享署名 4.0 国际许可协议（CC BY 4.0）公开。不是官方标准。"
_RIGHTS_EN = (
    "Written by this project and made available under the Creative Commons Attribution 4.0 "
    "International licence (CC BY 4.0). Not an official standard."
)
_TYPES = ("requirement", "recommendation", "permission", "statement", "instruction", "heading")

KINDS: dict[str, Kind] = {
    "standard": Kind(
        "标识，也是文件夹名 / id, also the folder: my-criteria",
        (
            Question("number", "不带年份的编号 / number without year"),
            *_both("title", "名称", "title"),
            *_both("summary", "是什么、给谁用", "what it is and for whom"),
            *_both("scope", "范围", "scope"),
            Question("level", "层级 / level", "project", tuple(Level)),
            Question("force", "效力 / force", "open", tuple(Force)),
            Question("edition", "第一版的标识 / id of the first edition", today()[:4]),
            Question("basis", "文本性质 / nature of the text", "original", tuple(TextBasis)),
            Question("rights_zh", "权利说明（中文）/ rights (Chinese)", _RIGHTS),
            Question("rights_en", "权利说明（英文）/ rights (English)", _RIGHTS_EN),
        ),
        standard,
    ),
    "edition": Kind(
        "标准@新版 / standard@edition: asc@2030-draft",
        (
            Question("number", "完整编号 / full number: ASC 2030"),
            Question("base", "以哪一版为底，不写是最近发布的 / begin from, empty: last issued", ""),
        ),
        edition,
    ),
    "clause": Kind(
        "标准@版本#标识 / standard@edition#id",
        (
            Question("after", "排在哪一条之后（标识或编号）/ behind which clause", ""),
            Question("under", "或作为哪一条的最后一个下级 / or last below which clause", ""),
            Question("type", "类型 / type", "requirement", _TYPES),
            *_both("title", "标题", "title"),
            *_both("text", "正文", "text", ""),
            Question("points", "分值，不计分就留空 / points, empty for none", ""),
            Question("scoring", "评分方法 / scoring", "binary", ("binary", "sample")),
            Question("take_from", "分值从哪一条来 / clause that gives up the points", ""),
            *_both("reason", "新增的理由", "why it is added", ""),
        ),
        clause,
    ),
    "event": Kind(
        "标识，也是文件名 / id, also the file name: forum-2027",
        (
            Question("kind", "种类（kinds.yml）/ kind"),
            Question("status", "是否举办 / status", "planned", ("planned", "held", "cancelled")),
            *_both("name", "名称", "name"),
            Question("date", "日期，知道多少写多少 / date as far as known: 2027-03", ""),
            *_both("place", "地点", "place", ""),
            *_both("summary", "概述", "summary", ""),
            Question("sources", "来源编号，逗号分开 / sources, by commas", ""),
            Question("confidence", "可信度 / confidence", "unverified"),
        ),
        event,
    ),
    "article": Kind(
        "文件名 / file name: spare-parts",
        (
            Question("language", "语言 / language", "zh", ("zh", "en")),
            Question("title", "标题 / title"),
            Question("description", "摘要，一两句 / abstract, one or two sentences"),
            Question("authors", "作者，逗号分开 / authors, by commas", "本项目"),
            Question("date", "日期，不写是今天 / date, today if empty", ""),
            Question("standards", "相关标准的标识 / ids of standards", ""),
        ),
        article,
    ),
}
