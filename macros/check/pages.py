"""Hand-written pages: their links lead somewhere, their pictures are there and described.

Code, in fences and between backticks, is text; macros are checked where they are run.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from ..load import Loaded, Tree
from ..load.shape import nearest
from ..problem import Place, Problem, problem
from .assets import file_problem, says_nothing

_LINK = re.compile(
    r"(?P<picture>!?)\[(?P<text>[^\[\]\n]*)\]\((?P<target>[^()\s]*(?:\([^()\s]*\))?)[^()\n]*\)"
)
_CODE = re.compile(
    r"^ {0,3}(```|~~~).*?^ {0,3}\1|(`+)[^`\n]*\2|\{\{.*?\}\}", re.MULTILINE | re.DOTALL
)
_ACTIVE = re.compile(r"(?:javascript|vbscript|data|file):|//", re.IGNORECASE)
_RAW = re.compile(
    r"<(?:script|iframe|object|embed|form|meta|base|link|style)\b|\son[a-z]+\s*=|javascript:",
    re.IGNORECASE,
)


_MAY_FAIL = re.compile(r"\]\(|<|\{:|\bon[a-z]+=")
_ATTRIBUTES = re.compile(r"\{:?[^{}\n]*\bon[a-z]+ *=[^{}\n]*\}", re.IGNORECASE)


def pages_link_to_what_exists(tree: Tree) -> Iterator[Problem]:
    """Links and pictures of a page: allowed, present, spelled exactly, described."""
    media = {name.removeprefix("docs/media/") for name in tree.media}
    beside = set(tree.media)
    written = {item.document.file for item in tree.files}
    for item in (*tree.of("page"), *tree.of("article")):
        if not _MAY_FAIL.search(item.body):
            continue
        body = _CODE.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), item.body)
        for match in _LINK.finditer(body):
            place = _place(item, match.start("target"), match["target"])
            if match["picture"]:
                yield from _picture_problems(item, match, place, media, beside)
            elif found := _link_problem(item, match["target"], place, written | beside):
                yield found
        for match in _RAW.finditer(body) if "<" in body else ():
            if match[0].startswith("<") or _in_tag(body, match.start()):
                value = match[0].strip()
                yield problem(_place(item, match.start(), match[0]), "C103", value=value)
        for match in _ATTRIBUTES.finditer(body):
            yield problem(_place(item, match.start(), match[0]), "C109", value=match[0])


def _in_tag(body: str, at: int) -> bool:
    opening = body.rfind("<", 0, at)
    return (
        opening >= 0 and ">" not in body[opening:at] and body[opening + 1 : opening + 2].isalpha()
    )


def _place(item: Loaded, offset: int, value: str) -> Place:
    start = item.body.rfind("\n", 0, offset) + 1
    end = item.body.find("\n", offset)
    line = item.body[start : end if end >= 0 else None]
    number = item.body.count("\n", 0, offset) + 1
    return Place(item.document.file, number, offset - start + 1, max(1, len(value)), line)


def _picture_problems(
    item: Loaded, match: re.Match[str], place: Place, media: set[str], beside: set[str]
) -> Iterator[Problem]:
    target = match["target"]
    if _ACTIVE.match(target) and not target.startswith("//"):
        yield problem(place, "C105", value=target)
        return
    if says_nothing(match["text"]):
        yield problem(_place(item, match.start("text"), match["text"]), "A110")
    whole = posixpath.normpath(posixpath.join(posixpath.dirname(item.document.file), target))
    if whole in beside:
        return
    inside = whole.startswith("docs/media/") and not target.startswith("/") and "\\" not in target
    value = whole.removeprefix("docs/media/") if inside else target
    if found := file_problem(place, value, media):
        yield found


def _link_problem(item: Loaded, target: str, place: Place, known: set[str]) -> Problem | None:
    if _ACTIVE.match(target):
        return problem(place, "C105", value=target)
    path = target.partition("#")[0]
    if not path or re.match(r"[a-z][a-z0-9+.-]*:", target) or not path.endswith((".md", ".pdf")):
        return None
    whole = posixpath.normpath(posixpath.join(posixpath.dirname(item.document.file), path))
    zh = re.sub(r"^docs/[a-z]+/", "docs/zh/", whole)
    if whole in known or zh in known:
        return None
    folder = posixpath.dirname(item.document.file)
    near = nearest(whole, known)
    better = posixpath.relpath(near, folder) if near in known else ""
    return problem(place, "R119", value=target, better=better)


RULES = (pages_link_to_what_exists,)
