"""The link checker: what it calls broken, what it leaves alone."""

from pathlib import Path

import pytest

from macros.links import BrokenLink, broken_links, run, survey

HEADINGS = '<h1 id="范围">范围</h1><a name="old"></a>'


def built(folder: Path, body: str, page: str = "index.html", **others: str) -> Path:
    """A small built site: ``body`` on ``page``, one page with anchors, one style sheet."""
    files = {page: body, "standards/asc/index.html": HEADINGS, "assets/main.css": "", **others}
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"<!doctype html><title>x</title>{text}", encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    "link",
    [
        "standards/asc/",
        "standards/asc/index.html",
        "./standards//asc/",
        "standards/asc/#范围",
        "standards/asc/#%E8%8C%83%E5%9B%B4",
        "standards/asc/?view=both#old",
        "standards/asc/#:~:text=范围",
        "/standards/asc/",
        "assets/main.css?v=1#any",
        "#",
        "#top",
        "",
        ".",
        "mailto:a@example.org",
        "tel:010",
        "data:text/plain,x",
        "https://example.org/never/asked",
        "//example.org/x",
    ],
)
def test_sound(tmp_path, link):
    assert broken_links(built(tmp_path, f'<a href="{link}">x</a>')) == []


@pytest.mark.parametrize(
    ("link", "why"),
    [
        ("standards/gone/", "no such file"),
        ("assets/gone.css", "no such file"),
        ("Standards/asc/", "no such file"),
        ("assets/", "no such file"),
        ("standards/asc", "ends in a slash"),
        ("standards/asc/#gone", "no such anchor"),
        ("standards/asc/#%E6%9C%AF%E8%AF%AD", "no such anchor"),
        ("#gone", "no such anchor"),
        ("../index.html", "leaves the site"),
        ("standards/../../x/", "leaves the site"),
        ("file:///etc/hosts", "not a usable address"),
        ("http://[x", "not a usable address"),
    ],
)
def test_broken(tmp_path, link, why):
    (found,) = broken_links(built(tmp_path, f'<p><a href="{link}">x</a><a href="{link}">y</a>'))
    assert (found.page, found.link) == ("index.html", link)
    assert why in found.why


def test_relative_to_the_page_it_stands_on(tmp_path):
    body = '<a href="../asc/#范围">ok</a><a href="asc/">not from here</a>'
    (found,) = broken_links(built(tmp_path, body, page="standards/list/index.html"))
    assert found == BrokenLink("standards/list/index.html", "asc/", "没有这个文件 / no such file")
    assert str(found) == "standards/list/index.html: asc/: 没有这个文件 / no such file"


@pytest.mark.parametrize(
    "element",
    [
        '<img src="gone.png" alt="">',
        '<img srcset="assets/main.css 1x, gone.png 2x" alt="">',
        '<script src="gone.png"></script>',
        '<link rel="stylesheet" href="gone.png">',
        '<meta http-equiv="refresh" content="0; url=gone.png">',
        '<video poster="gone.png"></video>',
        '<svg><use xlink:href="gone.png"/></svg>',
    ],
)
def test_every_attribute_that_holds_an_address(tmp_path, element):
    assert [item.link for item in broken_links(built(tmp_path, element))] == ["gone.png"]


def test_own_address_counts_as_ours(tmp_path):
    """Canonical and alternate links are absolute; below the site's address they are checked."""
    body = (
        '<link rel="canonical" href="https://example.org/std/">'
        '<link rel="alternate" href="https://example.org/std/standards/asc/">'
        '<link rel="alternate" href="https://example.org/std/en/">'
        '<a href="/std/standards/asc/">root</a><a href="/standards/asc/#gone">other</a>'
        '<a href="https://example.org/elsewhere/">another site</a>'
    )
    found = survey(built(tmp_path, body))
    assert [item.link for item in found.broken] == [
        "https://example.org/std/en/",
        "/standards/asc/#gone",
    ]
    assert (found.pages, found.links, found.external) == (2, 6, 1)


def test_empty_and_odd_files_are_read(tmp_path):
    folder = built(tmp_path, "ok")
    (folder / "empty.html").write_bytes(b"")
    (folder / "odd.html").write_bytes(b"\xff\xfe<a href=gone>")
    assert [item.link for item in broken_links(folder)] == ["gone"]


def test_run(tmp_path, capsys):
    assert run([str(built(tmp_path, "ok"))]) == 0
    assert run([str(built(tmp_path, '<a href="gone/">x</a>'))]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[1] == "index.html: gone/: 没有这个文件 / no such file"
    assert lines[2].endswith("1 个失效 / broken")


def test_run_wants_a_site(tmp_path, capsys):
    with pytest.raises(SystemExit, match="2"):
        run([str(tmp_path / "nowhere")])
    assert "no such folder" in capsys.readouterr().err
    assert run([str(tmp_path)]) == 1, "a folder without pages is not a checked site"


def test_fifteen_hundred_pages_take_seconds(tmp_path):
    """Linear in pages: 300 heavy pages here stand for 1,500."""
    links = "".join(f'<a href="../{n}/#h{n}">x</a><p id="h{n}">text</p>' for n in range(300))
    pages = {f"c/{n}/index.html": links for n in range(300)}
    found = survey(built(tmp_path, "ok", **pages))
    assert (found.pages, len(found.broken)) == (302, 0)
    assert found.links == 300 * 300
