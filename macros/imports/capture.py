"""Bytes of a saved page to text, whatever the page says about its own encoding."""

from __future__ import annotations

import codecs
import hashlib
import re
from dataclasses import dataclass

from ..problem import Place, Problem, problem
from ..source.characters import place_at

LIMIT = 10_000_000
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_-]+)""", re.IGNORECASE)
#: Characters that a page in Chinese is full of; mojibake has next to none.
_COMMON = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下"
    "过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都"
    "两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新"
    "线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通"
    "并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组"
    "见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领"
    "七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安"
    "场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群"
    "服商售评价客户企业网站浏览布期研究品牌"
)
#: Traces of text that was decoded wrongly and saved so: nothing brings it back.
_LOST = re.compile(r"\ufffd+|锟斤拷|烫烫烫|屯屯屯")
#: ``(read as, was in truth)`` of the conversions that went wrong most.
_CONVERSIONS = (
    ("gb18030", "utf-8"),
    ("cp1252", "utf-8"),
    ("latin-1", "utf-8"),
    ("latin-1", "gb18030"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_INVISIBLE = re.compile(r"[\u200b-\u200f\u2028-\u202e\u2060\ufeff]")


@dataclass(frozen=True)
class Capture:
    """A saved page as it was read; ``sha256`` is that of its bytes, before anything was mended."""

    file: str
    sha256: str
    size: int
    encoding: str
    declared: str
    text: str


def _share(text: str) -> float:
    """The share of common characters among all that are not plain ASCII."""
    wide = [char for char in text if ord(char) > 127]
    return sum(char in _COMMON for char in wide) / len(wide) if wide else 0.0


def _decoded(data: bytes) -> tuple[str, str]:
    """Text and the encoding that fits: mark, strict UTF-8, strict GB18030, then with losses."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace"), name
    for name in ("utf-8", "gb18030"):
        try:
            return data.decode(name), name
        except UnicodeDecodeError:
            continue
    tries = [(data.decode(name, "replace"), name) for name in ("utf-8", "gb18030")]
    return max(tries, key=lambda pair: (_share(pair[0]), -pair[0].count("\ufffd")))


def _restored(text: str) -> tuple[str, str]:
    """``(text, how)``: the text before one wrong conversion, where that is certain."""
    before = _share(text)
    for errors in ("strict", "replace"):
        for wrong, right in _CONVERSIONS:
            try:
                better = text.encode(wrong, errors).decode(right, errors)
            except UnicodeError:
                continue
            if better != text and _share(better) > max(2 * before, 0.3):
                return better, f"{wrong} → {right}"
    return text, ""


def _same(declared: str, found: str) -> bool:
    family = {"gb2312": "gb18030", "gbk": "gb18030", "utf8": "utf-8"}
    return family.get(declared, declared) == found or found.startswith(declared)


def read_capture(data: bytes, file: str) -> tuple[Capture | None, list[Problem]]:
    """The text of a saved page and what is wrong with its bytes; None when it is no text."""
    place, found = Place(file), list[Problem]()
    if len(data) > LIMIT:
        return None, [problem(place, "I102", limit="10 MB")]
    if not data.strip():
        return None, [problem(place, "I103")]
    text, encoding = _decoded(data)
    if len(_CONTROL.findall(text)) > len(text) // 100 + 2:
        return None, [problem(place, "I101")]
    text = _INVISIBLE.sub("", _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n")))
    text, how = _restored(text)
    match = _DECLARED.search(data[:4096])
    declared = match[1].decode("ascii").lower() if match else ""
    if declared and not _same(declared, encoding):
        line = place_at(text, text.lower().find(declared), file, len(declared))
        found.append(problem(line, "I104", declared=declared, found=encoding))
    if how:
        found.append(problem(place, "I105", how=how))
    lost = list(_LOST.finditer(text))
    if lost:
        where = place_at(text, lost[0].start(), file, len(lost[0][0]))
        found.append(problem(where, "I106", count=len(lost)))
    digest = hashlib.sha256(data).hexdigest()
    return Capture(file, digest, len(data), encoding, declared, text), found
