"""Suffix → does a file of this kind open?  The answer is None, or why not."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Callable

from icalendar import Calendar
from lxml import etree

Read = Callable[[bytes], object]


def _json_lines(data: bytes) -> object:
    return [json.loads(line) for line in data.decode("utf-8").splitlines()]


def _calendar(data: bytes) -> object:
    return Calendar.from_ical(data.decode("utf-8"))


def _table(data: bytes) -> object:
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig")), strict=True))
    if len({len(row) for row in rows if row}) != 1:
        raise ValueError("rows of different length")
    return rows


def _archive(data: bytes) -> object:
    """A ZIP whose sums are right; the XML parts of office files parse."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        broken = archive.testzip()
        if broken:
            raise ValueError(broken)
        names = archive.namelist()
        for name in names if "[Content_Types].xml" in names else ():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(archive.read(name))
        return names


def _pdf(data: bytes) -> object:
    if not (data.startswith(b"%PDF-") and b"%%EOF" in data[-1024:]):
        raise ValueError("not a whole PDF")
    return data


_READ: dict[str, Read] = {
    ".json": json.loads,
    ".jsonld": json.loads,
    ".jsonl": _json_lines,
    ".xml": etree.fromstring,
    ".svg": etree.fromstring,
    ".reqif": etree.fromstring,
    ".ics": _calendar,
    ".csv": _table,
    ".xlsx": _archive,
    ".docx": _archive,
    ".zip": _archive,
    ".pdf": _pdf,
}
_WRONG = (ValueError, etree.XMLSyntaxError, zipfile.BadZipFile, csv.Error, KeyError)


def _reader(read: Read) -> Callable[[bytes], str | None]:
    def why_not(data: bytes) -> str | None:
        if not data:
            return "空文件 / empty"
        try:
            read(data)
        except _WRONG as error:
            return str(error).split("\n")[0] or type(error).__name__
        return None

    return why_not


READERS = {suffix: _reader(read) for suffix, read in _READ.items()}
