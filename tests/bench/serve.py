"""How soon a saved clause is on its page while the site is served, and the rest of the site.

    python -m tests.bench.serve [--clauses 1000 | --repository] [--runs 5]

``answer`` is the time from saving a file to the whole answer with the new words; ``follow`` is
the time until the data of the edition hold them too, which are written with the rest of the site.
"""

from __future__ import annotations

import argparse
import json
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path
from statistics import median
from typing import Any

from tests.bench.built import ENVIRONMENT, clause_files, edit, project

_PATIENCE = 1800


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def _text(address: str) -> str:
    try:
        with urllib.request.urlopen(address, timeout=_PATIENCE) as answer:
            return str(answer.read().decode())
    except OSError:
        return ""


def _until(address: str, wanted: str, pause: float) -> float:
    began = time.perf_counter()
    while wanted not in _text(address):
        if time.perf_counter() - began > _PATIENCE:
            raise TimeoutError(address)
        time.sleep(pause)
    return time.perf_counter() - began


def _page_of(file: Path, identity: str) -> str:
    return f"standards/{file.parts[-4]}/{file.parts[-3]}/{identity}/"


def measure(clauses: int | None, runs: int = 5) -> dict[str, Any]:
    """Medians in seconds."""
    with tempfile.TemporaryDirectory() as folder:
        root = project(Path(folder) / "project", clauses)
        file, port = clause_files(root)[-1], _free_port()
        server = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "-q", "-a", f"127.0.0.1:{port}"],
            cwd=root,
            env=ENVIRONMENT,
        )
        home, answers, follows = f"http://127.0.0.1:{port}/", [], []
        try:
            ready = _until(home, "</html>", 0.5)
            for number in range(runs + 1):
                time.sleep(2.5)  # an author's pause; a file is taken for old after two seconds
                word = f"改{number}甲"
                page = home + _page_of(file, edit(file, word))
                began = time.perf_counter()
                _until(page, word, 0)
                answers.append(time.perf_counter() - began)
                _until(f"{home}api/v1/editions/{'/'.join(file.parts[-4:-2])}.json", word, 0.1)
                follows.append(time.perf_counter() - began)
        finally:
            server.terminate()
            server.wait(60)
    return {
        "clauses": clauses,
        "ready": round(ready, 2),
        "first answer": round(answers[0], 4),
        "answer": round(median(answers[1:]), 4),
        "follow": round(median(follows[1:]), 2),
    }


def main() -> None:
    """Print the figures as JSON."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.serve", description=__doc__)
    parser.add_argument("--clauses", type=int, default=1000)
    parser.add_argument("--repository", action="store_true")
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    print(json.dumps(measure(None if options.repository else options.clauses, options.runs)))


if __name__ == "__main__":
    main()
