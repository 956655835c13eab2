"""A diagram as data: what it says, never how it looks.  ``macros/figures`` draws it."""

from __future__ import annotations

from enum import StrEnum

from .base import Amount, ClauseRef, Record, Slug, Sourced, Words, optional, required


class DiagramKind(StrEnum):
    """What a diagram shows, and which of its lists says it."""

    TREE = "tree"
    FLOW = "flow"
    BARS = "bars"


#: Kind → the list that holds its content; a diagram has this list and no other.
CONTENT = {
    DiagramKind.TREE: "groups",
    DiagramKind.FLOW: "steps",
    DiagramKind.BARS: "bars",
}


class Concept(Record):
    """One named thing in a diagram, with what it means in our own words."""

    id: Slug
    name: Words = required("名称，图中最多两行")
    text: Words | None = optional("一句话的解释，用自己的话写")
    clauses: tuple[ClauseRef, ...] = optional("落到哪些条款", ())


class Group(Concept):
    """Concepts that belong together."""

    items: tuple[Concept, ...] = optional("这一组里的概念", ())


class Exit(Record):
    """A way out of a flow, beside the next step."""

    when: Words = required("在什么情形下")
    then: Words | None = optional("结果；写 step 时不写")
    step: Slug | None = optional("转到哪一步（steps 的标识）；写 then 时不写")


class Step(Concept):
    """One step of a flow; the next one in the list follows it."""

    exits: tuple[Exit, ...] = optional("不走下一步的情形", ())


class Bar(Concept):
    """An amount with its name."""

    value: Amount = required("数值", ge=0)


class Diagram(Sourced):
    """A diagram of ``docs/archive/diagrams/``; its file name is its id."""

    kind: DiagramKind = required("种类：tree 概念图，flow 流程图，bars 条形图")
    title: Words = required("图题，不带编号")
    root: Words | None = optional("概念图最上面一格的文字，缺省为图题")
    unit: Words | None = optional("条形图数值的单位")
    note: Words | None = optional("图注：哪些内容是谁说的、怎样得来")
    groups: tuple[Group, ...] = optional("概念图的分组", ())
    steps: tuple[Step, ...] = optional("流程图的步骤，按次序", ())
    bars: tuple[Bar, ...] = optional("条形图的各条", ())

    @property
    def parts(self) -> tuple[Concept, ...]:
        """What stands directly in the diagram: its groups, steps or bars."""
        return tuple(getattr(self, CONTENT[self.kind]))

    @property
    def concepts(self) -> tuple[Concept, ...]:
        """Everything named in the diagram: each part, then what stands in it."""
        return tuple(each for part in self.parts for each in (part, *getattr(part, "items", ())))
