"""The real site, built the way everybody builds it."""

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
_COMPLAINT = re.compile(r"^(?:WARNING|ERROR|CRITICAL)\b.*|^.*\w+Warning: .*", re.MULTILINE)


def build_site(target: Path, root: Path = ROOT, tool: str = "mkdocs") -> str:
    """Build ``root`` into ``target`` with ``mkdocs`` or ``properdocs``; returns what it said.

    Fails with the whole output when the build fails or says a warning, as those are errors.
    """
    done = subprocess.run(
        [sys.executable, "-m", tool, "build", "--strict", "--site-dir", str(target)],
        cwd=root,
        env={**os.environ, "NO_COLOR": "1", "PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    complaints = _COMPLAINT.findall(done.stdout)
    assert done.returncode == 0, f"{tool} build: exit {done.returncode}\n{done.stdout}"
    assert not complaints, f"{tool} build complains\n" + "\n".join(complaints)
    return done.stdout
