"""What a page of the old site is made of: title, series, number, byline, body, and the rest.

Nothing is thrown away: lines taken off as navigation or footer are kept for the report.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from .lines import Line, Seen

_LABEL = r"(?:{}) *[:：]? *"
_VIEWS = re.compile(_LABEL.format("浏览(?:次数|量)?|点击(?:数|率|次数)?|阅读(?:数|量)?|人气"))
_PUBLISHER = re.compile(r"(?:发布者|发布人|发表者|作者|编辑|来源) *[:：] *([^\s|:：]*)")
_PUBLISHED = re.compile(
    r"(?:发布日期|发布时间|发表日期|发表时间|添加时间|更新时间|日期|时间) *[:：] *"
    r"(?P<date>\d{4} *[-/.年] *\d{1,2} *[-/.月] *\d{1,2} *日? *(?:\d{1,2}:\d{2}(?::\d{2})?)?)?"
)
_SERIES = re.compile(
    r"^(?P<series>.*?研究.*?|.+?系列.*?)[ （(第之]*(?P<number>\d{1,3})[篇期讲）) ]*$"
)
_FOOTER = re.compile(
    r"^(?:联合主办|主办单位|通讯地址|联系地址|地址|邮编|联系电话|电话|传真(?:地址)?|备案号|版权所有"
    r"|copyright|©|技术支持|.ICP备|京ICP|关于我们.*(?:联系我们|版权声明|网站地图))",
    re.IGNORECASE,
)
_AROUND = re.compile(
    r"^(?:上一[篇条页]|下一[篇条页]|分享到|【?打印|【?关闭|返回(?:顶部|列表)|相关(?:文章|新闻|阅读)"
    r"|当前位置|您(?:现在)?的位置|设为首页|加入收藏|\[?字[号体])"
)
_STOP = re.compile(r"[。！？!?；;]")
_END = re.compile(r"[。！？!?：:；;…”』」）)】.]$")
_TOKENS = re.compile(r"[ |·>»]+")
_KEYWORDS = re.compile(r"[,，、;；]")


@dataclass
class Article:
    """The parts found; empty where the page does not say."""

    title: str = ""
    series: str = ""
    number: str = ""
    publisher: str = ""
    published: str = ""
    views: str = ""
    keywords: tuple[str, ...] = ()
    body: list[Line] = field(default_factory=list)
    taken_off: list[Line] = field(default_factory=list)
    byline: Line | None = None
    footer_found: bool = False
    #: First and last position of the body among the page's lines.
    span: tuple[int, int] = (0, 0)


def _is_menu(line: Line) -> bool:
    """A row of at least three short names, none of them a sentence; a table's row if it links."""
    tokens = _TOKENS.split(line.text)
    if line.tag == "tr" and not line.is_link:
        return False
    return len(tokens) >= 3 and all(re.fullmatch(r"\w{1,8}", token) for token in tokens)


def _is_paragraph(line: Line) -> bool:
    """A sentence of some length that is no line of a footer."""
    return len(line.text) > 40 and bool(_STOP.search(line.text)) and not _FOOTER.search(line.text)


def _byline_at(lines: list[Line]) -> tuple[int, int] | None:
    """First and last position of the line with 浏览, 发布者, 发布日期; it may be in pieces."""
    for at in range(len(lines)):
        for length in (1, 2, 3):
            text = " ".join(line.text for line in lines[at : at + length])
            hits = [bool(label.search(text)) for label in (_VIEWS, _PUBLISHER, _PUBLISHED)]
            dated = _PUBLISHED.search(text)
            if len(text) <= 120 and sum(hits) >= 2 and (hits[1] or (dated and dated["date"])):
                first = lines[at].text
                if any(label.search(first) for label in (_VIEWS, _PUBLISHER, _PUBLISHED)):
                    return at, at + length - 1
    return None


def _footer_at(lines: list[Line], start: int) -> int:
    """Where the footer begins: the first of its marks with no paragraph after it."""
    tail = len(lines)
    while tail > start and not _is_paragraph(lines[tail - 1]):
        tail -= 1
    for at in range(tail, len(lines)):
        if _FOOTER.search(lines[at].text) or (at > start and _is_menu(lines[at])):
            return at
    return len(lines)


