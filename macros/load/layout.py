"""Which file of the tree holds which record.  A new kind of file is one line in ``LAYOUT``."""

from __future__ import annotations

import re
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from ..model.languages import LANGUAGES

if TYPE_CHECKING:
    from ..model.base import Record


class Layout(NamedTuple):
    """``pattern`` over the path from the root; its named groups identify the record."""

    kind: str
    pattern: re.Pattern[str]
    name: str

    @property
    def model(self) -> type[Record]:
        """The model of the record, ``module.Class`` below ``macros.model``: imported when used."""
        module, _, name = self.name.partition(".")
        model: type[Record] = getattr(import_module(f"..model.{module}", __package__), name)
        return model


def _line(kind: str, pattern: str, model: str) -> Layout:
    return Layout(kind, re.compile(pattern + "$"), model)


_STANDARD = r"standards/(?P<standard>[a-z][a-z0-9-]*)/"
_EDITION = _STANDARD + r"(?P<edition>[a-z0-9][a-z0-9.-]*)/"
_LOCK = rf"(?P<target>{'|'.join(LANGUAGES)})\.lock"
_ARCHIVE = r"docs/archive/"
_PAGE = rf"docs/(?P<language>{'|'.join(LANGUAGES)})/"

LAYOUT = (
    _line("vocabulary", r"standards/vocabulary\.yml", "terms.Vocabulary"),
    _line("comment-forms", r"standards/comment-forms\.yml", "comments.CommentForms"),
    _line("synonyms", r"standards/synonyms\.yml", "synonyms.Synonyms"),
    _line("drafting", r"standards/drafting\.yml", "drafting.Drafting"),
    _line("stages", r"standards/stages\.yml", "stages.Stages"),
    _line("survey", r"standards/survey\.yml", "survey.Survey"),
    _line("sources", r"standards/sources\.yml", "terms.Sources"),
    _line("register", r"standards/register\.yml", "standard.Register"),
    _line("standard", _STANDARD + r"standard\.yml", "standard.Standard"),
    _line("edition", _EDITION + r"edition\.yml", "standard.Edition"),
    _line("scheme", _EDITION + r"scheme\.yml", "scheme.Scheme"),
    _line("terms", _EDITION + r"terms\.yml", "terms.Terms"),
    _line("lineage", _EDITION + r"lineage\.yml", "standard.Lineage"),
    _line("comments", _EDITION + r"comments\.yml", "comments.Comments"),
    _line("translation", _EDITION + _LOCK, "locks.TranslationLock"),
    _line("links", _EDITION + r"links\.lock", "locks.LinkLock"),
    _line("clauses", _EDITION + r"clauses/(?P<file>[a-z0-9][a-z0-9-]*)\.yml", "clause.ClauseFile"),
    _line("diagram", _ARCHIVE + r"diagrams/(?P<id>[a-z][a-z0-9-]*)\.yml", "diagram.Diagram"),
    _line("event", _ARCHIVE + r"events/(?P<id>[a-z][a-z0-9-]*)\.yml", "archive.Event"),
    _line("award", _ARCHIVE + r"awards/(?P<id>[a-z][a-z0-9-]*)\.yml", "archive.Award"),
    _line("organisations", _ARCHIVE + r"organisations\.yml", "archive.Organisations"),
    _line("kinds", _ARCHIVE + r"kinds\.yml", "archive.Kinds"),
    _line("series", _ARCHIVE + r"series\.yml", "archive.SeriesFile"),
    _line("milestones", _ARCHIVE + r"milestones\.yml", "archive.Milestones"),
    _line("old-site", _ARCHIVE + r"old-site\.yml", "archive.OldSite"),
    _line("redirects", _ARCHIVE + r"redirects\.yml", "redirects.Redirects"),
    _line("article", _PAGE + r"(?P<path>research/(?!index\.md)[^/]+\.md)", "archive.Article"),
    _line("page", _PAGE + r"(?P<path>.+\.md)", "page.PageMatter"),
)

#: Folders whose every file must have a place in ``LAYOUT``, media apart.
WATCHED = ("standards", "docs/archive", "docs/media", *(f"docs/{code}" for code in LANGUAGES))
#: Generated or foreign to the layout, yet at home in a watched folder.
PASSED_OVER = re.compile(
    r"standards/_schema/.*|.*/\.gitkeep|standards/ledger\.jsonl|"
    r"standards/[^/]+/[^/]+/[a-z]+\.reviewed\.jsonl|"
    r"docs/[a-z]+/.*\.(svg|png|jpg|webp|pdf)"
)


def layout_of(path: str) -> tuple[Layout, dict[str, str]] | None:
    """The layout line for ``path`` and what its groups say, or None."""
    for line in LAYOUT:
        if match := line.pattern.match(path):
            return line, match.groupdict()
    return None


def model_of(kind: str) -> type[Record]:
    """The model of the records of one kind of file."""
    return next(line.model for line in LAYOUT if line.kind == kind)
