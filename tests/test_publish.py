"""What is published was verified; what is served changes in one step or not at all."""

import gzip
import re
import subprocess
from pathlib import Path

import brotli
import pytest

from macros.commands.publish import run as publish
from macros.commands.rollback import run as rollback
from macros.publish import KEPT, Releases, faults
from macros.publish.verify import RULES
from tests.rig.published import a_site, page

#: Rule → file of the small site, what stands in it, what is reported there.
FAULTS = [
    (
        "links",
        "p1/index.html",
        page("zh-Hans", '<a href="../gone/">x</a>'),
        "../gone/: 没有这个文件",
    ),
    (
        "links",
        "p1/index.html",
        page("zh-Hans", '<a href="#gone">x</a>'),
        "#gone: 页面里没有这个锚点",
    ),
    ("leftovers", "p1/index.html", page("zh-Hans", "<p>{{ clause</p>"), "'{{'"),
    ("leftovers", "p1/index.html", page("zh-Hans", "<p>\ufffd</p>"), "'\ufffd'"),
    (
        "leftovers",
        "p1/index.html",
        page("zh-Hans", "<p>Traceback (most recent call last):</p>"),
        "Traceback",
    ),
    ("policy", "p1/index.html", page("zh-Hans", "<p>x</p>", policy=""), "没有内容安全策略"),
    ("policy", "p1/index.html", page("zh-Hans", "", "script-src 'unsafe-inline'"), "策略放宽了"),
    ("policy", "p1/index.html", page("zh-Hans", "<script>1</script>"), "inline script"),
    ("policy", "p1/index.html", page("zh-Hans", '<p style="top:0">x</p>'), "inline style"),
    ("policy", "p1/index.html", page("zh-Hans", '<p onclick="x()">x</p>'), "inline on…="),
    ("policy", "p1/index.html", page("zh-Hans", '<a href="javascript:x">x</a>'), "javascript:"),
    ("languages", "p9/index.html", page("zh-Hans", "<p>x</p>"), "另一种语言有"),
    ("languages", "p1/index.html", page("en", "<p>x</p>"), 'lang="zh-Hans"'),
    ("readable", "list.csv", "a,b\n1\n", "different length"),
    ("readable", "api.json", "{", "打不开"),
    ("readable", "all.zip", "PK", "打不开"),
    ("readable", "a.pdf", "%PDF-1.7", "not a whole PDF"),
    ("readable", "a.svg", "<svg>", "打不开"),
    ("readable", "a.ics", "BEGIN:VCALENDAR", "打不开"),
    ("readable", "a.xml", "", "空文件"),
    ("readable", "a.jsonl", "{}\n{", "打不开"),
]
#: What looks like a fault and is none.
NO_FAULTS = [
    ("p1/index.html", page("zh-Hans", "<p><code>{{ clause }}</code></p><pre>Traceback</pre>")),
    ("p1/index.html", page("zh-Hans", '<script type="application/json">{"a": "{{"}</script>')),
    ("p1/index.html", page("zh-Hans", '<script src="../list.csv"></script><p>online = yes</p>')),
    ("c/x/index.html", page("zh-Hans", "<p>x</p>")),
    ("list.csv", '\ufeffa,b\r\n"1\n2",3\r\n'),
]


@pytest.fixture
def target(tmp_path):
    return tmp_path / "www"


def served(target: Path) -> str:
    return (target / "current" / "index.html").read_text("utf-8")


@pytest.mark.parametrize(("rule", "file", "text", "said"), FAULTS)
def test_every_fault_is_found_where_it_stands(tmp_path, rule, file, text, said):
    site = a_site(tmp_path / "site")
    (site / file).parent.mkdir(exist_ok=True)
    (site / file).write_text(text, "utf-8")
    found = [fault for fault in faults(site) if fault.rule == rule]
    assert len(found) == 1
    assert found[0].file.endswith(file)
    assert said in found[0].what


def test_a_page_that_weighs_too_much_is_found(tmp_path):
    site = a_site(tmp_path / "site")
    heavy = " ".join(str(number * 7919) for number in range(40_000))
    (site / "p1/index.html").write_text(page("zh-Hans", f"<p>{heavy}</p>"), "utf-8")
    found = [fault for fault in faults(site) if fault.rule == "budgets"]
    assert [fault.file for fault in found] == ["p1/index.html"]
    assert re.search(r"packed \d+ KB > 60 KB", found[0].what)


def test_every_rule_is_seen_to_find_something():
    assert {rule for rule, *_ in FAULTS} | {"budgets"} == set(RULES)


@pytest.mark.parametrize(("file", "text"), NO_FAULTS)
def test_what_only_looks_like_a_fault_is_none(tmp_path, file, text):
    site = a_site(tmp_path / "site")
    (site / file).parent.mkdir(parents=True, exist_ok=True)
    (site / file).write_text(text, "utf-8")
    assert faults(site) == []


def test_the_real_site_may_be_published(site):
    assert [str(fault) for fault in faults(site)] == []


def test_a_folder_without_a_home_page_is_no_site(tmp_path, target, capsys):
    (tmp_path / "empty").mkdir()
    assert publish([str(target), "--from", str(tmp_path / "empty")]) == 1
    assert "没有首页 / no home page" in capsys.readouterr().err
    assert Releases(target).names() == []


