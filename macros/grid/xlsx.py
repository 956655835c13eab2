"""XLSX as Excel, WPS and LibreOffice write it: values, stored dates and merged ranges."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from collections.abc import Callable
from typing import Any

from lxml import etree

from .model import Cell, Grid, GridError, Merged

_LIMIT = 40_000_000  #: bytes of one part, unpacked
#: Number formats that every program shows as a date without writing them down.
_DATES = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.')
_ADDRESS = re.compile(r"([A-Z]{1,3})(\d{1,7})")


def parts(archive: zipfile.ZipFile) -> Callable[[str], Any]:
    """A reader of XML parts that follows nothing outside the file and refuses giants."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)

    def part(path: str) -> Any:
        if archive.getinfo(path).file_size > _LIMIT:
            raise GridError(f"{path}: > {_LIMIT} B")
        return etree.fromstring(archive.read(path), parser)

    return part


def read_xlsx(data: bytes) -> list[Grid]:
    """Every sheet of a workbook, in order.  Raises GridError for a file that is none."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _book(archive)
    except (zipfile.BadZipFile, KeyError, ValueError, IndexError, etree.LxmlError) as error:
        raise GridError(str(error) or type(error).__name__) from error


def _book(archive: zipfile.ZipFile) -> list[Grid]:
    part, names = parts(archive), archive.namelist()
    shared = part("xl/sharedStrings.xml") if "xl/sharedStrings.xml" in names else []
    texts = [_text(item) for item in shared if etree.QName(item).localname == "si"]
    looks = _looks(part("xl/styles.xml")) if "xl/styles.xml" in names else []
    book = part("xl/workbook.xml")
    links = {r.get("Id"): r.get("Target") for r in part("xl/_rels/workbook.xml.rels")}
    late = any(p.get("date1904") in ("1", "true") for p in book.iter("{*}workbookPr"))
    epoch = datetime.date(1904, 1, 1) if late else datetime.date(1899, 12, 30)
    grids = []
    for sheet in book.iter("{*}sheet"):
        to = next(str(value) for key, value in sheet.items() if key.endswith("}id"))
        path = str(links[to]).lstrip("/")
        root = part(path if path.startswith("xl/") else f"xl/{path}")
        grids.append(_sheet(sheet.get("name"), root, texts, looks, epoch))
    return grids


def _looks(styles: Any) -> list[tuple[bool, int]]:
    """For each cell format: is it a date, and how many decimals does it show (-1: as stored)?"""
    own = {int(f.get("numFmtId")): f.get("formatCode", "") for f in styles.iter("{*}numFmt")}
    found = []
    for formats in styles.iter("{*}cellXfs"):
        for each in formats:
            number = int(each.get("numFmtId", 0))
            code = _QUOTED.sub("", own.get(number, ""))
            fixed = re.fullmatch(r"0(\.(0+))?", code)
            decimals = len(fixed[2] or "") if fixed else 2 if number == 2 else -1
            found.append((number in _DATES or bool(re.search("[ymd]", code.lower())), decimals))
    return found


def _sheet(
    name: str, root: Any, texts: list[str], looks: list[tuple[bool, int]], epoch: datetime.date
) -> Grid:
    grid = Grid(name)
    for node in root.iter("{*}c"):
        if match := _ADDRESS.fullmatch(node.get("r", "")):
            cell = _cell(node, texts, looks, epoch)
            if cell is not None:
                grid.cells[int(match[2]), column_number(match[1])] = cell
    for node in root.iter("{*}mergeCell"):
        ends = [_ADDRESS.fullmatch(end) for end in node.get("ref", "").split(":")]
        if len(ends) == 2 and ends[0] and ends[1]:
            top, bottom = int(ends[0][2]), int(ends[1][2])
            left, right = column_number(ends[0][1]), column_number(ends[1][1])
            grid.merged.append(Merged(top, left, bottom, right, node.get("ref")))
    return grid


def _cell(
    node: Any, texts: list[str], looks: list[tuple[bool, int]], epoch: datetime.date
) -> Cell | None:
    address, kind, value = node.get("r"), node.get("t", "n"), node.find("{*}v")
    if kind == "inlineStr":
        return Cell(address, _text(node))
    if value is None or value.text is None:
        return None
    if kind == "s":
        return Cell(address, texts[int(value.text)])
    if kind == "d":
        return Cell(address, value.text[:10], datetime.date.fromisoformat(value.text[:10]))
    if kind != "n":
        return Cell(address, {"0": "FALSE", "1": "TRUE"}[value.text] if kind == "b" else value.text)
    number, style = float(value.text), int(node.get("s", 0))
    dated, decimals = looks[style] if style < len(looks) else (False, -1)
    if dated and 1 <= number < 2_900_000:
        day = epoch + datetime.timedelta(days=int(number))
        return Cell(address, day.isoformat(), day)
    shown = f"{number:.{decimals}f}" if decimals >= 0 else format(number, ".15g")
    return Cell(address, shown, number=True)


def _text(item: Any) -> str:
    """Text of a string without its phonetic hints."""
    return "".join(
        node.text or ""
        for node in item.iter("{*}t")
        if etree.QName(node.getparent()).localname != "rPh"
    ).replace("\r\n", "\n")


def column_number(letters: str) -> int:
    """``A`` → 1, ``AA`` → 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def column_letters(number: int) -> str:
    """1 → ``A``, 27 → ``AA``."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
