"""把旧站网页的留存写成草稿 / saved pages of the old site become drafts; nothing is published."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from urllib.parse import unquote, urlsplit

from ..load.layout import WATCHED
from ..locale import Locale, locale
from ..model.base import LANGUAGES
from ..problem import FORMATS, Place, Problem, problem
from ..source.characters import place_at
from . import draft as writing
from .capture import Capture, read_capture
from .lines import Pointer, Seen, seen
from .recognise import Article, ends_early, recognise

#: Endings of files that may be a saved page; the rest of a folder belongs to the pages.
PAGES = (".html", ".htm", ".shtml", ".xhtml", ".txt", ".asp", ".aspx", ".php", ".jsp")
_OUTSIDE = ("javascript:", "mailto:", "tel:", "data:", "#")


@dataclass
class Outcome:
    """What became of one capture: files to write by name, and what there is to say."""

    files: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def _spot(capture: Capture, number: int, needle: str) -> Place:
    """The place of ``needle`` in a line; the line is shown when it is short enough to read."""
    lines = capture.text.split("\n")
    text = lines[number - 1] if number <= len(lines) else ""
    column = text.find(needle)
    if column < 0 or len(text) > 160:
        return Place(capture.file, number, max(column, 0) + 1)
    return Place(capture.file, number, column + 1, len(needle), text)


def _published(capture: Capture, found: Article) -> Iterator[Problem]:
    """The byline is there and its date is a day of the calendar."""
    if found.byline is None:
        yield problem(Place(capture.file), "I108")
        return
    numbers = list(map(int, re.findall(r"\d+", found.published)))
    try:
        date(*numbers[:3])
    except (TypeError, ValueError):
        place = _spot(capture, found.byline.number, found.published or found.byline.text)
        yield problem(place, "I109", value=found.published)


def _in_body(found: Article, pointers: list[Pointer]) -> Iterator[Pointer]:
    """Pictures or links of the body, each target once."""
    targets = set[str]()
    for pointer in pointers:
        if found.span[0] <= pointer.position <= found.span[1] and pointer.target not in targets:
            targets.add(pointer.target)
            yield pointer


def _saved(target: str, folder: Path) -> bool:
    """True when ``target`` is a file that was saved with the page, inside the page's folder."""
    parts = urlsplit(target)
    if parts.scheme or parts.netloc:
        return False
    path = (folder / unquote(parts.path)).resolve()
    return bool(parts.path) and path.is_relative_to(folder.resolve()) and path.is_file()


def _pointers(
    capture: Capture, found: Article, page: Seen, folder: Path, address: str
) -> tuple[dict[str, list[str]], list[Problem]]:
    """Pictures and links for the report, and those that are lost."""
    points: dict[str, list[str]] = {"pictures": [], "links": []}
    problems = []
    for picture in _in_body(found, page.pictures):
        kept = picture.target.startswith("data:") or _saved(picture.target, folder)
        points["pictures"].append(f"{'✓' if kept else '✗'} {picture.target[:200]}")
        if not kept:
            place = _spot(capture, picture.number, picture.target)
            problems.append(problem(place, "I112", value=picture.target))
    host = urlsplit(address).netloc
    for link in _in_body(found, page.links):
        if link.target.lower().startswith(_OUTSIDE):
            continue
        outside = urlsplit(link.target).netloc not in ("", host)
        kept = _saved(link.target, folder)
        points["links"].append(f"{'?' if outside else '✓' if kept else '✗'} {link.target[:200]}")
        if not outside and not kept:
            place = _spot(capture, link.number, link.target)
            problems.append(problem(place, "I113", value=link.target))
    return points, problems


def rescue(data: bytes, path: Path, address: str, today: date, t: Locale) -> Outcome:
    """The draft, report and redirect entry of one capture."""
    capture, problems = read_capture(data, path.as_posix())
    if capture is None:
        return Outcome(problems=problems)
    page = seen(capture)
    found = recognise(page)
    address = address or page.address
    if not found.body:
        return Outcome(problems=[*problems, problem(Place(capture.file), "I110")])
    if not found.title:
        problems.append(problem(Place(capture.file), "I107"))
    problems += _published(capture, found)
    if ends_early(found, page):
        place = place_at(capture.text, len(capture.text.rstrip()) - 1, capture.file)
        place = place if len(place.excerpt) <= 160 else Place(place.file, place.line, place.column)
        problems.append(problem(place, "I111"))
    points, lost = _pointers(capture, found, page, path.parent, address)
    name = writing.name_of(capture, found)
    entry = writing.redirect(name, address, capture) if address else None
    problems += lost if entry else [*lost, problem(Place(capture.file), "I114")]
    files = {
        f"{name}.md": writing.draft(capture, found, address, today, t),
        f"{name}.report.md": writing.report(capture, found, address, points, problems, t),
    }
    if entry:
        files[f"{name}.redirect.yml"] = entry
    return Outcome(files, problems)


def write(outcome: Outcome, out: Path, source: Path) -> list[Problem]:
    """Write what is new; a file that exists is left alone, and said so."""
    out.mkdir(parents=True, exist_ok=True)
    taken = [name for name in outcome.files if (out / name).exists()]
    if taken:
        return [problem(Place(source.as_posix()), "I115", value=(out / taken[0]).as_posix())]
    for name, text in outcome.files.items():
        with (out / name).open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    return []


def _published_folder(out: Path) -> bool:
    """True for a folder that the site is made from."""
    here = out.resolve()
    return any(here.is_relative_to(Path(name).resolve()) for name in ("docs", *WATCHED))


def _sources(path: Path) -> list[Path]:
    if path.is_file():
        return [path]
    return sorted(
        file
        for file in path.rglob("*")
        if file.is_file() and not file.is_symlink() and file.suffix.lower() in PAGES
    )


def run(arguments: list[str]) -> int:
    """Write drafts; 0 when every page became one, 1 when one did not, 2 for usage."""
    parser = argparse.ArgumentParser(prog="python -m macros import page", description=__doc__)
    parser.add_argument("path", type=Path, help="留存的网页或文件夹 / saved page or folder")
    parser.add_argument("--out", type=Path, default=Path("drafts"), help="草稿放哪里 / for drafts")
    parser.add_argument("--address", default="", help="这一页的原地址 / its original address")
    parser.add_argument("--format", choices=FORMATS, default="text")
    parser.add_argument("--lang", choices=LANGUAGES, help="只用一种语言 / one language only")
    options = parser.parse_args(arguments)
    if not options.path.exists():
        parser.error(f"没有这个文件或文件夹 / no such file or folder: {options.path}")
    if options.address and (options.path.is_dir() or not urlsplit(options.address).netloc):
        parser.error("--address 只给一个网页，写完整地址 / for one page, a full address")
    sources, drafts, problems = _sources(options.path), 0, list[Problem]()
    if _published_folder(options.out):
        problems.append(problem(Place(options.out.as_posix()), "I116", value=options.out.name))
        sources = []
    t = locale(options.lang or LANGUAGES[0])
    for source in sources:
        outcome = rescue(source.read_bytes(), source, options.address, date.today(), t)
        wrong = write(outcome, options.out, source) if outcome.files else []
        problems += outcome.problems + wrong
        drafts += bool(outcome.files) and not wrong
    if shown := FORMATS[options.format](problems, options.lang):
        print(shown)
    if options.format == "text":
        summary = t("imports.summary", pages=len(sources), drafts=drafts, out=options.out)
        print(summary, file=sys.stderr)
    return 1 if any(item.severity == "error" for item in problems) else 0
