"""一个文件装下整个站点 / the whole site in one file, to be read from a disk without a network.

Reads a built folder and nothing else.  Pages name ``index.html`` where a server would add it, so
that every link opens without a script too.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import re
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

from .locale import locale
from .model.base import LANGUAGES
from .render import environment

#: The archive, its sums, and the folder its files unpack into.
FILE = "offline/asc-offline.zip"
_TOP = "asc-offline/"
#: What only a server or a crawler has a use for.
_LEFT_OUT = re.compile(r"^offline/|^(404\.html|sitemap\.xml|SHA256SUMS)$")
_LEFT_OUT_KINDS = {".gz", ".br", ".map"}
#: An address that ends in a folder, in the attributes that hold one.
_FOLDER = re.compile(
    rb'((?:\shref=|\saction=)"|content="0; url=)(?=[^"?#])((?:[^":?#]*/)?(?:\.{1,2})?)(?=["?#])'
)
#: Where a home page tells of the archive; what stands between is written anew each time.
_TOLD = re.compile(r"<!--offline-->(?:.*<!--/offline-->)?", re.DOTALL)


def _named(match: re.Match[bytes]) -> bytes:
    """The address with the file a server would have opened."""
    slash = b"" if match[2].endswith(b"/") else b"/"
    return match[1] + match[2] + slash + b"index.html"


def _moment() -> tuple[int, int, int, int, int, int]:
    """The date of every file inside: SOURCE_DATE_EPOCH, or the first day a ZIP can say."""
    seconds = int(os.environ.get("SOURCE_DATE_EPOCH", 0))
    year, month, day, hour, minute, second = time.gmtime(max(seconds, 315532800))[:6]
    return year, month, day, hour, minute, second


def _kept(site: Path) -> Iterator[tuple[str, Path]]:
    for path in sorted(path for path in site.rglob("*") if path.is_file()):
        name = path.relative_to(site).as_posix()
        if not _LEFT_OUT.search(name) and path.suffix not in _LEFT_OUT_KINDS:
            yield name, path


def write_archive(site: Path, target: Path) -> str:
    """Write the archive of the built ``site`` to ``target``; its SHA-256.

    The same site gives the same bytes.
    """
    moment = _moment()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, path in _kept(site):
            data = path.read_bytes()
            if name.endswith(".html"):
                data = _FOLDER.sub(_named, _TOLD.sub("", data.decode()).encode())
            entry = zipfile.ZipInfo(_TOP + name, moment)
            entry.external_attr = 0o644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)
    return hashlib.sha256(target.read_bytes()).hexdigest()


def add_offline(site: Path) -> Path:
    """Put the archive of ``site`` and its sum into it and tell of them on the home pages."""
    target = site / FILE
    target.parent.mkdir(exist_ok=True)
    digest = write_archive(site, target)
    sums = f"{digest}  {target.name}\n"
    target.with_name(f"{target.name}.sha256").write_text(sums, "utf-8", newline="\n")
    template = environment().get_template("offline.html")
    for language in LANGUAGES:
        below = "" if language == LANGUAGES[0] else f"{language}/"
        home = site / below / "index.html"
        told = template.render(
            t=locale(language),
            href=("../" if below else "") + FILE,
            digest=digest,
            size=f"{target.stat().st_size / 2**20:.0f} MB",
        )
        block = f"<!--offline-->{told}<!--/offline-->"
        text = home.read_text(encoding="utf-8")
        home.write_text(_TOLD.sub(lambda _, block=block: block, text), "utf-8", newline="\n")
    return target


def run(arguments: list[str]) -> int:
    """``python -m macros offline [FOLDER]``: 0 written, 2 usage."""
    parser = argparse.ArgumentParser(
        prog="python -m macros offline",
        description="把已生成的站点装进一个文件，供离线使用 / the built site as one offline file",
    )
    parser.add_argument("folder", nargs="?", default="site", type=Path)
    folder = parser.parse_args(arguments).folder
    if not (folder / "index.html").is_file():
        parser.error(f"这里没有已生成的站点 / no built site here: {folder}")
    target = add_offline(folder)
    print(f"{target} ({target.stat().st_size / 2**20:.1f} MB)")
    return 0
