"""Inline markup: a whitelist; everything else is text."""

import pytest

from macros.check.marks import findings
from macros.markup import blocks, html, join_lines, plain


def nowhere(kind: str, target: str, label: str):
    return (f"/{kind}/{target}", label or target, "title")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("企业应设部门。\n部门应有负责人。", "企业应设部门。部门应有负责人。"),
        ("The unit shall\nexist.", "The unit shall exist."),
        ("按 GB/T 27922\n执行", "按 GB/T 27922执行"),
        ("见\nGB/T 27922", "见GB/T 27922"),
        ("“引号”\n接着", "“引号”接着"),
    ],
)
def test_lines_join_as_their_language_asks(text, line):
    assert join_lines(text) == line


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("**粗** `码`", "<p><strong>粗</strong> <code>码</code></p>"),
        ("- 一\n- 二", "<ul><li>一</li><li>二</li></ul>"),
        ("有：\n- 一", "<p>有：</p><ul><li>一</li></ul>"),
        ("一\n\n二", "<p>一</p><p>二</p>"),
        ("- 一\n  续\n二", "<ul><li>一续</li></ul><p>二</p>"),
        ("[词](term:t)", '<p><a class="x-term" href="/term/t" title="title">词</a></p>'),
        ("[](clause:a.b)", '<p><a class="x-clause" href="/clause/a.b" title="title">a.b</a></p>'),
        ("[x](https://a.b/)", '<p><a href="https://a.b/" rel="external">x</a></p>'),
        ("[x](javascript:y)", "<p>[x](javascript:y)</p>"),
        ("<b>&\"'", "<p>&lt;b&gt;&amp;&quot;&#x27;</p>"),
    ],
)
def test_html(text, shown):
    assert html(text, nowhere) == shown


def test_plain_text_has_no_markup():
    assert plain("**粗**和[词](term:t)\n- 一") == "粗和词\n- 一"


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("<b>x</b>", ["C103"]),
        ("3 < 5 且 a > b", []),
        ("{{ x }}", ["C104"]),
        ("[x](http://a)", ["C105"]),
        ("[x](javascript:a)", ["C105"]),
        ("[x](//a)", ["C105"]),
        ("**x", ["C106"]),
        ("TODO", ["C107"]),
        ("数据: 一", []),
        ("&nbsp;", ["C103"]),
        ("AT&T 与 R&D", []),
    ],
)
def test_what_is_not_allowed(text, codes):
    assert [finding.code for finding in findings(text)] == codes


def test_blocks_keep_their_order():
    assert [block.kind for block in blocks("一\n- 二\n- 三\n\n四")] == [
        "paragraph",
        "list",
        "paragraph",
    ]
