"""Pictures and documents of the archive: there, inside docs/media, of a type we publish."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath, PureWindowsPath

from ..load import Tree
from ..load.shape import nearest
from ..problem import Place, Problem, problem
from ..source.places import Places

#: File types that are published from docs/media.
PUBLISHED = (".png", ".jpg", ".jpeg", ".webp", ".avif", ".svg", ".pdf", ".xlsx", ".docx", ".csv")
_MEDIA = "docs/media/"
#: First bytes of the documents that are published; a table of values has none of its own.
_SIGNATURES = {".pdf": b"%PDF-", ".xlsx": b"PK\x03\x04", ".docx": b"PK\x03\x04"}
#: An alternative text that says nothing.
_EMPTY_ALT = re.compile(
    r"\s*(图片?|照片|插图|截图|image|picture|photo(graph)?|img|screenshot)?[\s\d_-]*"
    r"|\S+\.(png|jpe?g|webp|avif|svg|gif)",
    re.IGNORECASE,
)


def says_nothing(alt: str) -> bool:
    """True for an alternative text that is missing, a file name or the word picture."""
    return _EMPTY_ALT.fullmatch(alt) is not None


def file_problem(place: Place, value: str, present: set[str]) -> Problem | None:
    """What is wrong with ``value`` as the name of one of the files ``present`` in docs/media."""
    if re.match(r"(https?:)?//", value):
        return problem(place, "A109", value=value)
    parts = PurePosixPath(value).parts
    if value.startswith("/") or ".." in parts or "\\" in value or ":" in value:
        return problem(place, "A102", value=value, better=PureWindowsPath(value).name)
    if PurePosixPath(value).suffix.lower() not in PUBLISHED:
        return problem(place, "A103", value=value, better=" ".join(PUBLISHED))
    if value in present:
        return None
    same = next((name for name in present if name.casefold() == value.casefold()), None)
    if same:
        return problem(place, "A108", value=value, better=same)
    return problem(place, "A101", value=value, better=nearest(value, present))


def _present(tree: Tree) -> set[str]:
    return {name.removeprefix(_MEDIA) for name in tree.media if name.startswith(_MEDIA)}


def files_exist(tree: Tree) -> Iterator[Problem]:
    """A picture or document is a file below docs/media, spelled exactly, of a published type."""
    present = _present(tree)
    for item in tree.of("event"):
        named = [(("pictures", i, "file"), p.file) for i, p in enumerate(item.record.pictures)]
        named += [
            (("documents", i, "href"), d.href)
            for i, d in enumerate(item.record.documents)
            if not d.href.startswith("https://")
        ]
        for path, value in named:
            if value not in present or not value.endswith(PUBLISHED):
                if found := file_problem(item.document.place(path), value, present):
                    yield found


def pictures_are_described(tree: Tree) -> Iterator[Problem]:
    """The alternative text of a picture says what it shows, in every language it is given in."""
    for item in tree.of("event"):
        for index, picture in enumerate(item.record.pictures):
            for language in type(picture.alt).model_fields:
                alt = picture.alt.get(language)
                if alt and alt.strip() and says_nothing(alt):
                    yield problem(item.document.place(("pictures", index, "alt", language)), "A110")


def files_are_what_they_say(tree: Tree) -> Iterator[Problem]:
    """Every file to be published is of a published type, whole, what its name says, harmless."""
    if not tree.media:
        return
    from ..pictures import RASTER, WrongPictureError, size  # slow to import

    for name in tree.media:
        path, kind = tree.root / name, PurePosixPath(name).suffix.lower()
        place = Place(name)
        if kind not in PUBLISHED and name.startswith(_MEDIA):
            yield problem(place, "A103", value=path.name, better=" ".join(PUBLISHED))
        elif kind in (*RASTER, ".svg"):
            try:
                size(path)
            except WrongPictureError as refused:
                if kind == ".svg" and refused.detail:
                    place = _inside(path, name, refused.detail)
                yield problem(place, refused.code, value=path.name, detail=refused.detail)
        elif kind in _SIGNATURES and (found := _contents(path, _SIGNATURES[kind])):
            yield problem(place, "A105", value=path.name, detail=found)


def _inside(path: Path, name: str, mark: str) -> Place:
    """Where in a drawing the forbidden thing stands, as far as its name can be found."""
    text = path.read_text(encoding="utf-8", errors="replace")
    return Places(text, name)(max(0, text.find(mark.rstrip(">"))), len(mark))


def _contents(path: Path, wanted: bytes) -> str:
    """What a document really holds, when it does not begin as its ending says."""
    with path.open("rb") as file:
        first = file.read(64)
    if first.startswith(wanted):
        return ""
    if re.match(rb"\s*<(!doctype html|html)", first, re.IGNORECASE):
        return "HTML"
    return "ZIP" if first.startswith(b"PK") else "?"


RULES = (files_exist, pictures_are_described, files_are_what_they_say)
