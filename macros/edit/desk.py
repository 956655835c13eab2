"""The desk: files are changed here first, checked together, and only then written.

A change that would leave the tree with a mistake that it did not have is refused as a whole.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from ..build import check_all
from ..load import Tree, load
from ..load.layout import WATCHED
from ..problem import Problem
from ..source import Document, document_of

#: Pictures are large, and only read.
_MEDIA = "docs/media"


class RefusedError(Exception):
    """Why a change cannot be made, for the person who asked, in both languages."""


class Desk:
    """Texts of files under change, by path from the root."""

    def __init__(self, root: Path) -> None:
        self.root = root.resolve()
        self.tree: Tree = load(self.root)[0]
        self.changed: dict[str, str] = {}
        self.removed: set[str] = set()
        self._documents = {item.document.file: item.document for item in self.tree.files}

    def document(self, file: str) -> Document:
        """A file as it stands on the desk.  Raises RefusedError for one that cannot be read."""
        if file not in self._documents:
            raise RefusedError(f"没有文件或读不出来 / missing or unreadable: {file}")
        return self._documents[file]

    def exists(self, file: str) -> bool:
        """True when the file is in the tree or on the desk."""
        return file in self.changed or (self.root / file).exists()

    def put(self, file: str, text: str) -> None:
        """Lay a new text of a file on the desk."""
        document, problems = document_of(text, file)
        if document is None:
            said = "; ".join(f"{item.code} {item.message('zh')}" for item in problems)
            raise RefusedError(f"{file}: {said}")
        self.changed[file] = text
        self._documents[file] = document

    def edit(self, file: str, change: Callable[[Document], str]) -> None:
        """Change one file on the desk."""
        self.put(file, change(self.document(file)))

    def create(self, file: str, lines: list[str]) -> None:
        """Lay a new file on the desk.  Raises RefusedError where one stands already."""
        if self.exists(file):
            raise RefusedError(f"已经有了，不覆盖 / exists, not overwritten: {file}")
        text = "\n".join(lines) + "\n"
        if file.endswith(".md"):
            self.changed[file] = text
        else:
            self.put(file, text)

    def commit(self) -> list[Problem]:
        """Write everything, or nothing when it brings new errors; those are returned.

        Problems that the tree had before are nobody's fault here.
        """
        before = Counter(_key(item) for item in check_all(self.root)[2])
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder)
            for name in dict.fromkeys((*WATCHED, _MEDIA)):
                if (self.root / name).is_dir():
                    how = _linked if name == _MEDIA else shutil.copy2
                    shutil.copytree(self.root / name, copy / name, symlinks=True, copy_function=how)
            self._write(copy)
            problems = check_all(copy)[2]
        after: list[Problem] = []
        for item in problems:
            if before[_key(item)]:
                before[_key(item)] -= 1
            else:
                after.append(item)
        if not any(item.severity == "error" for item in after):
            self._write(self.root)
        return after

    def _write(self, root: Path) -> None:
        for file, text in self.changed.items():
            path = root / file
            path.parent.mkdir(parents=True, exist_ok=True)
            old = path.read_bytes() if path.exists() else b""
            data = text.replace("\n", "\r\n") if b"\r\n" in old else text
            path.write_bytes(data.encode())
        for file in self.removed:
            (root / file).unlink(missing_ok=True)


def _key(item: Problem) -> tuple[str, str, str]:
    """A problem apart from its line, which moves when others are added above it."""
    return item.place.file, item.code, repr(item.details)


def _linked(source: str, target: str) -> None:
    """A link will do where the system has one."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)
