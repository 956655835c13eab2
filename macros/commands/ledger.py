"""质量台账 / the quality ledger: show the figures, or record them."""

from __future__ import annotations

import argparse
import datetime
import json
import sys

from ..ledger import figures, record
from .confirmation import day, known, root


def run(arguments: list[str]) -> int:
    """Print the figures as JSON; ``record`` writes them into the history.

    0 when done, 1 when the tree cannot be read, 2 for usage.
    """
    made = argparse.ArgumentParser(prog="python -m macros ledger", description=__doc__)
    made.add_argument("act", nargs="?", choices=("show", "record"), default="show")
    made.add_argument("--date", type=day, default=datetime.date.today().isoformat())
    root(made)
    options = made.parse_args(arguments)
    catalogue = known(options, made)
    if catalogue is None:
        return 1
    if options.act == "record":
        print(f"{record(catalogue, options.date)}: {options.date}", file=sys.stderr)
    print(json.dumps(figures(catalogue), ensure_ascii=False, indent=1))
    return 0
