"""退回：改为提供前一个版本 / roll back: serve the release before, or one that is named."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from ..publish import BusyError, Releases
from ..publish.packed import altered


def run(arguments: list[str]) -> int:
    """Switch back; 0 switched or listed, 1 nothing to go back to or it is damaged, 2 usage."""
    parser = argparse.ArgumentParser(prog="python -m macros rollback", description=__doc__)
    parser.add_argument("target", type=Path, help="服务器读的目录 / folder the web server reads")
    parser.add_argument(
        "release", nargs="?", help="版本名；不写是前一个 / name; default the one before"
    )
    parser.add_argument("--list", action="store_true", help="列出保留的版本 / list what is kept")
    options = parser.parse_args(arguments)
    releases = Releases(options.target)
    served = releases.current()
    if served is None:
        parser.error(f"这里没有发布过 / nothing was published here: {options.target}")
    if options.list:
        for name in releases.names():
            print(f"{'*' if name == served else ' '} {name}")
        return 0
    try:
        with releases.lock():
            why = _back(releases, options.release or releases.before(served))
    except (BusyError, OSError) as busy:
        why = f"另一个发布正在进行，或目录不可写 / busy or not writable: {busy}"
    if why:
        print(f"{why}\n站点保持原样 / the site is as it was", file=sys.stderr)
        return 1
    print(f"现在提供 / now served: {releases.current()}")
    return 0


def _back(releases: Releases, name: str | None) -> str | None:
    """Serve ``name``; None when done, else why not."""
    if name is None or name not in releases.names():
        kept = ", ".join(releases.names())
        return f"没有可退回的版本 / no such release: {name or '-'}\n保留着 / kept: {kept}"
    damaged = altered(releases.folder / name)
    if damaged:
        return (
            f"这个版本的文件被改动过 / files of this release were altered: {', '.join(damaged[:5])}"
        )
    releases.switch(name)
    return None
