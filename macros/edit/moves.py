"""Clauses change their place: renumber, promote, move.  Texts stay, numbers follow."""

from __future__ import annotations

from decimal import Decimal

from ..source.editing import replaced
from .desk import RefusedError
from .lineage import Words, give_reason
from .outline import Node, Outline

Renumbered = list[tuple[str, str, str]]


def renumber(outline: Outline, name: str | None = None) -> Renumbered:
    """Close the gaps below a clause, or in the whole edition; the order stays."""
    outline.demand_draft()
    start = [outline.node(name)] if name else outline.roots
    for root in start:
        for node in root.below():
            outline.close_up(node)
    return outline.settle()


def promote(outline: Outline, name: str, reason: Words, sums: bool = False) -> Renumbered:
    """Raise a clause by one level: it follows the clause that it stood under."""
    outline.demand_draft()
    node = outline.node(name)
    if node.parent is None or node.parent.parent is None:
        raise RefusedError(f"{node.number} {node.id} 已在最高一级 / a chapter is not made this way")
    return _place(outline, node, node.parent.parent, node.parent, reason, sums)


def move(
    outline: Outline,
    name: str,
    reason: Words,
    *,
    after: str | None = None,
    before: str | None = None,
    under: str | None = None,
    sums: bool = False,
) -> Renumbered:
    """Put a clause with all below it after, before or as the last one under another.

    ``sums`` lets the points of the groups follow; without it a move that changes them is refused.
    """
    outline.demand_draft()
    node = outline.node(name)
    to = outline.node(after or before or under or "")
    if to in node.below():
        raise RefusedError(f"{to.id} 在 {node.id} 之内 / is part of what is moved")
    if node.parent is None or (not under and to.parent is None):
        raise RefusedError(f"章不移动 / chapters are not moved: {node.number}, {to.number}")
    if under:
        last = to.children[-1] if to.children else None
        if last is node:
            raise RefusedError(f"{node.id} 已在那里 / is there already")
        return _place(outline, node, to, last, reason, sums)
    parent = to.parent
    assert parent is not None
    if after:
        return _place(outline, node, parent, to, reason, sums)
    siblings = [each for each in parent.children if each is not node]
    at = siblings.index(to)
    return _place(outline, node, parent, siblings[at - 1] if at else None, reason, sums)


def _place(
    outline: Outline, node: Node, parent: Node, behind: Node | None, reason: Words, sums: bool
) -> Renumbered:
    """Move a clause below ``parent``, behind one of its children or in front of them."""
    assert node.parent is not None
    regrouped = _carry_points(outline, node, parent, sums)
    outline.close_up(node.parent)
    outline.close_up(parent)
    node.parent.children.remove(node)
    *_, above = behind.below() if behind else (parent,)
    moved = list(node.below())
    lines = [outline.lift(each.id) for each in moved]
    for each, written in zip(moved, lines, strict=True):
        outline.insert_at(written, outline.place(above.id))
        above = each
    parent.children.insert(parent.children.index(behind) + 1 if behind else 0, node)
    node.parent = parent
    renumbered = outline.settle()
    for name in (node.id, *regrouped):
        give_reason(outline, name, reason)
    return renumbered


def _carry_points(outline: Outline, node: Node, parent: Node, sums: bool) -> list[str]:
    """Points that leave one group and enter another; returns the groups whose sums changed."""
    points = outline.data(node.id).get("points")
    leaves = [each for each in _above(node.parent) if each not in _above(parent)]
    enters = [each for each in _above(parent) if each not in _above(node.parent)]
    groups = [(each, -1) for each in leaves] + [(each, 1) for each in enters]
    scored = [(each, way) for each, way in groups if outline.data(each.id).get("points")]
    if points is None or not scored:
        return []
    if not sums:
        numbers = "、".join(each.number for each, _ in scored)
        raise RefusedError(
            f"{node.number} 的 {points} 分换组，{numbers} 的合计要跟着改；同意就加 --sums / "
            f"its points change groups and the sums of {numbers} with them: agree with --sums"
        )
    for each, way in scored:
        total = Decimal(outline.data(each.id)["points"]) + way * Decimal(points)
        file, index = outline.place(each.id)
        change = {("clauses", index, "points"): f"{total.normalize():f}"}
        outline.desk.edit(file, lambda d, c=change: replaced(d, c))
    return [each.id for each, _ in scored]


def _above(node: Node | None) -> list[Node]:
    """A clause and those above it."""
    return [node, *_above(node.parent)] if node else []
