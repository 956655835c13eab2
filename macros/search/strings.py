"""What the scripts of the search say, one file a language."""

from __future__ import annotations

from collections.abc import Iterator

from ..catalogue import Catalogue
from ..locale import locale
from ..markup import plain
from ..model.base import LANGUAGES
from .index import FOLDER, script

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


def search_strings(known: Catalogue) -> Iterator[tuple[str, str]]:
    """A script a language."""
    for language in LANGUAGES:
        yield f"{FOLDER}strings-{language}.js", script("strings", strings(known, language))
