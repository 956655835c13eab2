"""What tools write as YAML is read back as the same values; edits touch their lines only."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.source import document_of
from macros.source.editing import appended, replaced, with_key, without_key
from macros.source.writing import block

#: One line of a text: no control characters, no spaces at the ends.
LINES = (
    st.text(
        st.characters(exclude_categories=("Cc", "Cf", "Cs", "Zl", "Zp", "Cn")),
        min_size=1,
        max_size=30,
    )
    .map(str.strip)
    .filter(bool)
)
TEXTS = LINES | st.lists(LINES, min_size=2, max_size=4).map(lambda lines: "\n".join(lines) + "\n")
KEYS = st.sampled_from(["zh", "en", "title", "points", "number", "text", "see"])
VALUES = st.recursive(
    TEXTS,
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3) | st.dictionaries(KEYS, inner, min_size=1)
    ),
    max_leaves=8,
)


def read(lines):
    document, problems = document_of("\n".join(lines) + "\n", "x.yml")
    assert document is not None, (lines, problems)
    return document.data


@given(st.dictionaries(KEYS, VALUES, min_size=1))
def test_what_is_written_is_read_back(value):
    assert read(block(value)) == value


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ({"zh": "甲", "en": "A"}, "x: {zh: 甲, en: A}"),
        ({"en": "A, b"}, 'x: {en: "A, b"}'),
        ("5.10", 'x: "5.10"'),
        ("yes", 'x: "yes"'),
        ("2027-draft", "x: 2027-draft"),
        ("甲。\n乙。\n", "x: |\n  甲。\n  乙。"),
        ([{"type": "record"}], "x:\n  - {type: record}"),
        (["a", "b"], "x: [a, b]"),
    ],
)
def test_the_style_of_our_files(value, written):
    assert "\n".join(block({"x": value})) == written


TEXT = """\
# 开头
a: '5.1'  # 尾
b: {zh: 甲}
c:
  zh: |
    一。
    # 不是注释

# 中间
list:
  # 第一
  - {id: one}
"""


def edited(change, *arguments):
    document, _ = document_of(TEXT, "x.yml")
    return change(document, *arguments)


@pytest.mark.parametrize(
    ("change", "arguments", "old", "new"),
    [
        (replaced, ({("a",): "5.2"},), "'5.1'", "'5.2'"),
        (with_key, (("b",), "en", "A"), "{zh: 甲}", "{zh: 甲, en: A}"),
        (with_key, (("b",), "zh", "乙"), "{zh: 甲}", "{zh: 乙}"),
        (with_key, (("c",), "en", "One."), "    # 不是注释\n", "    # 不是注释\n  en: One.\n"),
        (with_key, ((), "b", ["x"]), "b: {zh: 甲}", "b: [x]"),
        (without_key, (("b",),), "b: {zh: 甲}\n", ""),
        (appended, ((), "list", {"id": "two"}), "{id: one}", "{id: one}\n  - {id: two}"),
        (appended, ((), "more", {"id": "two"}), "{id: one}\n", "{id: one}\nmore:\n  - {id: two}\n"),
    ],
)
def test_an_edit_touches_its_lines_only(change, arguments, old, new):
    assert edited(change, *arguments) == TEXT.replace(old, new, 1)
