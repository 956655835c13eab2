"""Publishers that are killed, starved, locked out and told to stop: readers never notice.

``FULL=1`` runs the numbers of the project's promise (20 kills, 100 publishes under load);
otherwise a few of each.
"""

import http.client
import os
import random
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from macros.publish import Releases
from macros.publish.packed import altered
from tests.rig.build import ROOT
from tests.rig.published import a_site, fingerprint
from tests.rig.small import small_project
from tests.rig.tools import need_tool

FULL = bool(os.environ.get("FULL"))


def publisher(target: Path, *arguments: str, cwd: Path = ROOT, **options: object):
    """A publisher at work on ``target``."""
    return subprocess.Popen(
        [sys.executable, "-m", "macros", "publish", str(target), *arguments],
        cwd=cwd,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        **options,
    )


def outcome(process: subprocess.Popen) -> tuple[int, str]:
    """Exit code and what was said on stderr; nobody ever gets a traceback."""
    said = process.communicate(timeout=120)[1]
    assert "Traceback" not in said, said
    return process.returncode, said


@pytest.fixture
def target(tmp_path) -> Path:
    """A target that serves a site that says ``one``."""
    site = a_site(tmp_path / "one", "one", pages=40)
    code, said = outcome(publisher(tmp_path / "www", "--from", str(site)))
    assert (code, said) == (0, "")
    return tmp_path / "www"


@pytest.fixture
def second(tmp_path) -> Path:
    """The site that is to follow."""
    return a_site(tmp_path / "two", "two", pages=40)


def test_killed_at_any_moment_the_served_site_is_whole(target, second):
    before = fingerprint(target / "current")
    begun = time.monotonic()
    whole = publisher(target.with_name("timed"), "--from", str(second))
    assert outcome(whole)[0] == 0
    takes = time.monotonic() - begun
    chance = random.Random(20)
    for _ in range(20 if FULL else 5):
        process = publisher(target, "--from", str(second))
        time.sleep(chance.uniform(0.1, 1.1) * takes)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        served = target / "current"
        assert altered(served) == []
        assert fingerprint(served) == before or "two 0" in (served / "index.html").read_text()
        before = fingerprint(served)
    assert outcome(publisher(target, "--from", str(second)))[0] == 0
    assert "two 0" in (target / "current" / "index.html").read_text()
    assert [path.name for path in (target / "releases").glob(".*")] == []


def test_told_to_stop_it_stops_and_cleans_up(target, second):
    before = fingerprint(target / "current")
    process = publisher(target, "--from", str(second))
    while not list((target / "releases").glob(".building-*")):
        assert process.poll() is None
    process.terminate()
    code, said = outcome(process)
    assert code == 1
    assert said.startswith("收到停止信号 / told to stop")
    assert fingerprint(target / "current") == before
    assert list((target / "releases").glob(".*")) == []


def test_the_second_publisher_is_told_to_wait(target, second):
    before = fingerprint(target / "current")
    with Releases(target).lock():
        code, said = outcome(publisher(target, "--from", str(second)))
    assert code == 1
    assert "另一个发布正在进行 / another publisher is at work" in said
    assert fingerprint(target / "current") == before


def test_two_at_once_leave_one_whole_site(target, second):
    processes = [publisher(target, "--from", str(second)) for _ in range(2)]
    codes = sorted(outcome(process)[0] for process in processes)
    assert codes in ([0, 0], [0, 1])  # the late one finds nothing new, or the lock
    assert altered(target / "current") == []
    assert "two 0" in (target / "current" / "index.html").read_text()


