"""检查已生成站点的链接 / check that every link and anchor of the built site leads somewhere.

Reads a folder of HTML and nothing else.  An attribute that holds an address is one line in
``_ADDRESSES``; a kind of address that is not ours to check is one word in ``_PASSED_OVER``.
"""

from __future__ import annotations

import argparse
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from lxml import etree

#: Attributes that hold an address, as paths into a page.
_ADDRESSES = (
    "//@href",
    "//@src",
    "//@poster",
    "//object/@data",
    "//form/@action",
    "//@*[name()='xlink:href']",
)
_PASSED_OVER = {"data", "mailto", "tel", "javascript", "blob", "about"}
_CANDIDATE = re.compile(r"([^\s,]\S*[^\s,]|[^\s,])(?:\s[^,]*)?(?:,|$)")
_REFRESH = re.compile(r"^\s*[\d.]+\s*[;,]\s*(?:url\s*=\s*)?['\"]?([^'\"]+)", re.IGNORECASE)

_xpath = partial(etree.XPath, smart_strings=False)
_PLAIN = _xpath(" | ".join(_ADDRESSES))
_IMAGE_SETS = _xpath("//@srcset")
_REFRESHES = _xpath("//meta[translate(@http-equiv, 'REFSH', 'refsh') = 'refresh']/@content")
_CANONICAL = _xpath("//link[@rel='canonical']/@href")
_ANCHORS = _xpath("//@id | //a/@name")

_NO_FILE = "没有这个文件 / no such file"
_NO_ANCHOR = "页面里没有这个锚点 / no such anchor on the page"
_OUTSIDE = "指到站点之外的文件 / leaves the site's folder"
_NO_SLASH = "文件夹链接末尾缺 / / a link to a folder ends in a slash"
_NOT_AN_ADDRESS = "不是能用的地址 / not a usable address"


@dataclass(frozen=True, order=True)
class BrokenLink:
    """A link as written on ``page`` (path from the folder) and why it leads nowhere."""

    page: str
    link: str
    why: str

    def __str__(self) -> str:
        return f"{self.page}: {self.link}: {self.why}"


@dataclass(frozen=True)
class Survey:
    """What one walk over the built site found; links to other sites are only counted."""

    pages: int
    links: int
    external: int
    broken: tuple[BrokenLink, ...]


class _Page(NamedTuple):
    anchors: frozenset[str]
    links: tuple[str, ...]
    canonical: str | None


class _Address(NamedTuple):
    """``kind`` is ``ours``, ``external``, ``passed-over`` or ``bad``."""

    kind: str
    path: str = ""
    anchor: str = ""


def broken_links(folder: Path) -> list[BrokenLink]:
    """Every link in ``folder`` that leads nowhere, in page order, each once a page."""
    return list(survey(folder).broken)


def survey(folder: Path) -> Survey:
    """Pages, links, links to other sites and broken links of the built site in ``folder``."""
    files = frozenset(_files(folder))
    pages = {name: _read(folder / name) for name in sorted(files) if name.endswith(".html")}
    home = _home(pages)
    count = external = 0
    broken = []
    for name, page in pages.items():
        for link in page.links:
            address = _address(link, home)
            count += 1
            external += address.kind == "external"
            why = _why_broken(name, address, files, pages)
            if why:
                broken.append(BrokenLink(name, link, why))
    return Survey(len(pages), count, external, tuple(broken))


def _files(folder: Path) -> Iterator[str]:
    for parent, _, names in os.walk(folder):
        for name in names:
            yield Path(parent, name).relative_to(folder).as_posix()


def _read(path: Path) -> _Page:
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True)
    data = path.read_bytes()
    root = etree.fromstring(data, parser) if data.strip() else None
    if root is None:
        return _Page(frozenset(), (), None)
    canonical = (*_CANONICAL(root), None)[0]
    return _Page(frozenset(_ANCHORS(root)), tuple(dict.fromkeys(_links(root))), canonical)


def _links(root: etree._Element) -> Iterator[str]:
    yield from (address.strip() for address in _PLAIN(root))
    for images in _IMAGE_SETS(root):
        yield from _CANDIDATE.findall(images)
    for content in _REFRESHES(root):
        yield from _REFRESH.findall(content)


def _home(pages: dict[str, _Page]) -> str:
    """The site's own address with a closing slash, as its front page states it, or ``/``."""
    front = pages.get("index.html")
    return (front.canonical if front and front.canonical else "/").rstrip("/") + "/"


@lru_cache(maxsize=100_000)
def _address(link: str, home: str) -> _Address:
    """What ``link`` points to; a path of ours that starts at the root starts with a slash."""
    try:
        parts, root = urlsplit(link), urlsplit(home)
    except ValueError:
        return _Address("bad")
    if parts.scheme in _PASSED_OVER:
        return _Address("passed-over")
    if parts.scheme not in ("", "http", "https"):
        return _Address("bad")
    own = (parts.scheme or root.scheme, parts.netloc) == (root.scheme, root.netloc)
    if parts.netloc and not (own and (parts.path or "/").startswith(root.path)):
        return _Address("external")
    path = unquote(parts.path)
    if (parts.netloc or path.startswith("/")) and path.startswith(root.path):
        path = "/" + path.removeprefix(root.path)
    elif parts.netloc:
        path = "/"
    return _Address("ours", path, parts.fragment)


def _why_broken(
    page: str, address: _Address, files: frozenset[str], pages: dict[str, _Page]
) -> str | None:
    if address.kind == "bad":
        return _NOT_AN_ADDRESS
    if address.kind != "ours":
        return None
    target = page if not address.path else _target(page, address.path)
    if target is None:
        return _OUTSIDE
    if target not in files:
        return _NO_SLASH if _join(target, "index.html") in files else _NO_FILE
    if address.anchor and target in pages and not _has(pages[target], address.anchor):
        return _NO_ANCHOR
    return None


def _target(page: str, path: str) -> str | None:
    """The file that ``path`` on ``page`` means, from the folder; None when it is outside."""
    steps = [] if path.startswith("/") else page.split("/")[:-1]
    for step in path.split("/"):
        if step == "..":
            if not steps:
                return None
            steps.pop()
        elif step not in ("", "."):
            steps.append(step)
    if path.endswith(("/", "/.", "/..")) or path in (".", ".."):
        steps.append("index.html")
    return "/".join(steps)


def _join(folder: str, name: str) -> str:
    return f"{folder}/{name}" if folder else name


def _has(page: _Page, anchor: str) -> bool:
    """An anchor of the page, or after ``#?`` the state a script restores: no anchor at all."""
    name = anchor.partition(":~:")[0]
    if name.startswith("?"):
        return True
    return name in ("", "top") or name in page.anchors or unquote(name) in page.anchors


def run(arguments: list[str]) -> int:
    """``python -m macros links [FOLDER]``: 0 when every link leads somewhere, else 1."""
    parser = argparse.ArgumentParser(
        prog="python -m macros links",
        description="检查已生成站点的链接与锚点 / check links and anchors of the built site",
    )
    parser.add_argument("folder", nargs="?", default="site", type=Path)
    folder = parser.parse_args(arguments).folder
    if not folder.is_dir():
        parser.error(f"没有这个文件夹 / no such folder: {folder}")
    found = survey(folder)
    for link in found.broken:
        print(link)
    print(
        f"{found.pages} 页 / pages, {found.links} 个链接 / links, "
        f"{found.external} 个外部链接 / external, {len(found.broken)} 个失效 / broken"
    )
    return 1 if found.broken or not found.pages else 0
