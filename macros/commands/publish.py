"""发布：检查、生成、核验、一步切换 / publish: check, build beside, verify, switch in one step."""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

from ..build import check_all
from ..offline import add_offline
from ..problem import as_text
from ..publish import KEPT, BusyError, Fault, Releases, faults
from ..publish.packed import pack

MACHINE = Path(__file__).parents[2]
_SHOWN = 40


class StoppedError(Exception):
    """Why nothing was published, as told to the person."""


def run(arguments: list[str]) -> int:
    """Publish into TARGET; 0 published (or nothing new), 1 nothing changed on the site, 2 usage.

    Whatever stops it, the site that was served before is served unchanged.
    """
    parser = argparse.ArgumentParser(prog="python -m macros publish", description=__doc__)
    parser.add_argument("target", type=Path, help="服务器读的目录 / folder the web server reads")
    parser.add_argument(
        "--from", dest="built", type=Path, help="已生成的站点 / a site built before"
    )
    options = parser.parse_args(arguments)
    if os.name != "posix":
        parser.error("发布要在 Linux 或 macOS 上运行 / publishing needs Linux or macOS")
    if options.built and not options.built.is_dir():
        parser.error(f"没有这个目录 / no such folder: {options.built}")
    signal.signal(signal.SIGTERM, _stop)
    try:
        print(publish(Releases(options.target), options.built))
    except BusyError as busy:
        why = f"另一个发布正在进行 / another publisher is at work: {busy}"
    except StoppedError as stopped:
        why = str(stopped)
    except OSError as failed:
        why = _told(failed, options.target)
    else:
        return 0
    print(f"{why}\n没有发布，站点保持原样 / not published, the site is as it was", file=sys.stderr)
    return 1


def _told(failed: OSError, target: Path) -> str:
    """What the system said; copying a folder gathers one refusal a file, of which one is enough."""
    if isinstance(failed, shutil.Error):
        return str(failed.args[0][-1][-1])
    return f"{failed.filename or target}: {failed.strerror}"


def _stop(*_: object) -> None:
    raise StoppedError("收到停止信号 / told to stop (SIGTERM)")


def publish(releases: Releases, built: Path | None) -> str:
    """Make, verify, pack and serve a release; returns what to say."""
    with releases.lock() as held:
        work = releases.begin()
        try:
            _make(work, built, held)
            _verify(work)
            served = releases.current()
            digest = pack(work, releases.folder / served if served else None)
            if served and served.endswith(f"-{digest[:12]}"):
                return f"没有变化 / nothing has changed: {served}"
            name = releases.keep(work, digest)
            releases.switch(name)
            releases.prune()
        finally:
            shutil.rmtree(work, ignore_errors=True)
    return f"已发布 / published: {name}；保留最近 {KEPT} 版 / the last {KEPT} are kept"


def _make(work: Path, built: Path | None, held: int) -> None:
    """Fill ``work`` with the site: a copy of ``built``, or a build of this repository."""
    if built:
        shutil.copytree(built, work, dirs_exist_ok=True)
        return
    root = Path(os.environ.get("SITE_ROOT", MACHINE))
    _, known, problems = check_all(root)
    if known is None:
        raise StoppedError(as_text([item for item in problems if item.severity == "error"]))
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(work)],
        cwd=MACHINE,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        pass_fds=(held,),
        check=False,
    )
    if done.returncode:
        last = "\n".join(line for line in done.stdout.splitlines()[-3:] if line)
        raise StoppedError(f"生成失败 / the build failed ({done.returncode})\n{last}")
    add_offline(work)


def _verify(work: Path) -> None:
    found: list[Fault] = faults(work)
    if found:
        lines = [str(fault) for fault in found[:_SHOWN]]
        if len(found) > _SHOWN:
            lines.append(f"… 共 {len(found)} 处 / {len(found)} in all")
        raise StoppedError("\n".join(lines))
