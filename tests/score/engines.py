"""Both engines behind one face: ``criteria`` and sheets in, plain values out."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from py_mini_racer import MiniRacer

from macros.score import Criteria, Sheet, SheetError
from tests.rig.build import ROOT

SCRIPTS = ROOT / "overrides" / "assets" / "js"
_BATCH = """
globalThis.assessAll = (text) => {
  const [criteria, sheets] = JSON.parse(text);
  return JSON.stringify(sheets.map((s) => asc.score.plain(asc.score.assess(criteria, s))));
};
globalThis.findPaths = (text) => {
  const [criteria, pairs] = JSON.parse(text);
  return JSON.stringify(
    pairs.map(([s, to]) => asc.score.plainPath(asc.score.shortestPath(criteria, s, to))));
};
globalThis.call = (name, text) => {
  try {
    const made = name.split(".").reduce((so, step) => so[step], asc)(...JSON.parse(text));
    return JSON.stringify({ made });
  } catch (error) {
    return JSON.stringify({ key: error.key, details: error.details, text: String(error) });
  }
};
"""


def script(name: str) -> str:
    """A script of the page."""
    return (SCRIPTS / name).read_text(encoding="utf-8")


def plain_sheet(sheet: Sheet) -> dict[str, Any]:
    """The sheet as the page has it."""
    return sheet.model_dump(mode="json", exclude_none=True)


class JavaScript:
    """The page's engine in V8; ``changes`` are (script, old, new) to try a broken one."""

    def __init__(
        self,
        *scripts: str,
        changes: Sequence[tuple[str, str, str]] = (),
    ):
        self.v8 = MiniRacer()
        for name in ("score.js", "score-path.js", *scripts):
            text = script(name)
            for where, old, new in changes:
                if where == name:
                    assert text.count(old) == 1, f"{old!r} is {text.count(old)} times in {name}"
                    text = text.replace(old, new)
            self.v8.eval(text)
        self.v8.eval(_BATCH)

    def assess(self, criteria: Criteria, sheets: Sequence[Sheet]) -> list[dict[str, Any]]:
        """Results of a batch."""
        batch = [criteria.data(), [plain_sheet(sheet) for sheet in sheets]]
        return json.loads(self.v8.call("assessAll", json.dumps(batch)))

    def paths(self, criteria: Criteria, pairs: Sequence[tuple[Sheet, str]]) -> list[dict[str, Any]]:
        """Shortest paths of a batch of (sheet, target level)."""
        batch = [criteria.data(), [[plain_sheet(sheet), to] for sheet, to in pairs]]
        return json.loads(self.v8.call("findPaths", json.dumps(batch)))

    def call(self, name: str, *arguments: Any) -> Any:
        """``asc.<name>(...)`` with plain values.  Raises SheetError where the script does."""
        found = json.loads(self.v8.call("call", name, json.dumps(arguments)))
        if "text" in found:
            assert found.get("key"), found["text"]
            raise SheetError(found["key"], **found["details"])
        return found.get("made")
