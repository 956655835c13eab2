"""What a model says against a document, put for the person who wrote the file."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel, ValidationError

from ..problem import Problem, problem
from ..source import Document
from .homes import HOMES, SHARED
from .layout import model_of
from .misread import form, misread

#: Chinese words people write for keys, and other names of languages.
KEYS = {
    "标识": "id",
    "编号": "number",
    "类型": "type",
    "标题": "title",
    "正文": "text",
    "摘要": "short",
    "分值": "points",
    "评分": "scoring",
    "证据": "evidence",
    "评审": "assessment",
    "岗位": "roles",
    "注": "notes",
    "示例": "examples",
    "表": "tables",
    "公式": "formulas",
    "术语": "terms",
    "参见": "see",
    "来源": "sources",
    "可信度": "confidence",
    "日期": "date",
    "地点": "place",
    "名称": "name",
    "主办": "hosts",
    "承办": "organizers",
    "种类": "kind",
    "中文": "zh",
    "英文": "en",
    "cn": "zh",
    "zh-cn": "zh",
    "zh-hans": "zh",
    "chinese": "zh",
    "zh_CN": "zh",
    "zh-CN": "zh",
    "eng": "en",
    "en-us": "en",
    "english": "en",
    "状态": "status",
    "版本": "editions",
    "级别": "level",
    "范围": "scope",
    "常见不符合": "common_failures",
}
#: Chinese words people write for values.
CHINESE_VALUES = {
    "要求": "requirement",
    "指示": "instruction",
    "推荐": "recommendation",
    "允许": "permission",
    "陈述": "statement",
    "现行": "in-force",
    "废止": "withdrawn",
    "被代替": "replaced",
    "草案": "draft",
    "已举办": "held",
    "计划": "planned",
    "取消": "cancelled",
    "通过": "binary",
    "抽样": "sample",
    "分档": "graded",
    "扣分": "deduct",
    "是": "true",
    "否": "false",
}
_FOUND = {
    dict: ("一组键值", "a mapping"),
    list: ("列表", "a list"),
    str: ("文字", "text"),
    type(None): ("空", "nothing"),
}


def nearest(value: str, known: Any, translations: dict[str, str] | None = None) -> str:
    """The known word most like ``value``, or all of them when few, or nothing."""
    words = sorted({str(word) for word in known})
    translated = (translations or {}).get(value)
    if translated in words:
        return str(translated)
    folded = value.strip().lower().replace("_", "-")
    by_fold = {word.lower().replace("_", "-"): word for word in words}
    if folded in by_fold:
        return by_fold[folded]
    if close := difflib.get_close_matches(value, words, n=1, cutoff=0.6):
        return close[0]
    return " | ".join(words) if len(words) <= 14 else ""


def problems_of(
    error: ValidationError, document: Document, model: type[BaseModel]
) -> Iterator[Problem]:
    """One problem for every finding of the model, at the place of its cause."""
    findings = error.errors(include_url=False)
    if elsewhere := _other_kind(findings, document, model):
        yield elsewhere
        return
    meant: set[tuple] = set()
    missing = []
    for finding in findings:
        path = tuple(finding["loc"])
        if finding["type"] == "missing":
            missing.append((path, finding))
            continue
        found = _problem(finding["type"], finding, path, document, model)
        meant.add((*path[:-1], dict(found.details).get("better")))
        yield found
    for path, finding in missing:
        if path not in meant:  # a key written wrong is not missing as well
            yield _problem("missing", finding, path, document, model)


def not_a_mapping(document: Document) -> Problem:
    """A file that is a list or a text where it should be keys and values."""
    if slip := misread(document.data, (), document, False):
        return slip
    zh, en = _FOUND.get(type(document.data), _FOUND[str])
    return problem(document.place(), "T208", key=document.file, found_zh=zh, found_en=en)


def _problem(
    kind: str, finding: Any, path: tuple, document: Document, model: type[BaseModel]
) -> Problem:
    key, value = str(path[-1]) if path else "", finding.get("input")
    here = document.place(path)
    if kind == "missing":
        return problem(document.place(path[:-1], length=1), "S102", key=key, better=_sample(key))
    if kind == "extra_forbidden":
        fields = _fields_at(model, path[:-1])
        better = nearest(key, fields, {**_described(fields), **KEYS})
        return problem(document.key_place(path), "S101", key=key, better=better)
    if value is None or kind == "too_short":
        return problem(document.key_place(path), "S107", key=_named(path))
    if kind == "enum":
        known = [word.strip(" '") for word in re.split(r",| or ", finding["ctx"]["expected"])]
        better = nearest(str(value), known, CHINESE_VALUES)
        return problem(here, "T206", key=_named(path), value=value, better=better)
    return _type_problem(kind, finding, path, document)


def _type_problem(kind: str, finding: Any, path: tuple, document: Document) -> Problem:
    value, here, key = finding["input"], document.place(path), _named(path)
    wants_text = not kind.endswith(("tuple_type", "list_type", "model_type", "dict_type"))
    if slip := misread(value, path, document, wants_text):
        return slip
    zh, en = _FOUND.get(type(value), _FOUND[str])
    if kind == "string_type":
        return problem(here, "T202", key=key, found_zh=zh, found_en=en)
    if kind in ("tuple_type", "list_type"):
        return problem(here, "T203", key=key, found_zh=zh, found_en=en)
    if kind in ("model_type", "dict_type", "model_attributes_type"):
        return problem(here, "T208", key=key, found_zh=zh, found_en=en)
    if kind.startswith("bool") or finding["msg"].endswith("flag"):
        return problem(here, "T205", value=value)
    if kind.startswith(("int", "decimal", "finite")) or "plain_number" in finding["msg"]:
        return problem(here, "T204", value=value, better=_number(str(value)))
    if "partial_date" in finding["msg"]:
        return problem(here, "D102", value=value, better=_date(str(value)))
    if kind in ("string_pattern_mismatch", "string_too_long"):
        pattern = finding["ctx"].get("pattern") or f"≤ {finding['ctx'].get('max_length')}"
        zh, en = form(pattern)
        better = _slug(str(value)) if "a-z" in pattern or kind == "string_too_long" else ""
        return problem(here, "T207", key=key, value=value, rule_zh=zh, rule_en=en, better=better)
    bounds = {"ge": "≥", "gt": ">", "le": "≤", "lt": "<"}
    rule = ", ".join(f"{bounds[k]} {v}" for k, v in finding.get("ctx", {}).items() if k in bounds)
    return problem(here, "T209", key=key, value=value, rule=rule or finding["msg"])


def _named(path: tuple) -> str:
    """The nearest key that has a name: ``points`` for ``clauses.3.points``."""
    return next((str(step) for step in reversed(path) if isinstance(step, str)), "")


def _other_kind(findings: Any, document: Document, model: type[BaseModel]) -> Problem | None:
    """A file whose every key is that of another kind of file is in the wrong folder."""
    keys = set(document.data)
    if not keys or keys & set(model.model_fields) - SHARED:
        return None
    for kind, home in HOMES.items():
        fits = model_of(kind)
        if fits is not model and keys <= set(fits.model_fields) and keys - SHARED:
            return problem(document.place(), "S110", kind=kind, better=home)
    return None


def _described(fields: dict[str, Any]) -> dict[str, str]:
    """The Chinese names of fields, as editors show them, to their keys."""
    return {
        re.split("[：；，（]", field.description)[0]: name
        for name, field in fields.items()
        if field.description
    }


def _fields_at(model: type[BaseModel], path: tuple) -> dict[str, Any]:
    """The fields a record at ``path`` may have."""
    current: Any = model
    for step in path:
        if isinstance(step, str) and hasattr(current, "model_fields"):
            current = _record_in(current.model_fields[step].annotation)
    return getattr(current, "model_fields", {})


def _record_in(annotation: Any) -> Any:
    """The record class inside ``tuple[X, ...]`` or ``X | None``."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for part in getattr(annotation, "__args__", ()):
        if found := _record_in(part):
            return found
    return None


def _sample(key: str) -> str:
    return f"{key}: …"


def _number(value: str) -> str:
    folded = unicodedata.normalize("NFKC", value).replace("_", "").replace(",", "")
    match = re.fullmatch(r"(-?)0*(\d+(?:\.\d+)?)\s*[^\d.:eExX]*", folded)
    return match[1] + match[2] if match else ""


def _date(value: str) -> str:
    """The same day in our form; the form itself where the year is not certain."""
    folded = unicodedata.normalize("NFKC", value)
    if match := re.fullmatch(r"(\d{4})(\d{2})(\d{2})", folded):
        return f'"{"-".join(match.groups())}"'
    parts = re.findall(r"\d+", folded)
    if not parts or len(parts[0]) != 4:
        return "YYYY-MM-DD"
    return '"' + "-".join([parts[0], *(part.zfill(2) for part in parts[1:3])]) + '"'


def _slug(value: str) -> str:
    slug = re.sub(r"[^a-z0-9.]+", "-", value.lower()).strip("-.")[:80].rstrip("-.")
    slug = re.sub(r"[-.]{2,}", "-", slug)
    return slug if re.match(r"[a-z]", slug) else ""
