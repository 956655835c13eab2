"""Everything that was promised about speed and size, measured and set beside the promise.

    python -m tests.bench [--quick] [--sizes 250,1000,4000,16000] [--oscal FILE] [--json FILE]

CPU seconds are those of whole processes with their children; medians of five runs, of three from
10 s and one from 30 s.  What is not installed is left out and named.  Figures are written to
FILE after every part, and parts that stand in it already are not measured again: a long bench
may be stopped and taken up later.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from tests.bench.cold import ROOT, measured, prepared
from tests.bench.cost import machine
from tests.bench.report import Figures, markdown, rows, table

#: Sizes the naive site is built at; it grows faster than its content, so larger ones are scaled.
NAIVE = (250, 1000)
#: Sizes at which an edit is tried, and at which downloads are made too.
EDITS, DOWNLOADS = (1000, 16_000), (250, 1000)


class Bench:
    """Figures of the parts measured so far."""

    def __init__(self, file: Path | None, most: int) -> None:
        self.file, self.most = file, most
        self.found: dict[str, Any] = {"machine": machine(), "figures": {}, "skipped": []}
        if file and file.is_file():
            self.found |= json.loads(file.read_text(encoding="utf-8"))

    @property
    def figures(self) -> Figures:
        """Figures by part."""
        return dict(self.found["figures"])

    def take(self, name: str, work: Callable[[], dict[str, Any]]) -> None:
        """Measure a part unless it stands in the file; write the file."""
        if name in self.found["figures"]:
            return
        print(f"… {name}", file=sys.stderr, flush=True)
        self.found["figures"][name] = work()
        self.save()

    def skip(self, why: str) -> None:
        """Name what is left out, once."""
        if why not in self.found["skipped"]:
            self.found["skipped"].append(why)

    def save(self) -> None:
        """Write the figures where asked."""
        if self.file:
            text = json.dumps(self.found, ensure_ascii=False, indent=1)
            self.file.write_text(text + "\n", encoding="utf-8")


def _script(name: str, *arguments: str) -> dict[str, Any]:
    """What a script of the bench prints; of its own process, so that this one stays small."""
    command = [sys.executable, "-m", f"tests.bench.{name}", *arguments]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, encoding="utf-8", check=False)
    if not done.stdout:
        sys.exit(f"tests.bench.{name}: exit {done.returncode}")
    return dict(json.loads(done.stdout))


def _check(clauses: int, runs: int) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "check.json")
        arguments = ["--clauses", str(clauses), "--runs", str(runs), "--json", str(file)]
        command = [sys.executable, "-m", "tests.bench.check", *arguments]
        subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        return {"clauses": clauses, "rows": json.loads(file.read_text(encoding="utf-8"))}


def _kinds(size: int, naive: tuple[int, ...]) -> Iterator[str]:
    yield "plain"
    if size in DOWNLOADS:
        yield "ours"
    if size in naive:
        yield "naive"
    if shutil.which("hugo"):
        yield "hugo"


def cold(bench: Bench, sizes: list[int], naive: tuple[int, ...]) -> None:
    """Cold builds of generated catalogues."""
    if not shutil.which("hugo"):
        bench.skip("Hugo is not installed: apt install hugo")
    for size in sizes:
        wanted = [k for k in _kinds(size, naive) if f"{k} {size}" not in bench.figures]
        if wanted:
            with prepared(size) as folder:
                for kind in wanted:
                    bench.take(
                        f"{kind} {size}", lambda kind=kind: measured(folder, kind, bench.most)
                    )


def real(bench: Bench, file: Path) -> None:
    """The same with a catalogue that is imported."""
    kinds = ["plain", "ours", "naive", *(["hugo"] if shutil.which("hugo") else [])]
    wanted = [kind for kind in kinds if f"{kind} oscal" not in bench.figures]
    if wanted:
        with prepared(0, file) as folder:
            for kind in wanted:
                bench.take(f"{kind} oscal", lambda kind=kind: measured(folder, kind, bench.most))


def others(bench: Bench, sizes: list[int], quick: bool) -> None:
    """Edits, check, weight, downloads, split."""
    runs = "2" if quick else str(bench.most)
    for size in [size for size in EDITS if size in sizes]:
        few = ["--clauses", str(size), "--runs", runs if size < 16_000 else "1"]
        bench.take(f"serve {size}", lambda few=few: _script("serve", *few))
        bench.take(f"rebuild {size}", lambda few=few: _script("incremental", *few))
    bench.take("check", lambda: _check(5000 if quick else 50_000, int(runs)))
    bench.take("again", lambda: _script("again"))
    bench.take("split", lambda: _script("split"))
    if not find_spec("brotli"):
        bench.skip("brotli is not installed: pip install -r requirements-test.txt")
    else:
        bench.take("weight", lambda: _script("weight"))
        if "views" not in bench.figures["weight"]:
            bench.skip("Chromium is not installed: apt install chromium")


def main() -> None:
    """Measure what is asked for and print the table."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--sizes", default="250,1000,4000,16000", help="clauses of the catalogues")
    parser.add_argument("--naive", default=",".join(map(str, NAIVE)), help="sizes of the naive one")
    parser.add_argument("--runs", type=int, default=5, help="runs at most (default 5)")
    parser.add_argument("--quick", action="store_true", help="250 and 1,000, two runs at most")
    parser.add_argument("--oscal", type=Path, help="an OSCAL catalogue to measure as well")
    parser.add_argument("--json", type=Path, help="where the figures are written and taken up")
    parser.add_argument("--print", action="store_true", help="only print what FILE holds")
    parser.add_argument("--markdown", action="store_true", help="print a table for a page")
    given = parser.parse_args()
    if given.oscal and not given.oscal.is_file():
        parser.error(f"no such file: {given.oscal}")
    bench = Bench(given.json, 2 if given.quick else given.runs)
    sizes = [250, 1000] if given.quick else sorted(int(n) for n in given.sizes.split(","))
    if not given.print:
        cold(bench, sizes, tuple(int(n) for n in given.naive.split(",")))
        if given.oscal:
            real(bench, given.oscal)
        others(bench, sizes, given.quick)
        bench.save()
    print("\n".join(f"{name}: {value}" for name, value in bench.found["machine"].items()))
    print("\n" + (markdown if given.markdown else table)(rows(bench.figures)))
    for why in bench.found["skipped"]:
        print(f"left out: {why}")


if __name__ == "__main__":
    main()
