"""Old addresses: each leads to a page that exists, once, and stands in nobody's way."""

from __future__ import annotations

from collections.abc import Iterator

from ..load import Tree
from ..load.shape import nearest
from ..model.base import LANGUAGES
from ..problem import Place, Problem, problem

#: Folders of the site whose every address is ours.
OURS = ("api", "assess", "assets", "c", "crosswalk", "feeds", "media", "redirects", "search")
OURS += ("offline", "security", "standards", "tools", "verify", *LANGUAGES[1:])


def _same(address: str) -> str:
    """The form in which two addresses are one: some servers and disks do not tell case apart."""
    path, mark, query = address.partition("?")
    return path.lower().removesuffix("index.html").rstrip("/") + mark + query


def targets(tree: Tree) -> set[str]:
    """What ``page`` may name: hand-written pages; addresses of events, editions and clauses."""
    found = {item.names["path"] for item in (*tree.of("page"), *tree.of("article"))}
    found |= {f"archive/events/{item.names['id']}/" for item in tree.of("event")}
    for item in tree.of("clauses"):
        edition = f"standards/{item.names['standard']}/{item.names['edition']}/"
        found |= {edition, *(f"{edition}{clause.id}/" for clause in item.record.clauses)}
    return found


def _taken(tree: Tree) -> set[str]:
    """Static files that the site itself writes for hand-written pages and events."""
    from ..model.redirects import Redirect

    pages = (Redirect.model_construct(old="/", page=name).url for name in targets(tree))
    return {"404.html", *(f"{url}index.html".lower() for url in pages)}


def redirects_lead_on(tree: Tree) -> Iterator[Problem]:
    """An old address is unique, is no address of the new site, and leads to a page that exists."""
    item = tree.one("redirects")
    if item is None:
        return
    known, taken, first = targets(tree), _taken(tree), dict[str, Place]()
    for index, record in enumerate(item.record.redirects):
        place = item.document.place(("redirects", index, "old"))
        key = _same(record.old)
        if key in first:
            where = f"{first[key].file}:{first[key].line}"
            yield problem(place, "R105", value=record.old, first=where)
        first.setdefault(key, place)
        folder = record.old[1:].partition("/")[0]
        if folder in OURS or (record.file or "").lower() in taken:
            yield problem(place, "R116", value=record.old)
        if record.page not in known and not tree.unloaded:
            better = nearest(record.page, known)
            place = item.document.place(("redirects", index, "page"))
            yield problem(place, "R115", value=record.page, better=better)


RULES = (redirects_lead_on,)
