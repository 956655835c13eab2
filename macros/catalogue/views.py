"""What everything is rendered from: standards, editions and clauses with their places.

Nothing here changes once ``assemble`` has made it.  A clause view knows its neighbours, its
children, who refers to it and its address; addresses are relative to the root of one language's
site and end in ``/``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from ..load import Loaded
from ..model.archive import Award, Event, Kind, Milestone, OldSite, Organisation, Series
from ..model.clause import Clause, Mapping
from ..model.comments import CommentForms, Round
from ..model.diagram import Diagram
from ..model.drafting import Drafting
from ..model.locks import LinkLine, TranslationLine
from ..model.redirects import Redirect
from ..model.scheme import Scheme
from ..model.stages import Stages
from ..model.standard import Edition, EditionEntry, Lineage, RegisterEntry, Standard
from ..model.survey import Survey
from ..model.synonyms import Synonyms
from ..model.terms import Entry, Source, Term
from .trace import remembered_property


class _Named:
    """Shown by its reference: the records are linked in circles."""

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {getattr(self, 'ref', '') or self.id}>"  # type: ignore[attr-defined]


@dataclass(eq=False, repr=False)
class ClauseView(_Named):
    """A clause in its edition."""

    record: Clause
    edition: EditionView
    file: str
    line: int
    parent: ClauseView | None = None
    children: list[ClauseView] = field(default_factory=list)
    previous: ClauseView | None = None
    next: ClauseView | None = None
    referred_by: list[ClauseView] = field(default_factory=list)
    mapped_from: list[tuple[ClauseView, Mapping]] = field(default_factory=list)
    #: The clause of the same id in every edition of its standard, oldest first, itself included.
    editions: list[ClauseView] = field(default_factory=list)
    events: list[EventView] = field(default_factory=list)
    articles: list[Loaded] = field(default_factory=list)
    column: int = 1

    @property
    def id(self) -> str:
        """The clause id, unique in its edition."""
        return str(vars(self)["record"].id)  # whoever has the view knows it: nothing to note

    @cached_property
    def ref(self) -> str:
        """``standard@edition#clause-id``."""
        return f"{self.edition.ref}#{self.id}"

    @cached_property
    def url(self) -> str:
        """Address of the clause's own page."""
        return f"{self.edition.url}{self.id}/"

    @property
    def place(self) -> str:
        """``file:line:column`` of its record, as terminals and editors follow it."""
        return f"{self.file}:{self.line}:{self.column}"

    @property
    def earlier(self) -> ClauseView | None:
        """The same clause in the latest edition before that has it, or None."""
        at = self.editions.index(self)
        return self.editions[at - 1] if at else None

    @property
    def chapter(self) -> ClauseView:
        """The chapter or annex the clause stands in; a chapter is its own."""
        return self.parent.chapter if self.parent else self

    @property
    def level(self) -> int:
        """1 for a chapter, 2 for 5.1 …"""
        return self.record.number.count(".") + 1

    def below(self) -> Iterator[ClauseView]:
        """The clause and everything under it, in print order."""
        yield self
        for child in self.children:
            yield from child.below()


