"""What ``new`` makes: each function lays valid, commented files on the desk.

An edition is copied from the one before; a clause takes its number from its place; what is not
known of an event is left out.
"""

from __future__ import annotations

import datetime
import re
from typing import Any

from ..model.standard import Status
from ..source.editing import appended, replaced, with_key, without_key
from ..source.writing import block, entry, item, schema_line
from .desk import Desk, RefusedError
from .joins import give_points
from .lineage import give_reason, sentences, unused
from .outline import Node, Outline

Answers = dict[str, str]


def _words(answers: Answers, key: str) -> dict[str, str]:
    found = {code: answers.get(f"{key}_{code}", "") for code in ("zh", "en")}
    return {code: text for code, text in found.items() if text}


def today() -> str:
    """The day on which something is recorded."""
    return datetime.date.today().isoformat()


def _split(reference: str, example: str) -> tuple[str, str]:
    first, at, second = reference.partition("@")
    if not (at and first and second):
        raise RefusedError(f"写成 / write: {example}")
    return first, second


def standard(desk: Desk, target: str, answers: Answers) -> None:
    """A standard with its first edition, a draft whose one chapter is the scope."""
    if not re.fullmatch(r"[a-z][a-z0-9-]*", target):
        raise RefusedError(f"标识只用小写字母、数字和连字符 / lower-case letters, digits: {target}")
    edition, depth = answers["edition"], 2
    folder = f"standards/{target}"
    entries = [{"id": edition, "status": "draft", "stage": _DRAFTING}]
    top: dict[str, Any] = {"number": answers["number"], "title": _words(answers, "title")}
    top |= {"level": answers["level"], "force": answers["force"]}
    desk.create(
        f"{folder}/standard.yml",
        [
            schema_line("standard", depth - 1),
            "# 可加 / optional: short, ics, ccs, committee, sources, confidence",
            *block(top),
            *entry("summary", sentences(_words(answers, "summary"))),
            "editions:  # 由旧到新 / oldest first",
            *item(entries[0], 2),
        ],
    )
    scope = sentences(_words(answers, "scope"))
    desk.create(
        f"{folder}/{edition}/edition.yml",
        [
            schema_line("edition", depth),
            "# 发布后加 / once issued: issued, effective, issued_by, drafting_bodies",
            *entry("number", f"{answers['number']}-{edition}"),
            *entry("scope", scope),
            *entry("text_basis", answers["basis"]),
            *entry("rights", _words(answers, "rights")),
        ],
    )
    clause = {"id": f"{target}.scope", "number": "1", "type": "statement"}
    clause |= {"title": {"zh": "范围", "en": "Scope"}, "text": scope}
    desk.create(
        f"{folder}/{edition}/clauses/01-scope.yml",
        [
            schema_line("clauses", depth + 1),
            "# 一章一个文件，按印刷顺序平铺；编号加引号，标识一经发布不再改变",
            "# One file a chapter, in print order; numbers are quoted, ids never change.",
            "clauses:",
            *item(clause, 2, spread=True),
        ],
    )


#: Facts of the edition before that a new one does not inherit.
_OF_THE_OLD = (
    *("issued", "effective", "withdrawn", "announcement", "replaces", "changes"),
    *("foreword", "open_questions", "field_confidence", "history"),
)
#: Where a project begins when its text is being drafted.
_DRAFTING = "20.00"


