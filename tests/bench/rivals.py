"""The same catalogue for other tools: naive MkDocs with Material, and Hugo with a plain layout.

    python -m tests.bench.rivals naive|hugo TREE TARGET

The pages hold what ours hold of a clause in words; what only we do (references from elsewhere,
search, downloads, history, formulas) they do without.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import yaml

LANGUAGES = ("zh", "en")
#: Lists of a clause that are texts in both languages, with their headings.
_LISTS = {
    "notes": {"zh": "注", "en": "Notes"},
    "examples": {"zh": "示例", "en": "Examples"},
    "evidence": {"zh": "证据", "en": "Evidence"},
    "assessment": {"zh": "评价方法", "en": "Assessment"},
    "common_failures": {"zh": "常见不足", "en": "Common failures"},
}


def clauses(tree: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every clause with the address of its edition, in the order of the files."""
    for path in sorted(tree.glob("standards/*/*/clauses/*.yml")):
        edition = f"{path.parts[-4]}-{path.parts[-3]}"
        for clause in yaml.load(path.read_text(encoding="utf-8"), yaml.CBaseLoader)["clauses"]:
            yield edition, clause


def _said(value: Any, language: str) -> str:
    """The words of a text, or of a record that has one, in a language or else in another."""
    if not isinstance(value, dict):
        return str(value)
    for name in ("text", "step", "name"):
        if name in value:
            return _said(value[name], language)
    return str(value.get(language) or value.get("zh") or value.get("en") or "")


def title(clause: dict[str, Any], language: str) -> str:
    """Number and title."""
    return f"{clause['number']} {_said(clause['title'], language)}"


def markdown(clause: dict[str, Any], language: str) -> str:
    """The words of a clause as Markdown."""
    parts = [_said(clause[name], language) for name in ("short", "text") if name in clause]
    for name, heading in _LISTS.items():
        items = [_said(each, language).strip() for each in clause.get(name, ())]
        if items:
            lines = "\n".join(f"- {item}".replace("\n", "\n  ") for item in items)
            parts.append(f"## {heading[language]}\n\n{lines}")
    # our own kinds of link would only be warned about
    text = "\n\n".join(part.strip() for part in parts)
    return text.replace("](term:", "](#").replace("](clause:", "](#") + "\n"


def _name(clause: dict[str, Any]) -> str:
    return str(clause["id"]).replace(".", "-")


def naive(tree: Path, target: Path, language: str = "zh") -> Path:
    """A MkDocs project as a guide would have it: a page for every clause, all in the navigation."""
    nav: dict[str, list[str]] = {}
    for edition, clause in clauses(tree):
        path = target / "docs" / edition / f"{_name(clause)}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        head = f"# {title(clause, language)}\n\n"
        path.write_text(head + markdown(clause, language), encoding="utf-8")
        nav.setdefault(edition, []).append(f"{edition}/{path.name}")
    (target / "docs" / "index.md").write_text("# Catalogue\n", encoding="utf-8")
    config = {
        "site_name": "Catalogue",
        "theme": {"name": "material", "language": language},
        "nav": ["index.md", *({edition: pages} for edition, pages in nav.items())],
    }
    (target / "mkdocs.yml").write_text(json.dumps(config), encoding="utf-8")  # JSON is YAML
    return target


_BASE = """<!doctype html>
<html lang="{{ .Site.Language.Lang }}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{{ .Title }} - {{ .Site.Title }}</title>
<link rel="canonical" href="{{ .Permalink }}">
{{ range .Translations }}<link rel="alternate" hreflang="{{ .Lang }}" href="{{ .Permalink }}">
{{ end }}</head><body>
<header><a href="{{ .Site.Home.RelPermalink }}">{{ .Site.Title }}</a>
{{ range .Translations }}<a href="{{ .RelPermalink }}">{{ .Lang }}</a>{{ end }}</header>
<main>{{ block "main" . }}{{ end }}</main></body></html>
"""
_SINGLE = """{{ define "main" }}<h1>{{ .Title }}</h1>
{{ .Content }}
{{ with .PrevInSection }}<a rel="prev" href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}
{{ with .NextInSection }}<a rel="next" href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}
{{ end }}
"""
_LIST = """{{ define "main" }}<h1>{{ .Title }}</h1>
<ul>{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>
{{ end }}
"""


def hugo(tree: Path, target: Path) -> Path:
    """A Hugo project: a plain layout, a page for every clause in both languages."""
    for at, (edition, clause) in enumerate(clauses(tree)):
        for language in LANGUAGES:
            path = target / "content" / language / edition / f"{_name(clause)}.md"
            path.parent.mkdir(parents=True, exist_ok=True)
            head = json.dumps(
                {"title": title(clause, language), "weight": at + 1}, ensure_ascii=False
            )
            path.write_text(f"{head}\n\n{markdown(clause, language)}", encoding="utf-8")
    layouts = target / "layouts" / "_default"
    layouts.mkdir(parents=True)
    for name, text in (("baseof", _BASE), ("single", _SINGLE), ("list", _LIST)):
        (layouts / f"{name}.html").write_text(text, encoding="utf-8")
    config = {
        "baseURL": "https://standards.example.org/",
        "title": "Catalogue",
        "defaultContentLanguage": "zh",
        "disableKinds": ["taxonomy", "term", "RSS"],
        "languages": {
            code: {"contentDir": f"content/{code}", "weight": at + 1}
            for at, code in enumerate(LANGUAGES)
        },
    }
    (target / "config.json").write_text(json.dumps(config), encoding="utf-8")
    return target


RIVALS: dict[str, Callable[[Path, Path], Path]] = {"naive": naive, "hugo": hugo}

if __name__ == "__main__":
    RIVALS[sys.argv[1]](Path(sys.argv[2]), Path(sys.argv[3]))
