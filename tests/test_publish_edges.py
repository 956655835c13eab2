"""What mutants of the publisher showed to be untested: the edges of its rules, in one process."""

import io
import os
import random
import shutil
import signal
import subprocess
import zipfile

import pytest

from macros.commands import publish as command
from macros.commands.publish import run as publish
from macros.commands.rollback import run as rollback
from macros.publish import Releases, faults
from macros.publish.packed import SUMS, altered, pack
from macros.publish.readable import READERS
from tests.rig.published import a_site, page
from tests.test_check import TREE


@pytest.fixture(autouse=True)
def signals():
    """``publish`` answers SIGTERM from then on; the next test must not."""
    before = signal.getsignal(signal.SIGTERM)
    yield
    signal.signal(signal.SIGTERM, before)


def zipped(**parts: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return packed.getvalue()


TYPES = {"[Content_Types].xml": "<Types/>"}


@pytest.mark.parametrize(
    ("suffix", "data"),
    [
        (".docx", zipped(**TYPES, **{"word/document.xml": "<w/>", "a.txt": "<"})),
        (".zip", zipped(**{"a.xml": "<not xml"})),
        (".pdf", b"%PDF-1.7\n" + b"x" * 5000 + b"\n%%EOF\n"),
        (".csv", b"a,b\n\n1,2\n"),
        (".jsonl", b'{"a": 1}\n{"a": 2}\n'),
    ],
    ids=["office", "archive", "pdf", "table", "lines"],
)
def test_whole_files_open(suffix, data):
    assert READERS[suffix](data) is None


@pytest.mark.parametrize(
    ("suffix", "data", "said"),
    [
        (".docx", zipped(**TYPES, **{"word/document.xml": "<w>"}), "Premature end of data"),
        (".xlsx", zipped(**TYPES, **{"xl/a.rels": "<w>"}), "Premature end of data"),
        (".zip", zipped(**{"a.txt": "needle"}).replace(b"needle", b"noodle", 1), "a.txt"),
        (".pdf", b"%PDF-1.7 %%EOF" + b" " * 1024, "not a whole PDF"),
        (".pdf", b"x %%EOF", "not a whole PDF"),
        (".csv", b"a,b\n1,2,3\n", "rows of different length"),
        (".csv", b'a\n"b', "unexpected end of data"),
        (".json", b"", "空文件 / empty"),
    ],
    ids=range(8),
)
def test_why_a_file_does_not_open(suffix, data, said):
    assert said in READERS[suffix](data)


def test_what_a_twin_was_made_of_decides_whether_it_is_taken_over(tmp_path):
    """The former twin is copied for the same bytes, and made anew for other bytes."""
    old, new = tmp_path / "old", tmp_path / "new"
    for folder in (old, new):
        folder.mkdir()
        (folder / "same.css").write_text("a{}", "utf-8")
        (folder / "other.css").write_text(folder.name, "utf-8")
        (folder / "no.css").write_text("b{}", "utf-8")
    pack(old)
    (old / "same.css.gz").write_bytes(b"taken over")
    (old / "other.css.gz").write_bytes(b"taken over")
    (old / "no.css.br").unlink()
    pack(new, old)
    assert (new / "same.css.gz").read_bytes() == b"taken over"
    assert (new / "other.css.gz").read_bytes() != b"taken over"
    assert (new / "no.css.br").is_file()
    assert altered(new) == []


def test_the_sums_name_every_file_once_in_order(tmp_path):
    (tmp_path / "b.png").write_bytes(b"b")
    (tmp_path / "A.CSS").write_text("a{}", "utf-8")
    digest = pack(tmp_path)
    lines = (tmp_path / SUMS).read_text("utf-8").splitlines()
    assert [line.split("  ")[1] for line in lines] == ["A.CSS", "A.CSS.br", "A.CSS.gz", "b.png"]
    assert len(digest) == 64


def test_a_file_that_is_gone_is_altered(tmp_path):
    (tmp_path / "a.txt").write_text("a", "utf-8")
    (tmp_path / "b.txt").write_text("b", "utf-8")
    pack(tmp_path)
    (tmp_path / "a.txt").unlink()
    (tmp_path / "b.txt").write_text("c", "utf-8")
    assert altered(tmp_path) == ["a.txt", "b.txt"]


def test_the_server_may_read_what_a_careful_publisher_writes(tmp_path):
    before = os.umask(0o077)
    try:
        site = a_site(tmp_path / "site")
        (site / "list.csv").chmod(0o600)
        assert publish([str(tmp_path / "www"), "--from", str(site)]) == 0
    finally:
        os.umask(before)
    release = (tmp_path / "www/current").resolve()
    modes = {oct(item.stat().st_mode & 0o777) for item in release.rglob("*") if item.is_file()}
    folders = {oct(item.stat().st_mode & 0o777) for item in release.rglob("*") if item.is_dir()}
    assert (modes, folders, release.stat().st_mode & 0o777) == ({"0o644"}, {"0o755"}, 0o755)


def test_numbers_go_on_and_remains_are_removed(tmp_path):
    www = tmp_path / "www"
    publish([str(www), "--from", str(a_site(tmp_path / "one"))])
    left = www / "releases/.building-1/x"
    left.mkdir(parents=True)
    (www / ".current-new").symlink_to("nowhere")
    assert publish([str(www), "--from", str(a_site(tmp_path / "two", "two"))]) == 0
    assert not left.parent.exists()
    assert [name[:7] for name in Releases(www).names()] == ["000001-", "000002-"]
    assert all(len(name) == 19 for name in Releases(www).names())


def test_one_publisher_at_a_time(tmp_path, capsys):
    www = tmp_path / "www"
    site = str(a_site(tmp_path / "site"))
    publish([str(www), "--from", site])
    publish([str(www), "--from", str(a_site(tmp_path / "two", "two"))])
    served = (www / "current").readlink()
    capsys.readouterr()
    with Releases(www).lock():
        assert (publish([str(www), "--from", site]), rollback([str(www)])) == (1, 1)
    told = capsys.readouterr().err
    assert f"另一个发布正在进行 / another publisher is at work: {www}\n没有发布" in told
    assert "busy or not writable" in told
    assert (www / "current").readlink() == served
    assert rollback([str(www)]) == 0, "the lock was let go"


def test_a_target_that_is_a_file(tmp_path, capsys):
    (tmp_path / "www").write_text("", "utf-8")
    assert publish([str(tmp_path / "www"), "--from", str(a_site(tmp_path / "site"))]) == 1
    assert capsys.readouterr().err.startswith(f"{tmp_path / 'www'}")


def test_forty_faults_are_printed_and_forty_one_counted(tmp_path, capsys):
    for number, last in ((20, ""), (21, "… 共 42 处 / 42 in all")):
        site = a_site(tmp_path / str(number), pages=number)
        for path in site.rglob("*.html"):
            path.write_text(path.read_text("utf-8").replace("<p>", "<p>{{ "), "utf-8")
        publish([str(tmp_path / "www"), "--from", str(site)])
        told = capsys.readouterr().err.splitlines()
        assert sum("leftovers" in line for line in told) == 40
        assert ("in all" in told[40], told[40] == last) == (
            (True, True) if last else (False, False)
        )


def test_more_than_five_damaged_files_are_not_all_named(tmp_path, capsys):
    www = tmp_path / "www"
    for mark in ("one", "two"):
        publish([str(www), "--from", str(a_site(tmp_path / mark, mark, pages=5))])
    for path in sorted((www / "releases").glob("000001-*/**/index.html")):
        path.unlink()
    assert rollback([str(www)]) == 1
    assert capsys.readouterr().err.splitlines()[0].count("index.html") == 5


@pytest.mark.parametrize(
    ("where", "kilobytes", "fits"),
    [
        ("x/print", 80, True),
        ("x/print", 100, False),
        ("p1", 52, True),
        ("p1", 65, False),
        ("x/glossary", 40, False),
        ("assess", 60, True),
        ("assess", 75, False),
    ],
)
def test_a_page_may_weigh_what_its_kind_may(tmp_path, where, kilobytes, fits):
    site = a_site(tmp_path / "site")
    noise = random.Random(1).randbytes(kilobytes * 512).hex()  # packs to some 512 bytes in 1024
    (site / where).mkdir(parents=True, exist_ok=True)
    (site / where / "index.html").write_text(
        page("zh-Hans", f"<p>{noise}{noise[::-1]}</p>"), "utf-8"
    )
    over = [fault.what for fault in faults(site) if fault.rule == "budgets"]
    assert (over == []) == fits, over


def test_a_fault_says_where_which_and_what(tmp_path):
    site = a_site(tmp_path / "site")
    (site / "api.json").write_text("", "utf-8")
    assert [str(fault) for fault in faults(site)] == [
        "api.json: readable: 打不开 / does not open: 空文件 / empty"
    ]


def test_a_page_without_content_is_judged_too(tmp_path):
    site = a_site(tmp_path / "site")
    (site / "p1/index.html").write_text("", "utf-8")
    assert {fault.rule for fault in faults(site)} == {"policy", "languages"}


def test_the_list_marks_the_served_one(tmp_path, capsys):
    www = tmp_path / "www"
    for mark in ("one", "two"):
        publish([str(www), "--from", str(a_site(tmp_path / mark, mark))])
    first, second = Releases(www).names()
    capsys.readouterr()
    assert rollback([str(www), "--list"]) == 0
    assert capsys.readouterr().out == f"  {first}\n* {second}\n"
    assert rollback([str(www), "000009-x"]) == 1
    said = capsys.readouterr().err
    assert (
        f"没有可退回的版本 / no such release: 000009-x\n保留着 / kept: {first}, {second}\n" in said
    )
    rollback([str(www)])
    assert capsys.readouterr().out == f"现在提供 / now served: {first}\n"


def test_bytes_that_are_no_text_are_a_fault_of_the_page_not_of_the_check(tmp_path):
    site = a_site(tmp_path / "site")
    whole = (site / "p1/index.html").read_bytes()
    (site / "p1/index.html").write_bytes(whole.replace(b"<title>x", b"<title>\xff"))
    assert "languages" not in {fault.rule for fault in faults(site)}


def test_a_link_to_nothing_stops_the_copy(tmp_path, capsys):
    site = a_site(tmp_path / "site")
    (site / "gone.css").symlink_to("nowhere")
    assert publish([str(tmp_path / "www"), "--from", str(site)]) == 1
    told = capsys.readouterr().err.splitlines()
    assert told[0].startswith("[Errno 2]")
    assert "gone.css" in told[0]
    assert list((tmp_path / "www/releases").iterdir()) == []


def test_told_to_stop(tmp_path, capsys, monkeypatch):
    """The signal is answered in words, and what was being made is removed."""

    def interrupted(*_):
        signal.raise_signal(signal.SIGTERM)

    monkeypatch.setattr(command, "pack", interrupted)
    assert publish([str(tmp_path / "www"), "--from", str(a_site(tmp_path / "site"))]) == 1
    assert capsys.readouterr().err.startswith("收到停止信号 / told to stop (SIGTERM)\n没有发布")
    assert list((tmp_path / "www/releases").iterdir()) == []


def test_data_with_a_mistake_are_not_built(tmp_path, capsys, monkeypatch):
    shutil.copytree(TREE, tmp_path / "tree")
    (tmp_path / "tree/docs/archive/events/forum-1.yml").write_text("kind：forum\n", "utf-8")
    monkeypatch.setenv("SITE_ROOT", str(tmp_path / "tree"))
    assert publish([str(tmp_path / "www")]) == 1
    assert "Y102" in capsys.readouterr().err


@pytest.mark.parametrize("code", [0, 3])
def test_a_build_that_fails_says_its_last_words(tmp_path, capsys, monkeypatch, code):
    def built(arguments, env, pass_fds, **how):
        a_site(tmp_path / "www/releases" / arguments[-1])
        assert arguments[2:6] == ["mkdocs", "build", "--strict", "--quiet"]
        assert env["PYTHONUTF8"] == env["NO_MKDOCS_2_WARNING"] == "1"
        assert os.fstat(pass_fds[0]).st_ino == (tmp_path / "www/.lock").stat().st_ino
        return subprocess.CompletedProcess(arguments, code, "one\ntwo\n\nfour\nfive\n")

    monkeypatch.setenv("SITE_ROOT", str(TREE))
    monkeypatch.setattr(command.subprocess, "run", built)
    monkeypatch.setattr(command, "add_offline", lambda work: (work / "offline.txt").touch())
    assert publish([str(tmp_path / "www")]) == (1 if code else 0)
    if code:
        told = capsys.readouterr().err
        assert told.startswith("生成失败 / the build failed (3)\nfour\nfive\n没有发布")
    else:
        assert (tmp_path / "www/current/offline.txt").is_file()


@pytest.mark.parametrize(("verb", "run"), [("publish", publish), ("rollback", rollback)])
def test_help_names_the_command(verb, run, capsys):
    with pytest.raises(SystemExit) as stopped:
        run(["--help"])
    assert stopped.value.code == 0
    assert capsys.readouterr().out.startswith(f"usage: python -m macros {verb} ")
