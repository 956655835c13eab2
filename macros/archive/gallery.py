"""Pictures of the archive as pages show them; the files themselves are made by ``pictures``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from ..catalogue import Catalogue
from ..model.archive import Picture
from ..model.base import LANGUAGES
from ..pictures import FORMATS, RASTER, derived, shown_size, size, variants
from ..render import Reader

FOLDER = "media/"


@dataclass(frozen=True)
class Shown:
    """A picture with its sizes: ``sources`` are ``(media type, srcset)``, the smallest first."""

    record: Picture
    width: int
    height: int
    sources: tuple[tuple[str, str], ...]
    small: str
    full: str


def media_link(file: str, reader: Reader) -> str:
    """From the reader's page to a file of the one media folder of all languages."""
    up = "" if reader.language == LANGUAGES[0] else "../"
    return f"{reader.base}{up}{FOLDER}{quote(file)}"


def shown(picture: Picture, reader: Reader) -> Shown:
    """What a page needs to show a picture."""
    assert reader.catalogue.media is not None
    full = size(reader.catalogue.media / picture.file)
    width, height = shown_size(full)
    by_format = {
        kind: [item for item in variants(picture.file, full) if item.format == kind]
        for kind in FORMATS
    }
    sources = tuple(
        (
            FORMATS[kind][0],
            ", ".join(f"{media_link(item.path, reader)} {item.width}w" for item in items),
        )
        for kind, items in by_format.items()
        if items
    )
    plain = by_format["jpg"]
    own = media_link(picture.file, reader)
    small = media_link(plain[0].path, reader) if plain else own
    return Shown(
        picture,
        width,
        height,
        sources,
        small,
        media_link(plain[-1].path, reader) if plain else own,
    )


def picture_files(known: Catalogue) -> Iterator[tuple[str, bytes]]:
    """Every raster picture of the media folder as it is published, once for all languages."""
    if known.media is None or not known.media.is_dir():
        return
    named = {item.file for event in known.events for item in event.record.pictures}
    for path in sorted(known.media.rglob("*")):
        if path.is_file() and not path.is_symlink() and path.suffix.lower() in RASTER:
            file = path.relative_to(known.media).as_posix()
            for name, content in derived(file, path, file in named):
                yield FOLDER + name, content
