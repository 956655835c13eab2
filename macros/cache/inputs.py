"""Digests of every file that a build reads; the standard library suffices, so this is fast.

Files are digested by content, not by time: two saves within one tick of the clock differ.  Only
media, which are large, are known by size and time.
"""

from __future__ import annotations

import os
import site
import sys
import sysconfig
from fnmatch import fnmatchcase
from functools import cached_property
from hashlib import blake2b
from pathlib import Path

#: Folders of the content tree, and of the machine beside ``mkdocs.yml``.
CONTENT = ("standards", "docs")
MACHINE = ("macros", "overrides")
_MEDIA = "docs/media/"
#: Generated, or read by nobody.
_PASSED_OVER = ("__pycache__",)
#: What the environment may change in a page.
_VARIABLES = ("SITE_URL", "DEMONSTRATION", "EXPORTS_STALE", "SOURCE_DATE_EPOCH")


def digest(*parts: str | bytes) -> bytes:
    """A short digest; no two inputs of a site share one."""
    made = blake2b(digest_size=12)
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        made.update(b"%d " % len(data))
        made.update(data)
    return made.digest()


def _digest_of(path: str, name: str) -> bytes:
    if name.startswith(_MEDIA):
        found = os.stat(path)
        return digest(f"{found.st_size} {found.st_mtime_ns}")
    with open(path, "rb") as file:
        return digest(file.read())


def _below(root: Path, folder: str) -> dict[str, bytes]:
    """Name from ``root`` → digest, of every file below a folder."""
    found = {}
    start = len(str(root)) + 1
    for at, folders, names in os.walk(root / folder):
        folders[:] = sorted(name for name in folders if name not in _PASSED_OVER)
        for file in sorted(names):
            path = os.path.join(at, file)
            name = path[start:].replace(os.sep, "/")
            if os.path.isfile(path):
                found[name] = _digest_of(path, name)
    return found


def _libraries() -> str:
    """Names and versions of everything installed, and of Python itself."""
    places = {sysconfig.get_path("purelib"), *site.getsitepackages()}
    names = {
        name
        for place in places
        if os.path.isdir(place)
        for name in os.listdir(place)
        if name.endswith(("-info", ".egg-link", ".pth"))
    }
    return "\n".join([sys.version, *sorted(names)])


class Inputs:
    """Every input of a build of ``root`` with the machine at ``machine``."""

    def __init__(self, root: Path, machine: Path) -> None:
        self.root, self.machine = root, machine
        self.files: dict[str, bytes] = {}
        for folder in CONTENT:
            self.files |= _below(root, folder)

    @cached_property
    def code(self) -> bytes:
        """Digest of everything that is not content: programs, templates, words, libraries."""
        found: dict[str, bytes] = {}
        for folder in MACHINE:
            found |= _below(self.machine, folder)
        for name in ("mkdocs.yml", "standards/synonyms.yml"):
            path = self.machine / name
            found[name] = _digest_of(str(path), name) if path.is_file() else b""
        values = [f"{name}={os.environ.get(name, '')}" for name in _VARIABLES]
        return digest(_libraries(), *values, *_flat(found))

    @cached_property
    def whole(self) -> bytes:
        """Digest of everything."""
        return digest(self.code, *_flat(self.files))

    def matching(self, pattern: str) -> dict[str, bytes]:
        """Digests of the files that a name or a pattern with ``*`` stands for."""
        if "*" not in pattern:
            return {pattern: self.files[pattern]} if pattern in self.files else {}
        return {name: made for name, made in self.files.items() if fnmatchcase(name, pattern)}


def _flat(files: dict[str, bytes]) -> list[str | bytes]:
    return [part for item in sorted(files.items()) for part in item]
