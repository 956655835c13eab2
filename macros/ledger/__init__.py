"""The quality ledger: what is complete, what is open, and what is kept as it is, with the reason.

Add a matter: a function ``catalogue, reader -> Matter`` in ``matters`` and its line in MATTERS;
its words are ``ledger.matter.<id>`` in the locale files.
"""

from .figures import figures, history, history_line, ledger_files
from .matters import MATTERS, Matter, Row, ledger

__all__ = [
    "MATTERS",
    "Matter",
    "Row",
    "figures",
    "history",
    "history_line",
    "ledger",
    "ledger_files",
]
