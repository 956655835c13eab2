"""Clauses become two, or one: split and merge, with points, references and lineage.

Sums are kept: what one clause loses in points the other gets.  What only a person can divide
(evidence, steps, grades) is copied and marked with a comment that asks for a look.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from ..model.base import LANGUAGES
from ..source.editing import replaced, with_key, without_key
from ..source.writing import item
from .desk import RefusedError
from .lineage import Words, changed, give_reason, sentences, unused
from .moves import Renumbered
from .outline import Node, Outline

#: Fields that both parts of a split clause need.
_COPIED = (
    *("scoring", "grades", "deduction", "effort", "veto", "evidence", "assessment"),
    *("roles", "applies_to", "terms", "maps_to"),
)
_ITEM = "- "
_STOP = {"zh": "。", "en": "."}
#: Fields that add up when clauses merge.
_GATHERED = (
    *("evidence", "assessment", "common_failures", "roles", "notes", "examples"),
    *("tables", "formulas", "terms", "see", "maps_to"),
)


def split(
    outline: Outline,
    name: str,
    new: str,
    *,
    keep: dict[str, int],
    title: Words,
    points: str | None,
    reason: Words,
    text: Words | None = None,
) -> Renumbered:
    """Give the sentences after the first ``keep`` of each language to a new clause ``new``.

    A ``text`` is that of the new clause, and the old one keeps what it says.
    """
    outline.demand_draft()
    unused(outline.desk, outline.standard, new)
    node = outline.node(name)
    old = outline.data(node.id)
    if node.parent is None:
        raise RefusedError(f"章不拆 / chapters are not split: {node.number}")
    first, second = (old.get("text"), sentences(text)) if text else _divided(old, keep)
    value = {"id": new, "number": node.number, "type": old["type"], "title": title, "text": second}
    if old.get("points") is not None:
        value["points"] = _share(old, points)
        rest = Decimal(old["points"]) - Decimal(value["points"])
        _set(outline, node.id, "points", f"{rest.normalize():f}")
    value |= {key: old[key] for key in _COPIED if key in old}
    if not text:
        _set(outline, node.id, "text", first)
    lines = item(value, 2, spread=True)
    note = f"  # 由 {node.id} 拆出；证据、评审和分档照抄，请逐项核对 / copied: check each"
    outline.add([note, *lines], Node(new, node.number), node, node.parent)
    renumbered = outline.settle()
    changed(outline, "split", [node.id], [node.id, new], reason)
    return renumbered


def _divided(old: dict[str, Any], keep: dict[str, int]) -> tuple[Words, Words]:
    first, second = {}, {}
    for code in LANGUAGES:
        whole = ((old.get("text") or {}).get(code) or "").strip("\n")
        count = keep.get(code, keep[LANGUAGES[0]])
        if not whole:
            continue
        lines = sentences({code: whole})[code].strip("\n").split("\n")
        if not 0 < count < len(lines):
            raise RefusedError(
                f"{old['id']} 的 {code} 正文有 {len(lines)} 句，不能在第 {count} 句后拆开；"
                f"只有一句的，用 --text-zh、--text-en 写新条款的正文 / "
                f"the {code} text has {len(lines)} sentences and cannot be split after {count}; "
                f"where it has one, give the new clause its text with --text-zh and --text-en"
            )
        kept, given = lines[:count], lines[count:]
        if given[0].startswith(_ITEM) and kept[-1].startswith(_ITEM):
            # A list that is cut in two keeps its lead on both sides, and ends with a full stop.
            given.insert(0, next(line for line in reversed(kept) if not line.startswith(_ITEM)))
            kept[-1] = kept[-1].rstrip("；;，, ") + _STOP[code]
        first[code], second[code] = "\n".join(kept) + "\n", "\n".join(given) + "\n"
    return first, second


def _share(old: dict[str, Any], points: str | None) -> str:
    if points is None:
        raise RefusedError(
            f"{old['id']} 有 {old['points']} 分，用 --points 写明新条款得几分 / "
            f"say with --points how many of its points the new clause gets"
        )
    if not 0 < Decimal(points) < Decimal(old["points"]):
        raise RefusedError(f"--points: 0 < {points} < {old['points']}")
    return points


def _set(outline: Outline, identity: str, key: str, value: Any) -> None:
    """Set a field of a clause, in the quotes it had where it is one line."""
    file, index = outline.place(identity)
    path = ("clauses", index)
    if isinstance(value, str) and outline.data(identity).get(key) is not None:
        outline.desk.edit(file, lambda d: replaced(d, {(*path, key): value}))
    else:
        outline.desk.edit(file, lambda d: with_key(d, path, key, value))


def merge(
    outline: Outline, name: str, other: str, reason: Words, points_to: str | None = None
) -> Renumbered:
    """Take the content of ``other`` into ``name``; references to it follow."""
    outline.demand_draft()
    node, gone = outline.node(name), outline.node(other)
    if gone.children or gone.parent is None or node is gone:
        raise RefusedError(f"只并入没有下级的条款 / only a clause without children: {gone.number}")
    data, taken = outline.data(node.id), outline.data(gone.id)
    _take_points(outline, node, gone, points_to)
    if taken.get("text"):
        _set(outline, node.id, "text", _joined(data.get("text") or {}, taken["text"]))
    for key in _GATHERED:
        every = [*(data.get(key) or []), *(taken.get(key) or [])]
        unlike = [each for at, each in enumerate(every) if each not in every[:at]]
        if key == "see":
            unlike = [each for each in unlike if each not in (node.id, gone.id)]
        if unlike != (data.get(key) or []):
            _set(outline, node.id, key, unlike)
    outline.lift(gone.id)
    gone.parent.children.remove(gone)
    del outline.nodes[gone.id]
    outline.close_up(gone.parent)
    touched = _follow(outline, gone.id, node.id)
    renumbered = outline.settle()
    changed(outline, "merged", [node.id, gone.id], [node.id], reason)
    for name in (*touched, *([outline.node(points_to).id] if points_to else ())):
        give_reason(outline, name, reason)
    return renumbered


def _joined(first: Words, second: Words) -> Words:
    return {
        code: "\n".join(text.strip("\n") for text in (first.get(code), second.get(code)) if text)
        + "\n"
        for code in LANGUAGES
        if first.get(code) or second.get(code)
    }


def _take_points(outline: Outline, node: Node, gone: Node, points_to: str | None) -> None:
    points = outline.data(gone.id).get("points")
    if points is None:
        return
    heir = outline.node(points_to) if points_to else node
    if heir.parent is not gone.parent:
        raise RefusedError(
            f"{gone.number} 的 {points} 分要留在 {gone.parent and gone.parent.number} 之内，"
            f"用 --points-to 写明给哪一条 / its points stay in their group: "
            f"name a clause there with --points-to"
        )
    have = Decimal(outline.data(heir.id).get("points") or "0")
    _set(outline, heir.id, "points", f"{(have + Decimal(points)).normalize():f}")


def _follow(outline: Outline, gone: str, to: str) -> list[str]:
    """References within the edition lead to the clause that took the other over.

    Returns the clauses whose text names another clause now.
    """
    touched = []
    for file in outline.files:
        clauses = outline.desk.document(file).data["clauses"] or []
        touched += [data["id"] for data in clauses if f"(clause:{gone})" in str(data)]
        text = outline.desk.document(file).text
        if f"(clause:{gone})" in text:
            outline.desk.put(file, text.replace(f"(clause:{gone})", f"(clause:{to})"))
        for index, data in enumerate(outline.desk.document(file).data["clauses"] or []):
            see = data.get("see") or []
            if gone in see:
                renamed = dict.fromkeys(to if name == gone else name for name in see)
                new = [each for each in renamed if each != data["id"]]
                path = ("clauses", index)
                if new:
                    outline.desk.edit(file, lambda d, p=path, v=new: with_key(d, p, "see", v))
                else:
                    outline.desk.edit(file, lambda d, p=path: without_key(d, (*p, "see")))
    return touched


def give_points(outline: Outline, giver: str, identity: str, points: str, parent: Node) -> None:
    """Take the points of a new clause from another of its group, so that the sum stays."""
    if not giver:
        if outline.data(parent.id).get("points") is None:
            return
        raise RefusedError(
            f"{parent.number} 的分值合计不变，用 --take-from 写明分值从哪一条来 / "
            f"the sum of {parent.number} stays: say with --take-from who gives the points"
        )
    node = outline.node(giver)
    have = Decimal(outline.data(node.id).get("points") or "0")
    if node.parent is not parent or have <= Decimal(points):
        raise RefusedError(f"{node.number} ({have}) 给不出 {points} 分 / cannot give {points}")
    _set(outline, node.id, "points", f"{(have - Decimal(points)).normalize():f}")
