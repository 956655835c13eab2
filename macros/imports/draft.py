"""The files that an import writes: the draft, its report and its redirect entry.

The draft carries the old text for somebody to rewrite; it is no record and stands where the
site does not look.
"""

from __future__ import annotations

import json
import re
from datetime import date
from urllib.parse import quote, urlsplit

from pydantic import ValidationError

from ..locale import Locale
from ..model.redirects import Redirect
from ..problem import Problem
from .capture import Capture
from .recognise import Article, is_heading

#: Version of what the importer understands; it stands in every draft.
TOOL = "macros import page 1"
_MARKDOWN = re.compile(r"([\\`*_\[\]#|])")


def name_of(capture: Capture, found: Article) -> str:
    """The draft's name: the number where there is one, and the beginning of the checksum."""
    start = f"{int(found.number):03d}" if found.number else "page"
    return f"{start}-{capture.sha256[:10]}"


def _scalar(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _list(words: tuple[str, ...]) -> str:
    return "[" + ", ".join(map(_scalar, words)) + "]"


def _plain(text: str) -> str:
    """Text that Markdown, HTML and page macros leave as it is."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace("{", "&#123;")
    return _MARKDOWN.sub(r"\\\1", text)


def matter(capture: Capture, found: Article, address: str, today: date) -> list[str]:
    """Front matter of the draft, in the shape of an article's."""
    lines = [
        f"title: {_scalar(found.title or capture.file)}",
        'description: "待补充"',
        f"date: {today.isoformat()}",
        "original:",
        f"  title: {_scalar(found.title or capture.file)}",
    ]
    if found.series:
        lines.append(f"  series: {{zh: {_scalar(found.series)}}}")
    if found.number:
        lines.append(f"  number: {int(found.number)}")
    said = {"publisher": found.publisher, "published": found.published}
    lines += [f"  {key}: {_scalar(value)}" for key, value in said.items() if value]
    if found.keywords:
        lines.append(f"  keywords: {_list(found.keywords)}")
    lines += ["  capture:", f"    sha256: {_scalar(capture.sha256)}"]
    if address:
        lines.append(f"    address: {_scalar(address)}")
    return [*lines, f"    tool: {_scalar(TOOL)}"]


def draft(capture: Capture, found: Article, address: str, today: date, t: Locale) -> str:
    """The Markdown draft."""
    lines = ["---", *matter(capture, found, address, today), "---", ""]
    lines += [f"> {t('imports.draft.notice')}", ""]
    for line in found.body:
        lines += [f"## {_plain(line.text)}" if is_heading(line) else _plain(line.text), ""]
    return "\n".join(lines)


def redirect(name: str, address: str, capture: Capture) -> str | None:
    """The entry for ``redirects.yml``; None where the address cannot be one."""
    parts = urlsplit(address)
    path = quote(parts.path or "/", safe="/%~") + (f"?{parts.query}" if parts.query else "")
    try:
        entry = Redirect(old=path, page=f"research/{name}.md", capture=capture.sha256)
    except ValidationError:
        return None
    return (
        "# docs/archive/redirects.yml\n"
        f"  - old: {_scalar(entry.old)}\n"
        f"    page: {entry.page}\n"
        f"    capture: {capture.sha256}\n"
    )


def report(
    capture: Capture,
    found: Article,
    address: str,
    points: dict[str, list[str]],
    problems: list[Problem],
    t: Locale,
) -> str:
    """What was read, what was lost, what was taken off; nothing is silent."""
    facts = {
        "file": capture.file,
        "size": str(capture.size),
        "sha256": capture.sha256,
        "encoding": capture.encoding,
        "declared": capture.declared,
        "address": address,
        "title_found": found.title,
        "series": found.series,
        "number": found.number,
        "publisher": found.publisher,
        "published": found.published,
        "views": found.views,
        "keywords": "，".join(found.keywords),
        "paragraphs": str(len(found.body)),
        "tool": TOOL,
    }
    lines = [f"# {t('imports.report.title', name=found.title or capture.file)}", ""]
    for key, value in facts.items():
        lines.append(f"- {t(f'imports.report.{key}')}: {_plain(value) or t('imports.report.none')}")
    parts = {
        "problems": [f"{item.code} {item.message(t.language)}" for item in problems],
        **points,
        "taken_off": [line.text for line in found.taken_off],
    }
    for key, items in parts.items():
        lines += ["", f"## {t(f'imports.report.{key}')} ({len(items)})", ""]
        lines += [f"- {_plain(item)}" for item in items] or [t("imports.report.nothing")]
    return "\n".join([*lines, ""])
