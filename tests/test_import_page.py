"""Saved pages of the old site become drafts: what is read, what is said, what is never done.

The pages here are our own; they imitate how the old site was built, in other words.
"""

import hashlib
import json
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest
import yaml

from macros.codes import IMPORT_CODES
from macros.commands.imports import run
from macros.imports.capture import LIMIT, read_capture
from macros.imports.page import rescue
from macros.locale import locale
from macros.model.archive import Article
from macros.model.redirects import Redirects

SEED = Path(__file__).parents[2] / "shared" / "seed.txt"
TODAY = date(2026, 11, 24)

MENU = "首页 往届回顾 评价认证 机构新闻 办会理念 人员培训 会展信息 联系方式"
HEAD = "家电维修服务评价研究-网点管理研究12"
BYLINE = "浏览:35  发布者:zhang  发布日期:2015-06-08 09:30:00"
KEYWORDS = "维修服务,网点管理,服务评价,备件供应"
FIRST = "网点是顾客见到企业的地方,它的布局决定了顾客等多久。维修网点太少,报修排队;太多,备件摊薄。"
SECOND = "备件的供应要看历史用量,也要看机型的年龄。停产机型的备件宜集中存放,由一个仓库统一发出。"
FOOTER = (
    "关于我们 | 版权说明 | 联系我们 | 网站地图\n联合主办: 某某评价委员会\n联系电话: 010-00000000"
)
TEXT = f"""{MENU}
{HEAD}
{BYLINE}

{KEYWORDS}

网点与备件

网点布局

{FIRST}

备件供应

{SECOND}

{FOOTER}"""


ADDRESS = "http://old.example.net/news/show-12.html"
CELLS = "".join(
    f'<td><a href="/list-{name}.html"><font>{name}</font></a></td>' for name in MENU.split()
)
HTML = f"""<!-- saved from url=(0040){ADDRESS} -->
<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312">
<title>{HEAD}_某某服务网</title><style>td {{ color: red }}</style></head>
<body bgcolor=#ffffff><table width=960><tr><td><table><tr>
{CELLS}
</tr></table></td></tr><tr><td><table><tr><td><table width=100%><tr><td align=center>
<font size=5 color=#cc0000><b>{HEAD}</b></font></td></tr>
<tr><td>浏览:35&nbsp;&nbsp;发布者:zhang</td><td>发布日期:2015-06-08 09:30:00</td></tr></table>
<p><font size=2>{KEYWORDS}</font></p>
<P>　　<font face=宋体><font size=3><strong>网点与备件</strong></font></font>
<P>　　<b>网点布局</b><br><font color=#333>　　{FIRST[:20]}<font size=4>{FIRST[20:]}</font></font>
<img src="/upload/map.jpg"><img src="12_files/kept.gif">
<p>备件供应<p>{SECOND}见<a href="show-7.html">上一期</a>和<a href="http://else.example.org/">别处</a>。
<table><tr><td>机型</td><td>备件数</td><td>周转天数</td></tr><tr><td>甲</td><td>120</td><td>30</td></tr></table>
<p>上一篇：没有了</p>
</td></tr></table></td></tr><tr><td align=center>关于我们 | 版权说明 | 联系我们 | 网站地图<br>
联合主办: 某某评价委员会<br>备案号: 京ICP备00000000号</td></tr></table>
<script>document.write("统计")</script></body></html>
"""


def outcome(data: str | bytes, path: Path = Path("12.html"), address: str = ""):
    data = data.encode() if isinstance(data, str) else data
    return rescue(data, path, address, TODAY, locale("zh"))


def codes(made) -> list[str]:
    return [item.code for item in made.problems]


def part(made, ending: str) -> str:
    (text,) = [text for name, text in made.files.items() if name.endswith(ending)]
    return text


def draft(made) -> tuple[Article, str]:
    (text,) = [
        text
        for name, text in made.files.items()
        if name.endswith(".md") and not name.endswith(".report.md")
    ]
    _, matter, body = text.split("---\n", 2)
    return Article.model_validate(yaml.load(matter, yaml.BaseLoader)), body