@dataclass(eq=False, repr=False)
class EditionView(_Named):
    """An edition with its clauses in print order, its scheme and its terms."""

    id: str
    record: Edition
    entry: EditionEntry
    standard: StandardView
    clauses: list[ClauseView] = field(default_factory=list)
    scheme: Scheme | None = None
    terms: tuple[Term, ...] = ()
    lineage: Lineage | None = None
    #: Rounds of comments on or for this edition, in the order of the file.
    rounds: tuple[Round, ...] = ()
    #: What a person has confirmed of the translation, by clause id.
    translated: dict[str, TranslationLine] = field(default_factory=dict)
    #: References that a person has confirmed, by ``(clause, target)``.
    confirmed: dict[tuple[str, str], LinkLine] = field(default_factory=dict)
    folder: Path | None = None

    @cached_property
    def ref(self) -> str:
        """``standard@edition``."""
        return f"{self.standard.id}@{self.id}"

    @cached_property
    def url(self) -> str:
        """Address of the edition's overview."""
        return f"{self.standard.url}{self.id}/"

    @remembered_property
    def chapters(self) -> list[ClauseView]:
        """Top-level clauses."""
        return [clause for clause in self.clauses if vars(clause)["parent"] is None]

    @property
    def title(self) -> Any:
        """The edition's own title, else the standard's."""
        return self.record.title or self.standard.record.title

    @property
    def base(self) -> EditionView | None:
        """The edition of the same standard that its lineage starts from, or None."""
        base = self.lineage.base if self.lineage else ""
        return next((item for item in self.standard.editions if item.ref == base), None)

    @remembered_property
    def by_id(self) -> dict[str, ClauseView]:
        """The clauses by id; where the data repeats one, the first."""
        return {clause.id: clause for clause in reversed(self.clauses)}

    @remembered_property
    def term_by_id(self) -> dict[str, Term]:
        """The terms by id; where the data repeats one, the first."""
        return {term.id: term for term in reversed(self.terms)}

    def clause(self, identity: str) -> ClauseView | None:
        """The clause with this id, or None."""
        return self.by_id.get(identity)


@dataclass(eq=False, repr=False)
class StandardView(_Named):
    """A standard and its editions, oldest first."""

    id: str
    record: Standard
    editions: list[EditionView] = field(default_factory=list)

    @property
    def url(self) -> str:
        """Address of the standard's page."""
        return f"standards/{self.id}/"

    @property
    def current(self) -> EditionView:
        """The edition in force, else the latest."""
        live = [item for item in self.editions if item.entry.status == "in-force"]
        return (live or self.editions)[-1]


@dataclass(frozen=True)
class EventView:
    """An event and its address."""

    id: str
    record: Event
    file: str

    @property
    def url(self) -> str:
        """Address of the event's page."""
        return f"archive/events/{self.id}/"


@dataclass(frozen=True, eq=False)
class Catalogue:
    """Everything the site shows; one is equal to itself only, so what is made of it can be kept."""

    standards: dict[str, StandardView]
    clauses: dict[str, ClauseView]
    terms: dict[str, tuple[Term, EditionView]]
    vocabulary: dict[str, dict[str, Entry]]
    sources: dict[str, Source]
    register: tuple[RegisterEntry, ...]
    events: tuple[EventView, ...]
    awards: tuple[tuple[str, Award], ...]
    organisations: dict[str, Organisation]
    kinds: dict[str, Kind]
    series: dict[str, Series]
    milestones: tuple[Milestone, ...]
    old_site: OldSite | None
    pages: tuple[Loaded, ...]
    synonyms: Synonyms | None = None
    drafting: Drafting | None = None
    stages: Stages | None = None
    redirects: tuple[Redirect, ...] = ()
    survey: Survey | None = None
    comment_forms: CommentForms | None = None
    #: Diagrams by id.
    diagrams: dict[str, Diagram] = field(default_factory=dict)
    #: The folder of the archive's pictures and documents.
    media: Path | None = None
    #: The pages that are articles.
    articles: tuple[Loaded, ...] = ()

    @property
    def editions(self) -> list[EditionView]:
        """Every edition of every standard."""
        return [edition for standard in self.standards.values() for edition in standard.editions]

    def edition(self, reference: str) -> EditionView | None:
        """The edition ``standard@edition``; a bare standard id gives its current edition."""
        name, _, edition = reference.partition("@")
        standard = self.standards.get(name)
        if standard is None:
            return None
        if not edition:
            return standard.current
        return next((item for item in standard.editions if item.id == edition), None)

    def clause(self, reference: str, edition: EditionView | None = None) -> ClauseView | None:
        """A clause by ``standard@edition#id``, or by id: within ``edition``, else anywhere."""
        if "#" in reference:
            return self.clauses.get(reference)
        if edition and (found := edition.clause(reference)):
            return found
        return next(
            (
                found
                for item in self.standards.values()
                if (found := item.current.clause(reference))
            ),
            None,
        )
