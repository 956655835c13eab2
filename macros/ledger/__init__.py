"""The quality ledger: what is complete, what is open, and what is kept as it is, with the reason.

Add a matter: a function ``catalogue, reader -> Row, Row …`` in ``matters`` and its line in
MATTERS; its words are ``ledger.matter.<id>`` and ``ledger.text.<id>`` in the locale files.
"""

from .coverage import coverage
from .figures import HISTORY, figures, history, ledger_files, record
from .matters import ledger

__all__ = ["HISTORY", "coverage", "figures", "history", "ledger", "ledger_files", "record"]