def assert_is_article_12(made) -> str:
    record, body = draft(made)
    original = record.original
    assert (record.title, original.title) == ("网点与备件", "网点与备件")
    assert original.series.zh == "家电维修服务评价研究-网点管理研究"
    assert original.number == 12
    assert (original.publisher, original.published) == ("zhang", "2015-06-08 09:30:00")
    assert original.keywords == ("维修服务", "网点管理", "服务评价", "备件供应")
    assert record.date == "2026-11-24"
    lines = [line for line in body.splitlines() if line]
    assert lines[1:5] == ["## 网点布局", FIRST, "## 备件供应", lines[4]]
    assert lines[4].startswith(SECOND[:-1])
    for gone in ("往届回顾", "关于我们", "评价委员会", "上一篇", "统计"):
        assert gone not in body
    return body


def test_a_text_page_becomes_a_draft():
    made = outcome(TEXT, Path("12.txt"))
    assert_is_article_12(made)
    assert codes(made) == ["I114"]
    assert "版权说明" in part(made, ".report.md"), "what is taken off is kept in the report"


def test_font_soup_in_nested_tables_becomes_the_same_draft():
    made = outcome(HTML.encode("gb18030"))
    body = assert_is_article_12(made)
    assert "甲 \\| 120 \\| 30" in body, "a row of a table stays a row"
    assert codes(made) == ["I112", "I112", "I113"]
    assert [dict(item.details)["value"] for item in made.problems] == [
        "/upload/map.jpg",
        "12_files/kept.gif",
        "show-7.html",
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gbk", "gb18030"])
def test_every_encoding_of_the_time_is_read(encoding):
    made = outcome(TEXT.encode(encoding), Path("12.txt"))
    assert_is_article_12(made)
    assert codes(made) == ["I114"]


def test_provenance_stands_in_the_draft_and_the_redirect():
    data = HTML.encode("gb18030")
    made = outcome(data)
    capture = draft(made)[0].original.capture
    assert capture.sha256 == hashlib.sha256(data).hexdigest()
    assert capture.address == ADDRESS
    assert capture.tool.startswith("macros import page ")
    entry = yaml.load("redirects:\n" + part(made, ".redirect.yml"), yaml.BaseLoader)
    (redirect,) = Redirects.model_validate(entry).redirects
    assert redirect.old == "/news/show-12.html"
    assert redirect.capture == capture.sha256
    assert f"{redirect.page.removeprefix('research/')}" in made.files


@pytest.mark.parametrize(
    ("address", "old"),
    [
        ("http://old.example.net/index.php?id=44", "/index.php?id=44"),
        ("http://old.example.net/新闻/44.html", "/%E6%96%B0%E9%97%BB/44.html"),
        ("http://old.example.net", "/"),
        ("http://old.example.net/a.php?x=<script>", None),
        ("http://old.example.net/../../etc/passwd", None),
    ],
)
def test_a_redirect_is_written_only_for_an_address_that_can_be_one(address, old):
    made = outcome(TEXT, Path("12.txt"), address)
    entries = [text for name, text in made.files.items() if name.endswith(".redirect.yml")]
    found = [yaml.load(text, yaml.BaseLoader)[0]["old"] for text in entries]
    assert found == ([old] if old else [])
    assert codes(made) == ([] if old else ["I114"])


def test_pictures_saved_beside_the_page_are_not_lost(tmp_path):
    (tmp_path / "12_files").mkdir()
    (tmp_path / "12_files/kept.gif").write_bytes(b"GIF89a")
    made = outcome(HTML.encode("gb18030"), tmp_path / "12.html")
    report = part(made, ".report.md")
    assert "✓ 12\\_files/kept.gif" in report
    assert "✗ /upload/map.jpg" in report
    assert "? http://else.example.org/" in report, "outside links are listed, not tried"


#: Every damage: the bytes, and the codes that are said about them.
DAMAGED = {
    "no date line": (TEXT.replace(BYLINE + "\n", ""), ["I108", "I114"]),
    "date that is no day": (TEXT.replace("2015-06-08", "2015-06-38"), ["I109", "I114"]),
    "date line without a date": (TEXT.replace("2015-06-08 09:30:00", ""), ["I109", "I114"]),
    "UTF-8 read as GBK and saved": (
        TEXT.encode().decode("gb18030", "replace").encode(),
        ["I105", "I106", "I114"],
    ),
    "GBK read as Latin-1 and saved": (
        TEXT.encode("gb18030").decode("latin-1").encode(),
        ["I105", "I114"],
    ),
    "characters lost": (TEXT.replace("布局决定", "锟斤拷\ufffd"), ["I106", "I114"]),
    "truncated text": (TEXT[: TEXT.index(SECOND) + 20], ["I111", "I114"]),
    "truncated HTML": (HTML[: HTML.index(SECOND) + 20].encode("gb18030"), ["I111", "I112", "I112"]),
    "meta that lies": (HTML.encode(), ["I104", "I112", "I112", "I113"]),
    "bytes of two encodings": (
        TEXT.encode() + "备注：以上仅供参考。".encode("gb18030"),
        ["I106", "I114"],
    ),
    "empty": ("", ["I103"]),
    "blank": (" \n\t\r\n", ["I103"]),
    "binary": (bytes(range(256)) * 20, ["I101"]),
    "picture by the name of a page": (b"\x89PNG\r\n\x1a\n" + bytes(64), ["I101"]),
    "huge": (b"a" * (LIMIT + 1), ["I102"]),
    "only a menu": (MENU, ["I110"]),
    "list of links": ("<html><a href=a>甲</a></html>", ["I110"]),
}


@pytest.mark.parametrize("name", DAMAGED)
def test_damage_is_named_and_never_fatal(name):
    data, said = DAMAGED[name]
    made = outcome(data)
    assert codes(made) == said
    assert bool(made.files) == (IMPORT_CODES[said[0]].severity == "warning")


@pytest.mark.parametrize(
    "name", ["UTF-8 read as GBK and saved", "GBK read as Latin-1 and saved", "meta that lies"]
)
def test_what_can_be_restored_is_restored(name):
    record, body = draft(outcome(DAMAGED[name][0]))
    assert record.original.number == 12
    assert "它的布局决定了顾客等多久" in body


def test_without_a_date_line_title_and_body_are_found():
    record, body = draft(outcome(DAMAGED["no date line"][0]))
    assert record.original.number == 12
    assert record.original.published is None
    assert FIRST in body


def test_a_page_without_a_title_says_so():
    made = outcome(FIRST + "\n" + SECOND)
    assert codes(made) == ["I107", "I108", "I114"]
    assert draft(made)[0].title == "12.html"


def test_every_message_of_the_importer_is_provoked_here():
    said = {code for _, found in DAMAGED.values() for code in found}
    assert set(IMPORT_CODES) - said == {"I107", "I115", "I116"}, "these have tests of their own"


def test_messages_point_into_the_capture():
    made = outcome(DAMAGED["date that is no day"][0], Path("saved/12.html"))
    place = made.problems[0].place
    assert (place.file, place.line) == ("saved/12.html", 3)
    assert place.excerpt[place.column - 1 :][: place.length] == "2015-06-38 09:30:00"


def test_nothing_in_an_old_page_runs_in_the_draft():
    attack = "{{ 7 * 7 }} {% raw %} <script>x()</script> [a](javascript:x) `c` **d**。"
    record, body = draft(outcome(TEXT.replace(FIRST, FIRST + attack.replace("<", "&lt;"))))
    assert record.title == "网点与备件"
    for mark in ("{{", "{%", "<script", "[a](", "**d"):
        assert mark not in body
    titled = TEXT.replace("网点与备件", 'a: "b" {c}\\')
    assert draft(outcome(titled))[0].title == 'a: "b" {c}\\'


def test_deep_nesting_and_long_pages_are_read_in_seconds():
    deep = "<table><tr><td>" * 500 + HTML + "</td></tr></table>" * 500
    long = TEXT.replace(FIRST, f"{FIRST}\n" * 20000)
    started = time.monotonic()
    assert "网点布局" in draft(outcome(deep.encode("gb18030")))[1]
    assert draft(outcome(long))[1].count(FIRST) == 20000
    assert time.monotonic() - started < 20


def test_the_same_capture_gives_the_same_files():
    assert outcome(HTML).files == outcome(HTML).files


def test_the_page_we_have_seen():
    if not SEED.is_file():
        pytest.skip("../shared/seed.txt is not here: the one page of the old site we have seen")
    made = outcome(SEED.read_bytes(), SEED)
    record, body = draft(made)
    assert codes(made) == ["I114"]
    assert record.title == "运营管理的创新"
    assert record.original.series.zh == "商品售后服务体系认证研究-品牌认证研究"
    assert record.original.number == 44
    assert record.original.publisher == "fulin"
    assert record.original.published == "2017-02-17 15:40:48"
    assert len(record.original.keywords) == 4
    heads = [line[3:] for line in body.splitlines() if line.startswith("## ")]
    assert heads == ["服务战略管理", "服务接触管理", "服务营销管理", "服务质量管理"]
    assert "历届活动" not in body
    assert "ICP" not in body


# The command.


def test_a_folder_is_read_and_a_summary_given(tmp_path, capsys):
    folder = tmp_path / "saved"
    (folder / "12_files").mkdir(parents=True)
    (folder / "12_files/kept.gif").write_bytes(b"GIF89a")
    (folder / "12.html").write_bytes(HTML.encode("gb18030"))
    (folder / "13.txt").write_text(TEXT.replace("研究12", "研究13"), encoding="utf-8")
    (folder / "14.htm").write_text("", encoding="utf-8")
    assert run(["page", str(folder), "--out", str(tmp_path / "drafts")]) == 1, "one page is empty"
    written = sorted(path.name for path in (tmp_path / "drafts").iterdir())
    assert [name[:3] for name in written] == ["012"] * 3 + ["013"] * 2
    said = capsys.readouterr()
    assert "14.htm:1:1: I103 文件是空的 / file is empty" in said.out
    assert "改成 / write: 重新保存网页 / save the page again" in said.out
    assert "读了 3 个文件，写了 2 份草稿" in said.err


def test_a_draft_is_never_overwritten(tmp_path, capsys):
    page, out = tmp_path / "12.txt", tmp_path / "drafts"
    page.write_text(TEXT, encoding="utf-8")
    assert run(["page", str(page), "--out", str(out)]) == 0
    (edited,) = [path for path in out.glob("*.md") if "report" not in path.name]
    edited.write_text("改写了", encoding="utf-8")
    assert run(["page", str(page), "--out", str(out)]) == 1
    assert edited.read_text(encoding="utf-8") == "改写了"
    assert "I115" in capsys.readouterr().out


@pytest.mark.parametrize("out", ["docs/zh/research", "standards", "docs/media/../archive"])
def test_a_draft_never_goes_where_the_site_is_made_from(root, tmp_path, capsys, monkeypatch, out):
    monkeypatch.chdir(root)
    page = tmp_path / "12.txt"
    page.write_text(TEXT, encoding="utf-8")
    before = sorted((root / out).rglob("*"))
    assert run(["page", str(page), "--out", out]) == 1
    assert "I116" in capsys.readouterr().out
    assert sorted((root / out).rglob("*")) == before


def test_drafts_are_not_kept_in_the_repository(root):
    ignored = (root / ".gitignore").read_text(encoding="utf-8").splitlines()
    assert "/drafts/" in ignored


def test_messages_in_one_language_and_as_data(tmp_path, capsys):
    page = tmp_path / "12.txt"
    page.write_text(TEXT, encoding="utf-8")
    arguments = ["page", str(page), "--out", str(tmp_path / "a"), "--format", "json"]
    assert run(arguments) == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert (row["code"], row["severity"], row["hint"]) == ("I114", "warning", "--address URL")
    assert run(["page", str(page), "--out", str(tmp_path / "b"), "--lang", "en"]) == 0
    said = capsys.readouterr()
    assert "original address unknown" in said.out
    assert "1 files read, 1 drafts written" in said.err
    (report,) = (tmp_path / "b").glob("*.report.md")
    assert report.read_text(encoding="utf-8").startswith("# Import report: 网点与备件")


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["page"],
        ["nothing", "a.html"],
        ["page", "nowhere.html"],
        ["page", ".", "--address", ADDRESS],
        ["page", "README.md", "--address", "show-12.html"],
    ],
)
def test_wrong_usage_is_exit_code_2(root, arguments):
    command = [sys.executable, "-m", "macros", "import", *arguments]
    done = subprocess.run(command, cwd=root, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_a_capture_that_is_ascii_is_left_alone():
    capture, problems = read_capture(b"<html><body>Plain page.</body></html>", "a.html")
    assert (capture.encoding, problems) == ("utf-8", [])