def _menus(lines: list[Line]) -> set[int]:
    """Positions of menus: rows of names, and runs of four or more short links."""
    found = {at for at, line in enumerate(lines) if _is_menu(line)}
    run: list[int] = []
    for at, line in enumerate([*lines, Line("", 0)]):
        if line.is_link and len(line.text) <= 10:
            run.append(at)
            continue
        if len(run) >= 4:
            found.update(run)
        run = []
    return found


def recognise(page: Seen) -> Article:
    """The parts of an article page; a page that is none has an empty body."""
    lines, found = page.lines, Article()
    menus, at = _menus(lines), _byline_at(lines)
    start = at[1] + 1 if at else 0
    end = _footer_at(lines, start)
    found.footer_found = end < len(lines)
    title_at = _title_at(lines, menus, at[0] if at else None, end)
    if at:
        _read_byline(found, lines[at[0] : at[1] + 1])
    head = lines[title_at].text if title_at is not None else page.title.split("_")[0].strip()
    after = start if at or title_at is None else title_at + 1
    for place, line in enumerate(lines):
        if place == title_at or (at and at[0] <= place <= at[1]):
            continue
        is_body = after <= place < end and place not in menus and not _AROUND.search(line.text)
        (found.body if is_body else found.taken_off).append(line)
    if all(line.is_link for line in found.body):  # a list of other pages
        found.taken_off, found.body = found.taken_off + found.body, []
    found.span = (after, end)
    _name(found, head)
    return found


def _title_at(lines: list[Line], menus: set[int], byline: int | None, end: int) -> int | None:
    """The heading nearest above the byline; without a byline, the first heading or short line."""
    span = range(min(end, len(lines)) if byline is None else byline)
    usable = [
        at
        for at in span
        if at not in menus and len(lines[at].text) <= 80 and not _AROUND.search(lines[at].text)
    ]
    heads = [at for at in usable if lines[at].tag in ("h1", "h2")]
    if byline is not None:
        return (heads or usable or [None])[-1]
    plain = [at for at in usable if not lines[at].is_link and not _END.search(lines[at].text)]
    return (heads or plain or [None])[0]


def _read_byline(found: Article, lines: list[Line]) -> None:
    text = " ".join(line.text for line in lines)
    found.byline = lines[0]
    if match := _PUBLISHER.search(text):
        found.publisher = "" if _PUBLISHED.match(match[1]) else match[1]
    if match := _PUBLISHED.search(text):
        found.published = (match["date"] or "").strip()
    if match := re.search(r"(?:浏览|点击|阅读|人气)\D{0,6}(\d+)", text.split("发布")[0]):
        found.views = match[1]


def _name(found: Article, head: str) -> None:
    """Series and number from the head; then the article's own title stands first in the body."""
    found.title = head
    if match := _SERIES.match(head):
        found.series, found.number = match["series"].strip(" -—_"), match["number"]
    if found.body and is_keywords(found.body[0].text):
        words = re.sub(r"^关键[词字] *[:：]? *", "", found.body.pop(0).text)
        found.keywords = tuple(filter(None, map(str.strip, _KEYWORDS.split(words))))
    if found.number and len(found.body) > 1 and all(map(is_heading, found.body[:2])):
        found.title = found.body.pop(0).text


def is_keywords(text: str) -> bool:
    """A row of at least three short words set off by commas, or one that says it is keywords."""
    words = _KEYWORDS.split(text)
    named = re.match(r"关键[词字]", text) is not None
    return named or (len(words) >= 3 and all(0 < len(word.strip()) <= 15 for word in words))


def is_heading(line: Line) -> bool:
    """A short line that is no sentence, or a heading of the page's own."""
    return line.tag in ("h1", "h2", "h3", "h4", "h5", "h6") or (
        line.tag != "tr"
        and 0 < len(line.text) <= 25
        and not _END.search(line.text)
        and not _STOP.search(line.text)
    )


def ends_early(found: Article, page: Seen) -> bool:
    """True when the page seems cut off: its document is open, or its last sentence is."""
    if not page.whole:
        return True
    return bool(found.body) and not found.footer_found and not _END.search(found.body[-1].text)
