"""Every message is explained, on its page and at the terminal; what is certain is mended."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import etree

from macros.build import check_all
from macros.check.mending import MENDS, WHOLE, mended
from macros.codes import CHECK_CODES
from macros.commands import check
from macros.explain import as_text, explanations
from tests.test_check import TREE

EVENT = "docs/archive/events/forum-1.yml"
CLAUSES = "standards/demo/2026/clauses/05-indicators.yml"


def test_every_code_is_explained():
    assert set(explanations()) == set(CHECK_CODES)


@pytest.mark.parametrize("code", sorted(CHECK_CODES))
def test_an_explanation_says_all_in_both_languages(code):
    said = explanations()[code]
    assert all((said.bad, said.good, said.what("zh"), said.what("en")))
    for words in (said.why["zh"], said.remedy("zh")):
        assert any("\u4e00" <= char <= "\u9fff" for char in words)
    for words in (said.why["en"], said.remedy("en")):
        assert words
        assert not any("\u4e00" <= char <= "\u9fff" for char in words)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_code_has_a_page(site, language):
    folder = (site if language == "zh" else site / language) / "contributing/messages"
    for code, said in explanations().items():
        page = etree.HTML((folder / code.lower() / "index.html").read_bytes())
        text = " ".join(page.xpath("//main//text()"))
        assert said.why[language] in text
        assert said.remedy(language) in text
    listed = etree.HTML((folder / "index.html").read_bytes())
    assert listed.xpath("//tr[@id='Y102']//a[contains(@href, 'y102/')]")


def test_explained_at_the_terminal(capsys):
    assert check.run(["--explain", "y102"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("Y102 (error) 键后面是全角冒号“：”\n为什么：")
    assert "Wrong:\n    kind：forum\nRight:\n    kind: forum" in said
    assert check.run(["--explain", "Y102", "--lang", "en"]) == 0
    assert "为什么" not in capsys.readouterr().out


def test_an_unknown_code_is_a_usage_error(capsys):
    with pytest.raises(SystemExit) as stopped:
        check.run(["--explain", "Z999"])
    assert stopped.value.code == 2
    assert "Z999" in capsys.readouterr().err


def test_text_of_every_code():
    assert all(code in as_text(code, ("zh", "en")) for code in CHECK_CODES)


def tree_with(tmp_path: Path, file: str, old: str, new: str | bytes) -> Path:
    root = tmp_path / "tree"
    shutil.copytree(TREE, root)
    path = root / file
    text = path.read_bytes()
    data = new.encode() if isinstance(new, str) else new
    assert old.encode() in text
    path.write_bytes(text.replace(old.encode(), data, 1))
    return root


#: What is written → what it becomes; all else in the file stays.
MENDED = (
    (EVENT, "kind: forum", "\ufeffkind: forum", "kind: forum"),
    (EVENT, "kind: forum\n", "kind: forum\r\n", "kind: forum\n"),
    (EVENT, "kind: forum", "kind：forum # 注", "kind: forum # 注"),
    (EVENT, "kind: forum", "kind:forum", "kind: forum"),
    (EVENT, "{zh: 论坛,", "{zh：论坛,", "{zh: 论坛,"),
    (EVENT, "论坛, en: Forum}", "论坛， en: Forum}", "论坛, en: Forum}"),
    (EVENT, "[S01]", "［S01，S01］", "[S01, S01]"),
    (EVENT, "{zh: 论坛, en: Forum}", "｛zh：论坛, en: Forum｝", "{zh: 论坛, en: Forum}"),
    (EVENT, "2015-01-18", "2015-1-8", "2015-01-08"),
    (EVENT, "2015-01-18", "'2015-1'", "'2015-01'"),
    (CLAUSES, 'number: "5.1"', "number: 5.1", 'number: "5.1"'),
    (CLAUSES, 'number: "5.1"', "number: “5.1”", 'number: "5.1"'),
    (EVENT, "en: Forum}", "en: 12:30}", 'en: "12:30"}'),
)


@pytest.mark.parametrize(("file", "old", "new", "becomes"), MENDED)
def test_what_is_certain_is_mended_and_nothing_else(tmp_path, file, old, new, becomes):
    root = tree_with(tmp_path, file, old, new)
    before = (root / file).read_bytes()
    changed = mended(root)
    assert list(changed) == [file]
    assert changed[file] == (TREE / file).read_bytes().replace(old.encode(), becomes.encode(), 1)
    assert (root / file).read_bytes() == before, "nothing is written yet"
    (root / file).write_bytes(changed[file])
    assert check_all(root)[2] == []


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (EVENT, "2015-01-18", "2015/1/18"),
        (EVENT, "2015-01-18", "15-1-18"),
        (CLAUSES, 'number: "5.1"', 'number: “5".1”'),
        (EVENT, "[S01]", "［S01"),
        (EVENT, "kind: forum", "kind forum"),
    ],
)
def test_what_is_not_certain_stays(tmp_path, file, old, new):
    assert mended(tree_with(tmp_path, file, old, new)) == {}


def test_mends_are_codes():
    assert set(MENDS) | set(WHOLE) <= set(CHECK_CODES)


def test_the_diff_comes_first_and_yes_writes(tmp_path, capsys, monkeypatch):
    root = tree_with(tmp_path, EVENT, "kind: forum", "# 注\nkind：forum")
    monkeypatch.setattr(sys.stdin, "isatty", lambda: False)
    assert check.run(["--root", str(root), "--fix"]) == 1
    assert "-kind：forum\n+kind: forum\n" in capsys.readouterr().out
    assert "kind：forum" in (root / EVENT).read_text(encoding="utf-8")
    assert check.run(["--root", str(root), "--fix", "--yes"]) == 0
    assert (root / EVENT).read_text(encoding="utf-8").startswith("# 注\nkind: forum\n")
    assert check.run(["--root", str(root), "--fix"]) == 0
    assert "nothing to mend" in capsys.readouterr().err


def test_the_person_at_the_desk_decides(tmp_path, monkeypatch):
    root = tree_with(tmp_path, EVENT, "kind: forum", "kind：forum")
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    for answer, written in (("n", False), ("y", True)):
        monkeypatch.setattr("builtins.input", lambda _asked, answer=answer: answer)
        check.run(["--root", str(root), "--fix"])
        text = (root / EVENT).read_text(encoding="utf-8")
        assert text.startswith("kind: ") is written


def test_a_tree_with_a_pipe_is_mended_all_the_same(tmp_path):
    root = tree_with(tmp_path, EVENT, "kind: forum", "kind：forum")
    subprocess.run(["mkfifo", root / "docs/archive/events/p.yml"], check=True)
    assert list(mended(root)) == [EVENT]
