"""A catalogue of any size: bilingual, as long and as rich as our own criteria, the same each time.

    python -m tests.bench.catalogue --clauses 1000 [--standards S] [--editions E] [--seed N] DIR

``DIR`` becomes a tree of this repository's layout, ready for ``python -m macros check --root DIR``
and ``SITE_ROOT=DIR mkdocs build``.  Every clause is woven from one of ``standards/asc/2026`` with
the numbers in its wording changed; ids, numbers and references are new.  The clauses counted
include headings and those of GB/T 27922, to which the generated ones map.
"""

from __future__ import annotations

import argparse
import random
import re
import shutil
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from macros.source.writing import block, schema_line
from tests.bench.editions import revise

ROOT = Path(__file__).parents[2]
MODEL = ROOT / "standards" / "asc" / "2026"
BASE = ("gbt-27922", "2011")
LANGUAGES = ("zh", "en")
#: Clauses of a standard unless told otherwise, of a chapter (one file) and of a section.
STANDARD, CHAPTER, SECTION = 1000, 100, 10
#: Every so many chapters, one carries no points.
UNSCORED = 5
_SHARED = ("vocabulary", "comment-forms", "synonyms", "drafting", "stages")
#: Whole numbers of one or two digits that are no part of an address, an id or a decimal.
_NUMBER = re.compile(r"(?<![\w.\-/#@])[1-9]\d?(?![\w.\-/#@])", re.ASCII)
_LINK = re.compile(r"\(clause:[^)]*\)")
_AREAS = (
    *("", "standards", "certification", "assessment", "drafting", "research"),
    *("archive", "about", "contributing"),
)


class Leaf(NamedTuple):
    """A clause without its number; others refer to it by ``id``."""

    id: str
    data: dict[str, Any]


class Section(NamedTuple):
    """A heading with its leaves."""

    id: str
    title: dict[str, str]
    leaves: tuple[Leaf, ...]


class Chapter(NamedTuple):
    """A heading with its sections: one file."""

    id: str
    title: dict[str, str]
    sections: tuple[Section, ...]


def _read(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), yaml.CBaseLoader)


def _patterns() -> list[dict[str, Any]]:
    found = [
        c for path in sorted((MODEL / "clauses").glob("*.yml")) for c in _read(path)["clauses"]
    ]
    return [clause for clause in found if "text" in clause]


class Weaver:
    """Makes clauses; the same seed makes the same ones."""

    def __init__(self, seed: int) -> None:
        patterns = _patterns()
        self.random = random.Random(seed)
        self.scored = [clause for clause in patterns if "scoring" in clause]
        self.unscored = [clause for clause in patterns if "scoring" not in clause]
        vocabulary = _read(ROOT / "standards" / "vocabulary.yml")
        self.industries = [entry["name"] for entry in vocabulary["industries"]]
        base = ROOT / "standards" / BASE[0] / BASE[1] / "clauses"
        self.base = [c["id"] for path in sorted(base.glob("*.yml")) for c in _read(path)["clauses"]]

    def chapter(self, at: str, size: int, scored: bool, known: list[str]) -> Chapter:
        """A chapter of exactly ``size`` clauses; its leaves refer to ids in ``known``."""
        left, sections = size - 1, []
        while left:
            take = left if left < SECTION + 3 else SECTION + 1
            name = f"{at}.s{len(sections) + 1}"
            leaves = tuple(self.leaf(f"{name}.r{n}", scored, known) for n in range(1, take))
            title = self._titled(self._pattern(scored)["title"], len(sections) + 1)
            sections.append(Section(name, title, leaves))
            left -= take
        return Chapter(at, self._titled(self._pattern(scored)["title"], 1), tuple(sections))

    def _pattern(self, scored: bool) -> dict[str, Any]:
        return self.random.choice(self.scored if scored else self.unscored)

    def _titled(self, title: dict[str, str], number: int) -> dict[str, str]:
        industry = self.random.choice(self.industries)
        return {
            "zh": f"{title['zh']}（{industry['zh']}，{number}）",
            "en": f"{title['en']} ({industry['en']}, {number})",
        }

    def leaf(self, name: str, scored: bool, known: list[str]) -> Leaf:
        """One clause woven from a clause of our criteria; ``known`` gains its id."""
        pattern = self._pattern(scored)
        numbers: dict[str, str] = {}
        woven = {
            key: self._woven(value, numbers, known)
            for key, value in pattern.items()
            if key not in ("id", "number", "suppress", "aliases", "points", "scoring", "effort")
        }
        woven |= {key: pattern[key] for key in ("points", "scoring", "effort") if key in pattern}
        woven["title"] = self._titled(pattern["title"], int(name.rpartition("r")[2]))
        for key, value in (("see", self._see(pattern, known)), ("maps_to", self._maps(pattern))):
            woven.pop(key, None)
            if value:
                woven[key] = value
        known.append(name)
        return Leaf(name, woven)

    def _see(self, pattern: dict[str, Any], known: list[str]) -> list[str]:
        wanted = min(len(pattern.get("see", ())), len(known))
        return sorted(self.random.sample(known, wanted))

    def _maps(self, pattern: dict[str, Any]) -> list[dict[str, str]]:
        return [
            {**each, "clause": f"{'@'.join(BASE)}#{self.random.choice(self.base)}"}
            for each in pattern.get("maps_to", ())
        ]

    def _woven(self, value: Any, numbers: dict[str, str], known: list[str]) -> Any:
        """The same value with other numbers, the same ones in both languages, and our own links."""
        if isinstance(value, list):
            return [self._woven(each, numbers, known) for each in value]
        if isinstance(value, dict):
            return {
                key: each
                if key in ("ratio", "each", "latex", "id", "type", "method", "industry")
                else self._woven(each, numbers, known)
                for key, each in value.items()
            }
        text = _NUMBER.sub(lambda match: self._number(match[0], numbers), value)
        target = self.random.choice(known) if known else ""
        return (
            _LINK.sub(f"(clause:{target})", text) if target else _LINK.sub("(term:customer)", text)
        )

    def _number(self, text: str, numbers: dict[str, str]) -> str:
        if text not in numbers:
            numbers[text] = str(self.random.randint(10 ** (len(text) - 1), 10 ** len(text) - 1))
        return numbers[text]


