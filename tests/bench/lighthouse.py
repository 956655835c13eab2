"""Lighthouse's marks for accessibility, best practices and search engines; a look, not a gate.

    python -m tests.bench.lighthouse SITE [--version 13.5.0]

Needs ``npx`` and a Chromium; says so and stops where one is missing.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.readers.kinds import PAGES
from tests.rig.browser import FLAGS
from tests.rig.server import serve

KINDS = ("home", "clause.html", "explorer.html", "article", "search.html", "archive-browse.html")
CATEGORIES = ("accessibility", "best-practices", "seo")


def marks(npx: str, chromium: str, address: str, version: str) -> dict[str, Any]:
    """Marks out of 100 and, for each below, the audits that took points."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        command = [npx, "--yes", f"lighthouse@{version}", address, "--quiet", "--output=json"]
        command += [f"--output-path={report}", f"--only-categories={','.join(CATEGORIES)}"]
        flags = ["--headless=new", f"--user-data-dir={folder}/profile", *FLAGS]
        command += [f"--chrome-flags={' '.join(flag for flag in flags if ' ' not in flag)}"]
        settings = {**os.environ, "CHROME_PATH": chromium}
        subprocess.run(command, env=settings, check=True, timeout=300, stdout=subprocess.DEVNULL)
        data = json.loads(report.read_text(encoding="utf-8"))
    found: dict[str, Any] = {}
    for name in CATEGORIES:
        category = data["categories"][name]
        found[name] = round((category["score"] or 0) * 100)
        lost = [
            one["id"]
            for one in category["auditRefs"]
            if one["weight"]
            and (data["audits"][one["id"]]["score"] or 0) < 1
            and data["audits"][one["id"]]["scoreDisplayMode"] in ("binary", "numeric")
        ]
        if lost:
            found[f"{name}: lost"] = lost
    return found


def main() -> int:
    """Print the marks of six kinds of page in both languages as JSON lines."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.lighthouse", description=__doc__)
    parser.add_argument("site", type=Path, help="a built site")
    parser.add_argument("--version", default="13.5.0", help="of npm's lighthouse")
    given = parser.parse_args()
    npx = shutil.which("npx")
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if not npx or not chromium:
        print("需要 npx 与 chromium，未测。/ Needs npx and chromium; nothing was measured.")
        return 0
    with serve(given.site) as address:
        for language in ("", "en/"):
            for kind in KINDS:
                found = marks(npx, chromium, address + language + PAGES[kind], given.version)
                print(json.dumps({"page": language + PAGES[kind], **found}), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
