"""The survey as files: an empty sheet for answers as CSV and XLSX, with the questionnaire.

A heading begins with ``S1`` (satisfaction) or ``I1`` (importance); programs read that code and
people read the words after it, so a sheet in either language is read on either page.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import datetime

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from ..catalogue import Catalogue
from ..model.base import LANGUAGES
from ..model.survey import POINTS, Survey
from ..render import Reader

#: Rows with a check of what is typed; more rows are read all the same.
ROWS = 500
_FONT = {"font_name": "Noto Sans CJK SC", "font_size": 10, "valign": "top", "text_wrap": True}
_LOOKS = {
    "title": {**_FONT, "bold": True, "font_size": 14, "text_wrap": False},
    "plain": {**_FONT},
    "head": {**_FONT, "bold": True, "border": 1, "bg_color": "#F0EBE0"},
    "cell": {**_FONT, "border": 1},
    "mark": {**_FONT, "border": 1, "align": "center"},
}


def file_path(language: str, ending: str) -> str:
    """Where an empty sheet stands below the root of all languages."""
    return f"tools/survey/survey-{language}.{ending}"


def headings(survey: Survey, reader: Reader) -> list[str]:
    """The first row: a number, satisfaction and importance of every item, the open question."""
    t = reader.t
    named = [
        f"{code}{number} {reader.plain(item.short)} {t(key)}"
        for code, key in (("S", "survey.satisfaction"), ("I", "survey.importance"))
        for number, item in enumerate(survey.items, 1)
    ]
    return [t("survey.column.response"), *named, t("survey.column.comment")]


def blank_csv(survey: Survey, reader: Reader) -> bytes:
    """The headings alone: UTF-8 with a mark, as spreadsheets expect."""
    text = io.StringIO(newline="")
    csv.writer(text).writerow(headings(survey, reader))
    return text.getvalue().encode("utf-8-sig")


def blank_xlsx(survey: Survey, reader: Reader) -> bytes:
    """A workbook: the sheet for answers, what its codes mean, the questionnaire to print."""
    target, t = io.BytesIO(), reader.t
    book = Workbook(target, {"in_memory": True, "strings_to_formulas": False})
    book.set_properties({"title": t("survey.title"), "created": datetime(2000, 1, 1)})
    looks = {name: book.add_format(look) for name, look in _LOOKS.items()}
    _answers(book.add_worksheet(t("survey.sheet.answers")), survey, reader, looks)
    _legend(book.add_worksheet(t("survey.sheet.legend")), survey, reader, looks)
    _paper(book.add_worksheet(t("survey.sheet.paper")), survey, reader, looks)
    book.close()
    return target.getvalue()


def _answers(sheet: Worksheet, survey: Survey, reader: Reader, looks: dict[str, Format]) -> None:
    names, count = headings(survey, reader), len(survey.items)
    for at, name in enumerate(names):
        sheet.write_string(0, at, name, looks["head"])
    sheet.set_column(0, 0, 10)
    sheet.set_column(1, 2 * count, 9)
    sheet.set_column(2 * count + 1, 2 * count + 1, 40)
    sheet.set_row(0, 60)
    sheet.freeze_panes(1, 1)
    for first, last, least in ((1, count, 0), (count + 1, 2 * count, 1)):
        rule = {
            "validate": "integer",
            "criteria": "between",
            "minimum": least,
            "maximum": POINTS,
            "error_title": reader.t("survey.title"),
            "error_message": reader.t("survey.wrong.value", value="", least=least, most=POINTS),
        }
        sheet.data_validation(1, first, ROWS, last, rule)


def _legend(sheet: Worksheet, survey: Survey, reader: Reader, looks: dict[str, Format]) -> None:
    t = reader.t
    sheet.set_column(0, 0, 8)
    sheet.set_column(1, 1, 60)
    sheet.set_column(2, 3, 22)
    lines = [t("survey.legend.fill"), t("survey.legend.complete"), t("survey.legend.private")]
    for row, text in enumerate(lines):
        sheet.merge_range(row, 0, row, 3, text, looks["plain"])
        sheet.set_row(row, 32)
    heads = ("survey.column.code", "survey.column.item", "survey.column.aspect", "survey.group")
    aspects = {part.id: part for part in survey.aspects}
    groups = {part.id: part for part in survey.groups}
    rows = [[t(key) for key in heads]]
    rows += [
        [
            f"S{number}, I{number}",
            reader.plain(item.text),
            reader.plain(aspects[item.aspect].name),
            reader.plain(groups[item.group].name),
        ]
        for number, item in enumerate(survey.items, 1)
    ]
    rows.append([t("survey.column.value"), t("survey.satisfaction"), t("survey.importance"), ""])
    rows.append(["0", reader.plain(survey.unused), "", ""])
    for value, pair in enumerate(zip(survey.satisfaction, survey.importance, strict=True), 1):
        rows.append([str(value), *(reader.plain(words) for words in pair), ""])
    heads_at = (0, len(survey.items) + 1)
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            look = looks["head" if at in heads_at else "cell"]
            sheet.write_string(at + len(lines) + 1, column, text, look)


def _paper(sheet: Worksheet, survey: Survey, reader: Reader, looks: dict[str, Format]) -> None:
    """The questionnaire on A4, with a box for every answer."""
    t = reader.t
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(0.5, 0.5, 0.6, 0.6)
    sheet.set_column(0, 0, 4)
    sheet.set_column(1, 1, 38)
    sheet.set_column(2, 2 + 2 * POINTS, 4)
    last = 2 + 2 * POINTS
    sheet.write_string(0, 0, t("survey.questionnaire"), looks["title"])
    sheet.merge_range(1, 0, 1, last, reader.plain(survey.intro), looks["plain"])
    sheet.set_row(1, 45)
    sheet.merge_range(2, 2, 2, 2 + POINTS, t("survey.satisfaction"), looks["head"])
    sheet.merge_range(2, 3 + POINTS, 2, last, t("survey.importance"), looks["head"])
    marks = [*range(1, POINTS + 1), reader.plain(survey.unused), *range(1, POINTS + 1)]
    for at, mark in enumerate(marks):
        sheet.write_string(3, 2 + at, str(mark), looks["mark"])
    sheet.set_row(3, 30)
    for row, item in enumerate(survey.items, 4):
        sheet.write_string(row, 0, str(row - 3), looks["cell"])
        sheet.write_string(row, 1, reader.plain(item.text), looks["cell"])
        for at in range(2, last + 1):
            sheet.write_string(row, at, "□", looks["mark"])
        sheet.set_row(row, 28)
    end = len(survey.items) + 5
    sheet.merge_range(end, 0, end, last, reader.plain(survey.question), looks["plain"])
    sheet.merge_range(end + 1, 0, end + 1, last, "", looks["cell"])
    sheet.set_row(end + 1, 60)
    sheet.merge_range(end + 2, 0, end + 2, last, reader.plain(survey.thanks), looks["plain"])


def survey_files(catalogue: Catalogue) -> Iterator[tuple[str, bytes]]:
    """``(path, content)`` of the empty sheets in every language."""
    survey = catalogue.survey
    if survey is None:
        return
    for language in LANGUAGES:
        reader = Reader(catalogue, language)
        yield file_path(language, "csv"), blank_csv(survey, reader)
        yield file_path(language, "xlsx"), blank_xlsx(survey, reader)
