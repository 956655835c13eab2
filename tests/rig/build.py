"""The real site, built the way everybody builds it."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
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
