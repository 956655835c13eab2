"""What a command costs: CPU seconds and peak memory of the process and of all it starts."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from statistics import median
from typing import NamedTuple

#: Runs of a work, by the CPU seconds the first of them took: long ones are not repeated.
RUNS = ((10.0, 5), (30.0, 3))


class Cost(NamedTuple):
    """CPU seconds, megabytes of memory at most, seconds on the clock; ``runs`` stand behind it."""

    cpu: float
    memory: float
    wall: float
    runs: int = 1


def spent(command: Sequence[str | Path], cwd: Path, **environment: str) -> Cost:
    """Run a command to its end; the bench stops when it fails.

    The kernel counts a child's memory from that of its parent, so the bench itself stays small:
    whatever needs much memory runs in a process of its own.
    """
    began = time.perf_counter()
    process = subprocess.Popen(
        [str(word) for word in command],
        cwd=cwd,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1", **environment},
        stdout=subprocess.DEVNULL,
    )
    _, state, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(state)
    if process.returncode:
        sys.exit(f"{' '.join(str(word) for word in command)}: exit {process.returncode}")
    wall = time.perf_counter() - began
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, wall)


def middle(costs: Sequence[Cost]) -> Cost:
    """The median of each figure."""
    cpu, memory, wall = (median(cost[at] for cost in costs) for at in range(3))
    return Cost(cpu, memory, wall, len(costs))


def repeated(work: Callable[[], Cost], most: int = 5) -> Cost:
    """The median of as many runs as a work of this length is worth."""
    costs = [work()]
    runs = next((count for limit, count in RUNS if costs[0].cpu < limit), 1)
    costs += [work() for _ in range(min(runs, most) - 1)]
    return middle(costs)


def exponent(sizes: Sequence[int], figures: Sequence[float]) -> float:
    """``e`` of the least-squares line ``figure = a·size^e``; 1 is growth with the size alone."""
    from math import log

    xs, ys = [log(size) for size in sizes], [log(figure) for figure in figures]
    mean_x, mean_y = sum(xs) / len(xs), sum(ys) / len(ys)
    over = sum((x - mean_x) * (y - mean_y) for x, y in zip(xs, ys, strict=True))
    return over / sum((x - mean_x) ** 2 for x in xs)


def machine() -> dict[str, str]:
    """Where the figures come from: without this they say nothing."""
    found = {
        "date": time.strftime("%Y-%m-%d %H:%M"),
        "system": f"{platform.system()} {platform.release()} {platform.machine()}",
        "processor": f"{os.cpu_count()} × {_processor()}",
        "load": " ".join(f"{part:.1f}" for part in os.getloadavg()),
        "python": platform.python_version(),
    }
    for name in ("mkdocs", "mkdocs-material", "pydantic", "jinja2"):
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = "-"
    return found


def _processor() -> str:
    try:
        text = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    except OSError:
        return platform.processor() or platform.machine()
    lines = [line for line in text.splitlines() if line.startswith("model name")]
    return lines[0].partition(":")[2].strip() if lines else platform.machine()
