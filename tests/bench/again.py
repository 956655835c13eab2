"""Downloads that one changed clause makes again.

python -m tests.bench.again [--clauses 250]
"""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path
from typing import Any

from tests.bench.built import built, clause_files, edit, project


def kept(root: Path) -> set[str]:
    """Names of the downloads at hand, each with the key of all it depends on."""
    return {path.name for path in (root / ".cache" / "exports").iterdir()}


def measure(clauses: int) -> dict[str, Any]:
    """How many downloads there are, how many one clause makes again, and how many needlessly."""
    with tempfile.TemporaryDirectory() as folder:
        root, site = project(Path(folder) / "project", clauses), Path(folder) / "site"
        cold = built(root, site)
        before = kept(root)
        file = clause_files(root)[-1]
        edit(file, "甲")
        again = built(root, site)
        made = kept(root) - before
    own = f"{file.parts[-4]}@{file.parts[-3]}"
    needless = sum(own not in name for name in made)
    figures = {"all": len(before), "again": len(made), "needless": needless}
    return figures | {"cold": round(cold, 2), "rebuild": round(again, 2)}


def main() -> None:
    """Print the figures as JSON."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.again", description=__doc__)
    parser.add_argument("--clauses", type=int, default=250)
    print(json.dumps(measure(parser.parse_args().clauses)))


if __name__ == "__main__":
    main()
