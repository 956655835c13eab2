"""用本站的程序生成另一份内容树 / build another content tree with this machine."""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from ..build import check_all
from ..catalogue import Catalogue
from ..locale import locale
from ..model.base import LANGUAGES
from ..problem import as_text
from ..search.words import OWN

MACHINE = Path(__file__).parents[2]
_CONTENT = ("standards", "docs")


def _home(known: Catalogue, language: str) -> str:
    """A home page for a tree that has none: its standards."""
    t = locale(language)
    lines = [f"---\ntitle: {t('nav.home')}\n---\n", f"# {t('site.name')}\n"]
    for standard in known.standards.values():
        title, _ = standard.record.title.best(language)
        lines.append(f"- [{standard.record.number} {title}]({standard.url})")
    return "\n".join(lines) + "\n"


def _navigation(root: Path) -> str:
    """Entries of the first level, one a Markdown page or folder with an index."""
    docs = root / "docs" / LANGUAGES[0]
    pages = [path for path in docs.glob("*.md") if path.name != "index.md"]
    pages += docs.glob("*/index.md")
    names = ["index.md", *sorted(path.relative_to(docs).as_posix() for path in pages)]
    return "\nnav:\n" + "".join(f"  - {name}\n" for name in names)


def project(root: Path, known: Catalogue, target: Path) -> Path:
    """A project at ``target``: this machine with the content of ``root``."""
    for name in ("macros", "overrides"):
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(MACHINE / name, target / name, ignore=ignored)
    for name in _CONTENT:
        if (root / name).is_dir():
            shutil.copytree(root / name, target / name)
    for language in LANGUAGES:
        home = target / "docs" / language / "index.md"
        if not home.exists():
            home.parent.mkdir(parents=True, exist_ok=True)
            home.write_text(_home(known, language), encoding="utf-8")
    synonyms = target / "standards" / OWN.name
    if OWN.is_file() and not synonyms.exists():
        shutil.copyfile(OWN, synonyms)
    config = (MACHINE / "mkdocs.yml").read_text(encoding="utf-8")
    text = config[: config.index("\nnav:\n")] + _navigation(target)
    (target / "mkdocs.yml").write_text(text, encoding="utf-8")
    return target


def run(arguments: list[str]) -> int:
    """Build ``--root`` into ``--site-dir``; 0 done, 1 errors in the tree, 2 usage."""
    parser = argparse.ArgumentParser(prog="python -m macros build", description=__doc__)
    parser.add_argument("--root", type=Path, default=Path("."), help="含 standards/ 的目录 / tree")
    parser.add_argument("-d", "--site-dir", type=Path, required=True, help="写到哪里 / target")
    options = parser.parse_args(arguments)
    if not (options.root / "standards").is_dir():
        parser.error(f"没有 standards 目录 / no standards folder below: {options.root}")
    _, known, problems = check_all(options.root)
    if known is None:
        print(as_text(problems), file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder:
        there = project(options.root, known, Path(folder) / "project")
        command = [sys.executable, "-m", "mkdocs", "build", "-q", "-d"]
        done = subprocess.run(
            [*command, str(options.site_dir.resolve())],
            cwd=there,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"},
            check=False,
        )
    return 1 if done.returncode else 0
