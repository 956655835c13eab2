"""The measured table of the search: one command, a real browser, this site and larger trees.

    python -m tests.search.run                    all of it
    python -m tests.search.run --sizes 150 1500   without the largest tree
    python -m tests.search.run --plain            without the comparison with Material's search

Quality: the judged queries of ``queries.yml`` on the results page of this site, in both halves,
beside the theme's own search over the same records.  Cost: generated trees of each size, served
compressed, on a line like Chrome's "Fast 3G".
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from macros.build import check_all
from macros.catalogue import Catalogue
from macros.search import entries, search_index, search_scripts
from macros.search.engine import Engine
from tests.rig.browser import launched
from tests.rig.build import ROOT, build_site
from tests.rig.server import serve
from tests.rig.tools import need_tool
from tests.search import material
from tests.search.brotli_server import serve_compressed
from tests.search.generate import rare, write
from tests.search.judged import Measure, measure, queries

FAST_3G = {
    "offline": False,
    "latency": 562.5,
    "downloadThroughput": 180_000,
    "uploadThroughput": 84_375,
}
TYPED = (
    "投诉处理时限",
    "温度记录的保存",
    "retention of the temperature record",
    "wendujilu",
    "5.1.6",
)
TYPED += ("应急预案多久更新一次", "how long are records kept")
_PAGE = """<!doctype html><html lang="zh-Hans"><meta charset="utf-8"><title>x</title>
<link rel="stylesheet" href="assets/css/search.css">
<div class="x-search" data-search><a href="search/">检索</a></div>
<script src="assets/js/search.js" defer></script></html>"""


def small_site(known: Catalogue, target: Path) -> Path:
    """One page with the box and the index of ``known``: all that a reader's first search needs."""
    for folder in ("js", "css"):
        shutil.copytree(ROOT / "overrides/assets" / folder, target / "assets" / folder)
    for path, text in (*search_index(known), *search_scripts(known)):
        file = target / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    (target / "index.html").write_text(_PAGE, encoding="utf-8")
    return target


class Line:
    """Bytes that came over the wire to one page."""

    def __init__(self, page: object):
        self.bytes = 0
        self._session = page.context.new_cdp_session(page)
        self._session.send("Network.enable")
        self._session.on("Network.dataReceived", self._count)

    def _count(self, event: dict) -> None:
        self.bytes += event.get("encodedDataLength", 0)

    def slow(self) -> None:
        """From now on as slow as Fast 3G."""
        self._session.send("Network.emulateNetworkConditions", FAST_3G)


def _first(browser: object, address: str, query: str) -> tuple[float, int, int]:
    """Milliseconds and bytes from focus to the first result; bytes of our own before the focus."""
    page = browser.new_page(viewport={"width": 1366, "height": 850})
    line = Line(page)
    page.goto(address)
    page.wait_for_load_state("networkidle")
    before, line.bytes = line.bytes, 0
    line.slow()
    page.evaluate(
        """query => {
          window.began = performance.now();
          new MutationObserver(() => {
            if (!window.took && document.querySelector(".x-search__list .x-hit"))
              window.took = performance.now() - window.began;
          }).observe(document.body, {childList: true, subtree: true});
          const input = document.querySelector("#x-search-input");
          input.value = query;
          input.focus();
        }""",
        query,
    )
    page.wait_for_function("window.took", timeout=60_000, polling=20)
    took, size = page.evaluate("window.took"), line.bytes
    page.close()
    return took, size, before


def _keys(browser: object, address: str) -> float:
    """95th percentile of a keystroke, from the key to the list on the page."""
    page = browser.new_page(viewport={"width": 1366, "height": 850})
    page.goto(address)
    page.focus("#x-search-input")
    page.wait_for_function(
        "async () => asc.searchClient && ((await asc.searchClient.ask('%')) || {}).complete",
        timeout=60_000,
        polling=100,
    )
    page.wait_for_timeout(500)
    took = page.evaluate(
        """async words => {
          const input = document.querySelector("#x-search-input");
          const place = input.closest("[data-search]");
          const times = [];
          for (const word of words) for (let end = 1; end <= word.length; end++) {
            const part = word.slice(0, end);
            if (!part.trim() || part !== part.trim()) continue;
            const began = performance.now();
            input.value = part;
            await new Promise(done => {
              const watch = new MutationObserver(() => {
                if (place.dataset.answered !== part) return;
                watch.disconnect();
                done();
              });
              watch.observe(place, {attributes: true});
              input.dispatchEvent(new Event("input", {bubbles: true}));
            });
            times.push(performance.now() - began);
            await new Promise(done => setTimeout(done, 30));
          }
          return times;
        }""",
        list(TYPED),
    )
    page.close()
    return statistics.quantiles(took, n=20)[-1]


