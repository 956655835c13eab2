"""One drawing for each kind of diagram, laid out for a width: a phone's or a page's."""

from __future__ import annotations

from collections.abc import Callable

from .shapes import PAD, SIZES, Box, Part, Shapes, Text
from .text import folded, wide

#: Widths a diagram is drawn for: the column of a phone of 390 px, and of a page.
NARROW, WIDE = 340, 680
GAP, INDENT, TRUNK = 10, 22, 9
#: Longest chain that stands in one row on a page.
_ROW = 5


def drawn(kind: str, root: str, parts: tuple[Part, ...], width: int) -> Shapes:
    """The drawing of ``parts`` for ``width``."""
    return DRAWN[kind](Shapes(width), root, parts)


def _tree(shapes: Shapes, root: str, parts: tuple[Part, ...]) -> Shapes:
    """A root above its groups, in one column or two; each group above its concepts."""
    top = shapes.box(Part("", root), "root", 1, 1, shapes.width - 2)
    columns = 2 if shapes.width >= WIDE and len(parts) > 1 else 1
    width = (shapes.width - 2 - (columns - 1) * 2 * GAP) / columns
    for column, members in enumerate(_in_columns(parts, columns, width)):
        left = 1 + column * (width + 2 * GAP)
        y = top.y + top.height + GAP + 4
        for part in members:
            made = shapes.box(part, "group", left + INDENT, y, width - INDENT)
            _branch(shapes, left + TRUNK, top, made)
            y = _concepts(shapes, part, made) + GAP + 4
    return shapes


def _branch(shapes: Shapes, x: float, above: Box, below: Box) -> None:
    middle = below.y + 21
    shapes.line((x, above.y + above.height), (x, middle), (below.x, middle))


def _concepts(shapes: Shapes, part: Part, above: Box) -> float:
    """The concepts of a group below it; gives where they end."""
    y = above.y + above.height
    if all(not item.text and not item.note for item in part.parts):
        return _chips(shapes, part, above)
    for item in part.parts:
        width = above.width - INDENT
        made = shapes.box(item, "concept", above.x + INDENT, y + GAP, width)
        _branch(shapes, above.x + TRUNK, above, made)
        y = made.y + made.height
    return y


def _chips(shapes: Shapes, part: Part, above: Box) -> float:
    """Concepts that are names alone stand side by side as long as they fit."""
    left, right = above.x + INDENT, above.x + above.width
    x, y = left, above.y + above.height + 6
    for item in part.parts:
        width = min(wide(item.name, SIZES["name"][0], True) + 2 * PAD + 2, right - left)
        if x > left and x + width > right:
            x, y = left, shapes.boxes[-1].y + shapes.boxes[-1].height + 6
        made = shapes.box(item, "concept", x, y, width)
        x += made.width + 6
    return shapes.boxes[-1].y + shapes.boxes[-1].height


def _in_columns(
    parts: tuple[Part, ...], columns: int, width: float
) -> tuple[tuple[Part, ...], ...]:
    """Groups in order, split where the columns come out most alike."""
    if columns == 1:
        return (parts,)
    heights = [_height(part, width) for part in parts]
    cuts = range(1, len(parts))
    best = min(cuts, key=lambda cut: max(sum(heights[:cut]), sum(heights[cut:])))
    return parts[:best], parts[best:]


def _height(part: Part, width: float) -> float:
    trial = Shapes(int(width))
    return _concepts(trial, part, trial.box(part, "group", INDENT, 0, width - INDENT))


def _flow(shapes: Shapes, root: str, parts: tuple[Part, ...]) -> Shapes:
    """Steps with arrows: in a row when short, else from top to bottom with exits beside them."""
    exits = any(part.exits for part in parts)
    if shapes.width >= WIDE and not exits and len(parts) <= _ROW:
        gap = 26
        column = (shapes.width - 2 - gap * (len(parts) - 1)) / len(parts)
        if all(_fits(part, column - 2 * PAD) for part in parts):
            return _chain(shapes, parts, column, gap)
    beside = exits and shapes.width >= WIDE
    width = 400 if beside else shapes.width - 2
    y, before = 1.0, None
    for number, part in enumerate(parts, 1):
        made = shapes.box(_numbered(part, number), "step", 1, y, width)
        if before:
            x = before.x + (width / 2 if beside or not exits else TRUNK + 4)
            shapes.line((x, before.y + before.height), (x, made.y), arrow=True)
        end = _exits(shapes, part, made, beside)
        y, before = end + 24, made
    return shapes


def _exits(shapes: Shapes, part: Part, step: Box, beside: bool) -> float:
    """Exits right of their step, or below it where there is no room; gives where both end."""
    x = step.x + step.width + 34 if beside else step.x + 36
    y = step.y if beside else step.y + step.height + GAP
    side = (step.x + step.width, step.y + 20)
    trunk = step.x + TRUNK + 4
    for exit_ in part.exits:
        named = Part(part.id, exit_.when, exit_.then)
        made = shapes.box(named, "exit", x, y, shapes.width - 1 - x)
        middle = made.y + 20
        if not beside:
            shapes.line((trunk, step.y + step.height), (trunk, middle), (x, middle), arrow=True)
        elif middle == side[1]:
            shapes.line(side, (x, middle), arrow=True)
        else:
            turn = side[0] + 14
            shapes.line((turn, side[1]), (turn, middle), (x, middle), arrow=True)
        y = made.y + made.height + GAP
    return max(step.y + step.height, y - GAP if part.exits else 0)


def _numbered(part: Part, number: int) -> Part:
    return Part(part.id, f"{number} {part.name}", part.text, part.note)


def _fits(part: Part, width: float) -> bool:
    """True when no single word of a part is wider than ``width``."""
    said = (("name", part.name), ("text", part.text), ("note", part.note))
    return all(
        wide(line, SIZES[name][0], name == "name") <= width
        for name, words in said
        for line in folded(words, width, SIZES[name][0], name == "name")
    )


def _chain(shapes: Shapes, parts: tuple[Part, ...], width: float, gap: float) -> Shapes:
    """Steps of equal height in one row."""
    steps = [_numbered(part, number) for number, part in enumerate(parts, 1)]
    tallest = max(Shapes(0).box(step, "step", 0, 0, width).height for step in steps)
    for index, step in enumerate(steps):
        x = 1 + index * (width + gap)
        shapes.box(step, "step", x, 1, width, tallest)
        if index:
            shapes.line((x - gap, 1 + tallest / 2), (x, 1 + tallest / 2), arrow=True)
    return shapes


def _bars(shapes: Shapes, root: str, parts: tuple[Part, ...]) -> Shapes:
    """A bar for every amount: its name above it on a phone, left of it on a page."""
    room = max(wide(part.amount, 15, True) for part in parts) + 8
    beside = shapes.width >= WIDE
    label = 250 if beside else shapes.width - 2
    start = label + 12 if beside else 1 + PAD
    y = 1.0
    for part in parts:
        named = shapes.box(Part(part.id, part.name, part.text, part.note), "label", 1, y, label)
        top = y + 9 if beside else y + named.height
        length = max(2, (shapes.width - start - room) * part.share)
        amount = Text(start + length + 6, top + 15, "name", part.amount)
        shapes.boxes.append(Box(part.id, "bar", start, top, length, 20, (amount,)))
        y = max(named.y + named.height, top + 20) + 6
    shapes.height = y
    return shapes


DRAWN: dict[str, Callable[[Shapes, str, tuple[Part, ...]], Shapes]] = {
    "tree": _tree,
    "flow": _flow,
    "bars": _bars,
}
