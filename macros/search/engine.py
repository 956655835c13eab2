"""The ranking core of the pages, run by a JavaScript engine: pages and command line agree."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from ..catalogue import Catalogue
from ..model.base import LANGUAGES
from .index import Part, parts

SCRIPTS = Path(__file__).parents[2] / "overrides" / "assets" / "js"
#: The core, in the order in which the pages load it.
CORE = tuple(
    f"search-{part}.js" for part in ("text", "index", "names", "words", "query", "extract", "rank")
)


class Engine:
    """An index in memory that answers as the page does."""

    def __init__(self, index: list[Part]):
        from py_mini_racer import MiniRacer

        self._engine = MiniRacer()
        for name in CORE:
            self._engine.eval((SCRIPTS / name).read_text(encoding="utf-8"))
        self._engine.eval("var index = asc.searchCore.create();")
        for kind, data in index:
            self._engine.eval(f"index.take({json.dumps(kind)}, {json.dumps(data)}); 0")

    def close(self) -> None:
        """End the JavaScript engine, which else may keep Python from ending."""
        self._engine.close()

    def __enter__(self) -> Engine:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @classmethod
    def of(cls, known: Catalogue) -> Engine:
        """The engine over everything a catalogue holds."""
        return cls(list(parts(known)))

    def search(
        self, query: str, language: str = LANGUAGES[0], limit: int = 10, **options: Any
    ) -> dict[str, Any]:
        """Results as the page gets them: ``results``, ``found``, ``related``, ``facets`` …"""
        wanted = {"language": language, "limit": limit, **options}
        call = f"asc.searchCore.search(index, {json.dumps(query)}, {json.dumps(wanted)})"
        answer: dict[str, Any] = json.loads(self._engine.eval(f"JSON.stringify({call})"))
        return answer
