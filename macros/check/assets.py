"""Pictures and documents of the archive: there, inside docs/media, of a type we publish."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from ..load import Tree
from ..load.shape import nearest
from ..pictures import RASTER, WrongPictureError, size
from ..problem import Place, Problem, problem

#: File types that are published from docs/media.
PUBLISHED = (".png", ".jpg", ".jpeg", ".webp", ".avif", ".svg", ".pdf", ".xlsx", ".docx", ".csv")


def files_exist(tree: Tree) -> Iterator[Problem]:
    """A picture or document is a file below docs/media, spelled exactly, of a published type."""
    media = tree.root / "docs" / "media"
    present = {path.relative_to(media).as_posix() for path in media.rglob("*") if path.is_file()}
    for item in tree.of("event"):
        named = [(("pictures", i, "file"), p.file) for i, p in enumerate(item.record.pictures)]
        named += [
            (("documents", i, "href"), d.href)
            for i, d in enumerate(item.record.documents)
            if not d.href.startswith("https://")
        ]
        for path, value in named:
            place = item.document.place(path)
            if (
                value.startswith("/")
                or ".." in PurePosixPath(value).parts
                or "\\" in value
                or ":" in value
            ):
                yield problem(place, "A102", value=value, better=PurePosixPath(value).name)
            elif PurePosixPath(value).suffix.lower() not in PUBLISHED:
                yield problem(place, "A103", value=value, better=" ".join(PUBLISHED))
            elif value not in present:
                yield problem(place, "A101", value=value, better=nearest(value, present))


def pictures_open(tree: Tree) -> Iterator[Problem]:
    """Every picture below docs/media can be read whole, is what its name says and is harmless."""
    media = tree.root / "docs" / "media"
    for path in sorted(media.rglob("*")):
        if path.is_file() and path.suffix.lower() in (*RASTER, ".svg"):
            try:
                size(path)
            except WrongPictureError as refused:
                place = Place(path.relative_to(tree.root).as_posix())
                yield problem(place, refused.code, value=path.name, detail=refused.detail)


RULES = (files_exist, pictures_open)
