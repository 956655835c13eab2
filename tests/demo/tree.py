"""A content tree with the demonstration records: the real one, and the archive filled up."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import yaml

from tests.demo import drawings, records

ROOT = Path(__file__).parents[2]


class _Plain(yaml.SafeDumper):
    """No anchors: our YAML knows none."""

    def ignore_aliases(self, data: Any) -> bool:
        """Write every value out."""
        return True


def _write(path: Path, data: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    text = yaml.dump(data, Dumper=_Plain, allow_unicode=True, sort_keys=False, width=1000)
    path.write_text(text, encoding="utf-8")


def _extend(path: Path, key: str, more: list[Any]) -> None:
    data = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)
    _write(path, {key: [*data[key], *more]})


def prepare(target: Path, events: int = 300, pictures: int = 24, width: int = 1600) -> Path:
    """Write the tree at ``target`` and return it; an older one there is replaced."""
    shutil.rmtree(target, ignore_errors=True)
    for folder in ("standards", "docs"):
        shutil.copytree(ROOT / folder, target / folder)
    archive, media = target / "docs" / "archive", target / "docs" / "media"
    media.mkdir(exist_ok=True)
    files = [drawings.save(number, media, width) for number in range(pictures)]
    invented = records.events(events, files)
    for folder, items in (("events", invented), ("awards", records.awards(invented))):
        for name, data in items.items():
            _write(archive / folder / f"{name}.yml", data)
    _extend(archive / "organisations.yml", "organisations", records.organisations())
    _extend(archive / "series.yml", "series", records.series())
    return target


def build(tree: Path, site: Path) -> subprocess.CompletedProcess[str]:
    """The site of a tree, with the banner on every page."""
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(site)],
        cwd=ROOT,
        env={
            **os.environ,
            "SITE_ROOT": str(tree),
            "DEMONSTRATION": "yes",
            "NO_MKDOCS_2_WARNING": "1",
            "PYTHONUTF8": "1",
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
