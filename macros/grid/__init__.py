"""Tables out of office files, cell by cell, with the address of each.

A cell tells what the file says and how it was stored; what it means, the caller decides.
Add a kind of file: a reader here and its line in READERS.
"""

from __future__ import annotations

from collections.abc import Callable

from .docx import read_docx
from .model import Cell, Finding, Grid, GridError, folded
from .xlsx import read_xlsx

#: Ending of a file name → its reader.
READERS: dict[str, Callable[[bytes], list[Grid]]] = {".xlsx": read_xlsx, ".docx": read_docx}

__all__ = ["READERS", "Cell", "Finding", "Grid", "GridError", "folded"]
