"""The real site, built the way everybody builds it."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PATIENCE = 300  # seconds a worker waits for another that builds
_COMPLAINT = re.compile(r"^(?:WARNING|ERROR|CRITICAL)\b.*|^.*\w+Warning: .*", re.MULTILINE)


def build_site(target: Path, root: Path = ROOT, tool: str = "mkdocs") -> str:
    """Build ``root`` into ``target`` with ``mkdocs`` or ``properdocs``; returns what it said.

    Fails with the end of that when the build fails, and with its warnings: those are errors.
    """
    done = subprocess.run(
        [sys.executable, "-m", tool, "build", "--strict", "--site-dir", str(target)],
        cwd=root,
        env={**os.environ, "NO_COLOR": "1", "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    complaints = _COMPLAINT.findall(done.stdout)
    if done.returncode:
        tail = "\n".join(done.stdout.splitlines()[-60:])
        pytest.fail(f"{tool} build: exit {done.returncode}\n{tail}", pytrace=False)
    if complaints:
        pytest.fail(f"{tool} build complains\n" + "\n".join(complaints[:60]), pytrace=False)
    return done.stdout


def once(
    factory: pytest.TempPathFactory,
    name: str,
    make: Callable[[Path], object],
    patience: float = 300,
) -> Path:
    """The folder ``make`` fills, made by the first of the parallel workers; the others wait."""
    base = factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    target, done = shared / name, shared / f"{name}.done"
    try:
        (shared / f"{name}.begun").mkdir()
    except FileExistsError:
        end = time.monotonic() + PATIENCE
        while not done.exists() and time.monotonic() < end:
            time.sleep(0.2)
        if not done.exists() or done.read_text():
            pytest.fail(f"{name}: the worker that made it failed", pytrace=False)
        return target
    outcome = "failed"
    try:
        make(target)
        outcome = ""
    finally:
        done.write_text(outcome)
    return target
