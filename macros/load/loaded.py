"""One file of the tree: its record, its document and what its path says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from ..source import Document
from . import walk

if TYPE_CHECKING:
    from .later import LaterDocument
    from .layout import Layout

#: Kinds of files whose ids other files may name; the kind is also the key of their list.
NAMED = ("clauses", "terms")
#: Begins where a word begins: a long word without ``@`` is walked once, not from each letter.
_EDITION = re.compile(r"(?<![a-z0-9-])[a-z0-9][a-z0-9-]*@[a-z0-9.-]+(?=#)")


@dataclass(frozen=True, eq=False)
class Loaded:
    """A record, the document it is from and what its path says (standard, edition, id …).

    The walks over the record are made once and shared by all rules.
    """

    kind: str
    record: Any
    document: Document
    names: dict[str, str]
    body: str = ""
    #: The key of the file's name and content; empty for what was not read from a tree.
    key: str = ""

    @cached_property
    def fields(self) -> tuple[tuple[walk.Path, str, Any], ...]:
        """``(path, field name, value)`` of every set field."""
        return tuple(walk.fields(self.record))

    @cached_property
    def wordings(self) -> tuple[tuple[walk.Path, Any], ...]:
        """Every bilingual text with its path."""
        return tuple(walk.wordings(self.record))

    @cached_property
    def texts(self) -> tuple[tuple[walk.Path, str, str], ...]:
        """``(path, language, text)`` of every wording present."""
        return tuple(walk.texts(self.wordings))

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """Ids that other files may name: those of clauses and of terms."""
        listed = getattr(self.record, self.kind, ()) if self.kind in NAMED else ()
        return tuple(each.id for each in listed)

    @cached_property
    def mentions(self) -> tuple[str, ...]:
        """Editions named in references (``standard@edition``); ``*`` where any may be."""
        text = self.document.text + self.body
        return ("*",) if "\\" in text else tuple(sorted(set(_EDITION.findall(text))))


class LaterLoaded(Loaded):
    """A file read before: its record is made when it is asked for."""

    def __init__(
        self, line: Layout, names: dict[str, str], document: LaterDocument, body: str
    ) -> None:
        kind, key = line.kind, document.key
        vars(self).update(kind=kind, names=names, document=document, body=body, key=key, _line=line)

    @cached_property
    def record(self) -> Any:  # type: ignore[override]
        """The record, which was found right before."""
        return self._line.model.model_validate(self.document.values())
