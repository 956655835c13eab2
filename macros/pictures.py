"""Pictures as they are published: turned upright, without hidden data, in several sizes.

Originals are never changed.  What a picture becomes follows from its size alone (``variants``),
so pages name files that are made later; what was made is kept by the hash of the original.
"""

from __future__ import annotations

import hashlib
import io
import os
import re
import warnings
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePosixPath

import PIL
from PIL import Image, ImageOps

from .drawings import faults as drawing_faults

CACHE = Path(__file__).parent.parent / ".cache" / "pictures"
#: File type of each raster format that is published, by the ending of its name.
RASTER = {".jpg": "JPEG", ".jpeg": "JPEG", ".png": "PNG", ".webp": "WEBP", ".avif": "AVIF"}
#: Formats of derivatives, the smallest file first, and how each is written.
FORMATS = {
    "avif": ("image/avif", {"quality": 55, "speed": 8}),
    "webp": ("image/webp", {"quality": 76, "method": 4}),
    "jpg": ("image/jpeg", {"quality": 80, "optimize": True, "progressive": True}),
}
#: Widths of derivatives; one that is not smaller than the picture is left out.
WIDTHS = (400, 800, 1600)
#: The longest side of anything published, and the most pixels an original may have.
LONGEST, MOST_PIXELS = 2400, 60_000_000
_HOW = f"2 {PIL.__version__} {FORMATS} {WIDTHS} {LONGEST}"


class WrongPictureError(ValueError):
    """A file that cannot be published as a picture; ``code`` is the message code that says why."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(detail)
        self.code, self.detail = code, detail


@dataclass(frozen=True)
class Variant:
    """One derivative: where it goes below the media folder, how wide it is and what it is."""

    path: str
    width: int
    format: str

    @property
    def media_type(self) -> str:
        """Its media type."""
        return FORMATS[self.format][0]


def size(path: Path) -> tuple[int, int]:
    """Width and height of an upright picture.  Raises WrongPictureError for a file that is none."""
    state = path.stat()
    return _inspected(path, state.st_size, state.st_mtime_ns)


@lru_cache(maxsize=4096)
def _inspected(path: Path, _size: int, _changed: int) -> tuple[int, int]:
    """Read all of the picture once: a file that breaks off shows only when it is decoded."""
    if path.suffix.lower() == ".svg":
        return _drawing(path.read_bytes())
    with _opened(path) as image:
        if image.format != RASTER[path.suffix.lower()]:
            raise WrongPictureError("A105", image.format or "")
        if image.width * image.height > MOST_PIXELS:
            raise WrongPictureError("A106", f"{image.width} × {image.height}")
        try:
            image.load()
            return ImageOps.exif_transpose(image).size
        except (OSError, SyntaxError, ValueError) as error:
            raise WrongPictureError("A104") from error


def _opened(path: Path) -> Image.Image:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            return Image.open(path)
    except Image.DecompressionBombError as error:
        raise WrongPictureError("A106", "> 178956970") from error
    except (OSError, SyntaxError, ValueError) as error:
        raise WrongPictureError("A104") from error


def _drawing(data: bytes) -> tuple[int, int]:
    """An SVG drawing is published as it is, so it may neither act nor fetch."""
    try:
        found = next(drawing_faults(data), "")
    except ValueError as error:
        raise WrongPictureError("A104") from error
    if found:
        raise WrongPictureError("A107", found)
    box = re.search(
        rb"<svg\b[^>]*\bviewBox\s*=\s*[\"']\s*[-\d.]+[ ,]+[-\d.]+[ ,]+([\d.]+)[ ,]+([\d.]+)", data
    )
    if box is None or b"</svg>" not in data:
        raise WrongPictureError("A104")
    return round(float(box[1])), round(float(box[2]))


def shown_size(picture: tuple[int, int]) -> tuple[int, int]:
    """The size a picture is published in: no side longer than LONGEST."""
    scale = min(1, LONGEST / max(picture))
    return round(picture[0] * scale), round(picture[1] * scale)


def variants(file: str, picture: tuple[int, int]) -> tuple[Variant, ...]:
    """Derivatives of ``file``: by format, then from narrow to wide.  A drawing has none."""
    if PurePosixPath(file).suffix.lower() not in RASTER:
        return ()
    full = shown_size(picture)[0]
    widths = [*(width for width in WIDTHS if width < full), full]
    return tuple(
        Variant(f"{file}.{width}.{kind}", width, kind) for kind in FORMATS for width in widths
    )


def derived(file: str, original: Path, named: bool) -> Iterator[tuple[str, bytes]]:
    """``(path, content)`` of what is published for a raster picture.

    First the picture itself under its own name without hidden data; a picture that a record
    names also has its variants.
    """
    source = original.read_bytes()
    stem = hashlib.sha256(_HOW.encode() + source).hexdigest()
    plain = Variant(file, shown_size(size(original))[0], original.suffix.lower()[1:])
    wanted = [plain, *(variants(file, size(original)) if named else ())]
    kept = {item: CACHE / f"{stem}.{item.width}.{item.format}" for item in wanted}
    missing = [item for item, path in kept.items() if not path.is_file()]
    made = dict(_made(source, missing)) if missing else {}
    for item, path in kept.items():
        if item in made:
            with suppress(OSError):  # a tree that cannot be written to is built all the same
                _keep(path, made[item])
        yield item.path, made.get(item) or path.read_bytes()


def _keep(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f".{path.name}-{os.getpid()}")
    aside.write_bytes(content)
    aside.replace(path)


def _made(source: bytes, wanted: list[Variant]) -> Iterator[tuple[Variant, bytes]]:
    with Image.open(io.BytesIO(source)) as opened:
        opened.load()
        upright = ImageOps.exif_transpose(opened)
    bare = Image.new(upright.mode, upright.size)  # pixels only: no EXIF, no place, no comment
    bare.paste(upright)
    if upright.mode == "P":
        bare = upright.convert("RGBA")
        bare.info.clear()
    for item in wanted:
        yield item, _encoded(bare, item)


def _encoded(image: Image.Image, item: Variant) -> bytes:
    height = max(1, round(image.height * item.width / image.width))
    resized = image.resize((item.width, height), Image.Resampling.LANCZOS)
    kind = RASTER[f".{item.format}"]
    if kind == "JPEG" and resized.mode != "RGB":
        resized = _on_white(resized)
    elif resized.mode not in ("RGB", "RGBA", "L"):
        resized = resized.convert("RGBA" if "A" in resized.mode else "RGB")
    written = io.BytesIO()
    resized.save(written, kind, **FORMATS.get(item.format.replace("jpeg", "jpg"), ("", {}))[1])
    return written.getvalue()


def _on_white(image: Image.Image) -> Image.Image:
    """JPEG knows no transparency: what shows through is paper."""
    if "A" not in image.mode:
        return image.convert("RGB")
    sheet = Image.new("RGB", image.size, "white")
    sheet.paste(image.convert("RGBA"), mask=image.getchannel("A"))
    return sheet
