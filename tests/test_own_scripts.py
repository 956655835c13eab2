"""Own scripts run in the browsers people have: ES2018, no pop-ups, downloads with plain names.

Debian's ``node-acorn`` is a parser of JavaScript proper; it runs in mini-racer, without Node.
"""

import json
import re

import pytest
from py_mini_racer import MiniRacer

from tests.rig.build import ROOT
from tests.rig.tools import need_file

ACORN = "/usr/share/nodejs/acorn/dist/acorn.js"
SCRIPTS = sorted((ROOT / "overrides/assets/js").glob("*.js"))
#: Methods and objects of the language that came after ES2018.
LATER = set(
    "at flat flatMap fromEntries matchAll replaceAll allSettled hasOwn trimStart trimEnd findLast "
    "findLastIndex toSorted toReversed toSpliced groupBy structuredClone BigInt WeakRef "
    "AggregateError ListFormat Segmenter DisplayNames".split()
)
#: Name → why it may stand although it is later: a name of the library, not of the syntax.
ALLOWED = {
    "globalThis": "ES2020; Chrome 71, Safari 12.1: the one name the scripts share",
    "BigInt": "ES2020; Chrome 67, Safari 14: scores are counted exactly or not at all",
    "flatMap": "ES2019; Chrome 69, Safari 12: older than BigInt in every browser",
    "fromEntries": "ES2019; Chrome 73, Safari 12.1: WeChat on Android is at Chrome 86 or newer",
}
#: Methods it calls and objects it names, from the parser's own tree.
_NAMES = """
var module = { exports: {} }, exports = module.exports;
ACORN
var acorn = module.exports;
function namesOf(text) {
  var tree = acorn.parse(text, { ecmaVersion: 2018, sourceType: "script" });
  var found = Object.create(null), queue = [tree];
  while (queue.length) {
    var node = queue.pop();
    var called = node.type === "CallExpression" && node.callee;
    if (called && called.type === "MemberExpression") found[called.property.name] = 1;
    if (node.type === "Identifier" && /^[A-Z]/.test(node.name)) found[node.name] = 1;
    if (node.type === "Literal" && node.regex && /\\(\\?<[=!]/.test(node.regex.pattern))
      found["(?<="] = 1;
    Object.keys(node).forEach(function (key) {
      [].concat(node[key]).forEach(function (one) {
        if (one && typeof one.type === "string") queue.push(one);
      });
    });
  }
  return JSON.stringify(Object.keys(found));
}
"""


@pytest.fixture(scope="module")
def parser():
    """``parser(text)`` → the names it uses; raises where it is not ES2018."""
    acorn = need_file(ACORN, "apt install --no-install-recommends node-acorn")
    engine = MiniRacer()
    engine.eval(_NAMES.replace("ACORN", acorn.read_text(encoding="utf-8")) + "\n0")

    def names(text: str) -> set[str]:
        found = engine.eval(f"namesOf({json.dumps(text)})")
        return set(json.loads(found))

    return names


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_a_script_is_es2018_and_uses_nothing_later(parser, path):
    names = parser(path.read_text(encoding="utf-8"))
    assert not (names - set(ALLOWED)) & LATER, names & LATER
    assert "(?<=" not in names, "looking back in a pattern fails on iPhones before iOS 16.4"


@pytest.mark.parametrize("later", ["a ?? b", "a?.b", "try {} catch {}", "x = 1n", "/a/v"])
def test_later_syntax_is_refused(parser, later):
    with pytest.raises(Exception, match="SyntaxError"):
        parser(later)


def test_what_may_be_later_is_used():
    text = "".join(path.read_text(encoding="utf-8") for path in SCRIPTS)
    assert all(name in text for name in ALLOWED)


def test_nothing_opens_a_window():
    """WeChat's browser swallows new windows."""
    for path in SCRIPTS:
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"window\.open|\bopen\(\s*[\"'`]https?:|_blank", text), path.name


def test_downloads_have_plain_names(site):
    """A name that every phone, mail program and disk can hold."""
    wrong = set()
    for page in (*site.glob("standards/*/*/downloads/index.html"), site / "index.html"):
        for tag in re.findall(r"<a [^>]*\bdownload\b[^>]*>", page.read_text(encoding="utf-8")):
            name = re.search(r'download="([^"]+)"', tag) or re.search(
                r'href="(?:.*/)?([^"]+)"', tag
            )
            if not name or not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]{1,120}", name.group(1)):
                wrong.add(tag)
    assert not wrong
