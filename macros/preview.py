"""While the site is served: a saved clause is on its page at once, the rest follows the rebuild.

The state of the last good build stays resident.  A request for the page of a clause looks whether
a file of clauses was saved since; only that file is read again, and the page is rendered from
memory.  What a new text may change elsewhere, references and search, waits for the rebuild.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from pydantic import ValidationError

from .build import Site
from .cache.inputs import digest
from .catalogue import ClauseView
from .catalogue.assemble import named
from .catalogue.trace import forget
from .load.layout import layout_of
from .model.base import LANGUAGES
from .pages import GeneratedPage
from .pages.standards import clause_pages
from .problem import Problem
from .render import Reader
from .site.frame import frame_of, prefix
from .site.problems_page import problems_page
from .site.shell import Shells
from .source import read_document

#: Where a clause begins in its file: an item of the one list, two spaces from the edge.
_CLAUSE = re.compile(rb"^(?=  - )", re.MULTILINE)

ThemePage = Callable[[GeneratedPage], str]


class Preview:
    """What ``answer`` knows; ``keep`` is told after every build that went well."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self._lock = threading.Lock()
        self._site: Site | None = None
        self._shells: dict[str, Shells] = {}
        self._site_url = ""
        self._pages: dict[str, tuple[str, ClauseView]] = {}
        self._files: dict[str, list[ClauseView]] = {}
        self._parts: dict[str, list[bytes]] = {}
        self._seen: dict[str, tuple[int, int]] = {}
        self._saved = False

    def keep(self, site: Site, site_url: str, shells: dict[str, Shells]) -> None:
        """The state of a finished build; nobody else changes it from now on."""
        assert site.catalogue is not None
        pages, files = {}, {}
        for clause in site.catalogue.clauses.values():
            files.setdefault(clause.file, []).append(clause)
            for code in LANGUAGES:
                pages[prefix(code) + clause.url] = (code, clause)
        seen, parts = {}, {}
        for name in files:
            path = site.tree.root / name
            at, data = path.stat(), path.read_bytes()
            if digest(data) == site.inputs.files.get(name):  # as the build has read it
                seen[name] = (at.st_size, at.st_mtime_ns)
                parts[name] = _CLAUSE.split(data)
        with self._lock:
            self._site, self._shells, self._site_url = site, shells, site_url
            self._pages, self._files, self._saved = pages, files, False
            self._seen, self._parts = seen, parts
            self.problems = []

    def answer(self, path: str) -> str | None:
        """HTML of an address below the site's root; None leaves it to the files."""
        if self.problems and (path == "" or path.endswith(("/", ".html"))):
            return problems_page(self.problems)
        with self._lock:
            found = self._pages.get(path.removesuffix("index.html"))
            if found is None or not self._up_to_date() or not self._saved:
                return None
            return self._html(*found)

    def _html(self, language: str, clause: ClauseView) -> str:
        site = self._site
        assert site is not None
        assert site.catalogue is not None
        reader = Reader(site.catalogue, language)
        page = next(iter(clause_pages.make(reader, clause)))
        there = reader.at(page.url)
        around = frame_of(page, there, self._site_url, site.edit_base)
        return self._shells[language].of(page).fill(around, page.render(there))

    def _up_to_date(self) -> bool:
        """Take in every file of clauses that was saved; False when only a rebuild can."""
        taken = [self._take_in(name) for name in self._changed()]
        return False not in taken

    def _changed(self) -> Iterator[str]:
        assert self._site is not None
        root = self._site.tree.root
        for name in self._files:
            try:
                at = (root / name).stat()
            except OSError:
                continue
            if self._seen.get(name) != (at.st_size, at.st_mtime_ns):
                self._seen[name] = (at.st_size, at.st_mtime_ns)
                yield name

    def _take_in(self, name: str) -> bool:
        assert self._site is not None
        views, before = self._files[name], self._parts.get(name, [])
        now = _parts(self._site.tree.root / name)
        same = len(now) == len(before) == len(views) + 1 and now[0] == before[0]
        at = [n for n in range(1, len(now)) if now[n] != before[n]] if same else []
        records = _records(name, [now[n] for n in (0, *at)]) if same else None
        saved = [(views[n - 1], r) for n, r in zip(at, records or (), strict=False)]
        if records is None or any(_identity(v.record) != _identity(r) for v, r in saved):
            self._seen.pop(name)  # asked again until the rebuild has seen it
            return False
        self._parts[name], line = now, 1 + now[0].count(b"\n")
        for view, part in zip(views, now[1:], strict=True):
            view.line, line = line, line + part.count(b"\n")
        for view, record in saved:
            view.record = record
        if saved:
            self._saved = True
            forget()
            for clause in self._clauses():
                _forget_of(clause)
        return True

    def _clauses(self) -> Iterable[Any]:
        assert self._site is not None
        assert self._site.catalogue is not None
        yield self._site.catalogue
        yield from self._site.catalogue.editions
        yield from self._site.catalogue.clauses.values()


def _identity(record: Any) -> tuple[Any, ...]:
    """What the places of clauses and their references hang on."""
    maps = [(mapping.clause, mapping.relation) for mapping in record.maps_to]
    return (record.id, record.number, record.type, tuple(named(record)), tuple(maps))


def _forget_of(view: Any) -> None:
    kept = vars(view)
    for name in [name for name in kept if name == "_kept" or name.startswith("_once_")]:
        del kept[name]


def _parts(path: Path) -> list[bytes]:
    """What stands above the clauses of a file, then each clause."""
    return _CLAUSE.split(path.read_bytes())


def _records(name: str, parts: list[bytes]) -> list[Any] | None:
    """The clauses among the parts of a file; None when something is wrong with them.

    A chapter of a hundred clauses takes long to read; those that were not saved anew need not be.
    """
    found = layout_of(name)
    if len(parts) == 1 or found is None:
        return []
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.parent.mkdir(parents=True)
        path.write_bytes(b"".join(parts))
        document, problems = read_document(path, Path(folder))
    if document is None or problems:
        return None
    try:
        clauses = found[0].model.model_validate(document.data).clauses
    except ValidationError:
        return None
    return list(clauses) if len(clauses) == len(parts) - 1 else None
