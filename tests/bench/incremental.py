"""CPU of a rebuild against a cold build: nothing changed, and one clause changed.

    python -m tests.bench.incremental [--clauses 1000 | --repository] [--runs 5]

Cold is without anything kept.  One clause changed means that every download of its edition is
made again; ``exports kept`` is the same change with the downloads of the changed edition at hand.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

from tests.bench.built import built, clause_files, edit, project


def _measured(runs: int, before: Callable[[int], None], root: Path, target: Path) -> float:
    found = []
    for number in range(runs):
        before(number)
        found.append(built(root, target))
    return round(median(found), 3)


def measure(clauses: int | None, runs: int = 5) -> dict[str, Any]:
    """Medians in CPU seconds and their ratios to a cold build."""
    with tempfile.TemporaryDirectory() as folder:
        root, target = project(Path(folder) / "project", clauses), Path(folder) / "site"
        file = clause_files(root)[-1]

        def cold(_: int) -> None:
            shutil.rmtree(root / ".cache", ignore_errors=True)
            shutil.rmtree(target, ignore_errors=True)

        def change(number: int) -> None:
            edit(file, f"甲{number}")

        def change_made_before(number: int) -> None:
            edit(file, f"乙{number}")
            built(root, Path(folder) / "elsewhere")

        found = {
            "cold": _measured(runs, cold, root, target),
            "nothing": _measured(runs, lambda _: None, root, target),
            "clause": _measured(runs, change, root, target),
            "exports kept": _measured(runs, change_made_before, root, target),
        }
    ratios = {name: round(found[name] / found["cold"], 4) for name in found if name != "cold"}
    return {"clauses": clauses, "cpu": found, "ratio": ratios}


def main() -> None:
    """Print the figures as JSON."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.incremental", description=__doc__)
    parser.add_argument("--clauses", type=int, default=1000)
    parser.add_argument("--repository", action="store_true")
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    clauses = None if options.repository else options.clauses
    print(json.dumps(measure(clauses, options.runs), indent=1))


if __name__ == "__main__":
    main()
