"""留存草稿的一稿 / keep a version of a draft before it goes out: 2027-draft.1, 2027-draft.2 …"""

from __future__ import annotations

import argparse
import datetime
import sys

from ..edit.desk import Desk, RefusedError
from ..edit.keep import keep
from ..problem import as_text
from .confirmation import day, root


def run(arguments: list[str]) -> int:
    """0 when kept, 1 with the reason when not, 2 for usage."""
    made = argparse.ArgumentParser(prog="python -m macros keep", description=__doc__)
    made.add_argument("draft", help="标准@草稿 / standard@draft")
    made.add_argument("--date", type=day, default=datetime.date.today().isoformat())
    root(made)
    options = made.parse_args(arguments)
    desk = Desk(options.root)
    try:
        name = keep(desk, options.draft, options.date)
    except RefusedError as error:
        print(error, file=sys.stderr)
        return 1
    problems = desk.commit()
    if problems:
        print(as_text(problems))
    if any(item.severity == "error" for item in problems):
        print("没有写入 / nothing was written", file=sys.stderr)
        return 1
    print(f"{name}：已留存，不要再改 / kept, not to be changed any more")
    print("\n".join(desk.changed))
    return 0
