"""The page of an edition's rounds of comments, and what a clause's page shows of them."""

from __future__ import annotations

from collections.abc import Iterator

from ..catalogue import ClauseView
from ..comments.offer import form_files, mail_address, mail_text, takes_comments
from ..comments.rounds import CommentView, by_clause, rounds
from ..render import Reader
from .page import GeneratedPage


class Talk:
    """Comments by clause, gathered once for all pages of one language."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.comments = by_clause(reader.catalogue)

    def about(self, clause: ClauseView) -> dict[str, object]:
        """What the template of a clause's page gets."""
        language = self.reader.language
        asks = takes_comments(clause.edition)
        found: list[CommentView] = self.comments.get(clause.ref, [])
        return {
            "comments": found,
            "mail": mail_text(clause, language)[1] if asks else "",
            "mail_address": mail_address(clause, language) if asks else "",
        }


def comment_pages(reader: Reader) -> Iterator[GeneratedPage]:
    """One page an edition that has had a round."""
    catalogue = reader.catalogue
    for edition in catalogue.editions:
        if not edition.rounds:
            continue
        standard, files = edition.standard, form_files(edition, catalogue)
        forms = {form.id: form for form in catalogue.comment_forms.forms} if files else {}
        yield GeneratedPage(
            url=f"{edition.url}comments/",
            title=f"{reader.document(edition)} {reader.t('comments.title')}",
            description=reader.t("comments.description", number=reader.document(edition)),
            template="comments.html",
            area="nav.criteria",
            trail=(
                (reader.t("nav.criteria"), "standards/"),
                (standard.record.number, standard.url),
                (reader.document(edition), edition.url),
            ),
            values={
                "edition": edition,
                "rounds": rounds(edition, catalogue),
                "files": files,
                "forms": forms,
            },
            source=f"standards/{standard.id}/{edition.id}/comments.yml",
            outline=edition,
        )
