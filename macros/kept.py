"""What was found out about content is kept below ``.cache/check`` and never found out twice.

An answer's key covers every byte it depends on: the content itself, all of this machine's code,
wording and templates, Python and the installed libraries.  Another content has another key, so a
stale answer cannot be given; a broken or missing one is found out anew.
"""

from __future__ import annotations

import hashlib
import marshal
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from .problem import Place, Problem

MACHINE = Path(__file__).parent
FOLDER = MACHINE.parent / ".cache" / "check"
#: Set to ``off``, nothing is kept: the whole work is done each time.
SWITCH = "CHECK_CACHE"
#: Answers kept before the oldest ones go, and how many of them stay.
MOST, STAY = 20_000, 12_000
_SEAL = 16
_written: list[str] = []


def _entries(folder: str) -> Iterator[os.DirEntry[str]]:
    """Everything below ``folder``, in an order that only names decide."""
    try:
        found = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in found:
        if entry.name == "__pycache__":  # Python writes it while we run; it says nothing new
            continue
        yield entry
        if entry.is_dir(follow_symlinks=False):
            yield from _entries(entry.path)


def print_of(root: Path, *folders: str) -> bytes:
    """A fingerprint of every name and every byte below ``folders`` of ``root``."""
    digest = hashlib.blake2b()
    for folder in folders:
        for entry in _entries(f"{root}/{folder}"):
            if entry.is_symlink():
                said = b"link " + bytes(Path(entry.path).readlink())
            elif entry.is_file():
                try:
                    said = hashlib.blake2b(Path(entry.path).read_bytes()).digest()
                except OSError as error:
                    said = f"unread {error.errno}".encode()
            else:
                said = b"other"
            name = os.fsencode(os.path.relpath(entry.path, root))
            digest.update(b"%d %s %d %s" % (len(name), name, len(said), said))
    return digest.digest()


def _machine() -> bytes:
    digest = hashlib.blake2b(f"{sys.version} {os.environ.get('SITE_URL', '')}".encode())
    digest.update(print_of(MACHINE, "."))
    with suppress(OSError):
        digest.update((MACHINE.parent / "mkdocs.yml").read_bytes())
    library = find_spec("pydantic")
    if library and library.origin:
        beside = Path(library.origin).parent.parent.glob("*-info")
        digest.update("\n".join(sorted(path.name for path in beside)).encode())
    return digest.digest()


@cache
def machine() -> bytes:
    """A fingerprint of this machine: its files, Python, and the libraries installed beside it."""
    return _machine()


@cache
def _as_it_was() -> bool:
    """False when somebody wrote to this machine meanwhile: who knows which of the two runs."""
    return _machine() == machine()


def key(*facts: bytes | str) -> str:
    """The address of an answer that depends on ``facts`` and on this machine."""
    digest = hashlib.blake2b(machine(), digest_size=24)
    for fact in facts:
        data = fact.encode("utf-8", "surrogatepass") if isinstance(fact, str) else fact
        digest.update(b"%d " % len(data) + data)
    return digest.hexdigest()


def _path(address: str) -> Path:
    return FOLDER / address[:2] / address[2:]


def on() -> bool:
    """False where the switch says that nothing is to be kept."""
    return os.environ.get(SWITCH) != "off"


def get(address: str) -> Any:
    """The answer kept at ``address``, or None."""
    if not on():
        return None
    with suppress(OSError, ValueError, EOFError, TypeError):
        data = _path(address).read_bytes()
        body = memoryview(data)[_SEAL:]
        if hashlib.blake2b(body, digest_size=_SEAL).digest() == data[:_SEAL]:
            return marshal.loads(body)
    return None


def put(address: str, answer: Any) -> None:
    """Keep an answer made of plain values; where nothing can be written, nothing is kept."""
    if not on() or not _as_it_was():
        return
    path = _path(address)
    _written.append(address)
    with suppress(OSError, ValueError):
        body = marshal.dumps(answer)
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(hashlib.blake2b(body, digest_size=_SEAL).digest() + body)
        Path(name).replace(path)


def tidy() -> None:
    """Remove the oldest answers when something was added and there are too many."""
    if not _written:
        return
    _written.clear()
    with suppress(OSError):
        kept = [path for path in FOLDER.glob("*/*") if path.is_file()]
        if len(kept) > MOST:
            for path in sorted(kept, key=lambda path: path.stat().st_mtime)[:-STAY]:
                path.unlink(missing_ok=True)


def packed(problems: list[Problem]) -> list[Any]:
    """Problems as plain values."""
    return [(tuple(vars(p.place).values()), p.code, p.details, p.graded) for p in problems]


def unpacked(rows: list[Any]) -> list[Problem]:
    """The problems that ``packed`` made plain."""
    return [Problem(Place(*place), *rest) for place, *rest in rows]
