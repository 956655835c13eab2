"""Cells out of an XLSX file, as LibreOffice, WPS and Excel write it: values only, no formulas."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from lxml import etree

from .sheet import SheetError

_LIMIT = 20_000_000  #: bytes of one part of the file; a workbook of ours has a fiftieth of it
Cells = dict[str, Any]


def read_cells(data: bytes) -> tuple[dict[str, Cells], bool]:
    """``{sheet name: {address: text, number or True/False}}`` and whether dates start in 1904."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            part = _parts(archive)
            shared = [_text(item) for item in part("xl/sharedStrings.xml", "si")]
            targets = {
                r.get("Id"): r.get("Target")
                for r in part("xl/_rels/workbook.xml.rels", "Relationship")
            }
            dates = any(
                p.get("date1904") in ("1", "true") for p in part("xl/workbook.xml", "workbookPr")
            )
            book = {}
            for sheet in part("xl/workbook.xml", "sheet"):
                to = next(str(v) for k, v in sheet.items() if k.endswith("}id"))
                path = str(targets[to]).lstrip("/")
                path = path if path.startswith("xl/") else f"xl/{path}"
                cells = {c.get("r"): _value(c, shared) for c in part(path, "c")}
                book[sheet.get("name")] = {k: v for k, v in cells.items() if v not in (None, "")}
    except (
        zipfile.BadZipFile,
        KeyError,
        StopIteration,
        etree.XMLSyntaxError,
        ValueError,
        IndexError,
    ) as error:
        raise SheetError("not_xlsx") from error
    return book, dates


def _parts(archive: zipfile.ZipFile) -> Any:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)

    def part(path: str, tag: str) -> list[Any]:
        if path not in archive.namelist() and path.endswith("sharedStrings.xml"):
            return []
        if archive.getinfo(path).file_size > _LIMIT:
            raise ValueError(path)
        return list(etree.fromstring(archive.read(path), parser).iter(f"{{*}}{tag}"))

    return part


def _text(item: Any) -> str:
    """Text of a shared or inline string without its phonetic hints."""
    return "".join(
        node.text or ""
        for node in item.iter("{*}t")
        if etree.QName(node.getparent()).localname != "rPh"
    )


def _value(cell: Any, shared: list[str]) -> Any:
    kind, value = cell.get("t", "n"), cell.find("{*}v")
    if kind == "inlineStr":
        return _text(cell)
    if value is None or value.text is None:
        return None
    if kind == "s":
        return shared[int(value.text)]
    if kind == "b":
        return value.text == "1"
    return float(value.text) if kind == "n" else value.text
