"""Cold builds: ours, the naive one and Hugo's, of a generated catalogue or of an OSCAL file.

    python -m tests.bench.cold prepare TARGET --clauses N | --oscal FILE

``TARGET/ours`` becomes a project of this machine with the catalogue, ``TARGET/plain`` the same
with empty downloads, ``TARGET/naive`` and ``TARGET/hugo`` hold the same clauses for the rivals.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.bench.cost import Cost, repeated, spent

ROOT = Path(__file__).parents[2]
MKDOCS = (sys.executable, "-m", "mkdocs", "build", "-q", "-d")


def _imported(file: Path, target: Path) -> Path:
    """A project of what ``python -m macros import oscal`` writes."""
    from macros.build import check_all
    from macros.commands.build import project

    tree = target.with_name("tree")
    command = [sys.executable, "-m", "macros", "import", "oscal", str(file), "--root", str(tree)]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    _, known, _ = check_all(tree)
    if known is None:
        sys.exit(f"{file}: what was imported has errors: python -m macros check --root {tree}")
    return project(tree, known, target)


def without_downloads(project: Path) -> Path:
    """Let a copy of this machine write empty files for PDF, Word, workbooks and the others."""
    store = project / "macros" / "exports" / "store.py"
    text, call = store.read_text(encoding="utf-8"), "content = form.make(edition, reader)"
    assert text.count(call) == 1, store
    store.write_text(text.replace(call, 'content = b""'), encoding="utf-8")
    return project


def prepare(target: Path, clauses: int, oscal: Path | None) -> None:
    """The four projects."""
    from tests.bench.built import project
    from tests.bench.rivals import hugo, naive

    target.mkdir(parents=True)
    ours = target / "ours"
    if oscal:
        _imported(oscal, ours)
    else:
        project(ours, clauses)
    shutil.copytree(ours, target / "plain")
    without_downloads(target / "plain")
    naive(ours, target / "naive", "en" if oscal else "zh")
    hugo(ours, target / "hugo")


@contextmanager
def prepared(clauses: int, oscal: Path | None = None) -> Iterator[Path]:
    """The folder of the four projects while the block runs; made by a process of its own."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        target = Path(folder) / "projects"
        command = [sys.executable, "-m", "tests.bench.cold", "prepare", str(target)]
        command += ["--oscal", str(oscal.resolve())] if oscal else ["--clauses", str(clauses)]
        subprocess.run(command, cwd=ROOT, check=True)
        yield target


def pages(site: Path) -> dict[str, int]:
    """How many HTML files a site has, how many bytes they hold, and bytes of all files."""
    found = {"pages": 0, "html": 0, "bytes": 0}
    for path in site.rglob("*"):
        if path.is_file():
            size = path.stat().st_size
            found["bytes"] += size
            if path.suffix == ".html":
                found["pages"] += 1
                found["html"] += size
    return found


def measured(folder: Path, kind: str, most: int) -> dict[str, Any]:
    """Medians of cold builds of one of the four projects, and what was built."""
    root, site = folder / kind, folder / f"site-{kind}"

    def work() -> Cost:
        shutil.rmtree(site, ignore_errors=True)
        shutil.rmtree(root / ".cache", ignore_errors=True)
        if kind == "hugo":
            return spent(["hugo", "--quiet", "-d", site], root)
        return spent([*MKDOCS, site], root)

    cost = repeated(work, most)
    figures = {name: round(value, 3) for name, value in cost._asdict().items()}
    found = figures | pages(site)
    shutil.rmtree(site)
    return found


def main() -> None:
    """Prepare what the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.cold", description=__doc__)
    parser.add_argument("verb", choices=["prepare"])
    parser.add_argument("target", type=Path)
    parser.add_argument("--clauses", type=int, default=1000)
    parser.add_argument("--oscal", type=Path)
    given = parser.parse_args()
    prepare(given.target, given.clauses, given.oscal)


if __name__ == "__main__":
    main()
