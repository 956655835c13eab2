"""``python -m macros score FILE``: what a person reads, and the exit code."""

import json

import pytest

from macros.commands.score import run
from macros.score import assess
from macros.score.workbook import workbook
from tests.score.cases import criteria, sheet, site_catalogue
from tests.score.office import edited


@pytest.fixture
def file(tmp_path):
    """Writes a file and gives its path."""

    def write(name: str, content: str | bytes) -> str:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return str(path)

    return write


def answered():
    of = criteria("asc")
    answers = {c.id: {"met": True} for c in of.clauses if c.scoring == "binary"}
    return sheet(of, answers, organisation="某企业")


def test_a_json_file(file, capsys):
    one = answered()
    assert run([file("a.json", one.model_dump_json(exclude_none=True)), "--lang", "zh"]) == 0
    told = capsys.readouterr().out
    assert "等级: 未达到任何等级" in told
    assert f"最终得分: {assess(criteria('asc'), one).shown}" in told
    assert "为什么还不是“合格级”" in told
    assert "最短路径: 力气" in told


def test_a_workbook_as_json(file, capsys):
    catalogue, of, one = site_catalogue(), criteria("asc"), answered()
    data = workbook(catalogue, catalogue.edition("asc@2026"), of, "en", one)
    assert run([file("a.xlsx", data), "--format", "json", "--target", "star5"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["score"] == str(assess(of, one).score)
    assert told["path"]["target"] == "star5"


def refused(arguments: list[str], capsys) -> str:
    assert run([*arguments, "--lang", "en"]) == 1
    return capsys.readouterr().err


def test_wrong_cells(file, capsys):
    catalogue, of = site_catalogue(), criteria("asc")
    data = workbook(catalogue, catalogue.edition("asc@2026"), of, "zh")
    told = refused([file("a.xlsx", edited(data, {(1, "I6"): "?"}))], capsys)
    assert "评分!I6" in told


@pytest.mark.parametrize(
    ("edition", "message"),
    [("gbt-27922@2011", "are not verified: 5.1.1.1"), ("asc@1999", "no such edition: asc@1999")],
)
def test_an_edition_that_cannot_be_scored(file, capsys, edition, message):
    text = answered().model_copy(update={"edition": edition}).model_dump_json(exclude_none=True)
    assert message in refused([file("a.json", text)], capsys)


def test_a_file_that_is_nothing(file, capsys):
    assert "not sound JSON" in refused([file("a.json", b"\xff\xfe")], capsys)
    assert "not a sound XLSX" in refused([file("a.xlsx", b"PK")], capsys)


def test_usage(capsys):
    with pytest.raises(SystemExit) as stopped:
        run(["/no/such/file"])
    assert stopped.value.code == 2
