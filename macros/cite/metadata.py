"""What machines read in the head of a page: ``citation_*`` for reference managers, JSON-LD."""

from __future__ import annotations

import json
from collections.abc import Iterator
from html import escape
from typing import Any

from ..address import absolute
from ..model.base import LANGUAGE_TAGS
from .work import Work

_TYPES = {"standard": "CreativeWork", "account": "CreativeWork", "article": "ScholarlyArticle"}
#: How articles are signed that no single person wrote.
_PROJECT = ("本项目", "The project")
#: Characters that could end a script element or start a comment in one.
_IN_SCRIPT = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})


def citation_fields(work: Work) -> Iterator[tuple[str, str]]:
    """``(name, content)`` of every ``citation_*`` line that has content."""
    fields = [
        ("title", f"{work.whole} · {work.number}" if work.part else work.title),
        *(("author", name) for name in work.authors or (work.publisher,)),
        ("publication_date", work.date.replace("-", "/")),
        ("language", LANGUAGE_TAGS[work.language]),
        ("technical_report_number", work.number),
        ("publisher", work.publisher),
        ("keywords", "; ".join(work.keywords)),
        ("public_url", work.url),
    ]
    for name, content in fields:
        if content:
            yield f"citation_{name}", content


def linked_data(work: Work) -> dict[str, Any]:
    """A schema.org description of the work."""
    about = {
        "@context": "https://schema.org",
        "@type": _TYPES[work.kind],
        "@id": work.url,
        "url": work.url,
        "name": work.part_title or work.title,
        "identifier": [
            value for value in (work.number, work.part, f"sha256-12:{work.hash}") if value
        ],
        "inLanguage": LANGUAGE_TAGS[work.language],
        "datePublished": work.date,
        "headline": work.title if work.kind == "article" else "",
        "author": [
            {"@type": "Organization" if name in _PROJECT else "Person", "name": name}
            for name in work.authors
        ],
        "publisher": {"@type": "Organization", "name": work.publisher, "url": absolute("")},
        "keywords": ", ".join(work.keywords),
    }
    if work.part:
        about["position"] = work.part
        about["isPartOf"] = {
            "@type": "CreativeWork",
            "name": f"{work.number} {work.title}",
            "url": work.url.rstrip("/").rpartition("/")[0] + "/",
        }
    return {key: value for key, value in about.items() if value}


def data_block(data: Any) -> str:
    """JSON-LD as an element of a page; it is data and never runs."""
    text = json.dumps(data, ensure_ascii=False).translate(_IN_SCRIPT)
    return f'<script type="application/ld+json">{text}</script>'


def metadata(work: Work) -> tuple[str, ...]:
    """Lines for the head of the work's page."""
    return (
        *(
            f'<meta name="{name}" content="{escape(content)}">'
            for name, content in citation_fields(work)
        ),
        data_block(linked_data(work)),
    )
