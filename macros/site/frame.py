"""What surrounds a page's content and differs from page to page.

The same ``Frame`` serves hand-written pages (the theme renders it) and generated ones (it is
spliced into a shell), so both have the same title, links, language switch and notices.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape, unescape

from markupsafe import Markup

from ..archive.feeds import ALTERNATE
from ..catalogue import ClauseView, EditionView
from ..cite import metadata
from ..lifecycle.banner import banner
from ..model.base import LANGUAGE_TAGS, LANGUAGES
from ..pages import GeneratedPage
from ..pages.whole import head_path
from ..render import Reader, environment
from ..render.outline import outline
from ..translation.notice import stale_notice


@dataclass(frozen=True)
class Frame:
    """Ready-made HTML (or text) for each varying place of the theme's page."""

    title: Markup
    description: Markup
    head: Markup
    switch: Markup
    trail: Markup
    notice: Markup
    sidebar: Markup
    edit: Markup
    content_lang: Markup
    footer: Markup


#: The theme's script fetches a site map for every ``link[rel=alternate]``; it matches exactly.
_ALTERNATE = "alternate "
#: The varying places of a shell, in the order a shell is split.
PLACES = tuple(Frame.__dataclass_fields__)


def prefix(language: str) -> str:
    """Where a language's site stands below the site's root."""
    return "" if language == LANGUAGES[0] else f"{language}/"


def _up_to_root(reader: Reader) -> str:
    return reader.base if reader.language == LANGUAGES[0] else f"{reader.base}../"


def _switch(reader: Reader) -> Markup:
    """Links to the same page in each language, as files so that they work from ``file://``."""
    up = _up_to_root(reader)
    values = [
        {
            "code": code,
            "tag": LANGUAGE_TAGS[code],
            "href": f"{up}{prefix(code)}{reader.url}index.html",
            "current": code == reader.language,
        }
        for code in LANGUAGES
    ]
    return Markup(
        environment(reader.language).get_template("switch.html").render(t=reader.t, links=values)
    )


def _head(
    reader: Reader,
    title: str,
    description: str,
    site_url: str,
    languages: tuple[str, ...],
    scripts: tuple[str, ...],
    more: tuple[str, ...],
) -> Markup:
    own = escape(f"{site_url}{prefix(reader.language)}{reader.url}")
    if languages and reader.language not in languages:
        own = escape(f"{site_url}{reader.url}")
    lines = [f'<link rel="canonical" href="{own}">']
    if set(languages) >= set(LANGUAGES):
        lines += [
            f'<link rel="{ALTERNATE}" hreflang="{LANGUAGE_TAGS[code]}" '
            f'href="{escape(site_url + prefix(code) + reader.url)}">'
            for code in LANGUAGES
        ]
        lines.append(
            f'<link rel="{ALTERNATE}" hreflang="x-default" href="{escape(site_url + reader.url)}">'
        )
    up = _up_to_root(reader)
    lines += [f'<script src="{up}assets/js/{name}" defer></script>' for name in scripts]
    lines += open_graph(reader, title, description, unescape(own))
    lines += more
    return Markup("\n".join(lines))


def open_graph(reader: Reader, title: str, description: str, url: str) -> list[str]:
    """What a page shows when somebody shares it; pages with a picture add it themselves."""
    facts = {
        "type": "website" if reader.url == "" else "article",
        "site_name": reader.t("site.name"),
        "title": title,
        "description": description,
        "url": url,
        "locale": {"zh": "zh_CN", "en": "en_GB"}.get(reader.language, reader.language),
    }
    return [f'<meta property="og:{key}" content="{escape(value)}">' for key, value in facts.items()]


def frame(
    reader: Reader,
    *,
    title: str,
    description: str,
    languages: tuple[str, ...],
    site_url: str,
    trail: tuple[tuple[str, str], ...] = (),
    source: str = "",
    edit_base: str = "",
    outline: object = None,
    notice_key: str = "site.fallback",
    scripts: tuple[str, ...] = (),
    head: tuple[str, ...] = (),
    edition: EditionView | None = None,
    clause: ClauseView | None = None,
) -> Frame:
    """The frame of one page for ``reader`` (who stands on it)."""
    render = environment(reader.language).get_template
    missing = bool(languages) and reader.language not in languages
    values = {"t": reader.t, "reader": reader}
    sidebar = _outline(reader, outline) if outline else ""
    notice = render("notice.html").render(**values, key=notice_key) if missing else ""
    file, _, line = source.partition("#L")
    edit = render("edit.html").render(**values, file=file, line=line, base=edit_base)
    home = reader.url in ("", "404/")
    return Frame(
        title=Markup(escape(title if home else f"{title} - {reader.t('site.name')}")),
        description=Markup(escape(description or reader.t("site.description"))),
        head=_head(
            reader,
            title,
            description or reader.t("site.description"),
            site_url,
            languages,
            scripts,
            head,
        ),
        switch=_switch(reader),
        trail=Markup(render("trail.html").render(**values, trail=trail) if trail else ""),
        notice=Markup(notice + _status(reader, edition) + stale_notice(reader, clause)),
        sidebar=Markup(sidebar),
        edit=Markup(edit if source else ""),
        content_lang=Markup(LANGUAGE_TAGS[languages[0] if missing else reader.language]),
        footer=Markup(render("footer.html").render(**values, old=reader.catalogue.old_site)),
    )


def _status(reader: Reader, edition: EditionView | None) -> str:
    """On every page of an edition that is not simply in force, what it is and which one is."""
    found = banner(edition, reader) if edition else None
    if found is None:
        return ""
    return (
        environment(reader.language).get_template("status.html").render(reader=reader, banner=found)
    )


def _running_head(reader: Reader, edition: EditionView | None) -> list[str]:
    """The style sheet that names the edition at the head of every printed page."""
    if edition is None:
        return []
    href = _up_to_root(reader) + head_path(edition, reader.language)
    return [f'<link rel="stylesheet" media="print" href="{escape(href)}">']


def _edition_of(page: GeneratedPage) -> EditionView | None:
    found = page.values.get("edition") or page.outline
    return found if isinstance(found, EditionView) else None


def _outline(reader: Reader, edition: object) -> str:
    """The outline with the way down to the page opened."""
    assert isinstance(edition, EditionView)
    return outline(reader, edition)


def frame_of(page: GeneratedPage, reader: Reader, site_url: str, edit_base: str) -> Frame:
    """The frame of a generated page."""
    return frame(
        reader,
        title=page.title,
        description=page.description,
        languages=page.languages,
        site_url=site_url,
        trail=page.trail,
        source=page.source,
        edit_base=edit_base,
        outline=page.outline,
        notice_key="clause.translation_missing",
        edition=_edition_of(page),
        clause=page.values.get("clause"),
        scripts=(*page.scripts, "cite.js") if page.cited else page.scripts,
        head=(
            *_running_head(reader, _edition_of(page)),
            *(metadata(page.cited(reader)) if page.cited else ()),
            *(page.head(reader) if page.head else ()),
        ),
    )
