"""What the verbs share by which a person confirms something: edition, clauses, who and when."""

from __future__ import annotations

import argparse
import datetime
import sys
from pathlib import Path

from ..build import check_all
from ..catalogue import Catalogue, EditionView
from ..problem import as_text


def day(text: str) -> str:
    """A day of the calendar, ``2026-11-24``; argparse reports anything else."""
    try:
        return datetime.date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"写成 / write 2026-11-24: {text}") from error


def parser(
    verb: str, doc: str | None, acts: tuple[str, ...], clauses: str
) -> argparse.ArgumentParser:
    """The arguments that every such verb has."""
    made = argparse.ArgumentParser(prog=f"python -m macros {verb}", description=doc)
    made.add_argument("act", choices=acts)
    made.add_argument("edition", nargs="?", help="标准@版本 / standard@edition")
    made.add_argument("clauses", nargs="*", help=clauses)
    made.add_argument("--all", action="store_true", help="全部条款 / every clause")
    made.add_argument("--who", help="谁核对的 / who confirms")
    made.add_argument("--date", type=day, default=datetime.date.today().isoformat())
    made.add_argument("--json", action="store_true", help="输出 JSON / as JSON (status)")
    root(made)
    return made


def root(made: argparse.ArgumentParser) -> None:
    """The tree that is read."""
    made.add_argument("--root", type=Path, default=Path("."), help="项目目录 / tree to read")


def known(options: argparse.Namespace, made: argparse.ArgumentParser) -> Catalogue | None:
    """The catalogue of the tree; None, with what is wrong, when it cannot be read."""
    if not options.root.is_dir():
        made.error(f"没有这个目录 / no such folder: {options.root}")
    _, catalogue, problems = check_all(options.root)
    if catalogue is None:
        print(as_text(item for item in problems if item.severity == "error"), file=sys.stderr)
    return catalogue


def chosen(
    name: str | None, catalogue: Catalogue, made: argparse.ArgumentParser
) -> list[EditionView]:
    """The named edition, or all."""
    if not name:
        return catalogue.editions
    edition = catalogue.edition(name)
    if edition is None:
        names = ", ".join(item.ref for item in catalogue.editions)
        made.error(f"没有这个版本 / no such edition: {name}\n可用 / known: {names}")
    return [edition]


def named(
    options: argparse.Namespace, catalogue: Catalogue, made: argparse.ArgumentParser
) -> tuple[EditionView, set[str]]:
    """The edition and the clauses to confirm; who confirms them has to be said."""
    if not options.edition:
        made.error("写明一个版本 / name one edition")
    edition = chosen(options.edition, catalogue, made)[0]
    every = {clause.id for clause in edition.clauses}
    if unknown := sorted(set(options.clauses) - every):
        made.error(f"没有这些条款 / no such clauses: {', '.join(unknown)}")
    if not options.clauses and not options.all:
        made.error("写明条款，或用 --all / name clauses, or use --all")
    if not (options.who or "").strip():
        made.error("--who：写明谁核对的 / say who confirms")
    return edition, every if options.all else set(options.clauses)
