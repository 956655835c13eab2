"""Edit, build on, build cold, compare: ``python -m tests.incremental.run --edits 200``.

One folder is built into again and again; another is built from nothing every time, without what
earlier builds have kept.  After every edit both hold the same bytes.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from mkdocs.__main__ import cli
from mkdocs.exceptions import Abort

import macros.build  # noqa: F401 - its libraries are loaded once for all builds
from tests.incremental.edits import EDITS, damage
from tests.rig.small import small_project


def sums(site: Path) -> dict[str, str]:
    """Path and checksum of every file."""
    return {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }


def build(project: Path, target: Path) -> bool:
    """True when the site was built; data may have become wrong by the edit."""
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q", "-d", str(target)],
        cwd=project,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode and "Traceback" in done.stderr:
        raise AssertionError(done.stderr[-2000:])
    return done.returncode == 0


def forked_build(project: Path, target: Path) -> bool:
    """The same in a copy of this process, which has the libraries loaded but builds nothing."""
    if not (child := os.fork()):
        status = 2
        try:
            os.chdir(project)
            sys.path[:0] = [str(project)]
            cli(["build", "-q", "-d", str(target)], standalone_mode=False)
            status = 0
        except Abort as error:
            status = error.exit_code
        finally:
            sys.stderr.flush()
            os._exit(status)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert status in (0, 1), "the build broke down"
    return status == 0


def cold_build(project: Path, target: Path) -> bool:
    """The same without anything that earlier builds have kept."""
    cache, away = project / ".cache", project / ".away"
    shutil.rmtree(target, ignore_errors=True)
    cache.rename(away)
    try:
        return forked_build(project, target)
    finally:
        shutil.rmtree(cache, ignore_errors=True)
        away.rename(cache)


def _saved(project: Path, aside: Path) -> None:
    """Keep the content as it is; what a build leaves behind is not content."""
    ignored = shutil.ignore_patterns(".cache", ".away", "__pycache__")
    shutil.rmtree(aside, ignore_errors=True)
    shutil.copytree(project, aside, ignore=ignored)


def _restored(project: Path, aside: Path) -> None:
    for name in ("standards", "docs", "macros", "overrides", "mkdocs.yml"):
        at = project / name
        shutil.rmtree(at) if at.is_dir() else at.unlink()
        kept = aside / name
        shutil.copytree(kept, at) if kept.is_dir() else shutil.copy2(kept, at)


class Run:
    """Edits of one project, one after the other."""

    def __init__(self, project: Path, work: Path, seed: int, every: int) -> None:
        self.project, self.target, self.cold = project, work / "site", work / "cold"
        self.aside, self.every = work / "aside", every
        self.chance = random.Random(seed)
        assert forked_build(project, self.target), "the project itself does not build"

    def edit(self, kind: str) -> str | None:
        """Make an edit and build on; what was done, or None when nothing came of it."""
        _saved(self.project, self.aside)
        if kind == "damage":
            what: str | None = damage(self.target, self.chance)
        else:
            what = EDITS[kind](self.project, self.chance)
        if what is None or forked_build(self.project, self.target):
            return what
        _restored(self.project, self.aside)
        return None

    def wrong(self) -> list[str]:
        """Files that a cold build makes otherwise."""
        assert cold_build(self.project, self.cold), "only the incremental build went well"
        now, then = sums(self.target), sums(self.cold)
        return sorted(name for name in now.keys() | then.keys() if now.get(name) != then.get(name))


def differences(run: Run, count: int, kinds: list[str]) -> Iterator[str]:
    """Every edit in turn as a line; after every so many, whether both builds are the same."""
    order: list[str] = []
    made = 0
    while made < count:
        order = order or run.chance.sample(kinds, len(kinds))
        kind = order.pop()
        what = run.edit(kind)
        if what is None:
            yield f"- {kind}: nothing to edit, or refused"
            continue
        made += 1
        line = f"{made} {kind} {what}"
        if made % run.every == 0 or made == count:
            wrong = run.wrong()
            line += f": {len(wrong)} differ: {wrong[:5]}" if wrong else ": same"
        yield line


def main() -> int:
    """Print every edit; 0 when all were the same."""
    parser = argparse.ArgumentParser(prog="python -m tests.incremental.run", description=__doc__)
    parser.add_argument("--edits", type=int, default=200)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--every", type=int, default=1, help="compare after so many edits")
    parser.add_argument("--kinds", nargs="*", default=[*EDITS, "damage"])
    parser.add_argument("--project", type=Path, help="a project to edit a copy of")
    options = parser.parse_args()
    os.environ |= {"NO_MKDOCS_2_WARNING": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    work = Path(tempfile.mkdtemp(prefix="edited-"))
    project = work / "project"
    try:
        if options.project:
            _saved(options.project, project)
        else:
            small_project(project)
        bad = 0
        run = Run(project, work, options.seed, options.every)
        for line in differences(run, options.edits, options.kinds):
            print(line, flush=True)
            bad += "differ" in line
        print(f"{options.edits} edits, {bad} with other bytes")
        return 1 if bad else 0
    finally:
        shutil.rmtree(work, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
