"""What a person without git takes away: the forms of a round, and a form for one clause.

The form of a clause is one workbook whose marks are replaced: hundreds are made in a moment.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from html import escape
from urllib.parse import quote

from ..catalogue import Catalogue, ClauseView, EditionView
from ..locale import Locale, locale
from ..model.base import LANGUAGES
from ..model.comments import FormField
from ..model.standard import Status
from ..render.naming import document
from .files import WRITERS
from .forms import FormTable, Vocabulary, table
from .rounds import rounds

#: The form that asks one person for one comment.
SINGLE = "single"
_MARKS = {FormField.CLAUSE_NUMBER: "@NUMBER@", FormField.CLAUSE: "@CLAUSE@"}


def takes_comments(edition: EditionView) -> bool:
    """Comments are asked for on drafts only."""
    return edition.entry.status is Status.DRAFT


def form_files(edition: EditionView, catalogue: Catalogue) -> list[tuple[str, str, str]]:
    """``(round id, form id, file name)`` of every table that stands beside the page of rounds."""
    if catalogue.comment_forms is None:
        return []
    return [
        (record.id, form.id, f"{record.id}-{form.id}{ending}")
        for record in edition.rounds
        for form in catalogue.comment_forms.forms
        if form.id != SINGLE
        for ending in WRITERS
    ]


def comment_files(catalogue: Catalogue) -> Iterator[tuple[str, str | bytes]]:
    """The tables of every round and the form of every clause of a draft, in every language."""
    if catalogue.comment_forms is None:
        return
    words = Vocabulary(catalogue.comment_forms)
    forms = {form.id: form for form in words.forms.forms}
    for language in LANGUAGES:
        folder = "" if language == LANGUAGES[0] else f"{language}/"
        for edition in catalogue.editions:
            views = {view.record.id: view for view in rounds(edition, catalogue)}
            for name, form, file in form_files(edition, catalogue):
                write = WRITERS[file[file.rindex(".") :]]
                filled = table(views[name], forms[form], words, language)
                yield f"{folder}{edition.url}comments/{file}", write(filled, language)
            if takes_comments(edition) and SINGLE in forms:
                yield from _clause_forms(edition, words, language, folder)


def _clause_forms(
    edition: EditionView, words: Vocabulary, language: str, folder: str
) -> Iterator[tuple[str, bytes]]:
    form = next(form for form in words.forms.forms if form.id == SINGLE)
    row = tuple("".join(_MARKS.get(f, "") for f in column.fields) for column in form.columns)
    blank = FormTable(
        title=form.title.best(language)[0],
        subtitle=f"{document(edition, locale(language))} @TITLE@",
        header=(),
        headings=tuple(column.heading.best(language)[0] for column in form.columns),
        widths=tuple(column.width for column in form.columns),
        rows=(row,),
    )
    with zipfile.ZipFile(io.BytesIO(WRITERS[".xlsx"](blank, language))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for clause in edition.clauses:
        record = clause.record
        marks = {
            "@NUMBER@": record.number,
            "@CLAUSE@": record.id,
            "@TITLE@": f"{record.number} {record.title.best(language)[0]}",
        }
        yield f"{folder}{clause.url}comment.xlsx", _packed(parts, marks)


def _packed(parts: dict[str, bytes], marks: dict[str, str]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            member = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            member.compress_type, member.create_system = zipfile.ZIP_DEFLATED, 0
            if b"@" in content:
                for mark, text in marks.items():
                    content = content.replace(mark.encode(), escape(text, quote=False).encode())
            archive.writestr(member, content)
    return data.getvalue()


def mail_text(clause: ClauseView, language: str) -> tuple[str, str]:
    """Subject and body of a message with the clause filled in."""
    t: Locale = locale(language)
    record, edition = clause.record, clause.edition
    title = f"{record.number} {record.title.best(language)[0]}"
    lines = [
        t("comments.mail.text", number=document(edition, t)),
        t("comments.mail.clause", title=title, id=record.id),
        *(t(f"comments.mail.{key}") for key in ("place", "type", "comment", "proposal", "from")),
    ]
    return t("comments.mail.subject", number=document(edition, t), title=title), "\n".join(lines)


def mail_address(clause: ClauseView, language: str) -> str:
    """A ``mailto:`` link without an address: the person chooses to whom."""
    subject, body = mail_text(clause, language)
    return (
        f"mailto:?subject={quote(subject)}&body={quote(body.replace(chr(10), chr(13) + chr(10)))}"
    )
