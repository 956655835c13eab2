"""The theme's own search over the same records, one page each, to compare with."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from macros.search.records import Entry

_CONFIG = """site_name: x
site_url: http://127.0.0.1/
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


def ask(page: object, address: str) -> Callable[[str], list[str]]:
    """Type into the theme's box and read what it lists."""
    page.goto(address)
    page.wait_for_timeout(1500)
    page.keyboard.press("/")
    page.wait_for_timeout(1500)
    ids = _ids(page, address)

    def answer(query: str) -> list[str]:
        page.fill("[data-md-component=search-query]", "")
        page.wait_for_timeout(60)
        page.fill("[data-md-component=search-query]", query)
        page.wait_for_timeout(350)
        links = page.eval_on_selector_all(
            ".md-search-result__item > .md-search-result__link", "all => all.map(one => one.href)"
        )
        places = [re.search(r"/r(\d+)/", link) for link in links]
        return [ids[int(place[1])] for place in places if place]

    return answer


def _ids(page: object, address: str) -> list[str]:
    answer = page.request.get(address + "ids.txt")
    return answer.text().split("\n")
