"""The answers of one self-assessment: a versioned JSON file that people keep.

The model below *is* the format; its JSON Schema is published beside the page.  A file that is
damaged, foreign or of a newer version is refused with a message that says where and why.
"""

from __future__ import annotations

import json
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
)

FORMAT = "after-sales-self-assessment"
VERSION = 1

_Line = Annotated[str, StringConstraints(max_length=20_000)]


def _real_day(value: str) -> str:
    """Refuse a day that no calendar has."""
    if value:
        date.fromisoformat(value)
    return value


_Day = Annotated[
    str,
    StringConstraints(pattern=r"^(\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01]))?$"),
    AfterValidator(_real_day),
]
_Amount = Annotated[str, StringConstraints(pattern=r"^\d{1,6}(\.\d{1,6})?$")]
_Count = Annotated[int, Field(ge=0, le=1_000_000)]


class _Part(BaseModel):
    """A part of the file: no unknown keys, no silent conversion."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Answer(_Part):
    """What is known about one clause.  Only the fields of the clause's scoring method count."""

    met: bool | None = Field(default=None, description="binary: met or not / 是否满足")
    conforming: _Count | None = Field(default=None, description="sample: conforming / 符合的样本数")
    size: _Count | None = Field(default=None, description="sample: sample size / 样本量")
    grade: _Amount | None = Field(default=None, description="graded: ratio reached / 达到的比例")
    findings: _Count | None = Field(default=None, description="deduct: findings / 发现的处数")
    excluded: _Line | None = Field(
        default=None, description="reason why the clause is excluded / 删减理由"
    )
    evidence: tuple[_Line, ...] = Field(
        default=(), description="reference for each evidence item, in order / 各项证据的编号或位置"
    )
    note: _Line = Field(default="", description="note / 备注")
    owner: _Line = Field(default="", description="who puts it right / 责任人")
    due: _Day = Field(default="", description="until when, YYYY-MM-DD / 完成日期")


class Seen(_Part):
    """What a clause was when it was answered: a later edition is held against it."""

    text: str = Field(description="mark of the text / 正文标记")
    scale: str = Field(description="mark of the scoring / 评分标记")
    points: _Amount = Field(description="points / 分值")


class Sheet(_Part):
    """One self-assessment."""

    format: Literal["after-sales-self-assessment"] = Field(description="always this / 固定值")
    version: Literal[1] = Field(description="version of this format / 格式版本")
    edition: str = Field(
        description="standard@edition / 标准@版本", pattern=r"^[a-z][a-z0-9-]*@[a-z0-9.-]+$"
    )
    saved: _Line = Field(default="", description="when it was saved, ISO 8601 / 保存时间")
    organisation: _Line = Field(default="", description="organisation / 组织名称")
    assessor: _Line = Field(default="", description="assessor / 评审员")
    industries: tuple[str, ...] = Field(default=(), description="industry profile / 行业")
    deductions: _Count = Field(default=0, description="special deductions / 特别扣分项数")
    bonus: _Count = Field(default=0, description="special bonuses / 特别加分项数")
    remarks: _Line = Field(
        default="", description="what the deductions and bonuses are / 特别扣分和加分的说明"
    )
    target: str = Field(default="", description="level aimed at / 目标等级")
    weights: dict[str, Annotated[int, Field(ge=0, le=9)]] = Field(
        default={}, description="effort by clause, 0 = leave as it is / 各条力气，0 表示不动"
    )
    clauses: dict[str, Seen] = Field(
        default={}, description="the clauses as answered / 作答时的条款"
    )
    answers: dict[str, Answer] = Field(default={}, description="answers by clause id / 各条答案")


class SheetError(ValueError):
    """A file that is no sheet.  ``key`` names the message, ``details`` fill it."""

    def __init__(self, key: str, **details: object):
        super().__init__(key, details)
        self.key = key
        self.details = details


def read_sheet(text: str) -> Sheet:
    """The sheet in a JSON file.  Raises SheetError for anything else."""
    try:
        data: Any = json.loads(text, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise SheetError("not_json") from error
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise SheetError("foreign")
    if data.get("version") != VERSION:
        raise SheetError("version", version=data.get("version"))
    try:
        return Sheet.model_validate_json(text)
    except ValidationError as error:
        at = ".".join(str(step) for step in error.errors()[0]["loc"])
        raise SheetError("wrong_value", at=at) from error


def _no_constant(name: str) -> None:
    raise ValueError(name)