def _sum(points: list[str]) -> str:
    total = sum((Decimal(each) for each in points), Decimal(0)).normalize()
    return f"{total:f}"


def clauses_of(chapter: Chapter, number: int) -> list[dict[str, Any]]:
    """The clauses of a chapter in print order, numbered, headings with the sum of their points."""
    given = [
        leaf.data["points"] for s in chapter.sections for leaf in s.leaves if "points" in leaf.data
    ]
    rows = [_heading(chapter.id, str(number), chapter.title, given)]
    for at, section in enumerate(chapter.sections, 1):
        given = [leaf.data["points"] for leaf in section.leaves if "points" in leaf.data]
        rows.append(_heading(section.id, f"{number}.{at}", section.title, given))
        for index, leaf in enumerate(section.leaves, 1):
            rows.append({"id": leaf.id, "number": f"{number}.{at}.{index}", **leaf.data})
    return rows


def _heading(name: str, number: str, title: dict[str, str], given: list[str]) -> dict[str, Any]:
    points = {"points": _sum(given)} if given else {}
    return {"id": name, "number": number, "type": "heading", "title": title, **points}


def _write(path: Path, kind: str, data: dict[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    depth = (
        len(path.parts) - 2 - max(at for at, part in enumerate(path.parts) if part == "standards")
    )
    text = "\n".join([schema_line(kind, depth), *block(data)])
    path.write_text(text + "\n", encoding="utf-8")


def _edition(folder: Path, chapters: list[Chapter], number: str, stage: str) -> None:
    for at, chapter in enumerate(chapters, 1):
        rows = clauses_of(chapter, at)
        _write(folder / "clauses" / f"{at:02}-chapter.yml", "clauses", {"clauses": rows})
    edition = _read(MODEL / "edition.yml") | {"number": number, "title": _named(number)}
    edition |= {"normative_references": [], "history": [{"stage": "60.60", "date": "2026-11-23"}]}
    if stage == "draft":
        del edition["issued"], edition["effective"], edition["history"]
    _write(folder / "edition.yml", "edition", edition)
    _write(folder / "terms.yml", "terms", _read(MODEL / "terms.yml"))
    _write(folder / "scheme.yml", "scheme", _scheme(chapters))


def _named(number: str) -> dict[str, str]:
    return {"zh": f"基准测试目录 {number}", "en": f"Benchmark catalogue {number}"}


def _scheme(chapters: list[Chapter]) -> dict[str, Any]:
    """Our own scheme with the total and the clauses of this edition."""
    scheme = _read(MODEL / "scheme.yml")
    heads = [clauses_of(chapter, at)[0] for at, chapter in enumerate(chapters, 1)]
    scored = [head for head in heads if "points" in head]
    total = Decimal(_sum([head["points"] for head in scored]))
    share = total / Decimal(scheme["total"])
    for level in scheme["levels"]:
        level["min"] = f"{(Decimal(level['min']) * share):.3f}"
        level["chapter_minimums"] = [
            {"clause": head["id"], "percent": level["chapter_minimums"][0]["percent"]}
            for head in scored
        ]
    for rule in scheme["rules"]:
        rule.pop("clause_number", None)
    for part in (scheme["deductions"], scheme["bonus"]):
        part["clause"] = scored[0]["id"]
    scheme |= {"total": f"{total:f}", "cap": f"{total:f}"}
    return scheme | {"min_applicable": f"{(total * 3 / 4):.3f}"}


def _standard(
    root: Path, name: str, clauses: int, editions: int, weaver: Weaver, per_chapter: int
) -> None:
    """One standard with its editions; each after the first revises the one before."""
    folder, known, chapters = root / "standards" / name, list[str](), list[Chapter]()
    size = clauses // editions
    count = max(1, -(-size // per_chapter))
    for at in range(count):
        share = size // count + (1 if at < size % count else 0)
        scored = at % UNSCORED != 0 or count == 1
        chapters.append(weaver.chapter(f"c{at + 1}", share, scored, known))
    years = [str(2027 - editions + at) for at in range(editions)]
    for at, year in enumerate(years):
        if at:
            before, chapters = chapters, revise(chapters, at)
            changes = lineage(before, chapters, f"{name}@{years[at - 1]}")
            _write(folder / year / "lineage.yml", "lineage", changes)
        _edition(folder / year, chapters, f"{name.upper()} {year}", "in-force")
    listed = [
        {"id": year, "status": "in-force", "stage": "60.60"}
        if year == years[-1]
        else {"id": year, "status": "replaced"}
        for year in years
    ]
    own = _read(ROOT / "standards" / "asc" / "standard.yml")
    own |= {"number": name.upper(), "title": _named(name.upper()), "editions": listed}
    _write(folder / "standard.yml", "standard", own | {"short": _named(name.upper())})


def lineage(before: list[Chapter], after: list[Chapter], base: str) -> dict[str, Any]:
    """What changed from one edition to the next, every change with its reason."""
    old = {row["id"]: row for at, c in enumerate(before, 1) for row in clauses_of(c, at)}
    new = {row["id"]: row for at, c in enumerate(after, 1) for row in clauses_of(c, at)}
    why = {"zh": "按试用意见修订。", "en": "Revised after trial use."}
    differs = [
        name
        for name, row in new.items()
        if {**row, "number": ""} != {**old.get(name, {}), "number": ""}
    ]
    return {
        "base": base,
        "changes": [
            {"kind": "removed", "before": [name], "reason": why} for name in old if name not in new
        ],
        "reasons": [{"clause": name, "reason": why} for name in differs],
    }


def _docs(root: Path) -> None:
    """One page for every area of the navigation in each language, and an empty archive."""
    for language in LANGUAGES:
        for area in _AREAS:
            path = root / "docs" / language / area / "index.md"
            path.parent.mkdir(parents=True, exist_ok=True)
            title = area or {"zh": "基准测试", "en": "Benchmark"}[language]
            path.write_text(f"---\ntitle: {title}\n---\n\n# {title}\n", encoding="utf-8")
    (root / "docs" / "archive").mkdir()
    shutil.copyfile(ROOT / "docs/archive/kinds.yml", root / "docs/archive/kinds.yml")


def generate(
    root: Path,
    clauses: int,
    standards: int = 0,
    editions: int = 1,
    seed: int = 1,
    chapter: int = CHAPTER,
) -> None:
    """A tree of ``clauses`` clauses at ``root``, which is made anew."""
    shutil.rmtree(root, ignore_errors=True)
    weaver = Weaver(seed)
    (root / "standards").mkdir(parents=True)
    for name in _SHARED:
        shutil.copyfile(ROOT / "standards" / f"{name}.yml", root / "standards" / f"{name}.yml")
    _write(root / "standards" / "sources.yml", "sources", _read(ROOT / "standards/sources.yml"))
    related = [
        each
        for each in _read(ROOT / "standards/register.yml")["standards"]
        if each.get("standard", BASE[0]) == BASE[0]
    ]
    _write(root / "standards" / "register.yml", "register", {"standards": related})
    shutil.copytree(ROOT / "standards" / BASE[0], root / "standards" / BASE[0])
    _docs(root)
    left = clauses - len(weaver.base)
    count = standards or max(1, -(-left // STANDARD))
    for at in range(count):
        share = left // count + (1 if at < left % count else 0)
        _standard(root, f"bench{at + 1}", share, editions, weaver, chapter)


def main() -> None:
    """Write the catalogue the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("root", type=Path, metavar="DIR")
    parser.add_argument("--clauses", type=int, default=1000, help="clauses in all (default 1000)")
    parser.add_argument("--standards", type=int, default=0, help="default: one for each 1,000")
    parser.add_argument("--editions", type=int, default=1, help="editions of each standard")
    parser.add_argument("--chapter", type=int, default=CHAPTER, help="clauses of a chapter file")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    generate(given.root, given.clauses, given.standards, given.editions, given.seed, given.chapter)


if __name__ == "__main__":
    main()
