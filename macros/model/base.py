"""What every record is made of: words in each language, facts, dates, references.

Records are frozen; unknown keys are refused.
"""

from __future__ import annotations

import re
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    create_model,
)

from .languages import LANGUAGE_TAGS as LANGUAGE_TAGS
from .languages import LANGUAGES as LANGUAGES


class Record(BaseModel):
    """A frozen record that refuses keys it does not know."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", str_strip_whitespace=False, defer_build=True
    )


class _Words(Record):
    """The same wording in one or more languages; at least one is present (check C101)."""

    def get(self, language: str) -> str | None:
        """Wording in exactly ``language``, or None."""
        return getattr(self, language, None) or None

    def best(self, language: str) -> tuple[str, str]:
        """``(wording, language it is in)``: the asked language, else the first present.

        A record without any wording gives ``("", language)``.
        """
        for code in (language, *LANGUAGES):
            if wording := self.get(code):
                return wording, code
        return "", language


_LANGUAGE_NAMES = {"zh": "中文", "en": "English"}
Words: Any = create_model(
    "Words",
    __base__=_Words,
    **{
        code: (str | None, Field(default=None, description=_LANGUAGE_NAMES.get(code, code)))
        for code in LANGUAGES
    },
)


class Confidence(StrEnum):
    """How well a fact about the world is known."""

    CONFIRMED = "confirmed"
    SINGLE = "single"
    INFERRED = "inferred"
    MEMORY = "memory"
    UNVERIFIED = "unverified"


def _partial_date(value: str) -> str:
    """Accept a year, a month or a day; the calendar itself is checked by rule D101."""
    if not re.fullmatch(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?", value):
        raise ValueError("partial_date")
    return value


#: ``"2017"``, ``"2017-03"`` or ``"2017-03-01"``: as precise as the source is, never more.
PartialDate = Annotated[
    str,
    AfterValidator(_partial_date),
    Field(description="日期：2017、2017-03 或 2017-03-01", examples=["2017-03-01"]),
]


def _plain_number(value: object) -> object:
    """Refuse ``1_20``, ``1e3``, ``040`` and full-width digits, which Python reads as numbers."""
    if isinstance(value, str) and not re.fullmatch(r"-?(0|[1-9][0-9]{0,14})(\.[0-9]{1,6})?", value):
        raise ValueError("plain_number")
    return value


def _flag(value: object) -> object:
    """Refuse ``yes`` and ``on``: YAML 1.2 reads them as text."""
    if isinstance(value, str) and value not in ("true", "false"):
        raise ValueError("flag")
    return value


#: True or false, written so.
Flag = Annotated[bool, BeforeValidator(_flag)]
#: An exact decimal amount, written in plain digits.
Amount = Annotated[Decimal, BeforeValidator(_plain_number)]
#: A whole number, written in plain digits.
Count = Annotated[int, BeforeValidator(_plain_number)]
#: Dotted slug; it starts with a letter, never changes and is never reused.
Slug = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z][a-z0-9]*([.-][a-z0-9]+)*$", max_length=80),
    Field(description="标识：小写字母开头，可含数字、点和连字符；一经发布不再改变"),
]
#: ``clause-id`` in the same edition, or ``standard@edition#clause-id``.
ClauseRef = Annotated[
    str,
    StringConstraints(pattern=r"^([a-z][a-z0-9-]*@[a-z0-9.-]+#)?[a-z][a-z0-9]*([.-][a-z0-9]+)*$"),
    Field(description="条款引用：同版内写条款标识，别处写 标准@版本#条款标识"),
]
#: ``standard@edition``.
EditionRef = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z][a-z0-9-]*@[a-z0-9.-]+$"),
    Field(description="版本引用：标准@版本", examples=["asc@2026"]),
]


def required(text: str, **more: Any) -> Any:
    """A required field with the description editors show."""
    return Field(description=text, **more)


def optional(text: str, default: Any = None, **more: Any) -> Any:
    """An optional field with the description editors show."""
    return Field(default=default, description=text, **more)


class Sourced(Record):
    """A record about the world: every fact names where it is from and how sure it is."""

    sources: tuple[str, ...] = optional("来源编号（standards/sources.yml）或 https 地址", ())
    confidence: Confidence | None = optional(
        "可信度：confirmed 两处以上来源，single 一处，inferred 推断，memory 未见来源"
    )
