# ruff: noqa: E501
"""One mistake for every code: the file, what is replaced by what, and where the cause stands.

``CLEAN`` is a small tree without a fault (``tree/``); each mistake is planted alone.  A code
without a line here fails ``test_every_code_is_planted``.
"""

import io

from PIL import Image

C = "standards/demo/2026/clauses/05-indicators.yml"
E = "standards/demo/2026/edition.yml"
S = "standards/demo/standard.yml"
H = "standards/demo/2026/scheme.yml"
L = "standards/demo/2026/lineage.yml"
N = "standards/demo/2026/comments.yml"
T = "standards/demo/2026/terms.yml"
R = "standards/register.yml"
V = "docs/archive/events/forum-1.yml"
P = "docs/zh/index.md"

W = "standards/drafting.yml"
K = "docs/archive/kinds.yml"

M = "docs/media/a.png"

G = "docs/archive/diagrams/way.yml"
FLOW = """kind: flow
title: {zh: 路, en: Way}
steps:
  - {id: a, name: {zh: 甲, en: A}}
  - {id: b, name: {zh: 乙, en: B}, exits: [{when: {zh: 否, en: "No"}, step: a}]}
"""

D = "docs/archive/redirects.yml"
OLD = "redirects: [{old: /%s}]"

TEXT = "企业应设部门。"
EDITION = """number: DEMO 2027
scope: {zh: 范围。, en: Scope.}
text_basis: original
rights: {zh: 测试, en: Test}
"""


def picture(kind: str, size: tuple[int, int] = (8, 8)) -> bytes:
    """The bytes of a plain picture."""
    written = io.BytesIO()
    Image.new("1", size).save(written, kind)
    return written.getvalue()


