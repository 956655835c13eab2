"""The self-assessment as a workbook: drop-downs, protected formulas, a live score and level.

Only functions that LibreOffice, WPS and Excel 2010 share are used (IF, AND, OR, SUM, MIN, MAX,
ROUND, LEN, TRIM, ISNUMBER).  Formulas are stored without a value, so that every program
computes them on opening.
"""

from __future__ import annotations

import io
from datetime import date, datetime

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from ..catalogue import Catalogue, EditionView
from ..locale import locale
from ..render.naming import document
from .book import STYLES, Book, quoted
from .criteria import Criteria, ScoredClause, plain
from .layout import ANSWERS, EVIDENCE, column, grade_label
from .result_sheet import result_sheet
from .sheet import Answer, Sheet

_COUNT = {"validate": "integer", "criteria": ">=", "value": 0}


def workbook(
    catalogue: Catalogue,
    edition: EditionView,
    criteria: Criteria,
    language: str,
    sheet: Sheet | None = None,
) -> bytes:
    """The workbook of an edition in a language, empty or with the answers of ``sheet``."""
    target, t = io.BytesIO(), locale(language)
    file = xlsxwriter.Workbook(
        target, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    title = f"{document(edition, t)} {t('assess.title')}"
    file.set_properties({"title": title, "created": datetime(2000, 1, 1)})
    styles = {name: file.add_format(style) for name, style in STYLES.items()}
    book = Book(file, catalogue, edition, criteria, sheet, t, styles)
    start = _start(book)
    _answers(book, start)
    _evidence(book)
    result_sheet(book, start)
    file.close()
    return target.getvalue()


def _start(book: Book) -> dict[str, str]:
    """The first sheet; where its inputs are, by key."""
    made, t, sheet = book.add("start", (4, 30, 44, 70)), book.t, book.sheet
    title = f"{document(book.edition, t)} {book.words(book.edition.title)} {t('assess.title')}"
    made.write_string(0, 1, title, book.styles["title"])
    made.write_string(1, 1, t("assess.book.privacy"), book.styles["plain"])
    rows = [
        (key, t(f"assess.field.{key}"), t(f"assess.hint.{key}"), getattr(sheet, key, None))
        for key in ("organisation", "assessor", "deductions", "bonus", "remarks")
    ]
    for name, entry in book.catalogue.vocabulary["industries"].items():
        chosen = book.choice("yes") if sheet and name in sheet.industries else None
        hint = t("assess.hint.industries")
        rows.append((f"industry:{name}", book.words(entry.name), hint, chosen))
    places = {}
    for row, (key, label, hint, value) in enumerate(rows, 2):
        made.write_string(row, 0, key, book.styles["key"])
        made.write_string(row, 1, label, book.styles["text"])
        _put(made, row, 2, value, book.styles["input"])
        made.write_string(row, 3, hint, book.styles["text"])
        if key.startswith("industry:"):
            words = [book.choice("yes"), book.choice("no")]
            made.data_validation(row, 2, row, 2, {"validate": "list", "source": words})
        elif key in ("deductions", "bonus"):
            made.data_validation(row, 2, row, 2, _COUNT)
        places[key] = f"$C${row + 1}"
    for row, line in enumerate(t("assess.book.guide").split("\n"), len(rows) + 3):
        made.write_string(row, 1, line, book.styles["plain"])
    return places


def _answers(book: Book, start: dict[str, str]) -> None:
    widths = (4, 10, 26, 46, 14, 7, 10, 26, 14, 9, 22, 8, 8, 26, 14, 12, 8, 0, 0, 0)
    made = book.add("answers", widths, ANSWERS)
    made.write_string(0, 1, book.t("assess.sheet.answers"), book.styles["title"])
    views = {view.id: view for view in book.edition.clauses}
    row, shown = 2, set()
    for clause in book.criteria.clauses:
        for heading in clause.chapters:
            if heading not in shown:
                shown.add(heading)
                record = views[heading].record
                made.write_row(
                    row, 1, [record.number, book.words(record.title)], book.styles["part"]
                )
                row += 1
        book.rows[clause.id] = row + 1
        _answer_row(book, made, row, clause, start)
        row += 1


def _answer_row(
    book: Book, made: Worksheet, row: int, clause: ScoredClause, start: dict[str, str]
) -> None:
    record = book.catalogue.clauses[f"{book.criteria.edition}#{clause.id}"].record
    answer = (book.sheet and book.sheet.answers.get(clause.id)) or Answer()
    style = book.styles
    told = {
        "id": clause.id,
        "number": clause.number,
        "title": book.words(record.title) + (f" ★{book.t('clause.veto')}" if clause.veto else ""),
        "provision": book.words(record.short or record.text),
        "method": book.t(f"assess.method.{clause.scoring}", each=plain(clause.each)),
        "points": float(clause.points),
        "veto": 1 if clause.veto else 0,
        "text": clause.text_mark,
        "scale": clause.scale_mark,
    }
    for name, value in told.items():
        made.write(row, ANSWERS.index(name), value, style["key" if name == "id" else "text"])
    excluded = answer.excluded is not None
    _input(book, made, row, "applies", book.choice("excluded" if excluded else "applies"))
    _input(book, made, row, "reason", answer.excluded)
    _input(book, made, row, "answer", _given(book, clause, answer))
    _input(book, made, row, "size", answer.size)
    _input(book, made, row, "note", answer.note or None)
    _input(book, made, row, "owner", answer.owner or None)
    _input(book, made, row, "due", date.fromisoformat(answer.due) if answer.due else None)
    weights = book.sheet.weights if book.sheet else {}
    _input(book, made, row, "weight", weights.get(clause.id, clause.effort))
    _validate(book, made, row, clause)
    for name, formula in _formulas(book, row + 1, clause, start).items():
        look = style["warn" if name == "check" else "number"]
        made.write_formula(row, ANSWERS.index(name), formula, look, "")


def _input(book: Book, made: Worksheet, row: int, name: str, value: object) -> None:
    style = book.styles["date" if name == "due" else "input"]
    _put(made, row, ANSWERS.index(name), value, style)


def _put(made: Worksheet, row: int, at: int, value: object, style: Format) -> None:
    """Write what a person gave: a text stays a text, even one that looks like a formula."""
    if isinstance(value, str):
        made.write_string(row, at, value, style)
    elif isinstance(value, date):
        made.write_datetime(row, at, value, style)
    else:
        made.write(row, at, value, style)


def _given(book: Book, clause: ScoredClause, answer: Answer) -> object:
    """What stands in the answer cell."""
    if clause.scoring == "binary" and answer.met is not None:
        return book.choice("met" if answer.met else "unmet")
    if clause.scoring == "graded" and answer.grade in clause.ratios:
        index = clause.ratios.index(answer.grade or "")
        return grade_label(index, clause.ratios[index])
    return answer.conforming if clause.scoring == "sample" else answer.findings


def _validate(book: Book, made: Worksheet, row: int, clause: ScoredClause) -> None:
    def rule(name: str, options: dict[str, object]) -> None:
        at = ANSWERS.index(name)
        made.data_validation(row, at, row, at, options)

    applies = [book.choice("applies"), book.choice("excluded")]
    rule("applies", {"validate": "list", "source": applies if clause.excludable else applies[:1]})
    answers = {
        "binary": [book.choice("met"), book.choice("unmet")],
        "graded": [grade_label(index, ratio) for index, ratio in enumerate(clause.ratios)],
    }.get(clause.scoring)
    record = book.catalogue.clauses[f"{book.criteria.edition}#{clause.id}"].record
    help_ = {"input_title": clause.number}
    if answers:
        text = " / ".join(
            f"{label}: {book.words(grade.text)}"
            for label, grade in zip(answers, record.grades, strict=False)
        )
        text = text if len(text) <= 255 else text[:254] + "…"
        more = {**help_, "input_message": text} if text else {}
        rule("answer", {"validate": "list", "source": answers, **more})
    else:
        rule("answer", _COUNT)
    if clause.scoring == "sample":
        rule("size", {**_COUNT, "value": 1})
    rule("weight", {"validate": "integer", "criteria": "between", "minimum": 0, "maximum": 9})
    limits = {"minimum": date(2000, 1, 1), "maximum": date(2099, 12, 31)}
    rule("due", {"validate": "date", "criteria": "between", **limits})


def _formulas(book: Book, row: int, clause: ScoredClause, start: dict[str, str]) -> dict[str, str]:
    """What a row computes; ``row`` counts from 1."""
    at = {name: f"{column(ANSWERS, name)}{row}" for name in ANSWERS}
    left_out = [
        f"AND({at['applies']}={quoted(book.choice('excluded'))},LEN(TRIM({at['reason']}))>0)"
    ]
    if not clause.excludable:
        left_out = []
    if clause.industries:
        yes = quoted(book.choice("yes"))
        cells = {key: f"{book.at('start', cell)}={yes}" for key, cell in start.items()}
        profile = [test for key, test in cells.items() if key.startswith("industry:")]
        own = [cells[f"industry:{name}"] for name in clause.industries]
        left_out.append(f"AND(OR({','.join(profile)}),NOT(OR({','.join(own)})))")
    applicable = f"={at['points']}"
    if left_out:
        applicable = f'=IF(OR({",".join(left_out)}),"",{at["points"]})'
    share, answered = _share(book, clause, at)
    open_, reason = quoted(book.t("assess.book.open")), quoted(book.t("assess.book.reason"))
    both = quoted(f"{book.t('assess.book.open')} · {book.t('assess.book.reason')}")
    excluded = f"{at['applies']}={quoted(book.choice('excluded'))}"
    told = f'IF({answered},IF({excluded},{reason},""),IF({excluded},{both},{open_}))'
    return {
        "applicable": applicable,
        "earned": f'=IF({at["applicable"]}="","",{at["points"]}*{share})',
        "check": f'=IF({at["applicable"]}="","",{told})',
    }


def _share(book: Book, clause: ScoredClause, at: dict[str, str]) -> tuple[str, str]:
    """The share of the points earned, and whether the row is answered, as formulas."""
    answer, size = at["answer"], at["size"]
    if clause.scoring == "binary":
        met, unmet = quoted(book.choice("met")), quoted(book.choice("unmet"))
        return f"IF({answer}={met},1,0)", f"OR({answer}={met},{answer}={unmet})"
    if clause.scoring == "sample":
        right = f"AND(ISNUMBER({answer}),ISNUMBER({size}))"
        sane = f"IF({right},AND({size}>=1,{answer}>=0,{answer}<={size}),FALSE)"
        return f"IF({sane},{answer}/{size},0)", sane
    if clause.scoring == "graded":
        share, tests = "0", []
        for index, ratio in reversed(list(enumerate(clause.ratios))):
            test = f"{answer}={quoted(grade_label(index, ratio))}"
            share = f"IF({test},{ratio},{share})"
            tests.append(test)
        return share, f"OR({','.join(tests)})"
    lost = f"{plain(clause.each)}*{answer}/{at['points']}"
    return f"IF(ISNUMBER({answer}),MAX(0,1-{lost}),0)", f"ISNUMBER({answer})"


def _evidence(book: Book) -> None:
    made = book.add("evidence", (4, 6, 10, 26, 16, 60, 40), EVIDENCE)
    made.write_string(0, 1, book.t("assess.sheet.evidence"), book.styles["title"])
    row = 2
    for clause in book.criteria.clauses:
        record = book.catalogue.clauses[f"{book.criteria.edition}#{clause.id}"].record
        answer = book.sheet.answers.get(clause.id) if book.sheet else None
        for index, item in enumerate(record.evidence):
            kind = book.catalogue.vocabulary["evidence_types"].get(item.type)
            given = answer.evidence[index : index + 1] if answer else ()
            values = (
                f"{clause.id}#{index + 1}",
                f"E{row - 1:03}",
                clause.number,
                book.words(record.title),
                book.words(kind.name) if kind else item.type,
                book.words(item.text),
            )
            made.write_row(row, 0, values, book.styles["text"])
            reference = given[0] if given and given[0] else None
            _put(made, row, EVIDENCE.index("reference"), reference, book.styles["input"])
            row += 1
