"""The files around the project: locks without hosts, a README that tells the two commands."""

import os
import re
import shlex

import pytest

LOCKS = ("requirements.txt", "requirements-test.txt", "requirements-audit.txt")
PINNED = re.compile(r"^([a-z0-9-]+)==\S+", re.MULTILINE)


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_names_no_host_and_hashes_everything(root, lock):
    text = (root / lock).read_text(encoding="utf-8")
    assert not re.findall(r"^-.*|\S+://\S+|\bfile:\S+", text, re.MULTILINE)
    entries = re.split(r"\n(?=[a-z])", text.partition("\n\n")[2] or text)
    for entry in filter(PINNED.match, entries):
        assert "--hash=sha256:" in entry, entry


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_holds_everything_asked_for(root, lock):
    asked = (root / lock.replace(".txt", ".in")).read_text(encoding="utf-8")
    names = set(re.findall(r"^([a-z][a-z0-9-]*)", asked, re.MULTILINE))
    assert names <= set(PINNED.findall((root / lock).read_text(encoding="utf-8")))


def test_test_lock_agrees_with_the_runtime_lock(root):
    line = re.compile(r"^([a-z0-9-]+==\S+(?: ; [^\\]+)?)", re.MULTILINE)
    runtime, test, _ = (
        set(line.findall((root / lock).read_text(encoding="utf-8"))) for lock in LOCKS
    )
    assert runtime <= test


def test_the_audit_asks_about_every_lock_and_leaves_nothing_out(root):
    text = (root / "Makefile").read_text(encoding="utf-8")
    job = text.partition("\naudit:")[2].partition("\n\n")[0]
    assert re.findall(r"^\t\$\(AUDIT\) -r (\S+)$", job, re.MULTILINE) == list(LOCKS)
    assert "--require-hashes" in job
    assert "--strict" in text
    assert all(lock in text.partition("\nlock:")[2].partition("\n\n")[0] for lock in LOCKS)


def test_ci_installs_the_tools_and_runs_the_tests(root):
    script = root / ".ci" / "run"
    text = script.read_text(encoding="utf-8")
    assert os.access(script, os.X_OK)
    assert "set -euo pipefail" in text
    (packages,) = re.findall(r"^packages=\((.*)\)$", text, re.MULTILINE)
    assert shlex.split(packages) == [
        "chromium",
        "default-jre-headless",
        "fonts-noto-cjk",
        "libreoffice-calc",
        "libreoffice-writer",
        "nginx",
        "node-acorn",
        "poppler-utils",
    ]
    assert text.rstrip().endswith("export CI=true\nexec make test")


def test_readme_commands_exist(root):
    made = re.findall(r"^([a-z]+):", (root / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    readme = (root / "README.md").read_text(encoding="utf-8")
    told = set(re.findall(r"^make ([a-z]+)\b", readme, re.MULTILINE))
    assert told == {"serve", "test"}
    assert told <= set(made)


def test_readme_links_lead_somewhere(root):
    readme = (root / "README.md").read_text(encoding="utf-8")
    links = [link for link in re.findall(r"\]\(([^)#]+)\)", readme) if "://" not in link]
    gone = [link for link in links if not (root / link).exists()]
    assert not gone
