"""One edit of every kind, each made at a random place of a project.

An edit gets the project and a source of chance, changes files and says what it did; None when
there was nothing to edit.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from pathlib import Path

Edit = Callable[[Path, random.Random], str | None]
_CHINESE = re.compile(r"(?<=[一-鿿])[。；](?=\s|$|，|\}|\")", re.MULTILINE)
_ENGLISH = re.compile(r"(?<=[a-z]{3}[a-z])\.(?=\s|$|\}|\")", re.MULTILINE)
_TITLE = re.compile(r"(?<=title: \{zh: )([一-鿿]+)")
_WORDS = re.compile(r"(?<=[一-鿿])(?=[，,。}\"])")
_FORM = re.compile(r"(?<=definition: \{zh: )|(?<=preferred: )(?=[一-鿿])")


def _files(root: Path, pattern: str) -> list[Path]:
    return sorted(path for path in root.glob(pattern) if path.is_file())


def in_text(pattern: str, place: re.Pattern[str], new: str) -> Edit:
    """Put ``new`` before one match of ``place`` in one file of ``pattern``."""

    def edit(root: Path, chance: random.Random) -> str | None:
        for path in chance.sample(files := _files(root, pattern), len(files)):
            text = path.read_text(encoding="utf-8")
            found = list(place.finditer(text))
            if found:
                at = chance.choice(found).start()
                line = text.count("\n", 0, at) + 1
                path.write_text(text[:at] + new + text[at:], encoding="utf-8")
                return f"{path.relative_to(root)}:{line}"
        return None

    return edit


def replaced(pattern: str, old: str, new: str) -> Edit:
    """Exchange one text for another, or back."""

    def edit(root: Path, chance: random.Random) -> str | None:
        for path in chance.sample(files := _files(root, pattern), len(files)):
            text = path.read_text(encoding="utf-8")
            for a, b in ((new, old), (old, new)):
                if a in text:
                    path.write_text(text.replace(a, b, 1), encoding="utf-8")
                    return f"{path.relative_to(root)}: {a.strip()[:20]} → {b.strip()[:20]}"
        return None

    return edit


def appended(pattern: str, text: str) -> Edit:
    """Put ``text`` at the end of a file."""

    def edit(root: Path, chance: random.Random) -> str | None:
        files = _files(root, pattern)
        if not files:
            return None
        path = chance.choice(files)
        path.write_text(path.read_text(encoding="utf-8").rstrip("\n") + text, encoding="utf-8")
        return str(path.relative_to(root))

    return edit


def page_added(root: Path, chance: random.Random) -> str:
    """A hand-written page, in one language or both."""
    name = f"notes-{chance.randrange(4)}.md"
    languages = chance.choice((("zh",), ("zh", "en")))
    for code in languages:
        path = root / "docs" / code / name
        path.write_text(f"---\ntitle: {chance.randrange(1000)}\n---\n\n# {name}\n", "utf-8")
    return f"{name} {languages}"


def page_removed(root: Path, chance: random.Random) -> str | None:
    """One of those pages goes, in one language."""
    found = _files(root, "docs/??/notes-*.md")
    if not found:
        return None
    path = chance.choice(found)
    path.unlink()
    return str(path.relative_to(root))


def clause_renumbered(root: Path, chance: random.Random) -> str | None:
    """The last clause of a file gets a further number."""
    path = chance.choice(_files(root, "standards/*/*/clauses/*.yml"))
    text = path.read_text(encoding="utf-8")
    found = list(re.finditer(r'number: "([\d.]+)\.(\d+)"', text))
    if not found:
        return None
    last = found[-1]
    number = f'number: "{last[1]}.{int(last[2]) + 1}"'
    path.write_text(text[: last.start()] + number + text[last.end() :], encoding="utf-8")
    return f"{path.relative_to(root)}: {number}"


def clause_removed(root: Path, chance: random.Random) -> str | None:
    """The last clause of a file goes."""
    path = chance.choice(_files(root, "standards/*/*/clauses/*.yml"))
    text = path.read_text(encoding="utf-8")
    at = text.rfind("\n  - id:")
    if at <= text.find("\n  - id:"):
        return None
    path.write_text(text[: at + 1], encoding="utf-8")
    return f"{path.relative_to(root)}: last clause"


def media_changed(root: Path, chance: random.Random) -> str:
    """A document of the archive."""
    path = root / "docs" / "media" / "paper.pdf"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(b"%PDF-1.4\n" + chance.randbytes(20))
    return "docs/media/paper.pdf"


def nothing(root: Path, chance: random.Random) -> str:
    """Files saved without a change."""
    for path in _files(root, "standards/**/*.yml"):
        path.touch()
    return "touched"


EDITS: dict[str, Edit] = {
    "clause zh": in_text("standards/*/*/clauses/*.yml", _CHINESE, "并留记录"),
    "clause en": in_text("standards/*/*/clauses/*.yml", _ENGLISH, " and more"),
    "clause title": in_text("standards/*/*/clauses/*.yml", _TITLE, "新"),
    "clause number": clause_renumbered,
    "clause removed": clause_removed,
    "term": in_text("standards/*/*/terms.yml", _FORM, "新"),
    "scheme": in_text("standards/*/*/scheme.yml", _WORDS, "甲"),
    "lineage": in_text("standards/*/*/lineage.yml", _WORDS, "乙"),
    "comments": in_text("standards/*/*/comments.yml", _WORDS, "丙"),
    "edition": in_text("standards/*/*/edition.yml", _WORDS, "丁"),
    "standard": in_text("standards/*/standard.yml", _WORDS, "戊"),
    "register": in_text("standards/register.yml", _WORDS, "己"),
    "sources": in_text("standards/sources.yml", _WORDS, "庚"),
    "vocabulary": in_text("standards/vocabulary.yml", _WORDS, "辛"),
    "stages": in_text("standards/stages.yml", _WORDS, "壬"),
    "event": in_text("docs/archive/events/*.yml", _WORDS, "癸"),
    "organisation": in_text("docs/archive/organisations.yml", _WORDS, "子"),
    "kinds": in_text("docs/archive/kinds.yml", _WORDS, "丑"),
    "media": media_changed,
    "page zh": appended("docs/zh/index.md", "\n\n新的一段。\n"),
    "page en": appended("docs/en/index.md", "\n\nA new line.\n"),
    "page title": in_text("docs/zh/*.md", re.compile(r"(?<=^title: )", re.MULTILINE), "新"),
    "page added": page_added,
    "page removed": page_removed,
    "locale": replaced(
        "macros/locales/zh/site.yml", "evidence: 需要的证据", "evidence: 要看的证据"
    ),
    "locale en": replaced("macros/locales/en/site.yml", "evidence: ", "evidence: The "),
    "template": replaced("macros/templates/clause.html", "<h1>", '<h1 data-test="1">'),
    "macro": replaced("macros/pages/standards.py", "} · {", "} – {"),
    "override": replaced("overrides/main.html", "{{ frame.notice }}", "{{ frame.notice }}<!-- -->"),
    "css": appended("overrides/assets/css/site.css", "\n/* more */\n"),
    "script": appended("overrides/assets/js/site.js", "\n// more\n"),
    "config": replaced("mkdocs.yml", "features: [", "features: [navigation.top, "),
    "nothing": nothing,
}


def damage(target: Path, chance: random.Random) -> str:
    """Somebody changes the target: a file goes, another is overwritten, a third is added."""
    files = sorted(path for path in target.rglob("*.html"))
    gone, spoilt = chance.sample(files, 2)
    gone.unlink()
    spoilt.write_text("spoilt", encoding="utf-8")
    (target / "foreign").mkdir(exist_ok=True)
    (target / "foreign" / "page.html").write_text("foreign", encoding="utf-8")
    return f"{gone.name}, {spoilt.name}"
