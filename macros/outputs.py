"""Files beside the pages: indexes, data and downloads, each made from the catalogue alone.

Add an output: a function ``catalogue -> (path below the site's root, content)`` listed in OUTPUTS.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from .archive.calendars import calendar_files
from .archive.feeds import feed_files
from .archive.gallery import picture_files
from .catalogue import Catalogue
from .check.assets import PUBLISHED
from .cite.index import hash_script
from .comments.offer import comment_files
from .exports import FORMATS, exports
from .exports.api import api_files
from .exports.data import reader_of
from .exports.survey import survey_files
from .ledger import ledger_files
from .lifecycle.deadlines import deadline_files
from .pages.changes import changes_files
from .pages.moved import moved_pages, server_snippets
from .pages.shortlinks import redirects
from .pages.whole import running_heads
from .pictures import RASTER
from .policy import header_snippets
from .score.page_data import assessment_files
from .search import search_index, search_scripts

#: Where a file goes and what is in it.
Output = tuple[str, str | bytes]


def downloads(catalogue: Catalogue) -> Iterator[Output]:
    """Every download of every edition."""
    for edition in catalogue.editions:
        for item in exports(edition, reader_of(catalogue), FORMATS):
            yield item.path, item.content


def api(catalogue: Catalogue) -> Iterator[Output]:
    """The JSON API with its schemas."""
    yield from api_files(catalogue, FORMATS)


def media(catalogue: Catalogue) -> Iterator[Output]:
    """Documents and drawings of the archive as they are; pictures are published in sizes."""
    folder = catalogue.media
    for path in sorted(folder.rglob("*")) if folder and folder.is_dir() else ():
        kind = path.suffix.lower()
        if path.is_file() and not path.is_symlink() and kind in PUBLISHED and kind not in RASTER:
            yield f"media/{path.relative_to(folder).as_posix()}", path.read_bytes()


OUTPUTS: tuple[Callable[[Catalogue], Iterator[Output]], ...] = (
    media,
    downloads,
    api,
    hash_script,
    feed_files,
    calendar_files,
    picture_files,
    redirects,
    moved_pages,
    server_snippets,
    header_snippets,
    survey_files,
    search_index,
    search_scripts,
    assessment_files,
    comment_files,
    changes_files,
    running_heads,
    deadline_files,
    ledger_files,
)
