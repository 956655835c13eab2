"""Old addresses lead on: as static pages where a page can, as server snippets for all of them.

A static page answers for a path; an address that differs only after ``?`` needs the server.
The snippets are written below ``redirects/`` and say nothing where no address is recorded.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

from ..address import absolute, site_url
from ..catalogue import Catalogue
from ..model.base import LANGUAGE_TAGS, LANGUAGES
from ..model.redirects import Redirect
from ..render import Reader, environment


def _titles(catalogue: Catalogue) -> dict[str, object]:
    """Address of a page → its title, as far as old addresses may lead to it."""
    found: dict[str, object] = {event.url: event.record.name for event in catalogue.events}
    for edition in catalogue.editions:
        found[edition.url] = edition.title
        found |= {clause.url: clause.record.title for clause in edition.clauses}
    return found


def _title(titles: dict[str, object], reader: Reader, redirect: Redirect) -> str:
    if redirect.url in titles:
        return reader.plain(titles[redirect.url])
    written = {
        page.names["language"]: page.record.title
        for page in reader.catalogue.pages
        if page.names["path"] == redirect.page
    }
    return str(written.get(reader.language) or written.get(LANGUAGES[0]) or redirect.url)


def moved_pages(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """``(path, HTML)`` of a small page at every old address that a file can answer."""
    template, titles = environment().get_template("moved.html"), _titles(catalogue)
    readers = [Reader(catalogue, code) for code in LANGUAGES]
    for redirect in catalogue.redirects:
        if redirect.file is None:
            continue
        up = "../" * redirect.file.count("/") or "./"
        links = [
            (
                LANGUAGE_TAGS[reader.language],
                up + ("" if reader.language == LANGUAGES[0] else f"{reader.language}/"),
                reader.t("moved.leads"),
                _title(titles, reader, redirect),
            )
            for reader in readers
        ]
        yield (
            redirect.file,
            template.render(
                links=links,
                url=redirect.url,
                canonical=absolute(redirect.url),
                tag=LANGUAGE_TAGS[LANGUAGES[0]],
            ),
        )


#: One rule for an old address: ``(address as recorded, path of the new page on this server)``.
Rule = tuple[str, str]


def nginx(rules: list[Rule]) -> str:
    """A map for the ``http`` block and what to write in the ``server`` block."""
    lines = [f'    "{old}" "{new}";' for old, new in rules]
    return "\n".join(
        [
            "# http { … }",
            "map $request_uri $moved_page {",
            '    default "";',
            *lines,
            "}",
            "# server { … }",
            "# if ($moved_page) { return 301 $moved_page; }",
            "",
        ]
    )


def caddy(rules: list[Rule]) -> str:
    """Named matchers and permanent redirections for a site block."""
    lines = ["# example.org { … }"]
    for number, (old, new) in enumerate(rules, 1):
        path, _, query = old.partition("?")
        lines += [f"@moved{number} {{", f"\tpath {path}"]
        if query:
            lines.append("\tquery " + query.replace("&", " "))
        lines += ["}", f"redir @moved{number} {new} 301"]
    return "\n".join([*lines, ""])


def netlify(rules: list[Rule]) -> str:
    """Lines of a ``_redirects`` file; queries stand between the path and the new address."""
    lines = []
    for old, new in rules:
        path, _, query = old.partition("?")
        lines.append(" ".join([path, *query.split("&"), new, "301!"]).replace("  ", " "))
    return "\n".join([*lines, ""]) if lines else "# 没有登记旧地址 / no old address is recorded\n"


#: File below ``redirects/`` → who writes it.  Add a server: one line.
SERVERS: dict[str, Callable[[list[Rule]], str]] = {
    "nginx.conf": nginx,
    "Caddyfile": caddy,
    "_redirects": netlify,
}


def server_snippets(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """``(path, text)`` of one snippet a server; addresses with a query come first."""
    base = urlsplit(site_url()).path
    rules = [(item.old, base + item.url) for item in catalogue.redirects]
    rules.sort(key=lambda rule: ("?" not in rule[0], rule))
    for name, write in SERVERS.items():
        yield f"redirects/{name}", write(rules)
