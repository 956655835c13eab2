"""A saved page as lines of reading text, from HTML of any workmanship or from plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from .capture import Capture

_BLOCK = frozenset(
    "address article aside blockquote body br caption center dd div dl dt fieldset footer form"
    " h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section table tbody td tfoot th"
    " thead title tr ul".split()
)
_SKIPPED = frozenset(
    "script style noscript head select option iframe object embed template".split()
)
_SPACE = re.compile(r"[ \t\n\r\f\v\u00a0\u3000]+")
_HTML = re.compile(r"<(?:!doctype|html|head|body|table|div|p|font|br)\b", re.IGNORECASE)
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+?)\s*-->", re.IGNORECASE)


@dataclass
class Line:
    """A line of text: where it stands, what holds it, and how much of it is a link."""

    text: str
    number: int
    tag: str = ""
    linked: int = 0

    @property
    def is_link(self) -> bool:
        """True when nearly all of the line is a link; marks between links do not count."""
        return self.linked >= 0.8 * len(re.sub(r"[ |·>»]", "", self.text)) > 0


@dataclass(frozen=True)
class Pointer:
    """The address of a picture or a link: its line in the file, its position among the lines."""

    target: str
    number: int
    position: int


@dataclass
class Seen:
    """Everything a page shows: its lines, pictures and links, and what its head says."""

    lines: list[Line] = field(default_factory=list)
    pictures: list[Pointer] = field(default_factory=list)
    links: list[Pointer] = field(default_factory=list)
    title: str = ""
    address: str = ""
    whole: bool = True


def tidy(text: str) -> str:
    """One line without runs of spaces, ideographic ones included."""
    return _SPACE.sub(" ", text).strip()


def seen(capture: Capture) -> Seen:
    """What the page shows, in reading order."""
    if _HTML.search(capture.text[:20000]):
        return _from_html(capture.text)
    lines = enumerate(capture.text.split("\n"), 1)
    return Seen([Line(tidy(text), number) for number, text in lines if tidy(text)])


class _Reader:
    """Walks a document without recursion: old pages nest tables a hundred deep."""

    def __init__(self) -> None:
        self.found = Seen()
        self.parts: list[str] = []
        self.linked = 0
        self.skipping = 0
        self.in_link = 0
        self.rows = 0

    def text(self, text: str | None) -> None:
        if text and not self.skipping:
            self.parts.append(text)
            self.linked += len(tidy(text)) if self.in_link else 0

    def flush(self, number: int, tag: str = "") -> None:
        text = tidy("".join(self.parts)).strip("| ")
        if text:
            self.found.lines.append(Line(text, number, tag, self.linked))
        self.parts, self.linked = [], 0

    def start(self, node: etree._Element, tag: str) -> None:
        number = node.sourceline or 1
        if tag == "tr" and not self.skipping and _is_row(node):
            self.flush(number)
            self.rows += 1
        elif tag in _BLOCK:
            self.cut(number, tag, " | " if tag in ("td", "th") else " ")
        self.skipping += tag in _SKIPPED
        self.in_link += tag == "a"
        for name, key, found in (
            ("img", "src", self.found.pictures),
            ("a", "href", self.found.links),
        ):
            if tag == name and not self.skipping and node.get(key):
                found.append(Pointer(tidy(node.get(key)), number, len(self.found.lines)))
        self.text(node.text)

    def end(self, node: etree._Element, tag: str) -> None:
        number = node.sourceline or 1
        self.skipping -= tag in _SKIPPED
        self.in_link -= tag == "a"
        if tag == "tr" and _is_row(node) and not self.skipping:
            self.rows -= 1
            self.flush(number, "tr")
        elif tag in _BLOCK and tag != "br":
            self.cut(number, tag)
        self.text(node.tail)

    def cut(self, number: int, tag: str, mark: str = " ") -> None:
        """A block ends the line; inside a short table row, a cell is only set off."""
        if self.rows:
            self.parts.append(mark)
        else:
            self.flush(number, tag)


def _is_row(row: etree._Element) -> bool:
    """True for a row of several short cells without tables inside: data, not layout."""
    cells = [cell for cell in row if cell.tag in ("td", "th")]
    if len(cells) < 2 or next(row.iter("table"), None) is not None:
        return False
    return sum(len(text) for text in row.itertext()) <= 300


def _from_html(text: str) -> Seen:
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, recover=True)
    cleaned = re.sub(r"<\?xml[^>]*\?>", "", text)
    root = etree.fromstring(cleaned.encode("utf-8", "replace"), parser)
    reader = _Reader()
    if root is not None:
        for event, node in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
            if event in ("comment", "pi"):
                reader.text(node.tail)
            else:
                getattr(reader, event)(node, str(node.tag).lower())
        reader.flush(1)
        reader.found.title = next(_heads(root), "")
        reader.found.address = next(_addresses(root, text), "")
    lower = text.lower()
    reader.found.whole = "<html" not in lower or "</html" in lower
    return reader.found


def _heads(root: etree._Element) -> Iterator[str]:
    for node in root.iter("title"):
        if text := tidy("".join(node.itertext())):
            yield text


def _addresses(root: etree._Element, text: str) -> Iterator[str]:
    """Where the page says it stood: the mark of the browser that saved it, then its own words."""
    if match := _SAVED_FROM.search(text):
        yield match[1]
    for path in ("//link[@rel='canonical']/@href", "//meta[@property='og:url']/@content"):
        yield from (value for value in map(str, root.xpath(path)) if value.startswith("http"))
