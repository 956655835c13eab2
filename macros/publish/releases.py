"""The folder a web server reads: releases side by side, one of them current.

    TARGET/current -> releases/000012-1a2b3c4d5e6f      the server's root points here
    TARGET/releases/000010-… 000011-… 000012-…          the last KEPT ones
    TARGET/releases/.building-…                         what a publisher is still making
    TARGET/.lock                                        held by the one publisher at work

A reader sees a release whole or not at all: the only step that changes what is served is the
rename of one symbolic link.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

#: Releases that stay, the current one included, so that a bad one can be taken back.
KEPT = 3
_BEGUN = ".building-"


class BusyError(Exception):
    """Another publisher holds the lock of this target."""


@dataclass(frozen=True)
class Releases:
    """The releases below ``target``."""

    target: Path

    @property
    def folder(self) -> Path:
        """Where releases stand."""
        return self.target / "releases"

    @contextmanager
    def lock(self) -> Iterator[int]:
        """Hold the target alone; yields the lock's descriptor, raises BusyError when it is held.

        A child that is given the descriptor holds the lock too, so a build that outlives its
        killed publisher still keeps others out; the system lets go when the last one ends.
        """
        import fcntl  # not on Windows, where the other verbs must still start

        self.folder.mkdir(parents=True, exist_ok=True)
        held = os.open(self.target / ".lock", os.O_RDWR | os.O_CREAT, 0o644)
        try:
            try:
                fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as busy:
                raise BusyError(str(self.target)) from busy
            yield held
        finally:
            os.close(held)

    def names(self) -> list[str]:
        """Whole releases, oldest first."""
        if not self.folder.is_dir():
            return []
        return sorted(path.name for path in self.folder.iterdir() if path.name[0] != ".")

    def current(self) -> str | None:
        """The release that is served."""
        link = self.target / "current"
        return link.readlink().name if link.is_symlink() else None

    def before(self, name: str) -> str | None:
        """The release that stood before ``name``."""
        older = [other for other in self.names() if other < name]
        return older[-1] if older else None

    def begin(self) -> Path:
        """An empty folder for the next release; what killed publishers left is removed."""
        for left in self.folder.glob(f"{_BEGUN}*"):
            shutil.rmtree(left)
        work = self.folder / f"{_BEGUN}{os.getpid()}"
        work.mkdir()
        return work

    def keep(self, work: Path, digest: str) -> str:
        """Give a finished folder its name: the next number and the first figures of ``digest``."""
        work.chmod(0o755)  # the server's user reads it, whatever mask the publisher works under
        for path in work.rglob("*"):
            path.chmod(0o755 if path.is_dir() else 0o644)
        last = self.names()[-1:]
        number = int(last[0].partition("-")[0]) + 1 if last else 1
        name = f"{number:06}-{digest[:12]}"
        os.sync()  # the link must never reach the disk before the pages it leads to
        work.rename(self.folder / name)
        return name

    def switch(self, name: str) -> None:
        """Serve ``name`` from now on, in one step."""
        new = self.target / ".current-new"
        new.unlink(missing_ok=True)
        new.symlink_to(Path("releases") / name, target_is_directory=True)
        new.replace(self.target / "current")

    def prune(self) -> None:
        """Remove releases older than the last KEPT ones; never the one that is served."""
        for name in self.names()[:-KEPT]:
            if name != self.current():
                shutil.rmtree(self.folder / name)
