"""Clauses change their place: renumber, promote, move.  Texts stay, numbers follow."""

from __future__ import annotations

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


def promote(outline: Outline, name: str, reason: Words) -> Renumbered:
    """Raise a clause by one level: it follows the clause that it stood under."""
    outline.demand_draft()
    node = outline.node(name)
    if node.parent is None or node.parent.parent is None:
        raise RefusedError(f"{node.number} {node.id} 已在最高一级 / a chapter is not made this way")
    return _place(outline, node, node.parent.parent, node.parent, reason)


def move(
    outline: Outline,
    name: str,
    reason: Words,
    *,
    after: str | None = None,
    before: str | None = None,
    under: str | None = None,
) -> Renumbered:
    """Put a clause with all below it after, before or as the last one under another."""
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
        return _place(outline, node, to, last, reason)
    parent = to.parent
    assert parent is not None
    if after:
        return _place(outline, node, parent, to, reason)
    siblings = [each for each in parent.children if each is not node]
    at = siblings.index(to)
    return _place(outline, node, parent, siblings[at - 1] if at else None, reason)


def _place(
    outline: Outline, node: Node, parent: Node, behind: Node | None, reason: Words
) -> Renumbered:
    """Move a clause below ``parent``, behind one of its children or in front of them."""
    assert node.parent is not None
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
    give_reason(outline, node.id, reason)
    return renumbered
