"""The table of comments as a form has it: headings, and every comment as a row of texts.

A column may hold several fields: the first stands bare, the others on lines of their own after
a label.  A line of somebody's text that looks like a label is marked with a backslash, which
reading takes away again; so nothing is lost on the way out and back.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from ..grid import folded
from ..locale import locale
from ..markup import plain
from ..model.base import LANGUAGES
from ..model.comments import CommentForms, Form, FormField, FormWord
from ..render.naming import document
from .rounds import CommentView, RoundView

_COLON = {"zh": "：", "en": ": "}


@dataclass(frozen=True)
class Vocabulary:
    """Labels and words of ``comment-forms.yml``, both ways."""

    forms: CommentForms

    def label(self, field: FormField, language: str) -> str:
        """What stands before a field in a shared column."""
        for item in self.forms.labels:
            if item.field == field:
                return item.text.best(language)[0] + _COLON[language]
        return f"{field}{_COLON[language]}"

    @cached_property
    def labels(self) -> dict[str, FormField]:
        """Every label in every language, longest first, without its colon."""
        found = {
            self.label(field, code).rstrip("：: "): field
            for field in FormField
            for code in LANGUAGES
        }
        return dict(sorted(found.items(), key=lambda pair: -len(pair[0])))

    def word(self, value: str, language: str) -> str:
        """How ``language`` writes a decision or a type."""
        for item in self.forms.words:
            if item.value == value:
                return str(_written(item, language)[0])
        return value

    def value(self, word: str, allowed: tuple[str, ...]) -> str | None:
        """The value that a word stands for, in any language, or None."""
        wanted = folded(word)
        for item in self.forms.words:
            every = (item.value, *item.zh, *item.en)
            if item.value in allowed and wanted in {folded(each) for each in every}:
                return item.value
        return wanted if wanted in allowed else None

    def known(self, allowed: tuple[str, ...]) -> str:
        """The words for the allowed values, for messages."""
        return "、".join(f"{self.word(value, 'zh')}/{self.word(value, 'en')}" for value in allowed)


def _written(item: FormWord, language: str) -> tuple[str, ...]:
    return item.zh if language == "zh" else item.en


@dataclass(frozen=True)
class FormTable:
    """A form filled in, ready for any kind of file."""

    title: str
    subtitle: str
    header: tuple[tuple[str, str], ...]
    headings: tuple[str, ...]
    widths: tuple[int, ...]
    rows: tuple[tuple[str, ...], ...]


def number_of(item: CommentView) -> str:
    """The clause's number as printed, or nothing for the whole text."""
    return item.clause.record.number if item.clause else ""


def _field(item: CommentView, field: FormField, words: Vocabulary, language: str) -> str:
    record = item.record
    if field == FormField.CLAUSE_NUMBER:
        return number_of(item)
    if field in (FormField.DECISION, FormField.TYPE):
        value = record.decision if field == FormField.DECISION else record.type
        return words.word(value.value, language)
    if field == FormField.CHANGE:
        return ", ".join(record.change)
    value = getattr(record, field)
    if value is None or isinstance(value, str):
        return value or ""
    return value.best(language)[0].strip("\n")


def joined(parts: dict[FormField, str], words: Vocabulary, language: str) -> str:
    """The text of a cell from its fields."""
    lines = []
    for at, (field, text) in enumerate(parts.items()):
        safe = [_marked(line, words) for line in text.split("\n")]
        if at:
            safe[0] = words.label(field, language) + safe[0].removeprefix("\\")
        if not at or text:
            lines += safe
    return "\n".join(lines).strip("\n") if any(parts.values()) else ""


def _marked(line: str, words: Vocabulary) -> str:
    like = any(line.lstrip().startswith(label) for label in words.labels)
    return f"\\{line}" if like or line.startswith("\\") else line


def parted(text: str, fields: tuple[FormField, ...], words: Vocabulary) -> dict[FormField, str]:
    """The fields of a cell; what stands before the first label belongs to the first field."""
    found = dict.fromkeys(fields, "")
    current, lines = fields[0], {field: [] for field in fields}
    for line in text.split("\n"):
        field, rest = _labelled(line, fields[1:], words)
        if field is not None:
            current = field
        lines[current].append(rest)
    return found | {field: "\n".join(got).strip() for field, got in lines.items()}


def _labelled(
    line: str, fields: tuple[FormField, ...], words: Vocabulary
) -> tuple[FormField | None, str]:
    for label, field in words.labels.items():
        if field in fields and line.lstrip().startswith(label):
            rest = line.lstrip()[len(label) :].lstrip()
            if rest[:1] in ("：", ":"):
                return field, rest[1:].strip()
    return None, line.removeprefix("\\")


def table(
    view: RoundView, form: Form, words: Vocabulary, language: str, blank: int = 0
) -> FormTable:
    """The round in a form; ``blank`` adds empty rows for people to write in."""
    number = document(view.edition, locale(language))
    header = tuple((item.best(language)[0], "") for item in form.header)
    if header:
        title = plain(view.edition.title.best(language)[0])
        header = ((header[0][0], f"{number} {title}"), *header[1:])
    rows = [tuple(_row(item, form, words, language)) for item in view.comments]
    rows += [("",) * len(form.columns)] * blank
    return FormTable(
        title=form.title.best(language)[0],
        subtitle=f"{number} · {view.record.title.best(language)[0]}",
        header=header,
        headings=tuple(column.heading.best(language)[0] for column in form.columns),
        widths=tuple(column.width for column in form.columns),
        rows=tuple(rows),
    )


def _row(item: CommentView, form: Form, words: Vocabulary, language: str) -> Iterator[str]:
    for column in form.columns:
        parts = {field: _field(item, field, words, language) for field in column.fields}
        yield joined(parts, words, language)
