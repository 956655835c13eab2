"""Names of files: found by one walk, read by people on other systems, never followed as links."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from ..problem import Place, Problem, problem
from .layout import layout_of

#: What a program leaves beside a file while it is open, and what systems put into every folder.
_LEFT_BY = (
    (re.compile(r"^~\$|^~WRL\d+\.tmp$"), "Office"),
    (re.compile(r"^\.~lock\..*#$"), "LibreOffice"),
    (re.compile(r"^\.~"), "WPS"),
    (re.compile(r"^\.?.+\.sw[a-p]$|.~$|^#.*#$"), "Vim / Emacs"),
    (re.compile(r".\.(bak|tmp|orig|rej)$", re.IGNORECASE), "编辑器 / an editor"),
)
#: Files that systems put into folders; Git passes them over and so do we.
_OF_SYSTEMS = {".DS_Store", "Thumbs.db", "desktop.ini", ".gitkeep", ".gitignore", ".gitattributes"}
#: Links, leftovers, wrong endings and second names: nobody meant these files to be read.
_HIDING = {"S111", "S112", "S113", "S114", "S117", "S118", "S119"}
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)
_REFUSED = re.compile(r'[<>:"|?*\\\x00-\x1f\x7f\u200b-\u200f\u2028-\u202e\u2060\ufeff]|[. ]$')
_ENDINGS = {".yaml": ".yml", ".markdown": ".md", ".mdown": ".md", ".jpe": ".jpg"}


def walk(root: Path, folders: tuple[str, ...]) -> tuple[list[str], list[Problem]]:
    """Regular files below ``folders`` in path order, and what is wrong with names and links.

    What a wrong name hides (``_HIDING``) is not among the files: its name is its one problem.
    """
    files: list[str] = []
    problems: list[Problem] = []
    for folder in folders:
        _enter(root, folder, files, problems)
    return files, problems


def _enter(root: Path, folder: str, files: list[str], problems: list[Problem]) -> None:
    try:
        entries = sorted(os.scandir(root / folder), key=lambda entry: entry.name.swapcase())
    except (FileNotFoundError, NotADirectoryError):
        return
    except OSError as error:
        problems.append(problem(Place(folder), "S120", reason=error.strerror))
        return
    folded: dict[str, str] = {}
    for entry in entries:
        if entry.name in _OF_SYSTEMS:
            continue
        path = f"{folder}/{entry.name}"
        found = next(_faults(entry, path, root, folded), None)
        folded.setdefault(_folded(entry.name), entry.name)
        if found:
            problems.append(found)
        if found and found.code in _HIDING:
            continue
        if entry.is_dir(follow_symlinks=False):
            _enter(root, path, files, problems)
        elif entry.is_file(follow_symlinks=False):
            files.append(path)
        else:  # a pipe or a device: reading it might never end
            problems.append(problem(Place(path), "S120", reason="不是普通文件 / no regular file"))


def _folded(name: str) -> str:
    return (
        name if name.isascii() and name.islower() else unicodedata.normalize("NFC", name).casefold()
    )


def _faults(
    entry: os.DirEntry[str], path: str, root: Path, folded: dict[str, str]
) -> Iterator[Problem]:
    """What is wrong with a name or a link, the gravest first."""
    if entry.is_symlink():
        yield _link_fault(Path(entry.path), path, root)
    name = entry.name
    place = Place(path.encode("utf-8", "replace").decode())
    for pattern, program in _LEFT_BY:
        if pattern.search(name):
            yield problem(place, "S111", program=program)
    if other := folded.get(_folded(name)):
        yield problem(place, "S114", other=other)
    yield from _letter_faults(name, place)
    if entry.is_file(follow_symlinks=False):
        yield from _ending_faults(path, place)


def _letter_faults(name: str, place: Place) -> Iterator[Problem]:
    if not name.isascii() and not unicodedata.is_normalized("NFC", name):
        yield problem(place, "S115", better=unicodedata.normalize("NFC", name))
    match = _REFUSED.search(name) or _RESERVED.match(name)
    if match or not place.file.isprintable():
        found = match[0] if match else "?"
        char = found if found.isprintable() else f"U+{ord(found):04X}"
        better = _REFUSED.sub("", name) or "_"
        better = f"_{better}" if _RESERVED.match(better) else better
        yield problem(place, "S116", char=f"“{char}”", better=better)


def _ending_faults(path: str, place: Place) -> Iterator[Problem]:
    pure = PurePosixPath(path)
    ending = pure.suffix
    if ending.lower() == ".txt" and PurePosixPath(pure.stem).suffix:
        yield problem(place, "S112", ending=ending, better=pure.stem)
    wanted = _ENDINGS.get(ending.lower(), ending.lower())
    if wanted in (".yml", ".md") and wanted != ending:
        better = pure.with_suffix(wanted)
        if layout_of(better.as_posix()):
            yield problem(place, "S113", wanted=wanted, ending=ending, better=better.name)


def _link_fault(link: Path, path: str, root: Path) -> Problem:
    """Links are never followed: where one leads decides only what is said."""
    place = Place(path)
    try:
        target = link.resolve(strict=True)
    except (OSError, RuntimeError):
        return problem(place, "S118")
    if not target.is_relative_to(root):
        return problem(place, "S117")
    if target.is_dir() and link.parent.resolve().is_relative_to(target):
        return problem(place, "S118")
    return problem(place, "S119")
