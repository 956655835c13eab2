"""Mistakes that can be put right without loss: what was meant is certain, nothing else changes.

A copy of the tree is mended, pass by pass, because one slip may hide the next; what comes back
is the new text of each file.  Add one: a line in ``MENDS``.
"""

from __future__ import annotations

import difflib
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from ..problem import Problem
from . import check

_PASSES = 40
_ENDS = re.compile(r"(\r\n|\r|\n)")
_CLOSING = dict(zip("［｛【", "］｝】", strict=True))
_HALF = dict(zip("［｛【］｝】", "[{[]}]", strict=True))
_UNPADDED = re.compile(r"([\"']?)(\d{4})-(\d{1,2})(?:-(\d{1,2}))?\1")

#: A line, the 0-based column and length of the mistake → the line put right, or None.
Mend = Callable[[str, int, int], "str | None"]


def _colon(line: str, at: int, _length: int) -> str:
    return line[:at] + ": " + line[at + 1 :].lstrip(" ")


def _comma(line: str, at: int, _length: int) -> str:
    return line[:at] + ", " + line[at + 1 :].lstrip(" ")


def _brackets(line: str, at: int, _length: int) -> str | None:
    opening = line[at : at + 1]
    close = line.rfind(_CLOSING.get(opening, "\0"))
    if close < at:
        return None
    return (
        line[:at] + _HALF[opening] + line[at + 1 : close] + _HALF[line[close]] + line[close + 1 :]
    )


def _quotes(line: str, at: int, length: int) -> str | None:
    inner = line[at + 1 : at + length - 1]
    if '"' in inner or "\\" in inner:
        return None
    return f'{line[:at]}"{inner}"{line[at + length :]}'


def _quoted(line: str, at: int, length: int) -> str:
    return f'{line[:at]}"{line[at : at + length]}"{line[at + length :]}'


def _date(line: str, at: int, length: int) -> str | None:
    match = _UNPADDED.fullmatch(line[at : at + length])
    if match is None:
        return None
    parts = [match[2], *(part.zfill(2) for part in match.groups()[2:] if part)]
    return f"{line[:at]}{match[1]}{'-'.join(parts)}{match[1]}{line[at + length :]}"


#: Code → how the line of its place is put right.
MENDS: dict[str, Mend] = {
    "Y102": _colon,
    "Y103": _colon,
    "Y111": _comma,
    "Y112": _brackets,
    "Y113": _quotes,
    "T201": _quoted,
    "T210": _quoted,
    "D102": _date,
}
#: Codes of whole files that are put right: a byte order mark, mixed line ends.
WHOLE = ("B102", "B108")


def mended(root: Path) -> dict[str, bytes]:
    """New contents of every file below ``root`` that can be put right; nothing is written."""
    with TemporaryDirectory() as folder:
        copy = Path(folder).resolve()
        for name in ("standards", "docs"):
            if (root / name).is_dir():
                shutil.copytree(
                    root / name, copy / name, symlinks=True, ignore=_only_texts, dirs_exist_ok=True
                )
        for _ in range(_PASSES):
            if not _mend_once(copy):
                break
        changed = {}
        for path in sorted(copy.rglob("*")):
            name = path.relative_to(copy).as_posix()
            if path.is_file() and not path.is_symlink():
                new = path.read_bytes()
                if new != (root / name).read_bytes():
                    changed[name] = new
        return changed


def _only_texts(folder: str, names: list[str]) -> list[str]:
    """Pictures stay where they are, and so do pipes: copying one might never end."""
    at = Path(folder)
    kept = (".yml", ".md", ".lock", ".jsonl")
    return [n for n in names if not (at / n).is_dir() and not (_plain(at / n) and n.endswith(kept))]


def _plain(path: Path) -> bool:
    return path.is_file() and not path.is_symlink()


def _mend_once(root: Path) -> bool:
    """One pass over the tree; True when something was put right."""
    by_file: dict[str, list[Problem]] = {}
    for item in check(root)[1]:
        if item.code in MENDS or item.code in WHOLE:
            by_file.setdefault(item.place.file, []).append(item)
    changed = False
    for file, problems in by_file.items():
        path = root / file
        old = path.read_bytes()
        new = _mended_file(old, problems)
        if new != old:
            path.write_bytes(new)
            changed = True
    return changed


def _mended_file(data: bytes, problems: list[Problem]) -> bytes:
    mark = b"\xef\xbb\xbf" if data.startswith(b"\xef\xbb\xbf") else b""
    pieces = _ENDS.split(data.removeprefix(mark).decode("utf-8"))
    codes = {item.code for item in problems}
    if "B102" in codes:
        mark = b""
    if "B108" in codes:
        ends = pieces[1::2]
        pieces[1::2] = [max(set(ends), key=ends.count)] * len(ends)
    for item in sorted(problems, reverse=True):  # from the right: columns before it stay true
        at = (item.place.line - 1) * 2
        if item.code in MENDS and at < len(pieces):
            line = MENDS[item.code](pieces[at], item.place.column - 1, item.place.length)
            pieces[at] = pieces[at] if line is None else line
    return mark + "".join(pieces).encode()


def as_diff(root: Path, changed: dict[str, bytes]) -> Iterator[str]:
    """A unified diff of the changes, file by file; invisible ones are named."""
    for name, new in changed.items():
        old = (root / name).read_bytes()
        before, after = (_visible(data).splitlines(keepends=True) for data in (old, new))
        yield "".join(difflib.unified_diff(before, after, f"a/{name}", f"b/{name}"))


def _visible(data: bytes) -> str:
    text = data.decode("utf-8").replace("\ufeff", "<BOM>")
    mixed = len(set(_ENDS.findall(text))) > 1
    shown = text.replace("\r\n", "<CRLF>\n") if mixed else text.replace("\r\n", "\n")
    return shown.replace("\r", "<CR>\n" if mixed else "\n")
