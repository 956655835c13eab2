"""Workbooks through LibreOffice: everything recalculated, many files in one run."""

from __future__ import annotations

import io
import subprocess
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from tests.rig.tools import need_tool


def recalculated(books: dict[str, bytes], folder: Path) -> dict[str, bytes]:
    """Each workbook as LibreOffice saves it after computing every formula."""
    soffice = need_tool("soffice libreoffice", "apt install libreoffice-calc")
    source, target = folder / "in", folder / "out"
    source.mkdir()
    for name, data in books.items():
        (source / f"{name}.xlsx").write_bytes(data)
    subprocess.run(
        [
            soffice,
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            *("--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML"),
            *("--outdir", str(target)),
            *(str(source / f"{name}.xlsx") for name in books),
        ],
        check=True,
        capture_output=True,
        timeout=240,
    )
    return {name: (target / f"{name}.xlsx").read_bytes() for name in books}


def results(data: bytes) -> dict[str, Any]:
    """Values of the sheet of results by the key in column A."""
    sheet = load_workbook(io.BytesIO(data), read_only=True, data_only=True).worksheets[3]
    return {row[0]: row[2] for row in sheet.iter_rows(values_only=True) if row[0]}


def edited(data: bytes, cells: dict[tuple[int, str], Any]) -> bytes:
    """The workbook with some cells, ``(sheet index, address)``, typed over."""
    book = load_workbook(io.BytesIO(data))
    for (sheet, address), value in cells.items():
        book.worksheets[sheet][address] = value
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()
