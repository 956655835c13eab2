"""One commit, one site: place, zone, locale, hash seed, mask and day leave no trace in it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.rig.build import ROOT
from tests.rig.small import small_project

#: Read by Python at its start: the clock of a year later, for everything in the process.
TOMORROW = """
import datetime, time
LATER = 400 * 86400
_now, _date, _datetime = time.time, datetime.date, datetime.datetime
class date(_date):
    @classmethod
    def today(cls):
        return cls.fromtimestamp(_now() + LATER)
class moment(_datetime):
    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(_now() + LATER, tz)
    @classmethod
    def utcnow(cls):
        return cls.utcfromtimestamp(_now() + LATER)
time.time = lambda: _now() + LATER
datetime.date, datetime.datetime = date, moment
"""
HERE = {"TZ": "UTC", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1"}
THERE = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "2"}


def built(project: Path, site: Path, environment: dict[str, str], umask: int) -> dict[str, bytes]:
    """Every file of the site built there and so."""
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q", "-d", str(site)],
        cwd=project,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment},
        umask=umask,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    files = (path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in files}


def elsewhere(folder: Path) -> dict[str, str]:
    """The other place's environment, its clock included."""
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(TOMORROW, "utf-8")
    return {**THERE, "PYTHONPATH": str(folder)}


def same(here: dict[str, bytes], there: dict[str, bytes]) -> None:
    """Not one file more, less or other."""
    assert sorted(here) == sorted(there)
    assert [name for name in here if here[name] != there[name]] == []


def test_the_small_site_is_the_same_anywhere(tmp_path):
    one = small_project(tmp_path / "a")
    two = small_project(tmp_path / "under another name" / "b")
    here = built(one, tmp_path / "site", HERE, 0o022)
    there = built(two, tmp_path / "其他 place", elsewhere(tmp_path / "clock"), 0o077)
    assert "sitemap.xml" in here
    same(here, there)


@pytest.mark.skipif(not os.environ.get("FULL"), reason="两次完整生成 / two whole builds: FULL=1")
def test_the_real_site_is_the_same_anywhere(tmp_path):
    clone = tmp_path / "clone"
    subprocess.run(["git", "clone", "--quiet", str(ROOT), str(clone)], check=True)
    here = built(ROOT, tmp_path / "here", HERE, 0o022)
    there = built(clone, tmp_path / "there", elsewhere(tmp_path / "clock"), 0o077)
    same(here, there)
