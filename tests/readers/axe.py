"""axe-core in a page: what it finds wrong, in words that lead to the element."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import axe_playwright_python
from playwright.sync_api import Page

#: Levels A and AA of WCAG 2.0 to 2.2, and what axe calls good practice.
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
_RUN = """options => axe.run(document, options).then(found => found.violations.map(one => ({
  rule: one.id, help: one.help, places: one.nodes.map(node => ({
    where: node.target.flat(9).join(" "), html: node.html.slice(0, 160),
    why: [...node.any, ...node.all, ...node.none].map(check => check.message).join(" ")
  }))
})))"""


@cache
def _source() -> str:
    return Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text(encoding="utf-8")


def violations(page: Page) -> list[dict[str, Any]]:
    """What axe finds wrong on the page as it stands: rule, help, places."""
    page.evaluate(_source())
    options = {
        "runOnly": {"type": "tag", "values": list(TAGS)},
        "rules": {"target-size": {"enabled": True}},
        "resultTypes": ["violations"],
    }
    found: list[dict[str, Any]] = page.evaluate(_RUN, options)
    return found
