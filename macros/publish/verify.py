"""Is this folder a site to show?  Every rule reads the built files and nothing else.

Add a rule: a function ``Built -> faults`` whose docstring states it, and a line in RULES.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import brotli
from lxml import etree

from ..links import broken_links
from ..model.base import LANGUAGE_TAGS, LANGUAGES
from .readable import READERS


class Fault(NamedTuple):
    """One thing that must not be published: where, which rule, what (Chinese / English)."""

    file: str
    rule: str
    what: str

    def __str__(self) -> str:
        return f"{self.file}: {self.rule}: {self.what}"


@dataclass(frozen=True)
class Built:
    """A built folder: its files by address, and its pages parsed one at a time."""

    folder: Path

    @cached_property
    def files(self) -> dict[str, Path]:
        """Address from the folder → file."""
        paths = sorted(path for path in self.folder.rglob("*") if path.is_file())
        return {path.relative_to(self.folder).as_posix(): path for path in paths}

    @property
    def pages(self) -> list[str]:
        """Addresses of HTML files."""
        return [name for name in self.files if name.endswith(".html")]

    def trees(self) -> Iterator[tuple[str, etree._Element]]:
        """Every page, parsed; a page without content is an empty ``html``."""
        parser = etree.HTMLParser(encoding="utf-8", huge_tree=True)
        for name in self.pages:
            root = etree.fromstring(self.files[name].read_bytes() or b"<html/>", parser)
            yield name, etree.Element("html") if root is None else root


Found = Iterator[tuple[str, str]]


def links(built: Built) -> Found:
    """Every link and anchor of ours leads somewhere."""
    for broken in broken_links(built.folder):
        yield broken.page, f"{broken.link}: {broken.why}"


_LEFT = re.compile(r"\{\{|\}\}|\{%|%\}|Traceback \(most recent call last\)|\ufffd|<<<<<<<")
_READ = etree.XPath(
    "//text()[not(ancestor::code or ancestor::pre or ancestor::kbd or ancestor::samp"
    " or ancestor::script or ancestor::style or ancestor::textarea)]",
    smart_strings=False,
)


def leftovers(built: Built) -> Found:
    """No template mark, traceback, merge mark or broken character stands in a page's text."""
    for name, root in built.trees():
        for mark in sorted({found for text in _READ(root) for found in _LEFT.findall(text)}):
            yield name, f"正文里留下了 / left in the text: {mark!r}"


#: A page whose address ends so may weigh so many KB when packed; the first that fits counts.
BUDGETS = (
    ("/print/index.html", 90),  # a whole edition on one page, to be printed
    ("/explorer/index.html", 60),
    ("/changes/index.html", 60),
    ("/glossary/index.html", 30),
    ("assess/", 70),
    ("", 60),
)


def budgets(built: Built) -> Found:
    """No page is heavier over the wire than pages of its kind may be."""
    for name in built.pages:
        limit = next(size for part, size in BUDGETS if part in f"/{name}")
        weight = len(brotli.compress(built.files[name].read_bytes(), quality=5)) / 1024
        if weight > limit:
            yield name, f"压缩后 / packed {weight:.0f} KB > {limit} KB"


_POLICY = etree.XPath(
    "string(//meta[translate(@http-equiv,'CENOPRSTUY-LI','cenoprstuy-li')="
    "'content-security-policy']/@content)"
)
_INLINE = {
    "script": etree.XPath("//script[not(@src)][not(contains(@type, 'json'))]"),
    "style": etree.XPath("//style | //@style"),
    "on…=": etree.XPath("//@*[starts-with(name(), 'on')]"),
    "javascript:": etree.XPath("//@href[starts-with(normalize-space(.), 'javascript:')]"),
}


def policy(built: Built) -> Found:
    """Every page states a policy without ``unsafe-…`` and holds nothing the policy would stop."""
    for name, root in built.trees():
        stated = str(_POLICY(root))
        if not stated:
            yield name, "没有内容安全策略 / no Content-Security-Policy"
        elif "unsafe-" in stated:
            yield name, f"策略放宽了 / the policy is loosened: {stated}"
        for what, inline in _INLINE.items():
            if inline(root):
                yield name, f"页面内嵌 / inline {what}"


def languages(built: Built) -> Found:
    """Every page has its twin in each language, and says which language it is in."""
    first, *others = LANGUAGES
    heads = tuple(f"{code}/" for code in others)
    own = [name for name in built.pages if not name.startswith(heads)]
    expected = {f"{code}/{name}": code for code in others for name in own if _twinned(name)}
    for name in sorted(expected.keys() - set(built.pages)):
        yield name, "另一种语言有，这里没有 / the other language has this page"
    for name in built.pages:
        head = built.files[name].read_bytes()[:2000].decode("utf-8", "replace")
        tag = LANGUAGE_TAGS[next((code for code in others if name.startswith(f"{code}/")), first)]
        if f'lang="{tag}"' not in head:
            yield name, f'没有 / lacks lang="{tag}"'


def _twinned(name: str) -> bool:
    """Short addresses lead on at once and stand at the root only; one not-found page serves all."""
    return not name.startswith("c/") and name != "404.html"


def readable(built: Built) -> Found:
    """Every download opens as what its name says it is, and is not empty."""
    for name, path in built.files.items():
        read = READERS.get(path.suffix.lower())
        why = read(path.read_bytes()) if read else None
        if why:
            yield name, f"打不开 / does not open: {why}"


Rule = Callable[[Built], Found]
#: Name as printed → rule.
RULES: dict[str, Rule] = {
    "links": links,
    "leftovers": leftovers,
    "budgets": budgets,
    "policy": policy,
    "languages": languages,
    "readable": readable,
}


def faults(folder: Path) -> list[Fault]:
    """All faults of the built site in ``folder``, rule by rule; an empty folder is one."""
    built = Built(folder)
    if "index.html" not in built.files:
        return [Fault("index.html", "links", "没有首页 / no home page")]
    return [Fault(file, name, what) for name, rule in RULES.items() for file, what in rule(built)]
