"""Sheets on the edge, each with the result worked out by hand.

Both engines and the workbook must give these, whatever else they agree on.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from macros.model.scheme import Compare, Rounding
from macros.score import Criteria, Sheet

from .cases import criteria, sheet, with_scheme

FULL: dict[str, dict[str, Any]] = {
    "a.law": {"met": True},
    "a.sample": {"size": 35, "conforming": 35},
    "a.grade": {"grade": "1"},
    "a.deduct": {"findings": 0},
    "b.sample": {"size": 20, "conforming": 20},
    "b.install": {"met": True},
    "b.recall": {"met": True},
}


@dataclass(frozen=True)
class Edge:
    """``shown`` and ``level`` are what a person reads; ``failures`` are kinds of failure."""

    name: str
    answers: dict[str, dict[str, Any]]
    shown: str
    level: str | None
    failures: tuple[str, ...] = ()
    fields: dict[str, Any] = field(default_factory=dict)
    scheme: dict[str, Any] = field(default_factory=dict)
    edition: str = "small"
    workbook: bool = True

    @property
    def criteria(self) -> Criteria:
        """The criteria under this case's scheme."""
        return with_scheme(criteria(self.edition), **self.scheme)

    @property
    def sheet(self) -> Sheet:
        """The sheet of this case."""
        return sheet(self.criteria, self.answers, **self.fields)


