"""What ``python -m macros check`` costs: CPU of the whole process, medians, against the targets.

    python -m tests.bench.check [--clauses 50000] [--runs 5] [--json FILE]

Measured are the repository and a generated catalogue: seen for the first time, with one clause
changed, and with nothing changed; and the start of the program with a tree of one file.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.bench.catalogue import generate

ROOT = Path(__file__).parents[2]
#: CPU seconds of a whole process that are to suffice.
TARGETS = {"repository": 0.5, "catalogue": 5.0, "one file": 0.25}


def cpu(root: Path, machine: Path, **environment: str) -> float:
    """CPU seconds of one ``check`` of ``root`` by the machine at ``machine``."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        [sys.executable, "-m", "macros", "check", "--root", str(root)],
        cwd=machine,
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        sys.exit(f"{root}: check finds errors\n{done.stdout[-2000:]}")
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def _change(root: Path, number: int) -> None:
    """Put another word into one clause."""
    path = max((root / "standards").glob("*/*/clauses/*.yml"))
    text = path.read_text(encoding="utf-8")
    text = re.sub(r"(    title: \{zh: )\d*", rf"\g<1>{number}", text, count=1)
    path.write_text(text, encoding="utf-8")


def measured(name: str, root: Path, machine: Path, runs: int, cold: int) -> list[dict[str, Any]]:
    """Rows of one tree: first seen, one clause changed, unchanged."""
    store = machine / ".cache" / "check"
    found: dict[str, list[float]] = {"first seen": [], "one clause changed": [], "unchanged": []}
    for _ in range(cold):
        shutil.rmtree(store, ignore_errors=True)
        found["first seen"].append(cpu(root, machine))
    for number in range(runs):
        if any((root / "standards").glob("*/*/clauses/*.yml")):
            _change(root, number + 1)
            found["one clause changed"].append(cpu(root, machine))
        found["unchanged"].append(cpu(root, machine))
    return [_row(name, state, times) for state, times in found.items() if times]


def _row(name: str, state: str, times: list[float]) -> dict[str, Any]:
    median, target = statistics.median(times), TARGETS[name]
    return {
        "tree": name,
        "state": state,
        "cpu": round(median, 3),
        "target": target,
        "ratio": round(median / target, 2),
        "runs": len(times),
    }


def table(clauses: int = 50_000, runs: int = 5) -> list[dict[str, Any]]:
    """All rows, measured on copies: nobody edits them meanwhile."""
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder)
        machine = base / "machine"
        leave = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / "macros", machine / "macros", ignore=leave)
        shutil.copyfile(ROOT / "mkdocs.yml", machine / "mkdocs.yml")
        for name in ("standards", "docs"):
            shutil.copytree(ROOT / name, base / "repository" / name)
        (base / "one" / "standards").mkdir(parents=True)
        shutil.copy(ROOT / "standards" / "vocabulary.yml", base / "one" / "standards")
        generate(base / "catalogue", clauses)
        cpu(base / "one", machine)  # compiles the modules
        return [
            *measured("one file", base / "one", machine, runs, runs),
            *measured("repository", base / "repository", machine, runs, runs),
            *measured("catalogue", base / "catalogue", machine, runs, 1),
        ]


def main() -> None:
    """Print the table; write JSON where asked."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--clauses", type=int, default=50_000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    rows = table(given.clauses, given.runs)
    print(f"check, CPU seconds of the whole process; the catalogue has {given.clauses} clauses")
    for row in rows:
        verdict = "met" if row["ratio"] <= 1 else "missed"
        print(
            f"  {row['tree']:<12}{row['state']:<20}{row['cpu']:>8.3f} s  "
            f"target {row['target']:g} s  × {row['ratio']:<6} {verdict}"
        )
    if given.json:
        given.json.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
