"""A project to build, edit and serve: this machine with a catalogue of any size or its own."""

from __future__ import annotations

import os
import re
import resource
import shutil
import subprocess
import sys
from pathlib import Path

from tests.bench.catalogue import ROOT, generate

_TEXT = re.compile(r"\n    text:\n      zh: \|\n +[^\n]*?(?=。)")
ENVIRONMENT = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}


def project(target: Path, clauses: int | None) -> Path:
    """A project at ``target``: ``clauses`` generated ones, or what the repository holds."""
    ignored = shutil.ignore_patterns("__pycache__")
    for name in ("macros", "overrides"):
        shutil.copytree(ROOT / name, target / name, ignore=ignored)
    shutil.copy2(ROOT / "mkdocs.yml", target)
    if clauses is None:
        for name in ("standards", "docs"):
            shutil.copytree(ROOT / name, target / name)
        return target
    generate(target / "content", clauses)
    for name in ("standards", "docs"):
        (target / "content" / name).rename(target / name)
    config = (target / "mkdocs.yml").read_text(encoding="utf-8")
    pages = sorted((target / "docs/zh").rglob("index.md"))
    names = [path.relative_to(target / "docs/zh").as_posix() for path in pages]
    config = config[: config.index("\nnav:\n")] + "\nnav:\n" + "".join(f"  - {n}\n" for n in names)
    (target / "mkdocs.yml").write_text(config, encoding="utf-8")
    return target


def clause_files(root: Path) -> list[Path]:
    """Files in which ``edit`` finds a clause to change."""
    found = sorted(root.glob("standards/*/*/clauses/*.yml"))
    return [path for path in found if _TEXT.search(path.read_text(encoding="utf-8"))]


def edit(path: Path, word: str) -> str:
    """Put ``word`` at the end of a sentence of a file's first clause with a text; gives its id."""
    text = path.read_text(encoding="utf-8")
    found = _TEXT.search(text)
    assert found, path
    path.write_text(text[: found.end()] + word + text[found.end() :], encoding="utf-8")
    return re.findall(r"^  - id: (\S+)", text[: found.start() + 1], re.MULTILINE)[-1]


def built(root: Path, target: Path) -> float:
    """CPU seconds of one build, of the whole process and all it starts."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q", "-d", str(target)],
        cwd=root,
        env=ENVIRONMENT,
        check=True,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
