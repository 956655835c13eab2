"""``sitemap.xml`` with the languages of every page."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from ..model.base import LANGUAGE_TAGS, LANGUAGES
from .frame import prefix


def sitemap(site_url: str, pages: Iterable[tuple[str, tuple[str, ...]]]) -> str:
    """XML for ``(url, languages)`` of every page; a page that falls back is listed once."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        'xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ]
    for url, languages in sorted(set(pages)):
        present = [code for code in LANGUAGES if code in languages]
        links = "".join(
            f'<xhtml:link rel="alternate" hreflang="{LANGUAGE_TAGS[code]}" '
            f'href="{escape(site_url + prefix(code) + url)}"/>'
            for code in present
            if len(present) > 1
        )
        lines += [
            f"<url><loc>{escape(site_url + prefix(code) + url)}</loc>{links}</url>"
            for code in present
        ]
    return "\n".join([*lines, "</urlset>", ""])
