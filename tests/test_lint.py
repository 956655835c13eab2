"""``python -m macros lint``: precise, explained by its own examples, and silent here."""

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
import yaml

from macros.lint import IDLE, RULES, lint
from macros.lint.explain import explanations, run_example
from macros.lint_codes import LINT_CODES
from macros.load import load
from macros.model.drafting import Drafting
from macros.source import read_document
from tests.lint.held_out import clause_of, draft_for, sentences

CODES = [*RULES, IDLE]


@pytest.fixture(scope="module")
def data(root) -> Drafting:
    document, _ = read_document(root / "standards/drafting.yml", root)
    return Drafting.model_validate(document.data)


@pytest.fixture(scope="module")
def tree(root):
    return load(root)[0]


def test_every_rule_has_its_code_and_every_code_its_rule():
    assert set(LINT_CODES) == set(CODES) == set(explanations())


@pytest.mark.parametrize("code", CODES)
def test_bad_example_breaks_this_rule_alone(data, code):
    assert {found.code for found in run_example(explanations()[code].bad, data)} == {code}


@pytest.mark.parametrize("code", CODES)
def test_good_example_keeps_every_rule(data, code):
    assert run_example(explanations()[code].good, data) == []


def test_the_repository_is_clean_or_says_why(tree):
    found = [f"{p.place.file}:{p.place.line} {p.code} {p.message('zh')}" for p in lint(tree)]
    assert found == []


def test_precision_and_recall_on_sentences_the_rules_never_saw(data, capsys):
    """Both at least 0.95 over all; the figures of each rule are printed (``pytest -s``)."""
    right, false, missed = Counter(), Counter(), Counter()
    slips = []
    for number, sentence in enumerate(sentences(), 1):
        found = draft_for(clause_of(sentence), data)
        wanted = set(sentence["expect"])
        right.update(found & wanted)
        false.update(found - wanted)
        missed.update(wanted - found)
        if found != wanted:
            slips.append(f"{number}. {sentence['zh']} {sorted(found)} not {sorted(wanted)}")
    hits = sum(right.values())
    precision = hits / (hits + sum(false.values()))
    recall = hits / (hits + sum(missed.values()))
    with capsys.disabled():
        print(f"\n  lint, held out: precision {precision:.3f}, recall {recall:.3f}", end=" ")
    for code in RULES:
        print(code, "found", right[code], "false", false[code], "missed", missed[code])
    assert (precision >= 0.95, recall >= 0.95) == (True, True), "\n".join(slips)


def test_the_held_out_set_is_large_and_covers_the_rules_of_wording():
    found = sentences()
    assert len(found) >= 60
    structural = {"L105", "L108", "L109", "L111", IDLE}
    assert {code for each in found for code in each["expect"]} == set(CODES) - structural


BAD = """\
type: requirement
points: 1
text: {zh: 企业应及时答复投诉。, en: The enterprise shall answer complaints promptly.}
suppress:
  - {code: L107, reason: {zh: 引用法律原文, en: Quoted from the law}}
"""


def test_a_suppression_with_a_reason_silences_one_code_in_one_clause(data):
    assert run_example(BAD, data) == []
    assert {p.code for p in run_example(BAD.replace("及时", "必须及时"), data)} == {"L104"}


def small_tree(tmp_path: Path, root: Path, drafting: str = "") -> Path:
    """A copy of the checked small tree with the words of this repository and one vague clause."""
    import shutil

    tree = tmp_path / "tree"
    shutil.copytree(root / "tests/check/tree", tree)
    words = (root / "standards/drafting.yml").read_text(encoding="utf-8")
    (tree / "standards/drafting.yml").write_text(drafting + words, encoding="utf-8")
    file = tree / "standards/demo/2026/clauses/05-indicators.yml"
    text = file.read_text(encoding="utf-8")
    assert "企业应设部门。" in text
    file.write_text(text.replace("企业应设部门。", "企业必须设部门。"), encoding="utf-8")
    return tree


def run_lint(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "macros", "lint", *arguments]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)


def test_json_names_file_line_and_code(tmp_path, root):
    done = run_lint("--root", str(small_tree(tmp_path, root)), "--format", "json")
    (found,) = [item for item in json.loads(done.stdout) if item["code"] == "L104"]
    assert done.returncode == 1
    assert found["file"] == "standards/demo/2026/clauses/05-indicators.yml"
    assert (found["line"], found["column"]) == (13, 11)
    assert (found["message_zh"], found["hint"]) == ("标准里不用“必须”", "应")


@pytest.mark.parametrize(
    ("severity", "shown"), [("warning", ["warning"]), ("error", ["error"]), ("off", [])]
)
def test_severity_is_a_setting(tmp_path, root, severity, shown):
    setting = f"severities: [{{code: L104, severity: {severity}}}]\n"
    found = lint(load(small_tree(tmp_path, root, setting))[0])
    assert [p.severity for p in found if p.code == "L104"] == shown


@pytest.mark.parametrize(
    ("arguments", "code"), [(["--root", "nowhere"], 2), (["--format", "x"], 2)]
)
def test_usage(arguments, code):
    assert run_lint(*arguments).returncode == code


def test_reading_all_texts_takes_little_time(tree):
    import time

    start = time.process_time()
    lint(tree)
    assert time.process_time() - start < 6


def test_every_field_of_the_settings_is_read(root):
    text = (root / "standards/drafting.yml").read_text(encoding="utf-8")
    assert set(yaml.safe_load(text)) <= set(Drafting.model_fields)