def lose(a: str = "0", b: str = "0", **changes: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Everything full but ``a`` points of the 35 of a.sample and ``b`` of the 20 of b.sample."""
    less_a, less_b = int(Decimal(a) * 1000), int(Decimal(b) * 1000)
    return {
        **FULL,
        "a.sample": {"size": 35_000, "conforming": 35_000 - less_a},
        "b.sample": {"size": 20_000, "conforming": 20_000 - less_b},
        **{key.replace("_", "."): value for key, value in changes.items()},
    }


def ladder(**changes: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The 1000-point ladder, everything full but for the changes."""
    return {
        "i.capability": {"size": 10, "conforming": 10},
        "i.quality.product": {"size": 10, "conforming": 10},
        "i.quality.service": {"size": 10, "conforming": 10},
        "i.reputation": {"size": 10, "conforming": 10},
        "i.culture": {"grade": "1"},
        "i.influence": {"met": True},
        **{f"i.{key}": value for key, value in changes.items()},
    }


def nested(**changes: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The nested criteria, everything full but for the changes."""
    return {
        "n.deep.a": {"size": 10, "conforming": 10},
        "n.deep.b": {"size": 10, "conforming": 10},
        "n.b": {"findings": 0},
        "o.a": {"size": 10, "conforming": 10},
        "o.b": {"met": True},
        **{key.replace("_", "."): value for key, value in changes.items()},
    }


UNMET = {"met": False}
OUT = {"met": True, "excluded": "不需安装"}
EXACT = {"compare": Compare.EXACT}
TENTHS = {"rounding": Rounding(places=1)}
THIRD, NONE = {"grade": "0.333333"}, {"size": 10, "conforming": 0}

EDGES = (
    # limits of the ladder: 100 - 10 (b.install) - a; then 100 - a
    Edge("score 69.99", lose("20.01", b_install=UNMET), "69.99", None),
    Edge("score 70.00", lose("20", b_install=UNMET), "70.00", "pass"),
    Edge("score 79.99", lose("20.01"), "79.99", "pass"),
    Edge("score 80.00", lose("20"), "80.00", "star3"),
    Edge("score 89.99", lose("10.01"), "89.99", "star3"),
    Edge("score 90.00", lose("10"), "90.00", "star4"),
    Edge("score 94.99", lose("5.01"), "94.99", "star4"),
    Edge("score 95.00", lose("5"), "95.00", "star5"),
    # half up at the second decimal, as 6.2.6 of ASC 2026 shows
    Edge("89.994 rounds down", lose("10.006"), "89.99", "star3"),
    Edge("89.995 rounds up", lose("10.005"), "90.00", "star4"),
    # 94.95 under one decimal and under exact comparison
    Edge("94.95 rounded to tenths", lose("5.05"), "95.0", "star5", scheme=TENTHS),
    Edge("94.949 rounded to tenths", lose("5.051"), "94.9", "star4", scheme=TENTHS),
    Edge("94.95 exact", lose("5.05"), "94.95", "star4", scheme=EXACT),
    Edge("94.999 exact", lose("5.001"), "94.999", "star4", scheme=EXACT),
    Edge("95 exact", lose("5"), "95", "star5", scheme=EXACT),
    # special deductions: each level allows fewer, five fail
    Edge("no deduction", FULL, "100.00", "star5"),
    Edge("1 deduction", FULL, "100.00", "star5", fields={"deductions": 1}),
    Edge("2 deductions", FULL, "100.00", "star4", fields={"deductions": 2}),
    Edge("3 deductions", FULL, "100.00", "star3", fields={"deductions": 3}),
    Edge("4 deductions", FULL, "100.00", "pass", fields={"deductions": 4}),
    Edge("5 deductions", FULL, "100.00", None, ("deductions",), fields={"deductions": 5}),
    # the denominator: 10 points of b.install leave it, with a reason
    Edge("unmet", lose(b_install=UNMET), "90.00", "star4"),
    Edge("excluded", lose(b_install=OUT), "100.00", "star5"),
    Edge("excluded, 85.5 of 90", lose("4.5", b_install=OUT), "95.00", "star5"),
    Edge("excluded, 85.499 of 90", lose("4.501", b_install=OUT), "95.00", "star5"),
    Edge("excluded, 85.495 of 90", lose("4.505", b_install=OUT), "94.99", "star4"),
    Edge("excluded, exact", lose("4.501", b_install=OUT), "94.9988…", "star4", scheme=EXACT),
    Edge("no reason", lose(b_install={**UNMET, "excluded": " \u3000\n"}), "90.00", "star4",
         workbook=False),
    Edge("not excludable", lose(a_law={**UNMET, "excluded": "x"}), "95.00", None, ("veto",)),
    Edge("80 of 80 applicable", lose(b_install=OUT, b_recall=OUT), "100.00", "star5",
         scheme={"min_applicable": Decimal(80)}),
    Edge("80 of 80.5 applicable", lose(b_install=OUT, b_recall=OUT), "100.00", None,
         ("applicable",), scheme={"min_applicable": Decimal("80.5")}),
    Edge("another industry", lose(b_recall=UNMET), "100.00", "star5",
         fields={"industries": ("retail",)}),
    Edge("the clause's industry", lose(b_recall=UNMET), "90.00", "star4",
         fields={"industries": ("retail", "manufacturing")}),
    Edge("no industry", lose(b_recall=UNMET), "90.00", "star4"),
    # veto: 95 points and yet failed
    Edge("veto unmet", lose(a_law=UNMET), "95.00", None, ("veto",)),
    Edge("veto unanswered", lose(a_law={}), "95.00", None, ("veto",)),
    Edge("veto at half: half", nested(n_deep_a={"size": 2, "conforming": 1}), "93.8", None,
         ("veto",), edition="nested"),
    Edge("veto at half: more", nested(n_deep_a={"size": 100, "conforming": 51}), "93.9", "one",
         edition="nested"),
    # chapter minimum 60 %: 36 of 60 points in A, 24 of 40 in B
    Edge("A at 60.00", lose("24"), "76.00", "pass"),
    Edge("A at 59.995", lose("24.003"), "76.00", "pass"),
    Edge("A at 59.993", lose("24.004"), "76.00", None),
    Edge("B at 60.00", lose(b="16"), "84.00", "star3"),
    Edge("B at 59.995", lose(b="16.002"), "84.00", "star3"),
    Edge("B at 59.99", lose(b="16.004"), "84.00", None),
    Edge("part in part at 80.45", nested(
        n_deep_a={"size": 10_000, "conforming": 8_045}, n_deep_b={"excluded": "x"}),
        "96.5", "two", edition="nested"),
    Edge("part in part at 80.44", nested(
        n_deep_a={"size": 10_000, "conforming": 8_044}, n_deep_b={"excluded": "x"}),
        "96.5", "one", edition="nested"),
    # bonus and its limit, cap
    Edge("bonus lifts", lose("5.5"), "95.00", "star5", fields={"bonus": 1}),
    Edge("bonus not enough", lose("5.51"), "94.99", "star4", fields={"bonus": 1}),
    Edge("bonus at its limit", lose("6"), "95.00", "star5", fields={"bonus": 2}),
    Edge("bonus over its limit", lose("6.01"), "94.99", "star4", fields={"bonus": 3}),
    Edge("cap", FULL, "100.00", "star5", fields={"bonus": 2}),
    Edge("no cap", FULL, "101.00", "star5", fields={"bonus": 2}, scheme={"cap": None}),
    Edge("bonus leaves rates alone", lose("24.004"), "77.00", None, fields={"bonus": 2}),
    # deductions inside the score: 0.7 each
    Edge("inside", nested(), "99.3", "two", fields={"deductions": 1}, edition="nested"),
    Edge("inside, too many for two", nested(), "98.6", "one", fields={"deductions": 2},
         edition="nested"),
    Edge("inside, too many for one", nested(), "95.1", None, fields={"deductions": 7},
         edition="nested"),
    Edge("never below zero", {}, "0.0", None, ("veto",), {"deductions": 7}, edition="nested"),
    # methods: grades, findings to zero, an impossible sample
    Edge("grade 0.7", lose(a_grade={"grade": "0.7"}), "97.00", "star5"),
    Edge("grade 0", lose(a_grade={"grade": "0"}), "90.00", "star4"),
    Edge("3 findings", lose(a_deduct={"findings": 3}), "92.50", "star4"),
    Edge("4 findings", lose(a_deduct={"findings": 4}), "90.00", "star4"),
    Edge("5 findings", lose(a_deduct={"findings": 5}), "90.00", "star4"),
    Edge("more than drawn", lose(b_sample={"size": 20, "conforming": 21}), "80.00", None),
    Edge("nothing drawn", lose(b_sample={"size": 0, "conforming": 0}), "80.00", None),
    Edge("nothing answered", {}, "0.00", None, ("veto",)),
    # 1000 points, two stars first
    Edge("1000: 700", ladder(capability=NONE, reputation={"size": 150, "conforming": 100}),
         "700", "star2", edition="ladder-1000"),
    Edge("1000: 699.99", ladder(capability=NONE, reputation={"size": 15_000, "conforming": 9_999}),
         "699.99", None, edition="ladder-1000"),
    Edge("1000: 899.99995", ladder(culture=THIRD), "899.9999…", "star3", edition="ladder-1000"),
    Edge("1000: 900", ladder(influence=UNMET), "900", "star4", edition="ladder-1000"),
    Edge("1000: 950", ladder(capability={"size": 5, "conforming": 4}), "950", "star5",
         edition="ladder-1000"),
    Edge("1000: 949.5", ladder(capability={"size": 500, "conforming": 399}), "949.5", "star4",
         edition="ladder-1000"),
)  # fmt: skip


@dataclass(frozen=True)
class Landing:
    """A shortest path that ends exactly on a limit: one step less would not do."""

    name: str
    answers: dict[str, dict[str, Any]]
    target: str
    effort: int
    clauses: tuple[str, ...]
    weights: dict[str, int] = field(default_factory=dict)

    @property
    def criteria(self) -> Criteria:
        """The small criteria, compared exactly."""
        return with_scheme(criteria("small"), **EXACT)

    @property
    def sheet(self) -> Sheet:
        """The sheet of this case."""
        return sheet(self.criteria, self.answers, weights=self.weights)


LANDINGS = (
    # 80 points; a.grade (10 for effort 2) lands on 90
    Landing("on the score", lose(a_grade={"grade": "0"}, b_install=UNMET), "star4", 2,
            ("a.grade",)),
    # B has 4 of 40 and asks 24: b.install and b.recall (10 each) land on it; b.sample is dear
    Landing("on a part", lose(b="16", b_install=UNMET, b_recall=UNMET), "pass", 6,
            ("b.install", "b.recall"), {"b.sample": 9}),
)  # fmt: skip
