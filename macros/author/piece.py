"""What every author macro is made with: a template for its block, and a refusal it can explain."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from ..catalogue import ClauseView
from ..load.shape import nearest
from ..render import Reader, environment


class MacroError(Exception):
    """A macro was called with something that does not exist; says so in both languages."""

    def __init__(self, zh: str, en: str, better: str = ""):
        super().__init__(en)
        self.zh, self.en, self.better = zh, en, better


def rendered(name: str, reader: Reader, **values: Any) -> Markup:
    """The block of ``templates/author/<name>.html``."""
    template = environment(reader.language).get_template(f"author/{name}.html")
    return Markup(template.render(reader=reader, t=reader.t, **values))


def known_clause(reader: Reader, reference: str) -> ClauseView:
    """The clause a page names; what it may have meant when there is none."""
    found = reader.catalogue.clause(reference)
    if found is None:
        known = set(reader.catalogue.clauses) | {c.id for c in reader.catalogue.clauses.values()}
        better = nearest(reference, known)
        raise MacroError(f"没有条款“{reference}”", f"there is no clause “{reference}”", better)
    return found
