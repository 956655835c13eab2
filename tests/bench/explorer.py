"""How long a click on a filter takes in an edition of 2,000 clauses, up to the painted frame.

    python -m tests.bench.explorer [clauses] [clicks]

Prints p50 and p95 for each view.  Not a test: it reports what this machine does.
"""

from __future__ import annotations

import random
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from macros.catalogue import ClauseView, EditionView, StandardView
from macros.pages.explorer import explorer_pages
from macros.render import Reader
from tests.rig.browser import launched
from tests.rig.build import ROOT
from tests.rig.editions import known
from tests.rig.server import serve
from tests.rig.tools import need_tool

CLICK = """
(name) => new Promise((done) => {
  const boxes = [...document.querySelectorAll(`.x-facet[data-facet=${name}] input`)];
  const box = boxes[Math.floor(Math.random() * boxes.length)];
  const start = performance.now();
  box.click();
  requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => done(performance.now() - start);
    channel.port2.postMessage(0);
  });
})
"""
STYLES = ("tokens.css", "reading.css")


def grown(edition: EditionView, size: int) -> EditionView:
    """An edition of ``size`` clauses: the clauses of ``edition`` again and again, renumbered."""
    standard = StandardView(edition.standard.id, edition.standard.record)
    large = EditionView(edition.id, edition.record, edition.entry, standard)
    standard.editions = [large]
    chapters = [clause for clause in edition.clauses if clause.parent is None]
    while len(large.clauses) < size:
        for top in chapters:
            chapter = len(large.chapters) + 1
            copies: dict[str, ClauseView] = {}
            for clause in top.below():
                rest = clause.record.number.split(".")[1:]
                record = clause.record.model_copy(
                    update={
                        "number": ".".join([str(chapter), *rest]),
                        "id": f"c{len(large.clauses)}.x",
                    }
                )
                copy = ClauseView(record, large, clause.file, clause.line)
                copy.parent = copies.get(clause.parent.id) if clause.parent else None
                if copy.parent:
                    copy.parent.children.append(copy)
                copies[clause.id] = copy
                large.clauses.append(copy)
    large.clauses = large.clauses[:size]
    return large


def page_of(size: int, language: str = "zh") -> str:
    """The explorer of a grown edition, on its own: no theme around it."""
    edition = grown(known().standards["asc"].current, size)
    reader = Reader(replace(known(), standards={"asc": edition.standard}), language)
    (page,) = explorer_pages(reader)
    content = page.render(reader)
    styles = "".join(f'<link rel="stylesheet" href="/{name}">' for name in STYLES)
    scripts = "".join(f'<script src="/{name}" defer></script>' for name in page.scripts)
    return (
        f'<!doctype html><html lang="{language}"><meta charset="utf-8">{styles}{scripts}'
        f'<body class="md-typeset">{content}</body></html>'
    )


def measure(size: int, clicks: int) -> None:
    """Open the page, click, print."""
    random.seed(1)
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder)
        (site / "index.html").write_text(page_of(size), encoding="utf-8")
        for kind in ("css", "js"):
            for file in (ROOT / "overrides/assets" / kind).glob("*"):
                (site / file.name).write_bytes(file.read_bytes())
        kilobytes = (site / "index.html").stat().st_size // 1024
        print(f"{size} clauses, {kilobytes} kB of HTML, {clicks} clicks a view")
        with (
            serve(site) as address,
            launched(need_tool("chromium", "apt install chromium")) as browser,
        ):
            for view in ("table", "cards"):
                page = browser.new_page(viewport={"width": 1366, "height": 768})
                page.goto(f"{address}#?view={view}")
                page.wait_for_selector(".x-explorer--live")
                facets = page.eval_on_selector_all(
                    ".x-facet", "all => all.map(e => e.dataset.facet)"
                )
                times = sorted(page.evaluate(CLICK, random.choice(facets)) for _ in range(clicks))
                p50, p95 = times[len(times) // 2], times[int(len(times) * 0.95)]
                print(
                    f"  {view:6} p50 {p50:5.1f} ms   p95 {p95:5.1f} ms   worst {times[-1]:5.1f} ms"
                )
                page.close()


if __name__ == "__main__":
    numbers = [int(word) for word in sys.argv[1:]]
    measure(*(numbers + [2000, 60][len(numbers) :]))
