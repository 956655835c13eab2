"""``python -m tests.demo [events]``: build the demonstration site and say where it is."""

from __future__ import annotations

import sys

from tests.demo.tree import ROOT, build, prepare


def main(count: int) -> int:
    """Write the records, build, print the address of the home page."""
    place = ROOT / ".cache" / "demo"
    done = build(prepare(place / "tree", count), place / "site")
    print(done.stdout, end="")
    if done.returncode == 0:
        print(f"打开 / open: {(place / 'site' / 'index.html').as_uri()}")
    return done.returncode


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 300))