#: code, file, text to find (None: the whole file), what stands instead (None: delete it),
#: "line:column" of the cause.
PLANTED = (
    ("B101", C, None, "clauses: []\n# 编码\n".encode("gb18030"), "2:3"),
    ("B102", V, "kind: forum", "\ufeffkind: forum", "1:1"),
    ("B103", C, TEXT, "企业应设\u200b部门。", "13:13"),
    ("B104", V, None, "  \n", "1:1"),
    ("B105", V, "confidence: single", "<<<<<<< HEAD\nconfidence: single", "5:1"),
    ("B106", V, None, "# " + "x" * 1_000_001, "1:1"),
    ("B107", C, TEXT, "企业应设部⾨。", "13:14"),
    ("Y101", V, "confidence: single", "programme:\n\t- {zh: 甲, en: A}", "6:1"),
    ("Y102", V, "kind: forum", "kind：forum", "1:5"),
    ("Y103", V, "kind: forum", "kind:forum", "1:5"),
    ("Y104", C, 'number: "5.1"', 'number: "5.1', "8:13"),
    ("Y105", V, "confidence: single", "kind: forum", "5:1"),
    ("Y106", V, "kind: forum", "kind: &a forum", "1:7"),
    ("Y107", V, "kind: forum", "kind: !x forum", "1:7"),
    ("Y108", V, "confidence: single", "---\nconfidence: single", "5:1"),
    ("Y109", V, "kind: forum", "kind: " + "[" * 60 + "]" * 60, "1:46"),
    ("Y110", V, "kind: forum", "kind: @forum", "1:7"),
    ("Y199", V, "name: {zh: 论坛", "name: {zh: 论坛]", "2:14"),
    ("T201", C, 'number: "5.1"', "number: 5.1", "8:13"),
    ("T202", V, "kind: forum", "kind: [forum]", "1:7"),
    ("T203", V, "sources: [S01]", "sources: S01", "4:10"),
    ("T204", C, "points: 6", "points: 六", "17:13"),
    ("T205", C, "roles: [manager]", "veto: 是", "19:11"),
    ("T206", C, "type: requirement", "type: 要求", "9:11"),
    ("T207", C, "id: demo.unit", "id: Demo Unit", "7:9"),
    ("T208", V, "name: {zh: 论坛, en: Forum}", "name: 论坛", "2:7"),
    ("T209", C, "points: 6", "points: -6", "17:13"),
    ("S101", C, "scoring: binary", "scorring: binary", "18:5"),
    ("S102", V, "kind: forum\n", "", "1:1"),
    ("S103", "standards/demo/2026/notes.txt", None, "memo", "1:1"),
    ("S104", S, None, None, "1:1"),
    ("S105", S, "editions:", 'editions:\n  - {id: "2025", status: replaced}', "7:10"),
    ("S106", "standards/demo/2027/edition.yml", None, EDITION, f"{S}:6:1"),
    ("S107", V, "kind: forum", "kind:", "1:1"),
    ("S108", C, "terms: [customer]", "aliases: [explorer]", "22:15"),
    ("S109", C, "terms: [customer]", "aliases: [a/b]", "22:15"),
    ("D101", V, "2015-01-18", "2015-02-30", "3:7"),
    ("D102", V, "2015-01-18", "2015/1/18", "3:7"),
    ("D103", V, "confidence: single", "end: 2015-01-17", "5:6"),
    ("D104", E, "effective: 2026-02-01", "effective: 2025-02-01", "3:12"),
    ("D105", V, "2015-01-18", "2999-01-18", "3:7"),
    ("R101", C, "see: [demo.staff]", "see: [demo.staf]", "23:11"),
    ("R102", C, "terms: [customer]", "terms: [custommer]", "22:13"),
    ("R103", C, "roles: [manager]", "roles: [manger]", "19:13"),
    ("R104", E, "sources: [S01]", "sources: [S10]", "8:11"),
    ("R105", K, "kinds:", "kinds:\n  - {id: forum, name: {zh: 会, en: F}, text: {zh: 会, en: F}}", "3:10"),
    ("R106", C, "see: [demo.staff]", "see: [demo.unit]", "23:11"),
    ("R107", E, "[GB/T 1-2020]", "[GB/T 1-2010]", "7:24"),
    ("R108", R, "status: replaced", "replaces: [GB/T 1-2020]", "8:5"),
    ("R109", H, "levels:", CARRY := (
        "carry_over:\n  source: demo@2020\n  to: demo.unit\n  base_points: 1\n"
        "  condition: {zh: 有效, en: valid}\n  levels: []\nlevels:"
    ), "4:11"),
    ("R110", C, 'number: "5.2"', 'number: "6.2"', "25:13"),
    ("R111", C, 'number: "5.1"', 'number: "5.3"', "25:13"),
    ("R112", S, "editions:", 'editions:\n  - {id: "2026", status: in-force}', "6:1"),
    ("R113", V, "confidence: single", "standards: [dem]", "5:13"),
    ("R114", E, "[GB/T 1-2020]", "[GB/T 2-2020]", "7:24"),
    ("R115", D, None, OLD % "news/show-44.html, page: nowhere.md", "1:45"),
    ("R116", D, None, OLD % "index.html, page: index.md", "1:19"),
    ("R120", L, "changes:\n  - {kind: removed, before: [demo.old], reason: {zh: 不再适用, en: No longer applicable}}\n", "", "1:7"),
    ("R121", L, "  - {clause: demo.unit, reason: {zh: 新增部门, en: A unit was added}}\n", "", f"{C}:7:9"),
    ("P101", E, 'stage: "30.20"', 'stage: "30.21"', "10:13"),
    ("P102", E, 'stage: "30.20"', 'stage: "30.98"', "11:13"),
    ("P103", S, 'in-force, stage: "60.60"', 'draft, stage: "60.60"', "8:26"),
    ("P104", S, 'stage: "60.60"', 'stage: "60.20"', f"{E}:11:13"),
    ("P105", E, "date: 2025-10-01", "date: 2026-01-02", "11:28"),
    ("K101", "standards/ledger.jsonl", None, '{"date": "2026-01-01", "matters": {}}\n<<<<<<< HEAD\n', "2:1"),
    ("N101", C, "points: 6", "points: 5", "6:13"),
    ("N102", H, "min: 8", "min: 6", "5:64"),
    ("N103", C, "    scoring: binary\n", "", "17:13"),
    ("N104", C, "scoring: binary", "scoring: deduct", "18:14"),
    ("N105", H, "total: 10", "total: 20", "1:8"),
    ("N106", C, "    points: 4\n", "", "25:13"),
    ("N107", H, "min: 8", "min: 80", "5:64"),
    ("C101", V, "name: {zh: 论坛, en: Forum}", "name: {}", "2:7"),
    ("C102", V, "name: {zh: 论坛, en: Forum}", "name: {zh: 论坛}", "2:7"),
    ("C103", C, TEXT, "企业应设<b>部门。", "13:13"),
    ("C104", C, TEXT, "企业应设{{ x }}部门。", "13:13"),
    ("C105", C, TEXT, "企业[应](http://x)设部门。", "13:15"),
    ("C106", C, TEXT, "企业应**设部门。", "13:12"),
    ("C107", C, TEXT, "企业 TODO 部门。", "13:12"),
    ("C201", P, "demo.unit", "demo.unti", "7:1"),
    ("C202", C, "terms: [customer]",
     "formulas:\n      - {id: f, latex: 'x_', text: {zh: 式, en: formula}}", "23:24"),
    ("C203", C, "terms: [customer]",
     "tables:\n      - {id: t, title: {zh: 表, en: T}, columns: [{zh: 甲, en: A}], rows: [[]]}", "23:74"),
    ("C204", G, None, FLOW.replace("kind: flow", "kind: tree"), "1:7"),
    ("C205", G, None, FLOW.replace(", step: a", ""), "5:50"),
    ("C206", G, None, FLOW.replace("甲", "甲" * 40), "4:24"),
    ("C207", W, None, "masks:\n  zh: [适应, \"(响应\"]\n", "2:12"),
    ("C301", N, "        clause: demo.unit\n", "", "9:19"),
    ("C302", N, "        reason: {zh: 已规定, en: Already there}\n", "", "16:19"),
    ("C303", N, "decided: 2026-01-02", "decided: 2026-01-02\n    comments:\n      - {id: \"9\", organisation: {zh: 甲, en: A}, type: ge, comment: {zh: 好, en: Good}}\n  - id: second\n    title: {zh: 二, en: Two}\n    start: 2026-01-01\n    end: 2026-01-02", "8:14"),
    ("A101", V, "confidence: single", "documents:\n  - {title: {zh: 甲, en: A}, href: b.png}", "6:35"),
    ("A102", V, "confidence: single", "documents:\n  - {title: {zh: 甲, en: A}, href: ../a.png}", "6:35"),
    ("A103", V, "confidence: single", "documents:\n  - {title: {zh: 甲, en: A}, href: a.exe}", "6:35"),
    ("A104", M, None, picture("PNG")[:40], "1:1"),
    ("A105", M, None, picture("JPEG"), "1:1"),
    ("A106", M, None, picture("PNG", (9000, 7000)), "1:1"),
    ("A107", "docs/media/b.svg", None, "<svg viewBox='0 0 9 9'><script>1</script></svg>", "1:24"),
)  # fmt: skip
