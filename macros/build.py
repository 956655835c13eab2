"""One build of the site: what the hooks ask for, in the order they ask."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from .archive.blocks import about_article
from .archive.feeds import feed_links
from .author import Rendered, expand
from .author.articles import byline
from .catalogue import Catalogue, catalogue
from .check import check
from .check.assets import PUBLISHED
from .cite import article_url, article_work, block, metadata
from .load import Loaded, Tree
from .locale import locale_problems
from .model.base import LANGUAGES
from .outputs import outputs
from .pages import GeneratedPage, pages
from .pictures import RASTER
from .problem import Problem, in_order
from .render import Reader
from .site.frame import Frame, frame, frame_of
from .site.problems_page import problems_page
from .site.shell import Shell
from .site.sitemap import sitemap


def author_problems(tree: Tree, known: Catalogue) -> list[Problem]:
    """Problems of the macros in every hand-written page."""
    found: list[Problem] = []
    for page in (*tree.of("page"), *tree.of("article")):
        found += expand(page, Reader(known, page.names["language"]))[1]
    return found


def check_all(root: Path) -> tuple[Tree, Catalogue | None, list[Problem]]:
    """The checked tree; the catalogue when there is no error, macros of pages included."""
    tree, problems = check(root)
    if any(item.severity == "error" for item in problems):
        return tree, None, problems
    known = catalogue(tree)
    return tree, known, in_order(problems + author_problems(tree, known))


@dataclass
class Site:
    """The state of one build; ``begin`` starts a language."""

    tree: Tree
    catalogue: Catalogue | None
    errors: list[Problem]
    #: Where the repository lets one edit a file; empty until the repository has an address.
    edit_base: str = ""
    language: str = LANGUAGES[0]
    rendered: dict[str, Rendered] = field(default_factory=dict)
    written: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)

    @classmethod
    def prepare(cls, root: Path) -> Site:
        """Load and check everything below ``root``."""
        tree, known, problems = check_all(root)
        problems = in_order(problems + locale_problems())
        return cls(tree, known, [item for item in problems if item.severity == "error"])

    def begin(self, language: str) -> None:
        """Start the build of one language."""
        self.language = language
        self.rendered = {}

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

    def expand(self, path: str, url: str) -> str:
        """Markdown of a page with its macros run."""
        url = "" if url in (".", "./") else url
        self.rendered[path], _ = expand(self._page(path), self.reader.at(url))
        return self.rendered[path].markdown

    def fill(self, path: str, html: str) -> str:
        """HTML of a page with its macros' blocks in place."""
        filled = self.rendered[path].fill(html)
        page = self._page(path)
        if page.kind == "article":
            filled = str(byline(page, self.reader.at(article_url(page)))) + filled
            filled += about_article(page, self.reader.at(article_url(page)))
            filled += block(partial(article_work, page), self.reader.at(article_url(page)))
        return filled

    def frame(self, path: str, url: str, site_url: str) -> Frame:
        """The frame of a hand-written page."""
        page = self._page(path)
        languages = tuple(code for code in LANGUAGES if path in self._paths(code))
        self.written.append((url, languages))
        article = page.kind == "article"
        return frame(
            self.reader.at(url),
            title=page.record.title,
            description=page.record.description or "",
            languages=languages,
            site_url=self._root_url(site_url),
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

    def _root_url(self, site_url: str) -> str:
        suffix = f"{self.language}/"
        return site_url.removesuffix(suffix) if self.language != LANGUAGES[0] else site_url

    def write_pages(
        self, target: Path, site_url: str, theme_page: Callable[[GeneratedPage], str]
    ) -> None:
        """Write every generated page of the language under way below ``target``."""
        shells: dict[tuple[str, str, int], Shell] = {}
        for page in pages(self.reader):
            key = (page.area, page.url.partition("/")[0], page.url.count("/"))
            if key not in shells:
                shells[key] = Shell.of(theme_page(page))
            reader = self.reader.at(page.url)
            around = frame_of(page, reader, self._root_url(site_url), self.edit_base)
            _write(target / page.url / "index.html", shells[key].fill(around, page.render(reader)))
            self.written.append((page.url, page.languages))

    def write_shared(self, target: Path, site_url: str) -> None:
        """Write what all languages share: documents and drawings, other outputs and the sitemap."""
        media = self.tree.root / "docs" / "media"
        for path in sorted(media.rglob("*")) if media.is_dir() else ():
            kind = path.suffix.lower()
            if (
                path.is_file()
                and not path.is_symlink()
                and kind in PUBLISHED
                and kind not in RASTER
            ):
                to = target / "media" / path.relative_to(media)
                to.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, to)
        for path, data in outputs(self.catalogue):
            _write(target / path, data)
        _write(target / "sitemap.xml", sitemap(site_url, self.written))
        for path in (
            *target.glob("*/sitemap.xml*"),
            *target.glob("*/404.html"),
            target / "sitemap.xml.gz",
        ):
            path.unlink(missing_ok=True)

    def write_problems(self, target: Path) -> None:
        """In place of a site, the list of what is wrong."""
        text = problems_page(self.errors)
        for name in ("index.html", "404.html"):
            _write(target / name, text)


def _write(path: Path, content: str | bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
