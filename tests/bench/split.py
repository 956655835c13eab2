"""A build split by standard over two processes gives the same files as one build of everything.

    python -m tests.bench.split [--clauses 250] [--json FILE]

Two standards that both map to a third.  Each process gets one of the two and the third, as a
machine would, and knows nothing of the other; both run at the same time.  What stands in the
folders of a standard is compared, byte by byte, with a build that knew all three.  Files outside
them speak of all standards and are made once, after the parts.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

from tests.bench.built import ENVIRONMENT
from tests.bench.catalogue import generate

STANDARDS = ("bench1", "bench2")


def _project(tree: Path, target: Path) -> Path:
    from macros.build import check_all
    from macros.commands.build import project

    _, known, _ = check_all(tree)
    assert known is not None, tree
    return project(tree, known, target)


def trees(base: Path, clauses: int) -> dict[str, Path]:
    """The whole tree, and one without the other standard for each of the two."""
    found = {"whole": base / "whole"}
    generate(found["whole"], clauses, standards=2)
    for name, other in zip(STANDARDS, STANDARDS[::-1], strict=True):
        found[name] = base / name
        shutil.copytree(found["whole"], found[name])
        shutil.rmtree(found[name] / "standards" / other)
    return found


def owner(path: str) -> str:
    """The standard in whose folder a file of the site stands; empty for a file of all."""
    parts = path.split("/")
    for at, part in enumerate(parts):
        stem = part.partition(".")[0]
        if part in STANDARDS or (at and stem in STANDARDS):
            return part if part in STANDARDS else stem
    return ""


def files(site: Path) -> dict[str, bytes]:
    """Every file of a site."""
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in site.rglob("*")
        if path.is_file()
    }


def compared(whole: dict[str, bytes], parts: dict[str, dict[str, bytes]]) -> dict[str, Any]:
    """Files of a standard that are the same, those that are not, and how many belong to all."""
    counts, differing = Counter[str](), []
    for path, data in whole.items():
        name = owner(path)
        counts["own" if name else "shared"] += 1
        if name and parts[name].get(path) != data:
            differing.append(path)
        elif not name and all(part.get(path) == data for part in parts.values()):
            counts["shared, same in both parts"] += 1
    for name, part in parts.items():
        differing += [path for path in part if owner(path) == name and path not in whole]
    return {**counts, "differing": sorted(differing)}


def measure(clauses: int) -> dict[str, Any]:
    """Build the whole and the two parts; the parts at the same time."""
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder)
        roots = {
            name: _project(tree, base / "projects" / name)
            for name, tree in trees(base, clauses).items()
        }
        running = {
            name: subprocess.Popen(
                [sys.executable, "-m", "mkdocs", "build", "-q", "-d", str(base / "site" / name)],
                cwd=root,
                env=ENVIRONMENT,
            )
            for name, root in roots.items()
        }
        for name, process in running.items():
            if process.wait():
                sys.exit(f"{name}: exit {process.returncode}")
        sites = {name: files(base / "site" / name) for name in roots}
    return {"clauses": clauses, **compared(sites.pop("whole"), sites)}


def main() -> None:
    """Print what was compared; 1 when a file of a standard differs."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.split", description=__doc__)
    parser.add_argument("--clauses", type=int, default=250)
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    found = measure(given.clauses)
    text = json.dumps(found, indent=1)
    print(text)
    if given.json:
        given.json.write_text(text + "\n", encoding="utf-8")
    sys.exit(1 if found["differing"] else 0)


if __name__ == "__main__":
    main()
