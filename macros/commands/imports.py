"""从外部材料写草稿 / write drafts from outside material; nothing is published."""

from __future__ import annotations

import argparse
import importlib

from ..imports import IMPORTERS


def run(arguments: list[str]) -> int:
    """Hand over to an importer; 2 for usage."""
    parser = argparse.ArgumentParser(prog="python -m macros import", description=__doc__)
    parser.add_argument("what", choices=IMPORTERS, help="导入什么 / what to import")
    parser.add_argument("rest", nargs=argparse.REMAINDER, help="它自己的参数 / its own arguments")
    options = parser.parse_args(arguments)
    return int(importlib.import_module(IMPORTERS[options.what]).run(options.rest))
