"""A build split by standard over two processes gives the same files as one build of everything.

    python -m tests.bench.split [--alone] [--clauses 160] [--json FILE]

Two standards that both map to a third.  Each process reads all of the data, as a machine of its
own would, and makes the clauses of one standard and every second of the other units of work; both
run at the same time.  Their files together are compared with those of one build, byte by byte;
only the sitemap lists what all have made, so its lines are joined.

With ``--alone`` each process has the data of its own standard only.  Then pages differ that tell
what maps to the same clause elsewhere: this is what a machine has to know of the others.
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

from tests.bench.built import ENVIRONMENT
from tests.bench.catalogue import generate
from tests.bench.cold import without_downloads

STANDARDS = ("bench1", "bench2")
SITEMAP = "sitemap.xml"
#: Put into a copy of ``macros/build.py``: which units of work are this process's own.
_SHARE = '''

def _share(found, name_of):
    """Clauses of this process's standard, and every second of the other units."""
    import os
    import zlib

    part, names = int(os.environ["PART"]), os.environ["STANDARDS"].split()
    for item in found:
        name = name_of(item)
        owners = [at for at, each in enumerate(names) if f"{each}@" in name]
        if (owners[0] if owners else zlib.crc32(name.encode()) % len(names)) == part:
            yield item
'''


def sharing(project: Path) -> Path:
    """Let a copy of this machine make only the units of the part named in the environment."""
    path = project / "macros" / "build.py"
    text = path.read_text(encoding="utf-8")
    for old, new in (
        ("in units(self.reader):", "in _share(units(self.reader), lambda each: each[0]):"),
        ("for make in OUTPUTS:", "for make in _share(OUTPUTS, lambda each: each.__name__):"),
    ):
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    path.write_text(text + _SHARE, encoding="utf-8")
    return project


def _project(tree: Path, target: Path) -> Path:
    from macros.build import check_all
    from macros.commands.build import project

    _, known, _ = check_all(tree)
    assert known is not None, tree
    return without_downloads(project(tree, known, target))


def projects(base: Path, clauses: int, alone: bool) -> dict[str, Path]:
    """The whole, and what each of the two processes builds."""
    generate(base / "tree", clauses, standards=2)
    found = {"whole": _project(base / "tree", base / "whole")}
    for name, other in zip(STANDARDS, STANDARDS[::-1], strict=True):
        found[name] = base / name
        if alone:
            shutil.copytree(base / "tree", base / f"tree-{name}")
            shutil.rmtree(base / f"tree-{name}" / "standards" / other)
            _project(base / f"tree-{name}", found[name])
        else:
            shutil.copytree(found["whole"], found[name])
            sharing(found[name])
    return found


def owner(path: str) -> str:
    """The standard in whose folder a file of the site stands; empty for a file of all."""
    stems = [part.partition(".")[0] for part in path.split("/")]
    return next((stem for stem in stems if stem in STANDARDS), "")


def files(site: Path) -> dict[str, bytes]:
    """Every file of a site."""
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in site.rglob("*")
        if path.is_file()
    }


def addresses(sitemap: bytes) -> set[str]:
    """The lines of a sitemap that each stand for a page."""
    return {line for line in sitemap.decode().splitlines() if line.startswith("<url>")}


def compared(whole: dict[str, bytes], parts: dict[str, dict[str, bytes]]) -> dict[str, Any]:
    """Files of the whole that the parts do not make the same, and how many each has made."""
    maps = set().union(*(addresses(part.get(SITEMAP, b"")) for part in parts.values()))
    differing = [SITEMAP] if maps != addresses(whole.get(SITEMAP, b"")) else []
    for path in sorted({*whole, *(path for part in parts.values() for path in part)}):
        made = {part[path] for part in parts.values() if path in part}
        if path != SITEMAP and made != {whole.get(path)}:
            differing.append(path)
    counts = {name: len(part) for name, part in parts.items()}
    both = len(set.intersection(*(set(part) for part in parts.values())))
    return {"files": len(whole), "made": counts, "made by both": both, "differing": differing}


def measure(clauses: int, alone: bool = False) -> dict[str, Any]:
    """Build the whole and the two parts; the parts at the same time."""
    with tempfile.TemporaryDirectory() as folder:
        roots = projects(Path(folder) / "projects", clauses, alone)
        running = {}
        for name, root in roots.items():
            part = str(max(0, list(roots).index(name) - 1))  # the whole ignores it
            running[name] = subprocess.Popen(
                [sys.executable, "-m", "mkdocs", "build", "-q", "-d", str(root / "site")],
                cwd=root,
                env=ENVIRONMENT | {"PART": part, "STANDARDS": " ".join(STANDARDS)},
            )
        for name, process in running.items():
            if process.wait():
                sys.exit(f"{name}: exit {process.returncode}")
        sites = {name: files(root / "site") for name, root in roots.items()}
    whole = sites.pop("whole")
    if alone:  # files of all standards are not looked at
        whole = {path: data for path, data in whole.items() if owner(path)}
        sites = {
            name: {path: data for path, data in site.items() if owner(path) == name}
            for name, site in sites.items()
        }
    return {"clauses": clauses, "alone": alone, **compared(whole, sites)}


def main() -> None:
    """Print what was compared; 1 when a file differs."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.split", description=__doc__)
    parser.add_argument("--clauses", type=int, default=160)
    parser.add_argument("--alone", action="store_true")
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    found = measure(given.clauses, given.alone)
    text = json.dumps(found, indent=1)
    print(text)
    if given.json:
        given.json.write_text(text + "\n", encoding="utf-8")
    sys.exit(1 if found["differing"] else 0)


if __name__ == "__main__":
    main()
