"""引用的条款改过没有 / references whose target has changed: status, confirm."""

from __future__ import annotations

import argparse
import datetime
from pathlib import Path

from ..translation.suspect import confirm_links, links
from .translate import chosen, known, named


def run(arguments: list[str]) -> int:
    """0 when done, or when nothing is suspect; 1 when something is; 2 for usage."""
    parser = argparse.ArgumentParser(prog="python -m macros references", description=__doc__)
    parser.add_argument("act", choices=("status", "confirm"))
    parser.add_argument("edition", nargs="?", help="标准@版本 / standard@edition")
    parser.add_argument("clauses", nargs="*", help="引用的条款 / clauses that refer")
    parser.add_argument("--all", action="store_true", help="全部条款 / every clause")
    parser.add_argument("--who", help="谁确认的 / who confirms")
    parser.add_argument("--date", default=datetime.date.today().isoformat())
    parser.add_argument("--root", type=Path, default=Path("."))
    options = parser.parse_args(arguments)
    catalogue = known(options.root)
    if catalogue is None:
        return 1
    editions = chosen(options.edition, catalogue, parser)
    if options.act == "confirm":
        if not options.edition:
            parser.error("写明一个版本 / name one edition")
        names = named(options, editions[0], parser)
        count = confirm_links(editions[0], catalogue, names, options.who, options.date)
        print(f"{count} 处引用 / references")
        return 0
    found = 0
    for edition in editions:
        every = list(links(edition, catalogue))
        suspect = [link for link in every if link.suspect]
        new = sum(link.line is None for link in every)
        print(
            f"{edition.ref}: {len(every)} 处引用 / references, "
            f"{len(suspect)} 处待复核 / suspect, {new} 处没有登记 / not recorded"
        )
        for link in suspect:
            print(f"  {link.start.id} → {link.name}")
        found += len(suspect)
    return 1 if found else 0