def test_what_is_served_is_what_was_built(tmp_path, target, capsys):
    site = a_site(tmp_path / "site")
    assert publish([str(target), "--from", str(site)]) == 0
    assert capsys.readouterr().out.startswith("已发布 / published: 000001-")
    for path in (item for item in site.rglob("*") if item.is_file()):
        name = path.relative_to(site)
        assert (target / "current" / name).read_bytes() == path.read_bytes()


def test_every_text_has_its_twins(tmp_path, target):
    publish([str(target), "--from", str(a_site(tmp_path / "site"))])
    data = (target / "current" / "index.html").read_bytes()
    assert gzip.decompress((target / "current" / "index.html.gz").read_bytes()) == data
    assert brotli.decompress((target / "current" / "index.html.br").read_bytes()) == data
    assert not (target / "current" / "all.zip.gz").exists()


def test_the_sums_are_those_of_the_files(tmp_path, target):
    publish([str(target), "--from", str(a_site(tmp_path / "site"))])
    done = subprocess.run(
        ["sha256sum", "--check", "--strict", "SHA256SUMS"],
        cwd=target / "current",
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    files = [path for path in (target / "current").rglob("*") if path.is_file()]
    assert done.returncode == 0, done.stderr
    assert done.stdout.count(": OK\n") == len(files) - 1  # all but the list itself


def test_the_same_site_again_is_no_new_release(tmp_path, target, capsys):
    site = a_site(tmp_path / "site")
    publish([str(target), "--from", str(site)])
    assert publish([str(target), "--from", str(site)]) == 0
    assert "没有变化 / nothing has changed: 000001-" in capsys.readouterr().out
    assert len(Releases(target).names()) == 1


def test_a_faulty_site_leaves_the_served_one_alone(tmp_path, target, capsys):
    publish([str(target), "--from", str(a_site(tmp_path / "one"))])
    bad = a_site(tmp_path / "two", "two")
    (bad / "p1/index.html").write_text(page("zh-Hans", '<a href="../gone/">x</a>'), "utf-8")
    assert publish([str(target), "--from", str(bad)]) == 1
    said = capsys.readouterr().err
    assert "p1/index.html: links: ../gone/: " in said
    assert said.endswith("没有发布，站点保持原样 / not published, the site is as it was\n")
    assert "one" in served(target)
    assert [path.name for path in (target / "releases").glob(".*")] == []


def test_many_faults_are_counted_not_all_printed(tmp_path, target, capsys):
    site = a_site(tmp_path / "site", pages=30)
    for path in site.rglob("*.html"):
        path.write_text(path.read_text("utf-8").replace("<p>", "<p>{{ "), "utf-8")
    assert publish([str(target), "--from", str(site)]) == 1
    assert "… 共 60 处 / 60 in all" in capsys.readouterr().err


@pytest.fixture
def five(tmp_path, target) -> list[str]:
    """Five releases were published; their marks."""
    marks = [f"mark-{number}" for number in range(5)]
    for mark in marks:
        assert publish([str(target), "--from", str(a_site(tmp_path / mark, mark))]) == 0
    return marks


def test_the_last_ones_are_kept(target, five):
    names = Releases(target).names()
    assert [name.partition("-")[0] for name in names] == ["000003", "000004", "000005"]
    assert len(names) == KEPT


def test_rollback_serves_the_one_before_and_a_named_one(target, five, capsys):
    assert rollback([str(target)]) == 0
    assert five[3] in served(target)
    assert rollback([str(target)]) == 0
    assert five[2] in served(target)
    assert rollback([str(target), Releases(target).names()[-1]]) == 0
    assert five[4] in served(target)
    capsys.readouterr()
    rollback([str(target), "--list"])
    assert [line[0] for line in capsys.readouterr().out.splitlines()] == [" ", " ", "*"]


def test_rollback_beyond_the_first_is_refused(target, five, capsys):
    assert [rollback([str(target)]) for _ in range(3)] == [0, 0, 1]
    said = capsys.readouterr().err
    assert "没有可退回的版本 / no such release: -" in said
    assert five[2] in served(target)


def test_rollback_to_a_damaged_release_is_refused(target, five, capsys):
    before = Releases(target).names()[-2]
    (target / "releases" / before / "api.json").write_text("{}", "utf-8")
    assert rollback([str(target)]) == 1
    assert "altered: api.json" in capsys.readouterr().err
    assert five[4] in served(target)


def test_what_was_rolled_back_is_not_pruned_while_it_is_served(tmp_path, target, five):
    rollback([str(target)])
    rollback([str(target)])
    publish([str(target), "--from", str(a_site(tmp_path / "six", "six"))])
    assert "six" in served(target)
    assert [name[:6] for name in Releases(target).names()] == ["000004", "000005", "000006"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["www", "--from", "nowhere"], "没有这个目录 / no such folder: nowhere"),
        ([], "target"),
    ],
)
def test_usage(arguments, said, capsys):
    with pytest.raises(SystemExit) as stop:
        publish(arguments)
    assert stop.value.code == 2
    assert said in capsys.readouterr().err


def test_rollback_where_nothing_was_published(tmp_path, capsys):
    with pytest.raises(SystemExit) as stop:
        rollback([str(tmp_path)])
    assert stop.value.code == 2
    assert "没有发布过 / nothing was published here" in capsys.readouterr().err
