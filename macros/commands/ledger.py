"""质量台账 / the quality ledger: show the figures, or record them."""

from __future__ import annotations

import argparse
import datetime
import json
from pathlib import Path

from ..ledger import figures, history_line
from ..ledger.figures import HISTORY
from .translate import known


def run(arguments: list[str]) -> int:
    """Print the figures as JSON; ``record`` adds them to the history.  0 when done, 2 for usage."""
    parser = argparse.ArgumentParser(prog="python -m macros ledger", description=__doc__)
    parser.add_argument("act", nargs="?", choices=("show", "record"), default="show")
    parser.add_argument("--date", default=datetime.date.today().isoformat())
    parser.add_argument("--root", type=Path, default=Path("."))
    options = parser.parse_args(arguments)
    catalogue = known(options.root)
    if catalogue is None:
        return 1
    if options.act == "record":
        with (options.root / HISTORY).open("a", encoding="utf-8") as file:
            file.write(history_line(catalogue, options.date))
    print(json.dumps(figures(catalogue), ensure_ascii=False, indent=1))
    return 0
