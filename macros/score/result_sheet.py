"""The sheet of results: points, score, rates, every gate of every level, the level.

Spreadsheets count in binary, so a value is first rounded to nine decimals, which removes the
noise, and then as the scheme says; a true value nearer than that to a limit without touching it
does not occur with the sample sizes people draw.
"""

from __future__ import annotations

from xlsxwriter.worksheet import Worksheet

from ..model.scheme import Compare, SchemeLevel
from .book import Book, quoted
from .criteria import plain
from .layout import ANSWERS, column


def result_sheet(book: Book, start: dict[str, str]) -> None:
    """Add the sheet.  Column A names each row; readers and tests find values by these keys."""
    _Results(book, start).write()


class _Results:
    """Writes rows one below the other and remembers where each value stands."""

    def __init__(self, book: Book, start: dict[str, str]):
        self.book = book
        self.scheme = book.criteria.scheme
        self.counts = {k: f"N({book.at('start', start[k])})" for k in ("deductions", "bonus")}
        self.made: Worksheet = book.add("result", (4, 34, 18, 18, 18, 18, 18, 18, 18, 18))
        self.made.write_string(0, 1, book.t("assess.sheet.result"), book.styles["title"])
        self.row = 2
        self.places: dict[str, str] = {}

    def write(self) -> None:
        """All rows in the order a reader wants them, though later rows are computed first."""
        self.row = 5
        self._sums()
        rates = self._rates()
        failures = self._failures()
        levels = self._levels(rates)
        self._conclusion(failures, levels)

    def _line(self, key: str, label: str, formula: str, style: str = "number") -> str:
        """One labelled value; its address."""
        self.made.write_string(self.row, 0, key, self.book.styles["key"])
        self.made.write_string(self.row, 1, label, self.book.styles["text"])
        self.made.write_formula(self.row, 2, f"={formula}", self.book.styles[style], "")
        self.row += 1
        self.places[key] = f"C{self.row}"
        return self.places[key]

    def _range(self, name: str, rows: list[int]) -> str:
        letter = column(ANSWERS, name)
        return self.book.at("answers", f"${letter}${min(rows)}:${letter}${max(rows)}")

    def _held(self, value: str) -> str:
        scheme = self.scheme
        noise_free = f"ROUND({value},9)"
        if scheme.compare is Compare.ROUNDED and scheme.rounding:
            return f"ROUND({noise_free},{scheme.rounding.places})"
        return noise_free

    def _sums(self) -> None:
        t, scheme = self.book.t, self.scheme
        rows = list(self.book.rows.values())
        self._line("obtained", t("assess.result.obtained"), f"SUM({self._range('earned', rows)})")
        self._line(
            "applicable", t("assess.result.applicable"), f"SUM({self._range('applicable', rows)})"
        )
        obtained, applicable = self.places["obtained"], self.places["applicable"]
        share = f"IF({applicable}=0,0,{obtained}/{applicable}*{plain(scheme.total)})"
        score = self._line("normalised", t("assess.result.normalised"), share)
        if scheme.bonus:
            each, limit = plain(scheme.bonus.each), plain(scheme.bonus.limit)
            bonus = f"MIN({each}*{self.counts['bonus']},{limit})"
            score += "+" + self._line("bonus", t("assess.result.bonus"), bonus)
        if scheme.deductions:
            count = self._line(
                "deductions", t("assess.result.deductions"), self.counts["deductions"], "plain"
            )
            if not scheme.deductions.outside_score:
                score += f"-{plain(scheme.deductions.each)}*{count}"
        score = f"MAX(0,{score})"
        if scheme.cap is not None:
            score = f"MIN({plain(scheme.cap)},{score})"
        self._line("score", t("assess.result.score"), self._held(score))

    def _rates(self) -> dict[str, str]:
        """Rate of each part: a number, or empty where nothing in it applies."""
        rates = {}
        for group in self.book.criteria.groups:
            rows = [
                self.book.rows[clause.id]
                for clause in self.book.criteria.clauses
                if group.id in clause.chapters or group.id == clause.id
            ]
            earned, applicable = self._range("earned", rows), self._range("applicable", rows)
            rate = self._held(f"SUM({earned})/SUM({applicable})*100")
            view = self.book.edition.clause(group.id)
            title = self.book.words(view.record.title) if view else group.id
            label = self.book.t("assess.result.rate", part=f"{group.number} {title}")
            formula = f'IF(SUM({applicable})=0,"",{rate})'
            rates[group.id] = self._line(f"rate:{group.id}", label, formula)
        return rates

    def _failures(self) -> str:
        """How many conditions that fail the whole are there."""
        t, scheme, found = self.book.t, self.scheme, []
        if scheme.veto:
            letters = {n: column(ANSWERS, n) for n in ("earned", "applicable", "points")}
            tests = []
            for clause in self.book.criteria.clauses:
                if clause.veto:
                    row = self.book.rows[clause.id]
                    at = {n: self.book.at("answers", f"{c}{row}") for n, c in letters.items()}
                    limit = f"{at['points']}*{plain(scheme.veto.at_ratio)}"
                    low = f"ROUND({at['earned']},9)<=ROUND({limit},9)"
                    tests.append(f'IF({at["applicable"]}="",0,IF({low},1,0))')
            count = "+".join(tests) or "0"
            found.append(self._line("vetoes", t("assess.result.vetoes"), count, "plain"))
        if scheme.deductions:
            fail_at = scheme.deductions.fail_at
            test = f"IF({self.counts['deductions']}>={fail_at},1,0)"
            label = t("assess.result.too_many", count=fail_at)
            found.append(self._line("too-many", label, test, "plain"))
        if scheme.min_applicable is not None:
            least = plain(scheme.min_applicable)
            test = f"IF(ROUND({self.places['applicable']},9)<{least},1,0)"
            found.append(
                self._line("too-few", t("assess.result.too_few", points=least), test, "plain")
            )
        return "+".join(found) or "0"

    def _levels(self, rates: dict[str, str]) -> list[tuple[str, str]]:
        """A row a level, a column a gate; ``(level name, address of "all met")``."""
        t, style = self.book.t, self.book.styles
        self.row += 1
        heads = [t("scheme.level"), t("assess.result.met"), t("assess.gate.score_short")]
        heads += [f"{group.number} ≥" for group in self.book.criteria.groups]
        self.made.write_row(self.row, 1, [*heads, t("assess.gate.deductions_short")], style["head"])
        self.row += 1
        found = []
        for level in self.scheme.levels:
            tests = self._gates(level, rates)
            self.made.write_string(self.row, 0, f"level:{level.id}", style["key"])
            self.made.write_string(self.row, 1, self.book.words(level.name), style["text"])
            yes, no = quoted(self.book.choice("yes")), quoted(self.book.choice("no"))
            for index, test in enumerate(tests, 3):
                formula = f"=IF({test},{yes},{no})" if test else '=""'
                self.made.write_formula(self.row, index, formula, style["plain"], "")
            every = f"=IF(AND({','.join(test for test in tests if test)}),1,0)"
            self.made.write_formula(self.row, 2, every, style["plain"], "")
            self.row += 1
            found.append((self.book.words(level.name), f"C{self.row}"))
        return found

    def _gates(self, level: SchemeLevel, rates: dict[str, str]) -> list[str]:
        """Tests in the order of the columns; empty where the level does not ask."""
        least = {item.clause: plain(item.percent) for item in level.chapter_minimums}
        tests = [f"{self.places['score']}>={plain(level.min)}"]
        for group, cell in rates.items():
            asked = f'IF({cell}="",TRUE,{cell}>={least[group]})' if group in least else ""
            tests.append(asked)
        most = level.max_deductions
        tests.append("" if most is None else f"{self.counts['deductions']}<={most}")
        return tests

    def _conclusion(self, failures: str, levels: list[tuple[str, str]]) -> None:
        """The level on top, as soon as everything it rests on is known."""
        t = self.book.t
        formula = quoted(t("assess.result.failed"))
        for name, cell in levels:
            formula = f"IF({cell}=1,{quoted(name)},{formula})"
        self.row = 2
        failed = quoted(t("assess.result.failed"))
        label = t("assess.result.level")
        self._line("level", label, f"IF({failures}>0,{failed},{formula})", "big")
        rows = list(self.book.rows.values())
        checks = self._range("check", rows)
        word = t("assess.book.open")
        open_ = f"SUMPRODUCT((LEFT({checks},{len(word)})={quoted(word)})*1)"
        self._line("open", t("assess.result.open"), open_, "plain")
