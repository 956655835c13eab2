"""What a drawing is made of: parts with their words go in, boxes, lines and texts come out."""

from __future__ import annotations

from dataclasses import dataclass, field

from .text import folded

#: Size and height of a line of each class of text.
SIZES = {"name": (15, 21), "text": (13, 19), "note": (12, 17)}
PAD = 11


@dataclass(frozen=True)
class Exit:
    """A way out of a step: the case, and where it leads."""

    when: str
    then: str


@dataclass(frozen=True)
class Part:
    """Something named, in the words of one language."""

    id: str
    name: str
    text: str = ""
    note: str = ""
    amount: str = ""
    share: float = 0
    parts: tuple[Part, ...] = ()
    exits: tuple[Exit, ...] = ()


@dataclass(frozen=True)
class Text:
    """One line of text with its class; ``x`` and ``y`` are where its base line starts."""

    x: float
    y: float
    kind: str
    line: str
    anchor: str = "start"


@dataclass(frozen=True)
class Box:
    """A rectangle, its texts and the part it stands for."""

    part: str
    kind: str
    x: float
    y: float
    width: float
    height: float
    texts: tuple[Text, ...] = ()


@dataclass
class Shapes:
    """A finished drawing; ``paths`` are lines, ``heads`` the points of arrows."""

    width: int
    height: float = 0
    boxes: list[Box] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    heads: list[str] = field(default_factory=list)

    def box(
        self, part: Part, kind: str, x: float, y: float, width: float, height: float = 0
    ) -> Box:
        """A box for ``part`` as high as its words need, at least ``height``."""
        texts: list[Text] = []
        at = y + PAD - 4
        said = (("name", part.name), ("text", part.text), ("note", part.note))
        for name, words in said:
            size, line_height = SIZES[name]
            for line in folded(words, width - 2 * PAD, size, name == "name"):
                at += line_height
                texts.append(Text(x + PAD, at - (line_height - size) / 2, name, line))
        made = Box(part.id, kind, x, y, width, max(at + PAD - 3 - y, height), tuple(texts))
        self.boxes.append(made)
        self.height = max(self.height, y + made.height + 2)
        return made

    def line(self, *points: tuple[float, float], arrow: bool = False) -> None:
        """A line through ``points``; with ``arrow`` it points at the last one."""
        self.paths.append("M" + " L".join(f"{x:g} {y:g}" for x, y in points))
        if arrow:
            (fromx, fromy), (x, y) = points[-2:]
            if fromx == x:
                back = y - 7 if y > fromy else y + 7
                self.heads.append(f"{x:g},{y:g} {x - 5:g},{back:g} {x + 5:g},{back:g}")
            else:
                self.heads.append(f"{x:g},{y:g} {x - 7:g},{y - 5:g} {x - 7:g},{y + 5:g}")
