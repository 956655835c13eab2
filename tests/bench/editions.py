"""The next edition of a generated catalogue: some clauses say something else, a few are gone."""

from __future__ import annotations

import random
from typing import Any

#: Of a hundred clauses, how many change and how many go.
CHANGED, GONE = 8, 2


def referred(chapters: list[Any]) -> set[str]:
    """Ids that clauses name under ``see`` or link in their wording."""
    leaves = [
        leaf for chapter in chapters for section in chapter.sections for leaf in section.leaves
    ]
    named = {name for leaf in leaves for name in leaf.data.get("see", ())}
    text = "".join(str(leaf.data) for leaf in leaves if "(clause:" in str(leaf.data))
    return named | {leaf.id for leaf in leaves if f"(clause:{leaf.id})" in text}


def revise(chapters: list[Any], edition: int) -> list[Any]:
    """The chapters of the next edition; a clause to which others refer stays."""
    chance = random.Random(edition)
    kept = referred(chapters)
    return [
        chapter._replace(
            sections=tuple(
                section._replace(leaves=_revised(section.leaves, chance, kept, edition))
                for section in chapter.sections
            )
        )
        for chapter in chapters
    ]


def _revised(
    leaves: tuple[Any, ...], chance: random.Random, kept: set[str], edition: int
) -> tuple[Any, ...]:
    found = []
    for leaf in leaves:
        drawn = chance.randrange(100)
        if drawn < GONE and leaf.id not in kept and len(leaves) > GONE:
            continue
        found.append(_changed(leaf, edition) if drawn < GONE + CHANGED else leaf)
    return tuple(found)


def _changed(leaf: Any, edition: int) -> Any:
    text = leaf.data["text"]
    zh = text["zh"].rstrip("\n") + f"\n记录保存期为 {edition + 2} 年。\n"
    en = text["en"].rstrip("\n") + f"\nRecords are kept for {edition + 2} years.\n"
    return leaf._replace(data={**leaf.data, "text": {"zh": zh, "en": en}})
