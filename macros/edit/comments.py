"""Rows that came back into ``comments.yml``: only what differs is written.

A comment that the table does not have stays; a field whose column the table does not have stays;
a changed wording leaves the other language as it is and says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..comments.table import Row
from ..grid import Finding
from ..model.base import LANGUAGES
from ..model.comments import FormField, Round
from ..source.editing import appended, with_key, without_key
from .desk import Desk

_WORDED = (FormField.ORGANISATION, FormField.COMMENT, FormField.PROPOSAL, FormField.REASON)
_PLAIN = (FormField.PLACE, FormField.TYPE, FormField.DECISION)


def merge(
    desk: Desk, file: str, record: Round, rows: list[Row], language: str
) -> tuple[int, list[Finding]]:
    """Put rows on the desk; how many comments changed, and what is to be looked at.

    ``language`` is that of the table's texts.
    """
    at = next(
        index
        for index, entry in enumerate(desk.document(file).data["rounds"])
        if entry["id"] == record.id
    )
    known = {item.id: index for index, item in enumerate(record.comments)}
    findings: list[Finding] = []
    changed = 0
    used = {*known, *(str(row.values.get(FormField.ID)) for row in rows)}
    for row in rows:
        name = row.values.get(FormField.ID)
        if name in known:
            path = ("rounds", at, "comments", known[str(name)])
            changed += _update(desk, file, path, row, language, findings)
        else:
            added = _added(row, name or _next(used), language, findings)
            if added:
                place = ("rounds", at)
                desk.edit(file, lambda d, v=added, p=place: appended(d, p, "comments", v))
                changed += 1
    present = {row.values.get(FormField.ID) for row in rows}
    findings += [Finding.of(file, "I312", value=name) for name in known if name not in present]
    return changed, findings


def _next(used: set[str]) -> str:
    """The next number that no comment of the round has."""
    highest = max((int(name) for name in used if name.isdigit()), default=0)
    used.add(str(highest + 1))
    return str(highest + 1)


def _update(
    desk: Desk, file: str, path: tuple, row: Row, language: str, findings: list[Finding]
) -> bool:
    old = desk.document(file).value_at(path)
    changes = dict(_differences(old, row, language, findings))
    for key, value in changes.items():
        if value in (None, ()):
            desk.edit(file, lambda d, k=key: without_key(d, (*path, k)))
        else:
            desk.edit(file, lambda d, k=key, v=value: with_key(d, path, k, v))
    return bool(changes)


def _differences(
    old: dict[str, Any], row: Row, language: str, findings: list[Finding]
) -> Iterator[tuple[str, Any]]:
    for name, value in row.values.items():
        key = str(name)
        if name in _WORDED:
            words = old.get(key) or {}
            shown = next(
                (words[code] for code in (language, *LANGUAGES) if words.get(code)), ""
            ).strip("\n")
            if (value or "") == shown:
                continue
            if value and any(words.get(code) for code in LANGUAGES if code != language):
                findings.append(Finding.of(row.where, "I314", value=old["id"]))
            if not value and name is FormField.ORGANISATION:
                findings.append(Finding.of(row.where, "I311", value="提出单位 / the commenter"))
            elif not value and name is FormField.COMMENT:
                findings.append(Finding.of(row.where, "I311", value="意见内容 / the comment"))
            else:
                yield key, {**words, language: value} if value else None
        elif name is FormField.CLAUSE or name in _PLAIN:
            default = "open" if name is FormField.DECISION else None
            if name is FormField.TYPE and value is None:
                continue
            if value != (old.get(key) or default):
                yield key, value
        elif name is FormField.CHANGE and list(value or ()) != (old.get(key) or []):
            yield key, list(value or ()) or None


def _added(row: Row, name: Any, language: str, findings: list[Finding]) -> dict[str, Any] | None:
    values = row.values
    missing = {
        FormField.COMMENT: "意见内容 / the comment",
        FormField.ORGANISATION: "提出单位 / the commenter",
        FormField.TYPE: "意见类型 / the type (ge, te, ed)",
    }
    lacking = [text for field, text in missing.items() if not values.get(field)]
    findings += [Finding.of(row.where, "I311", value=text) for text in lacking]
    if lacking:
        return None
    findings.append(Finding.of(row.where, "I313", value=name))
    entry: dict[str, Any] = {"id": str(name)}
    for field in (
        *(FormField.CLAUSE, FormField.PLACE, FormField.ORGANISATION, FormField.TYPE),
        *(FormField.COMMENT, FormField.PROPOSAL, FormField.DECISION, FormField.REASON),
    ):
        if value := values.get(field):
            entry[str(field)] = {language: value} if field in _WORDED else value
    if change := values.get(FormField.CHANGE):
        entry["change"] = list(change)
    return entry
