"""Where each kind of file belongs, for the author of one that is elsewhere."""

from __future__ import annotations

import difflib
import re
from pathlib import PurePosixPath

#: Keys that several kinds of files have: they do not tell one from another.
SHARED = frozenset(
    {"number", "title", "name", "text", "date", "sources", "confidence", "note", "standards"}
)
_EDITION = "standards/STANDARD/EDITION/"
#: Kind of file → where it lives.
HOMES: dict[str, str] = {
    "clauses": f"{_EDITION}clauses/*.yml",
    "terms": f"{_EDITION}terms.yml",
    "edition": f"{_EDITION}edition.yml",
    "scheme": f"{_EDITION}scheme.yml",
    "lineage": f"{_EDITION}lineage.yml",
    "comments": f"{_EDITION}comments.yml",
    "standard": "standards/STANDARD/standard.yml",
    "register": "standards/register.yml",
    "sources": "standards/sources.yml",
    "vocabulary": "standards/vocabulary.yml",
    "event": "docs/archive/events/*.yml",
    "award": "docs/archive/awards/*.yml",
    "organisations": "docs/archive/organisations.yml",
    "kinds": "docs/archive/kinds.yml",
    "series": "docs/archive/series.yml",
    "milestones": "docs/archive/milestones.yml",
    "old-site": "docs/archive/old-site.yml",
    "redirects": "docs/archive/redirects.yml",
}


def home_of(path: str) -> str:
    """Where a file of this name, or of this folder, would belong; nothing for a stranger."""
    pure = PurePosixPath(path)
    name = re.sub(r" ?(\(\d+\)|[-_ ]*(副本|Copy|copy|冲突).*)(?=\.)", "", pure.name)
    homes = list(HOMES.values())
    names = {home.rpartition("/")[2]: home for home in homes}
    by_folder = [home for home in homes if "*" in home and home.split("/")[-2] in pure.parts]
    close = difflib.get_close_matches(name, names, n=1)
    return names[close[0]] if close and "*" not in close[0] else (by_folder or [""])[0]
