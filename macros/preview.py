"""While the site is served: a saved clause is on its page at once, the rest follows the rebuild.

The state of the last good build stays resident.  A request for the page of a clause looks whether
a file of clauses was saved since; only that file is read again, and the page is rendered from
memory.  What a new text may change elsewhere, references and search, waits for the rebuild.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from .build import Site
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

#: A file this much older than the build (ns) cannot have been saved since.
_SURELY_OLDER = 2_000_000_000

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
        self._seen: dict[str, tuple[int, int]] = {}
        self._saved = False

    def keep(self, site: Site, site_url: str, shells: dict[str, Shells], began: int) -> None:
        """The state of a finished build; nobody else changes it from now on."""
        assert site.catalogue is not None
        pages, files = {}, {}
        for clause in site.catalogue.clauses.values():
            files.setdefault(clause.file, []).append(clause)
            for code in LANGUAGES:
                pages[prefix(code) + clause.url] = (code, clause)
        seen = {}
        for name in files:
            at = (site.tree.root / name).stat()
            if at.st_mtime_ns < began - _SURELY_OLDER:
                seen[name] = (at.st_size, at.st_mtime_ns)
        with self._lock:
            self._site, self._shells, self._site_url = site, shells, site_url
            self._pages, self._files, self._seen, self._saved = pages, files, seen, False
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
        records = _records(self._site.tree.root, name) if self._site else None
        views = self._files[name]
        if records is None or [_identity(item.record) for item in views] != [
            _identity(record) for record, _ in records
        ]:
            del self._seen[name]  # asked again until the rebuild has seen it
            return False
        changed = False
        for view, (record, line) in zip(views, records, strict=True):
            changed |= view.record != record
            view.record, view.line = record, line
        if changed:
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


def _records(root: Path, name: str) -> list[tuple[Any, int]] | None:
    """The clauses of a file with their lines; None when something is wrong with it."""
    found = layout_of(name)
    document, problems = read_document(root / name, root)
    if found is None or document is None or problems:
        return None
    try:
        record = found[0].model.model_validate(document.data)
    except ValidationError:
        return None
    return [
        (clause, document.place(("clauses", index)).line)
        for index, clause in enumerate(record.clauses)
    ]