def edition(desk: Desk, target: str, answers: Answers) -> None:
    """A draft that begins as a copy of the edition before, with a lineage to write reasons in."""
    name, new = _split(target, "asc@2030-draft")
    home = desk.tree.one("standard", standard=name)
    if home is None:
        raise RefusedError(f"没有标准 / no such standard: {name}")
    issued = [entry.id for entry in home.record.editions if entry.status is not Status.DRAFT]
    base = answers["base"] or f"{name}@{(issued or [home.record.editions[-1].id])[-1]}"
    _, old = _split(base, f"{name}@…")
    names = {"standard": name, "edition": old}
    if desk.tree.one("edition", **names) is None:
        raise RefusedError(f"没有版本 / no such edition: {base}")
    for kind in ("edition", "clauses", "scheme", "terms"):
        for each in desk.tree.of(kind, **names):
            file = each.document.file.replace(f"/{old}/", f"/{new}/", 1)
            desk.create(file, each.document.text.rstrip("\n").split("\n"))
    file = f"standards/{name}/{new}/edition.yml"
    desk.edit(file, lambda d: replaced(d, {("number",): answers["number"]}))
    for key in _OF_THE_OLD:
        if key in desk.document(file).data:
            desk.edit(file, lambda d, k=key: without_key(d, (k,)))
    reached = [{"stage": _DRAFTING, "date": today()}]
    desk.edit(file, lambda d: with_key(d, (), "history", reached))
    desk.create(
        f"standards/{name}/{new}/lineage.yml",
        [
            schema_line("lineage", 2),
            "# changes：拆分、合并、删除、替换；reasons：每一条变化的理由；其余由标识算出",
            "# changes: split, merged, removed, replaced; reasons: why each clause differs",
            *entry("base", base),
        ],
    )
    value = {"id": new, "status": "draft", "stage": _DRAFTING}
    desk.edit(home.document.file, lambda d: appended(d, (), "editions", value))


def clause(desk: Desk, target: str, answers: Answers) -> None:
    """A clause behind another or as the last below one; numbers that follow move on."""
    reference, _, identity = target.partition("#")
    if not identity:
        raise RefusedError("写成 / write: asc@2027-draft#asc.rules.example")
    outline = Outline(desk, reference)
    outline.demand_draft()
    unused(desk, outline.standard, identity)
    if bool(answers["after"]) == bool(answers["under"]):
        raise RefusedError("--after 或 --under，写一个 / give one of --after, --under")
    behind = outline.node(answers["after"]) if answers["after"] else None
    parent = behind.parent if behind else outline.node(answers["under"])
    if parent is None:
        raise RefusedError("新章请另建文件 / a chapter needs a file of its own")
    if behind is None and parent.children:
        behind = parent.children[-1]
    value: dict[str, Any] = {"id": identity, "number": "1", "type": answers["type"]}
    value |= {"title": _words(answers, "title")}
    if text := _words(answers, "text"):
        value["text"] = sentences(text)
    if answers["points"]:
        value |= {"points": answers["points"], "scoring": answers["scoring"]}
        give_points(outline, answers["take_from"], identity, answers["points"], parent)
    lines = item(value, 2, spread=True)
    if answers["points"]:
        lines.append("    # 待补 / to add: evidence, assessment, common_failures, roles")
    node = Node(identity, f"{parent.number}.{len(parent.children) + 1}", parent)
    lines[1] = f'    number: "{node.number}"'
    outline.add(lines, node, behind, parent)
    outline.settle()
    give_reason(outline, identity, _words(answers, "reason"))
    if answers["points"] and answers["take_from"]:
        giver = outline.node(answers["take_from"]).id
        give_reason(outline, giver, _words(answers, "reason"))


def event(desk: Desk, target: str, answers: Answers) -> None:
    """An event of the archive; what is not known is left out, never made up."""
    value: dict[str, Any] = {"kind": answers["kind"], "status": answers["status"]}
    value |= {"name": _words(answers, "name"), "date": answers["date"]}
    value |= {"place": _words(answers, "place"), "summary": _words(answers, "summary")}
    sources = [each for each in re.split(r"[,，\s]+", answers["sources"]) if each]
    value |= {"sources": sources, "confidence": answers["confidence"], "recorded": today()}
    known = {key: each for key, each in value.items() if each}
    desk.create(
        f"docs/archive/events/{target}.yml",
        [
            "# yaml-language-server: $schema=../../../standards/_schema/event.schema.json",
            "# 可加 / optional: end, series, hosts, organizers, programme, results, pictures",
            *block(known),
        ],
    )


def article(desk: Desk, target: str, answers: Answers) -> None:
    """A research article in one language; the other language gets its own file."""
    authors = [each for each in re.split(r"[,，]\s*", answers["authors"]) if each]
    value: dict[str, Any] = {"title": answers["title"], "description": answers["description"]}
    value |= {"authors": authors, "date": answers["date"] or today()}
    standards = [each for each in re.split(r"[,，\s]+", answers["standards"]) if each]
    if standards:
        value["standards"] = standards
    desk.create(
        f"docs/{answers['language']}/research/{target}.md",
        ["---", *block(value), "---", "", answers["description"]],
    )
