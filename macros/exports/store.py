"""What was made is kept: a file is made again only when something it depends on has changed.

The key of a file covers the data of its edition and what it names elsewhere, the modules that
make it, the wording of the interface, the libraries, the font and the address of the site.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import sys
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path

from ..address import site_url
from ..catalogue import Catalogue, EditionView
from ..catalogue.trace import remembered
from ..model.base import LANGUAGES
from ..render import Reader
from . import pdf, wording
from .format import Format

MACROS = Path(__file__).parent.parent
#: Set while serving: a file of yesterday's data is shown rather than waited for.
STALE = "EXPORTS_STALE"
CACHE = MACROS.parent / ".cache" / "exports"
#: Sources that decide what is in a file; a folder stands for its modules and templates.
_SOURCES = ("exports", "cite", "model", "render", "markup.py", "references.py", "catalogue")
_WORDING = ("exports.yml", "site.yml")
#: Characters of a title in a file name.
_LONGEST = 60
_LIBRARIES = ("xlsxwriter", "python-docx", "typst", "segno", "latex2mathml", "lxml", "pydantic")


@dataclass(frozen=True)
class Export:
    """A finished file: where it goes below the site's root and what is in it."""

    format: Format
    language: str
    path: str
    content: bytes

    @property
    def name(self) -> str:
        """The file name."""
        return self.path.rpartition("/")[2]

    @property
    def sha256(self) -> str:
        """The checksum people compare."""
        return hashlib.sha256(self.content).hexdigest()


def file_name(edition: EditionView, form: Format, reader: Reader) -> str:
    """``ASC-2026-open-after-sales-service-criteria-zh.pdf``: known at sight, safe anywhere."""
    english = wording.exact(edition.title, wording.readers(reader)["en"])
    title = "-".join(re.findall(r"[A-Za-z0-9]+", english.lower()))
    if len(title) > _LONGEST:
        title = title[:_LONGEST].rpartition("-")[0]
    number = re.sub(r"[^A-Za-z0-9.]+", "-", edition.record.number.replace("/", "")).strip("-")
    kind = "" if form.id in (form.extension, "markdown") else form.id
    parts = [number, title, kind, reader.language if form.per_language else ""]
    return "-".join(part for part in parts if part) + f".{form.extension}"


@cache
def _machine() -> str:
    """Everything that does not come from the data."""
    digest = hashlib.sha256(f"{sys.version} {zlib.ZLIB_RUNTIME_VERSION}".encode())
    places = [MACROS / name for name in _SOURCES]
    files = [
        path for place in places for path in (place.rglob("*.*") if place.is_dir() else [place])
    ]
    files += [MACROS / "locales" / code / name for code in LANGUAGES for name in _WORDING]
    for path in sorted(path for path in files if path.suffix in (".py", ".typ", ".yml")):
        digest.update(path.read_bytes())
    for name in _LIBRARIES:
        digest.update(f"{name} {version(name)}".encode())
    digest.update(pdf.font_identity().encode())
    return digest.hexdigest()


@remembered
def _edition_data(edition: EditionView, catalogue: Catalogue) -> str:
    """The data of an edition and the names of everything it may name elsewhere."""
    records = [
        edition.record,
        edition.entry,
        edition.standard.record,
        edition.scheme,
        *edition.terms,
        *(clause.record for clause in edition.clauses),
        *catalogue.sources.values(),
        *catalogue.register,
        *(entry for entries in catalogue.vocabulary.values() for entry in entries.values()),
        *(term for term, _ in catalogue.terms.values()),
    ]
    digest = hashlib.sha256()
    for record in records:
        digest.update(record.model_dump_json().encode() if record else b"-")
    for clause in catalogue.clauses.values():
        digest.update(f"{clause.ref} {clause.record.number}\n".encode())
    return digest.hexdigest()


def key(edition: EditionView, form: Format, reader: Reader) -> str:
    """The content address of a file."""
    facts = [_machine(), _edition_data(edition, reader.catalogue), site_url(), form.id]
    return hashlib.sha256(json.dumps([*facts, reader.language]).encode()).hexdigest()


def made(edition: EditionView, form: Format, reader: Reader) -> bytes:
    """The file, from the cache where it stands there unchanged."""
    stem = f"{edition.ref}-{form.id}-{reader.language}-"
    path = CACHE / f"{stem}{key(edition, form, reader)}"
    if STALE in os.environ:  # a preview shows what was last made
        path = max(CACHE.glob(f"{stem}*"), default=path)
    with suppress(OSError):
        return path.read_bytes()
    content = form.make(edition, reader)
    with suppress(OSError):  # a tree that cannot be written to is built all the same
        _keep(path, content, stem)
    return content


def _keep(path: Path, content: bytes, stem: str) -> None:
    CACHE.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f".{path.name}-{os.getpid()}")
    aside.write_bytes(content)
    aside.replace(path)
    for old in CACHE.glob(f"{stem}*"):
        if old != path:
            old.unlink(missing_ok=True)


def exports(edition: EditionView, reader: Reader, forms: dict[str, Format]) -> Iterator[Export]:
    """Every file of an edition that this machine can make."""
    readers = wording.readers(reader)
    for form in forms.values():
        if not form.applies(edition) or form.lacks():
            continue
        for language in LANGUAGES if form.per_language else LANGUAGES[:1]:
            there = readers[language]
            name = file_name(edition, form, there)
            content = made(edition, form, there)
            yield Export(
                form,
                language if form.per_language else "",
                f"{edition.url}downloads/{name}",
                content,
            )
