"""The scripts of the search as few files: what runs when the box gets the focus, in one.

On a slow line each file costs a round trip; so the parts, which are separate files to write and
to test, are put one after the other here, with the strings of a language in front.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..catalogue import Catalogue
from ..locale import locale
from ..markup import plain
from ..model.base import LANGUAGES
from .engine import CORE, SCRIPTS
from .index import script

_SAID = ("search.", "status.", "type.", "clause.annex")
#: Strings of the page alone; its template says them.
_PAGE = ("search.how", "search.index", "search.label", "search.description")


def strings(known: Catalogue, language: str) -> dict[str, str]:
    """Strings of the interface and names of roles, standards and editions."""
    found = {
        key: text
        for key, text in locale(language).strings.items()
        if key.startswith(_SAID) and not key.startswith(_PAGE)
    }
    for name, entry in known.vocabulary.get("roles", {}).items():
        found[f"role.{name}"] = plain(entry.name.best(language)[0])
    for standard in known.standards.values():
        found[f"standard.{standard.id}"] = standard.record.number
        found |= {f"edition.{edition.ref}": edition.record.number for edition in standard.editions}
    return dict(sorted(found.items()))


#: Where the files go, below the site's root.
TARGET = "assets/search/"
#: What a page needs besides the core, in order.
PAGE = ("search-client.js", "search-show.js", "search-box.js")
WORKER = "search-worker.js"


def _joined(names: tuple[str, ...]) -> str:
    return "\n".join((SCRIPTS / name).read_text(encoding="utf-8") for name in names)


def search_scripts(known: Catalogue) -> Iterator[tuple[str, str]]:
    """A script a language, and one for the worker."""
    code = _joined((*CORE, *PAGE))
    for language in LANGUAGES:
        said = script("strings", strings(known, language))
        yield f"{TARGET}search-{language}.js", f"{said}\n{code}"
    yield f"{TARGET}worker.js", _joined((*CORE, WORKER))