@contextmanager
def small_disk(folder: Path, size: str) -> Iterator[Path]:
    """A file system of ``size``, all of its own."""
    need_tool("mount", "apt install mount")
    if os.geteuid():
        pytest.skip("挂载小磁盘要 root / mounting a small disk needs root")
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
    done = subprocess.run(mount, capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        pytest.skip(f"这台机器不许挂载 / this machine lets nobody mount: {done.stderr.strip()}")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def test_on_a_full_disk_nothing_changes(tmp_path, second):
    first = a_site(tmp_path / "one", "one")
    with small_disk(tmp_path / "disk", "400k") as disk:
        assert outcome(publisher(disk, "--from", str(first)))[0] == 0
        before = fingerprint(disk / "current")
        code, said = outcome(publisher(disk, "--from", str(second)))
        assert code == 1
        assert "No space left on device" in said
        assert fingerprint(disk / "current") == before
        assert list((disk / "releases").glob(".*")) == []


def test_on_a_read_only_target_nothing_changes(tmp_path, second):
    first = a_site(tmp_path / "one", "one")
    with small_disk(tmp_path / "disk", "4m") as disk:
        assert outcome(publisher(disk, "--from", str(first)))[0] == 0
        before = fingerprint(disk / "current")
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        code, said = outcome(publisher(disk, "--from", str(second)))
        assert code == 1
        assert "Read-only file system" in said
        assert fingerprint(disk / "current") == before


def test_an_error_while_building_changes_nothing(tmp_path):
    project, www = small_project(tmp_path / "project"), tmp_path / "www"
    site = a_site(tmp_path / "one", "one")
    assert outcome(publisher(www, "--from", str(site), cwd=project))[0] == 0
    before = fingerprint(www / "current")
    hooks = project / "macros" / "hooks.py"
    text = hooks.read_text("utf-8")
    marked = text.replace("    site, aside = ", '    raise OSError("hook")\n    site, aside = ', 1)
    assert marked != text
    hooks.write_text(marked, "utf-8")
    code, said = outcome(publisher(www, cwd=project))
    assert code == 1
    assert said.startswith("生成失败 / the build failed")
    assert fingerprint(www / "current") == before


def test_bad_data_is_named_and_changes_nothing(tmp_path):
    project, www = small_project(tmp_path / "project"), tmp_path / "www"
    clauses = project / "standards/demo/2026/clauses/05-indicators.yml"
    clauses.write_text(
        clauses.read_text("utf-8").replace("demo.staff]", "demo.stuff]"), encoding="utf-8"
    )
    code, said = outcome(publisher(www, cwd=project))
    assert code == 1
    assert "standards/demo/2026/clauses/05-indicators.yml:23:11: R101" in said
    assert not (www / "current").exists()


@contextmanager
def nginx(folder: Path, root: Path) -> Iterator[int]:
    """A real nginx that serves ``root``; its port."""
    program = need_tool("nginx", "apt install nginx-light")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    config = folder / "nginx.conf"
    user = "user root;" if not os.geteuid() else ""
    config.write_text(
        f"{user} daemon off; worker_processes 1; pid {folder}/pid; error_log {folder}/error.log;"
        "events {}"
        f"http {{ access_log off; gzip_static on; client_body_temp_path {folder};"
        f"proxy_temp_path {folder}; fastcgi_temp_path {folder}; uwsgi_temp_path {folder};"
        f"scgi_temp_path {folder}; server {{ listen 127.0.0.1:{port}; root {root}; }} }}",
        "utf-8",
    )
    process = subprocess.Popen(
        [program, "-c", str(config), "-p", str(folder)], stderr=subprocess.DEVNULL
    )
    try:
        for _ in range(100):
            with socket.socket() as probe:
                if not probe.connect_ex(("127.0.0.1", port)):
                    break
            time.sleep(0.05)
        yield port
    finally:
        process.terminate()
        process.wait(10)


def test_readers_of_a_busy_server_never_see_a_publish(tmp_path, target, second):
    from macros.commands.publish import publish

    sites, wrong, count, stop = [tmp_path / "one", second], [], [0], threading.Event()

    def read(port: int) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        with closing(connection):
            while not stop.is_set():
                for name in ("/", "/p7/", "/en/p39/"):
                    connection.request("GET", name, headers={"Accept-Encoding": "gzip"})
                    answer = connection.getresponse()
                    body = answer.read()
                    count[0] += 1
                    if answer.status != 200 or not body.startswith(b"\x1f\x8b"):
                        wrong.append((name, answer.status, body[:40]))

    (tmp_path / "nginx").mkdir()
    with nginx(tmp_path / "nginx", target / "current") as port:
        readers = [threading.Thread(target=read, args=(port,)) for _ in range(2)]
        for reader in readers:
            reader.start()
        rounds = 100 if FULL else 12
        said = [publish(Releases(target), sites[(number + 1) % 2]) for number in range(rounds)]
        stop.set()
        for reader in readers:
            reader.join()
    assert all("published" in line for line in said)
    assert count[0] > 10 * rounds
    assert wrong == []
