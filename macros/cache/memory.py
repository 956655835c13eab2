"""One target, what stands in it, and from which facts each file there was made.

The work of a build is cut into *units*: a page, a kind of page, an output.  A unit is fresh while
its world (programs, configuration, navigation) and every fact it noted are what they were and its
files stand in the target as they were written.  All other units are made again; files whose bytes
come out the same are left alone; files of no unit are removed.
"""

from __future__ import annotations

import marshal
import os
import shutil
import sys
from array import array
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from .inputs import digest

if TYPE_CHECKING:  # knowing that nothing changed must not cost the whole machine
    from .facts import Facts
    from .inputs import Inputs

#: ``(kind, name)`` of a fact.
Fact = tuple[str, str]
#: Address of a page and the languages it exists in, for the site map.
Listed = tuple[str, tuple[str, ...]]
_FORMAT = f"1 {sys.version}"


@dataclass
class Unit:
    """What one piece of work read, wrote and listed."""

    world: bytes = b""
    facts: set[Fact] = field(default_factory=set)
    files: list[str] = field(default_factory=list)
    listed: list[Listed] = field(default_factory=list)


class Memory:
    """What is known of ``target``; ``store`` is the folder where that is kept."""

    def __init__(self, target: Path, store: Path) -> None:
        self.target, self.store = target.absolute(), store
        self._path = store / digest(str(self.target)).hex()
        self._stamp = self._code = b""
        self._standing: dict[str, tuple[int, int]] = {}
        self._facts: dict[Fact, bytes] = {}
        self._clause_files: dict[str, bytes] = {}
        self._units: dict[str, tuple[bytes, bytes, list[str], list[Listed]]] = {}
        self._order: list[Fact] = []
        self._changed: frozenset[int] = frozenset()
        self._source: Facts | None = None
        self._now: dict[str, Unit | None] = {}
        self._folders: set[Path] = set()
        self._read()
        self._places = {fact: index for index, fact in enumerate(self._order)}

    # What the last build left

    def _read(self) -> None:
        try:
            data = self._path.read_bytes()
            if data[:12] != digest(_FORMAT, data[12:]):
                return
        except OSError:
            return
        kept = marshal.loads(data[12:])
        self._stamp, self._code = kept["stamp"], kept["code"]
        self._standing = kept["standing"]
        self._order = kept["facts"]
        self._facts = dict(zip(kept["facts"], kept["digests"], strict=True))
        self._clause_files = kept["inputs"]
        self._units = kept["units"]

    def _intact(self, name: str) -> bool:
        known = self._standing.get(name)
        try:
            found = os.stat(self.target / name)
        except OSError:
            return False
        return known == (found.st_size, found.st_mtime_ns)

    def unchanged(self, stamp: bytes) -> bool:
        """True when nothing a build reads has changed and the target holds what was written."""
        if stamp != self._stamp or not self._standing:
            return False
        found = 0
        for name in self._present():
            found += 1
            if not self._intact(name):
                return False
        return found == len(self._standing)

    def _present(self) -> Iterator[str]:
        """Every file below the target; hidden ones at the top are somebody else's."""
        start = len(str(self.target)) + 1
        for at, folders, names in os.walk(self.target):
            if len(at) < start:
                folders[:] = [name for name in folders if name[0] != "."]
                names = [name for name in names if name[0] != "."]
            for name in names:
                yield os.path.join(at, name)[start:].replace(os.sep, "/")

    # What is fresh

    def compare(self, facts: Facts) -> None:
        """Find out which of the known facts have changed."""
        self._source, inputs = facts, facts.inputs
        changed = set()
        same_file: dict[str, bool] = {}
        for index, fact in enumerate(self._order):
            kind, name = fact
            if "#" in kind and name[0] != ".":  # a field: unchanged while its file is
                file = facts.clause_file(kind)
                if file not in same_file:
                    was = self._clause_files.get(file)
                    same_file[file] = was is not None and was == inputs.files.get(file)
                if same_file[file]:
                    continue
            if facts.of(fact) != self._facts[fact]:
                changed.add(index)
        self._changed = frozenset(changed)

    def fresh(self, name: str, world: bytes) -> bool:
        """True when the unit need not be made again; it is kept then."""
        known = self._units.get(name)
        if known is None or known[0] != world:
            return False
        if self._stale(known[1]) or not all(map(self._intact, known[2])):
            return False
        self._now[name] = None
        return True

    def sound(self, name: str, inputs: Inputs) -> bool:
        """True when a unit was made before, of the same facts by the same programs."""
        known = self._units.get(name)
        return known is not None and self.same_code(inputs) and not self._stale(known[1])

    def same_code(self, inputs: Inputs) -> bool:
        """True when the last build ended well with the same programs and words."""
        return self._code == inputs.code

    def _stale(self, packed: bytes) -> bool:
        read = array("I")
        read.frombytes(packed)
        return not self._changed.isdisjoint(read)

    # What is made

    @contextmanager
    def work(self, name: str, world: bytes) -> Iterator[Unit]:
        """Everything written inside belongs to the unit, everything read decides its life."""
        from ..catalogue.trace import recording

        unit = self.unit(name, world)
        with recording(unit.facts):
            yield unit

    def unit(self, name: str, world: bytes) -> Unit:
        """The unit of this build, begun at the first call."""
        found = self._now.get(name)
        if found is None:
            found = self._now[name] = Unit(world)
        return found

    def write(self, unit: Unit, name: str, content: str | bytes) -> None:
        """Put a file below the target unless it stands there with the same bytes."""
        data = content.encode() if isinstance(content, str) else content
        path = self.target / name
        if not self._same(path, data):
            self._folder(path.parent)
            path.write_bytes(data)
        self._stands(unit, name, path)

    def show(self, name: str, text: str) -> None:
        """Put a page into a target that was never built; a built one keeps its own."""
        if not self._standing:
            self._folder(self.target)
            (self.target / name).write_text(text, encoding="utf-8")

    def take(self, unit: Unit, name: str, made: Path) -> None:
        """Move a finished file below the target unless it stands there with the same bytes."""
        path = self.target / name
        if not self._same(path, made.read_bytes()):
            self._folder(path.parent)
            shutil.move(made, path)
        self._stands(unit, name, path)

    def _same(self, path: Path, data: bytes) -> bool:
        try:
            return path.read_bytes() == data if path.stat().st_size == len(data) else False
        except OSError:
            return False

    def _folder(self, folder: Path) -> None:
        if folder not in self._folders:
            if folder.exists() and not folder.is_dir():
                folder.unlink()
            folder.mkdir(parents=True, exist_ok=True)
            self._folders.add(folder)

    def _stands(self, unit: Unit, name: str, path: Path) -> None:
        found = os.stat(path)
        self._standing[name] = (found.st_size, found.st_mtime_ns)
        unit.files.append(name)

    def listed(self) -> Iterator[Listed]:
        """Every page of every unit of this build."""
        for name, unit in self._now.items():
            yield from self._units[name][3] if unit is None else unit.listed

    # What is left

    def finish(self, stamp: bytes) -> None:
        """Remove what no unit of this build made, and remember the rest."""
        units = {
            name: self._units[name] if unit is None else self._packed(unit)
            for name, unit in self._now.items()
        }
        own = {file for unit in units.values() for file in unit[2]}
        for name in list(self._present()):
            if name not in own:
                (self.target / name).unlink()
        self._remove_empty()
        self._units = units
        self._standing = {name: at for name, at in self._standing.items() if name in own}
        self._stamp = stamp
        self._save()

    def _packed(self, unit: Unit) -> tuple[bytes, bytes, list[str], list[Listed]]:
        read = array("I", sorted(map(self._index, unit.facts)))
        return unit.world, read.tobytes(), unit.files, unit.listed

    def _index(self, fact: Fact) -> int:
        found = self._places.get(fact)
        if found is None:
            found = self._places[fact] = len(self._order)
            self._order.append(fact)
        return found

    def _remove_empty(self) -> None:
        for at, _, _ in os.walk(self.target, topdown=False):
            if Path(at) != self.target and not os.listdir(at):
                os.rmdir(at)

    def _save(self) -> None:
        """Written aside and moved into place; a folder that cannot be written to is left."""
        assert self._source is not None
        digests = [
            self._source.of(fact)
            if index in self._changed or fact not in self._facts
            else self._facts[fact]
            for index, fact in enumerate(self._order)
        ]
        data = marshal.dumps(
            {
                "target": str(self.target),
                "stamp": self._stamp,
                "code": self._source.inputs.code,
                "standing": self._standing,
                "facts": self._order,
                "digests": digests,
                "inputs": self._source.inputs.files,
                "units": self._units,
            }
        )
        with suppress(OSError):
            self.store.mkdir(parents=True, exist_ok=True)
            self._drop_others()
            aside = self._path.with_name(f".{self._path.name}-{os.getpid()}")
            aside.write_bytes(digest(_FORMAT, data) + data)
            aside.replace(self._path)

    def _drop_others(self) -> None:
        """Targets that are gone, as after tests, need no memory."""
        for path in self.store.glob("*.target"):
            if not os.path.isdir(path.read_text(encoding="utf-8")):
                path.with_suffix("").unlink(missing_ok=True)
                path.unlink(missing_ok=True)
        self._path.with_suffix(".target").write_text(str(self.target), encoding="utf-8")
