"""The outline of an edition on the desk: who stands below whom, in print order, with numbers.

Moves change the outline; ``settle`` then writes the numbers that have become different.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from ..references import parent_number
from ..source.editing import item_text, replaced, with_item, without_item
from .desk import Desk, RefusedError


@dataclass(eq=False)
class Node:
    """A clause: its id, the number it has in the file, and what stands below it."""

    id: str
    number: str
    parent: Node | None = None
    children: list[Node] = field(default_factory=list)

    def below(self) -> Iterator[Node]:
        """The clause and everything below it in print order."""
        yield self
        for child in self.children:
            yield from child.below()


class Outline:
    """The clauses of ``standard@edition`` as they stand on the desk."""

    def __init__(self, desk: Desk, edition: str) -> None:
        standard, _, name = edition.partition("@")
        self.desk, self.ref = desk, edition
        self.standard, self.edition = standard, name
        self.folder = f"standards/{standard}/{name}"
        self.files = [
            item.document.file for item in desk.tree.of("clauses", standard=standard, edition=name)
        ]
        if not self.files:
            known = ", ".join(
                f"{e.names['standard']}@{e.names['edition']}" for e in desk.tree.of("edition")
            )
            raise RefusedError(f"没有版本 / no edition {edition}; 可用 / known: {known}")
        self._closed: set[str] = set()
        self.roots: list[Node] = []
        self.nodes: dict[str, Node] = {}
        by_number: dict[str, Node] = {}
        for data in (entry for file in self.files for entry in self._clauses(file)):
            node = Node(data["id"], data["number"], by_number.get(parent_number(data["number"])))
            (node.parent.children if node.parent else self.roots).append(node)
            by_number[node.number] = self.nodes[node.id] = node

    def _clauses(self, file: str) -> list[dict]:
        return self.desk.document(file).data["clauses"] or []

    def node(self, name: str) -> Node:
        """The clause with this id or number.  Raises RefusedError when there is none."""
        for node in self.nodes.values():
            if name in (node.id, node.number):
                return node
        raise RefusedError(f"{self.ref} 没有条款 / has no clause: {name}")

    def place(self, identity: str) -> tuple[str, int]:
        """File and position of a clause, as the desk has it now."""
        for file in self.files:
            for index, data in enumerate(self._clauses(file)):
                if data["id"] == identity:
                    return file, index
        raise RefusedError(f"{self.ref} 没有条款 / has no clause: {identity}")

    def data(self, identity: str) -> dict:
        """The clause as plain values."""
        file, index = self.place(identity)
        return self._clauses(file)[index]

    def insert_at(self, written: list[str], place: tuple[str, int]) -> None:
        """Lay the lines of a clause behind the one at ``place``."""
        file, index = place
        self.desk.edit(file, lambda d: with_item(d, ("clauses",), index + 1, written))

    def add(self, written: list[str], node: Node, behind: Node | None, parent: Node) -> None:
        """Lay a new clause below ``parent``, behind one of its children or in front of them."""
        *_, above = behind.below() if behind else (parent,)
        self.insert_at(written, self.place(above.id))
        parent.children.insert(parent.children.index(behind) + 1 if behind else 0, node)
        node.parent = parent
        self.nodes[node.id] = node
        self.close_up(parent)

    def lift(self, identity: str) -> list[str]:
        """Take a clause's lines off its file; they come back with their comments."""
        file, index = self.place(identity)
        document = self.desk.document(file)
        if len(document.data["clauses"]) == 1:
            raise RefusedError(f"{file} 会变空，请先并入别的文件 / would be empty")
        lines = item_text(document, ("clauses", index))
        self.desk.put(file, without_item(document, ("clauses", index)))
        return lines

    def demand_draft(self) -> None:
        """Refuse to touch an edition that is not a draft: what is issued stays as issued."""
        item = self.desk.tree.one("standard", standard=self.standard)
        entries = item.record.editions if item else ()
        status = next((str(e.status) for e in entries if e.id == self.edition), "")
        if status != "draft":
            raise RefusedError(
                f"{self.ref} 不是草案（{status}），不改；先建新版 / is no draft; "
                f"make one: python -m macros new edition {self.standard}@… --base {self.ref}"
            )

    def settle(self) -> list[tuple[str, str, str]]:
        """Write every number that changed: ``(id, before, after)`` of each."""
        wanted: dict[str, str] = {}
        for root in self.roots:
            self._number(root, root.number, wanted)
        changed = []
        for file in self.files:
            changes = {}
            for index, data in enumerate(self._clauses(file)):
                new = wanted.get(data["id"], data["number"])
                if new != data["number"]:
                    changes["clauses", index, "number"] = new
                    changed.append((data["id"], data["number"], new))
            if changes:
                self.desk.edit(file, lambda d, c=changes: replaced(d, c))
        return changed

    def _number(self, node: Node, number: str, wanted: dict[str, str]) -> None:
        wanted[node.id] = number
        for index, child in enumerate(node.children, 1):
            # A gap left by somebody on purpose stays, unless this group was closed up.
            own = child.number if node.id not in self._closed else f"{number}.{index}"
            last = own.rpartition(".")[2]
            self._number(child, f"{number}.{last}", wanted)

    def close_up(self, node: Node | None) -> None:
        """Number the children of a clause one by one when settling."""
        if node is not None:
            self._closed.add(node.id)
