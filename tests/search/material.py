"""The theme's own search over the same records, one page each, to compare with."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from macros.search.records import Entry

_CONFIG = """site_name: x
theme: {name: material, language: zh, font: false}
plugins:
  - search: {lang: [zh, en]}
"""


def build(found: list[Entry], folder: Path) -> Path:
    """A stock site with a page for every record, in both languages."""
    docs = folder / "docs"
    docs.mkdir(parents=True)
    (docs / "index.md").write_text("# x\n", encoding="utf-8")
    names = []
    for at, entry in enumerate(found):
        title = " ".join([entry.number, *entry.title.values()]).strip()
        lines = [*entry.aliases, *entry.text.values(), *entry.details.values()]
        text = "\n\n".join(re.sub(r"[<{\[]", " ", line) for line in lines)
        (docs / f"r{at}.md").write_text(f"# {title}\n\n{text}\n", encoding="utf-8")
        names.append(entry.id)

    (folder / "mkdocs.yml").write_text(_CONFIG, encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-d", "site"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    (folder / "site" / "ids.txt").write_text("\n".join(names), encoding="utf-8")
    return folder / "site"


_BOX = "[data-md-component=search-query]"
_STILL = 6  #: looks at the list, a tenth of a second apart, that must agree


def ask(page: object, address: str) -> Callable[[str], list[str]]:
    """Type into the theme's box and read what it lists, once the list stands still."""
    page.goto(address)
    page.wait_for_load_state("networkidle")
    page.keyboard.press("/")
    page.wait_for_timeout(5000)
    ids = _ids(page, address)

    def typed(query: str) -> list[str]:
        page.fill(_BOX, query)
        page.dispatch_event(_BOX, "keyup")
        seen: list[list[str]] = []
        while len(seen) < _STILL or any(one != seen[-1] for one in seen[-_STILL:]):
            page.wait_for_timeout(100)
            links = ".md-search-result__item > .md-search-result__link"
            seen.append(page.eval_on_selector_all(links, "all => all.map(one => one.href)"))
        return seen[-1]

    def answer(query: str) -> list[str]:
        typed("")
        places = [re.search(r"/r(\d+)/", link) for link in typed(query)]
        return [ids[int(place[1])] for place in places if place]

    return answer


def _ids(page: object, address: str) -> list[str]:
    answer = page.request.get(address + "ids.txt")
    return answer.text().split("\n")
