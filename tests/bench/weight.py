"""What a reader's browser is sent: HTML of every page, and the first view of some in all.

    python -m tests.bench.weight [SITE]

Sizes are those after brotli: quality 5 for the pages, of which there are many, 11 for what a
first view asks for.  Without SITE the repository is built first.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

#: A reader's first page, in the first language: home, an edition, a clause, an event list.
VIEWS = (
    "",
    "standards/asc/2026/",
    "standards/asc/2026/asc.repair.first-fix/",
    "assess/asc/2026/",
    "archive/",
)
LIMIT, CHAPTER_LIMIT = 15 * 1024, 60 * 1024
_PACKED = (".woff2", ".png", ".jpg", ".webp", ".avif")


def html(site: Path) -> dict[str, Any]:
    """Sizes of pages after brotli: the median, the largest, and those above the limit."""
    import brotli

    sizes = {
        path.relative_to(site).as_posix(): len(brotli.compress(path.read_bytes(), quality=5))
        for path in site.rglob("*.html")
    }
    order = sorted(sizes.values())
    over = {name: size for name, size in sizes.items() if size > LIMIT}
    return {
        "pages": len(order),
        "median": order[len(order) // 2],
        "p95": order[int(len(order) * 0.95)],
        "largest": dict(sorted(sizes.items(), key=lambda each: -each[1])[:8]),
        "over": len(over),
    }


def views(site: Path, chromium: str) -> dict[str, dict[str, int]]:
    """Bytes and requests of first views in Chromium, nothing kept from before."""
    import brotli

    from tests.rig.browser import launched
    from tests.rig.server import serve

    found = {}
    with serve(site) as address, launched(chromium) as browser:
        for view in VIEWS:
            if not (site / view / "index.html").is_file():
                continue
            context = browser.new_context(viewport={"width": 1366, "height": 768})
            page, bodies = context.new_page(), dict[str, bytes]()
            page.on("response", lambda answer, bodies=bodies: _take(answer, bodies))
            page.goto(address + view, wait_until="networkidle")
            total = sum(
                len(body) if name.endswith(_PACKED) else len(brotli.compress(body))
                for name, body in bodies.items()
            )
            found["/" + view] = {"bytes": total, "requests": len(bodies)}
            context.close()
    return found


def _take(answer: Any, bodies: dict[str, bytes]) -> None:
    if not answer.url.startswith(("data:", "blob:")):
        bodies[answer.url.partition("?")[0]] = answer.body()


def measure(site: Path) -> dict[str, Any]:
    """Pages, and first views where there is a Chromium."""
    found = {"html": html(site)}
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    return found | ({"views": views(site, chromium)} if chromium else {})


def main() -> None:
    """Print the figures as JSON."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.weight", description=__doc__)
    parser.add_argument("site", type=Path, nargs="?")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        site = given.site or Path(folder) / "site"
        if not given.site:
            command = [sys.executable, "-m", "mkdocs", "build", "-q", "-d", str(site)]
            subprocess.run(command, cwd=Path(__file__).parents[2], check=True)
        print(json.dumps(measure(site), indent=1))


if __name__ == "__main__":
    main()
