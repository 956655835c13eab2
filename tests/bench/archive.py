"""How long a click on a filter of the archive takes at 300 events, up to the painted frame.

    python -m tests.bench.archive [events] [clicks]

Prints p50 and p95 for each view.  Not a test: it reports what this machine does.
"""

from __future__ import annotations

import random
import sys
import tempfile
from pathlib import Path

from macros.catalogue import catalogue
from macros.check import check
from macros.pages.archive import browse_pages
from macros.render import Reader
from tests.bench.explorer import CLICK
from tests.demo.tree import prepare
from tests.rig.browser import launched
from tests.rig.build import ROOT
from tests.rig.server import serve
from tests.rig.tools import need_tool

STYLES = ("tokens.css", "site.css", "reading.css", "archive.css")
VIEWS = ("timeline", "list", "calendar", "places")


def page_of(events: int, folder: Path) -> str:
    """The browse page of a demonstration archive, on its own: no theme around it."""
    tree, _ = check(prepare(folder / "tree", events, pictures=2))
    reader = Reader(catalogue(tree), "zh")
    (page,) = browse_pages(reader)
    styles = "".join(f'<link rel="stylesheet" href="/{name}">' for name in STYLES)
    scripts = "".join(f'<script src="/{name}" defer></script>' for name in page.scripts)
    return (
        f'<!doctype html><html lang="zh-Hans"><meta charset="utf-8">{styles}{scripts}'
        f'<body class="md-typeset">{page.render(reader)}</body></html>'
    )


def measure(events: int, clicks: int) -> None:
    """Open the page, click, print."""
    random.seed(1)
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder, "site")
        site.mkdir()
        (site / "index.html").write_text(page_of(events, Path(folder)), encoding="utf-8")
        for kind in ("css", "js"):
            for file in (ROOT / "overrides/assets" / kind).glob("*.*"):
                (site / file.name).write_bytes(file.read_bytes())
        kilobytes = (site / "index.html").stat().st_size // 1024
        print(f"{events} events, {kilobytes} kB of HTML, {clicks} clicks a view")
        with (
            serve(site) as address,
            launched(need_tool("chromium", "apt install chromium")) as browser,
        ):
            for view in VIEWS:
                page = browser.new_page(viewport={"width": 1366, "height": 768})
                page.goto(f"{address}#?view={view}")
                page.wait_for_selector(".x-archive--live")
                facets = page.eval_on_selector_all(
                    ".x-facet", "all => all.map(e => e.dataset.facet)"
                )
                times = sorted(page.evaluate(CLICK, random.choice(facets)) for _ in range(clicks))
                p50, p95 = times[len(times) // 2], times[int(len(times) * 0.95)]
                print(
                    f"  {view:9} p50 {p50:5.1f} ms   p95 {p95:5.1f} ms   worst {times[-1]:5.1f} ms"
                )
                page.close()


if __name__ == "__main__":
    numbers = [int(word) for word in sys.argv[1:]]
    measure(*(numbers + [300, 60][len(numbers) :]))
