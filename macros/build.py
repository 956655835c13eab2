"""One build of the site: what the hooks ask for, in the order they ask."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from .archive.blocks import about_article
from .archive.feeds import feed_links
from .author import Rendered, expand
from .author.articles import byline
from .cache.facts import Facts
from .cache.inputs import Inputs, digest
from .cache.memory import Memory, Unit
from .catalogue import Catalogue, catalogue
from .catalogue.noted import FILES, NAMES
from .catalogue.trace import forget
from .check import check
from .cite import article_url, article_work, block, metadata
from .load import Loaded, Tree
from .locale import locale_problems
from .model.base import LANGUAGES
from .outputs import OUTPUTS
from .pages import GeneratedPage, units
from .problem import Problem, in_order
from .render import Reader
from .site.frame import Frame, frame, frame_of, prefix
from .site.problems_page import problems_page
from .site.shell import Shells
from .site.sitemap import sitemap


def author_problems(pages: Iterator[Loaded], known: Catalogue) -> list[Problem]:
    """Problems of the macros in hand-written pages."""
    found: list[Problem] = []
    for page in pages:
        found += expand(page, Reader(known, page.names["language"]))[1]
    return found


def _written(tree: Tree) -> Iterator[Loaded]:
    yield from tree.of("page")
    yield from tree.of("article")


def check_all(root: Path) -> tuple[Tree, Catalogue | None, list[Problem]]:
    """The checked tree; the catalogue when there is no error, macros of pages included."""
    tree, problems = check(root)
    if any(item.severity == "error" for item in problems):
        return tree, None, problems
    known = catalogue(tree)
    return tree, known, in_order(problems + author_problems(_written(tree), known))


def _unit_of(language: str, path: str) -> str:
    """The unit of a hand-written page."""
    return f"{language} page {path}"


@dataclass
class Site:
    """The state of one build; ``begin`` starts a language."""

    tree: Tree
    catalogue: Catalogue | None
    errors: list[Problem]
    inputs: Inputs
    memory: Memory
    #: Where the repository lets one edit a file; empty until the repository has an address.
    edit_base: str = ""
    language: str = LANGUAGES[0]
    rendered: dict[str, Rendered] = field(default_factory=dict)
    #: Digest of all that pages of the language under way depend on besides records.
    world: bytes = b""

    @classmethod
    def prepare(cls, inputs: Inputs, memory: Memory) -> Site:
        """Load and check everything, but no page that was sound and depends on nothing new."""
        forget()
        tree, problems = check(inputs.root)
        known = None
        if not any(item.severity == "error" for item in problems):
            known = catalogue(tree)
            memory.compare(Facts(known, inputs))
            doubtful = (
                page
                for page in _written(tree)
                if not memory.sound(_unit_of(page.names["language"], page.names["path"]), inputs)
            )
            problems = problems + author_problems(doubtful, known)
        if not memory.same_code(inputs):
            problems = problems + locale_problems()
        errors = [item for item in in_order(problems) if item.severity == "error"]
        return cls(tree, known, errors, inputs, memory)

    def begin(self, language: str) -> None:
        """Start the build of one language."""
        self.language = language
        self.rendered = {}

    def depend(self, *parts: str) -> None:
        """Every page of the language under way depends on ``parts`` as well."""
        self.world = digest(self.inputs.code, self.language, self.edit_base, *parts)

    @property
    def reader(self) -> Reader:
        """The reader of the language under way."""
        assert self.catalogue is not None
        return Reader(self.catalogue, self.language)

    def other_languages(self) -> tuple[str, ...]:
        """Languages after the first."""
        return LANGUAGES[1:]

    def _paths(self, language: str) -> dict[str, Loaded]:
        return {
            item.names["path"]: item
            for item in self.tree.files
            if item.names.get("language") == language
        }

    def fallbacks(self, language: str) -> set[str]:
        """Pages that exist in the first language only."""
        return set(self._paths(LANGUAGES[0])) - set(self._paths(language))

    def _page(self, path: str) -> Loaded:
        own = self._paths(self.language)
        return own.get(path) or self._paths(LANGUAGES[0])[path]

    def source_of(self, path: str) -> Path:
        """The file a page is read from: its own language's, else the first one's."""
        return self.tree.root / self._page(path).document.file

    def matter_of(self, path: str) -> dict[str, Any]:
        """What stands above the text of a hand-written page."""
        return dict(self._page(path).document.data)

    def stands(self, path: str) -> bool:
        """True when a hand-written page need not be made again."""
        return self.memory.fresh(_unit_of(self.language, path), self.world)

    def _making(self, path: str) -> AbstractContextManager[Unit]:
        """Whatever is read inside is read for a hand-written page."""
        name = _unit_of(self.language, path)
        facts = self.memory.unit(name, self.world).facts
        facts |= {(FILES, self._page(path).document.file), (NAMES, f"docs/*/{path}")}
        return self.memory.work(name, self.world)

    def expand(self, path: str, url: str) -> str:
        """Markdown of a page with its macros run."""
        url = "" if url in (".", "./") else url
        with self._making(path):
            self.rendered[path], _ = expand(self._page(path), self.reader.at(url))
        return self.rendered[path].markdown

    def fill(self, path: str, html: str) -> str:
        """HTML of a page with its macros' blocks in place."""
        filled = self.rendered[path].fill(html)
        page = self._page(path)
        if page.kind == "article":
            with self._making(path):
                there = self.reader.at(article_url(page))
                filled = str(byline(page, there)) + filled
                filled += about_article(page, there)
                filled += block(partial(article_work, page), there)
        return filled

    def frame(self, path: str, url: str, site_url: str) -> Frame:
        """The frame of a hand-written page."""
        with self._making(path) as unit:
            languages = tuple(code for code in LANGUAGES if path in self._paths(code))
            unit.listed.append((url, languages))
            return self._frame(self._page(path), url, languages, site_url)

    def _frame(self, page: Loaded, url: str, languages: tuple[str, ...], site_url: str) -> Frame:
        article = page.kind == "article"
        return frame(
            self.reader.at(url),
            title=page.record.title,
            description=page.record.description or "",
            languages=languages,
            site_url=self.root_url(site_url),
            source=page.document.file,
            edit_base=self.edit_base,
            scripts=("cite.js",) if article else (),
            head=(
                *(metadata(article_work(page, self.reader)) if article else ()),
                *feed_links(self.reader.at(url), url),
            ),
        )

    def not_found_frame(self, root: str, site_url: str) -> Frame:
        """The frame of the page for addresses that do not exist."""
        reader = Reader(self.reader.catalogue, self.language, root=root)
        return frame(
            reader,
            title=reader.t("site.not_found"),
            description="",
            languages=(),
            site_url=site_url,
        )

    def root_url(self, site_url: str) -> str:
        """The address of the first language's site, of that of the language under way."""
        suffix = f"{self.language}/"
        return site_url.removesuffix(suffix) if self.language != LANGUAGES[0] else site_url

    def write_pages(self, site_url: str, shells: Shells) -> None:
        """Write every generated page of the language under way that is not fresh."""
        for name, make in units(self.reader):
            name = f"{self.language} {name}"
            if self.memory.fresh(name, self.world):
                continue
            with self.memory.work(name, self.world) as unit:
                for page in make():
                    path = f"{prefix(self.language)}{page.url}index.html"
                    self.memory.write(unit, path, self._html(page, site_url, shells))
                    unit.listed.append((page.url, page.languages))

    def _html(self, page: GeneratedPage, site_url: str, shells: Shells) -> str:
        reader = self.reader.at(page.url)
        around = frame_of(page, reader, self.root_url(site_url), self.edit_base)
        return shells.of(page).fill(around, page.render(reader))

    def write_shared(self, site_url: str) -> None:
        """Write what all languages share: every output that is not fresh, and the site map."""
        assert self.catalogue is not None
        world = digest(self.inputs.code, site_url)
        for make in OUTPUTS:
            name = f"{make.__module__}.{make.__name__}"
            if self.memory.fresh(name, world):
                continue
            with self.memory.work(name, world) as unit:
                for path, data in make(self.catalogue):
                    self.memory.write(unit, path, data)
        unit = self.memory.unit("sitemap", world)
        self.memory.write(unit, "sitemap.xml", sitemap(site_url, self.memory.listed()))

    def adopt(self, made: Path) -> None:
        """Take over what the theme made of hand-written pages, and its own files."""
        pages = {
            f"{prefix(code)}{address(path)}index.html": _unit_of(code, path)
            for code in LANGUAGES
            for path in {**self._paths(LANGUAGES[0]), **self._paths(code)}
        }
        for path in sorted(made.rglob("*")):
            name = path.relative_to(made).as_posix()
            if path.is_file() and not _drop(name):
                unit = self.memory.unit(pages.get(name) or f"file {name}", self.inputs.code)
                self.memory.take(unit, name, path)

    def write_problems(self) -> None:
        """In place of a site that was never built, the list of what is wrong."""
        for name in ("index.html", "404.html"):
            self.memory.show(name, problems_page(self.errors))


def address(path: str) -> str:
    """``research/`` of ``research/index.md``, ``about/news/`` of ``about/news.md``."""
    folder, _, name = path.removesuffix(".md").rpartition("/")
    parts = [part for part in (folder, "" if name == "index" else name) if part]
    return "/".join(parts) + "/" if parts else ""


def _drop(name: str) -> bool:
    """True for the theme's own site maps, and for all but the first page of a missing address."""
    return name.rpartition("/")[2].startswith("sitemap.xml") or name.endswith("/404.html")
