"""Self-assessment: from a sheet of answers to points, a score, a level, and the way to the next.

``criteria`` reads the rules of an edition, ``sheet`` the answers, ``engine`` scores exactly,
``path`` finds the least effort to a level, ``workbook`` and ``xlsx`` carry a sheet through a
spreadsheet program.  ``overrides/assets/js/score.js`` does the same in the browser; the tests
hold both to the same answers, digit by digit.
"""

from .criteria import Criteria, Group, ScoredClause, Unscorable, criteria_of, read_criteria
from .engine import Result, assess
from .path import Route, next_level, shortest_path
from .sheet import Answer, Sheet, SheetError, read_sheet

__all__ = [
    "Answer",
    "Criteria",
    "Group",
    "Result",
    "Route",
    "ScoredClause",
    "Sheet",
    "SheetError",
    "Unscorable",
    "assess",
    "criteria_of",
    "next_level",
    "read_criteria",
    "read_sheet",
    "shortest_path",
]