def cost(browser: object, size: int, folder: Path) -> str:
    """One line of the table of cost."""
    _, known, _ = check_all(write(folder / "tree", size))
    site = small_site(known, folder / "site")
    with serve_compressed(site) as address:
        title, bytes_, before = _first(browser, address, "温度记录的保存")
        rare_took, _, _ = _first(browser, address, rare(size // 2)[0])
        keys = _keys(browser, address)
    return (
        f"{size:>7} | {before / 1024:6.1f} KB | {bytes_ / 1024:7.1f} KB | {title / 1000:6.2f} s"
        f" | {rare_took / 1000:6.2f} s | {keys:6.1f} ms"
    )


def _line(name: str, half: str, found: Measure) -> str:
    return (
        f"{name:<10} | {half:<8} | {found.recall:9.3f} | {found.mrr:5.3f} | {found.nothing:7.2f}"
        f" | {found.everyday:8.2f}"
    )


def ours(page: object, address: str) -> Callable[[str], list[str]]:
    """Ask the results page as a reader does and read the links."""
    page.goto(address + "search/")

    def ask(query: str) -> list[str]:
        page.fill("#x-find-input", query)
        page.wait_for_selector(f".x-find[data-answered={_quoted(query)}]", state="attached")
        return page.eval_on_selector_all(
            ".x-find__results .x-hit", "links => links.map(link => link.dataset.id)"
        )

    return ask


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def quality(browser: object, with_material: bool, folder: Path) -> list[str]:
    """Lines of the table of quality."""
    build_site(folder / "site")
    lines = []
    with serve(folder / "site") as address:
        page = browser.new_page()
        ask = ours(page, address)
        for half in (False, True):
            asked = [query for query in queries() if query.held is half]
            lines.append(_line("this site", "held out" if half else "tuned", measure(asked, ask)))
    if with_material:
        _, known, _ = check_all(ROOT)
        with serve(material.build(entries(known), folder / "material")) as address:
            ask = material.ask(browser.new_page(), address)
            for half in (False, True):
                asked = [query for query in queries() if query.held is half]
                name = "held out" if half else "tuned"
                lines.append(_line("Material", name, measure(asked, ask)))
    return lines


def larger(sizes: list[int], folder: Path) -> list[str]:
    """The judged queries with generated clauses around this site's, in the same core."""
    lines = []
    for size in sizes:
        root = folder / f"mixed-{size}"
        for name in ("standards", "docs"):
            shutil.copytree(ROOT / name, root / name)
        write(root, size)
        _, known, _ = check_all(root)
        with Engine.of(known) as engine:

            def ask(query: str, engine: Engine = engine) -> list[str]:
                return [result["id"] for result in engine.search(query)["results"]]

            held = [query for query in queries() if query.held]
            lines.append(_line(f"+ {size}", "held out", measure(held, ask)))
    return lines


def main(arguments: list[str]) -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--sizes", type=int, nargs="*", default=[150, 1500, 10_000])
    parser.add_argument("--plain", action="store_true", help="without Material's search")
    options = parser.parse_args(arguments)
    chromium = need_tool("chromium chromium-browser google-chrome", "apt install chromium")
    with tempfile.TemporaryDirectory() as name, launched(chromium) as browser:
        folder = Path(name)
        print("search     | queries  | recall@5  | MRR   | nothing | everyday")
        print("\n".join(quality(browser, not options.plain, folder)))
        print("\n".join(larger([size for size in options.sizes if size > 150], folder)))
        if shutil.which("pagefind") is None:
            print("Pagefind is not installed and not compared.")
        print("\nclauses | on load  | to 1st result | Fast 3G | rare word | key p95")
        for size in options.sizes:
            print(cost(browser, size, folder / str(size)))


if __name__ == "__main__":
    main(sys.argv[1:])
