"""What a verb does to clauses, put down in ``lineage.yml`` with its reason."""

from __future__ import annotations

import re
from typing import Any

from ..source.editing import appended
from ..source.writing import entry, schema_line
from .desk import Desk, RefusedError
from .outline import Outline

Words = dict[str, str]
#: Where a sentence ends within a line.
_ENDS = {"zh": r"(?<=[。！？])(?=[^\n])", "en": r"(?<=[.!?]) +(?=[A-Z])"}


def sentences(words: Words) -> Words:
    """One sentence a line, as texts are kept."""
    return {code: "\n".join(re.split(_ENDS[code], text)) + "\n" for code, text in words.items()}


def _file(outline: Outline) -> str:
    return f"{outline.folder}/lineage.yml"


def _ready(outline: Outline) -> bool:
    """True when there is a lineage to write to; it is begun when an edition came before."""
    desk, file = outline.desk, _file(outline)
    if desk.exists(file):
        return True
    item = desk.tree.one("standard", standard=outline.standard)
    names = [each.id for each in item.record.editions] if item else []
    at = names.index(outline.edition) if outline.edition in names else 0
    if not at:
        return False
    base = f"{outline.standard}@{names[at - 1]}"
    desk.create(file, [schema_line("lineage", 2), "", *entry("base", base)])
    return True


def _in_base(outline: Outline, identity: str) -> bool:
    """True when the base edition has the clause."""
    base = str(outline.desk.document(_file(outline)).data["base"])
    standard, _, edition = base.partition("@")
    files = outline.desk.tree.of("clauses", standard=standard, edition=edition)
    return any(clause.id == identity for item in files for clause in item.record.clauses)


def changed(
    outline: Outline, kind: str, before: list[str], after: list[str], reason: Words
) -> None:
    """Add a split, a merger, a removal or a replacement.

    Clauses that the base edition does not have were never published, so they are left out.
    """
    if not _ready(outline):
        return
    before = [name for name in before if _in_base(outline, name)]
    if before:
        value: dict[str, Any] = {"kind": kind, "before": before, "after": after, "reason": reason}
        if not after:
            del value["after"]
        outline.desk.edit(_file(outline), lambda d: appended(d, (), "changes", value))
    for name in after:
        give_reason(outline, name, reason)


def give_reason(outline: Outline, identity: str, reason: Words) -> None:
    """Add why a clause differs, unless a reason stands there already."""
    if not _ready(outline) or not reason:
        return
    document = outline.desk.document(_file(outline))
    given = [item["clause"] for item in document.data.get("reasons") or []]
    if identity not in given:
        value = {"clause": identity, "reason": reason}
        outline.desk.edit(_file(outline), lambda d: appended(d, (), "reasons", value))


def unused(desk: Desk, standard: str, identity: str) -> None:
    """Refuse an id that any edition of the standard has had: ids are never reused."""
    for item in desk.tree.of("clauses", standard=standard):
        for clause in item.record.clauses:
            if identity in (clause.id, *clause.aliases):
                where = f"{item.names['edition']} {clause.number}"
                raise RefusedError(f"标识用过了 / id was used before: {identity} ({where})")
