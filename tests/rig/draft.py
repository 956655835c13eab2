"""A small standard with an issued edition and a draft of the next, for tests that edit files."""

from __future__ import annotations

from pathlib import Path

STANDARD = """\
number: DEMO
title: {zh: 示范, en: Demonstration}
level: project
force: open
summary: {zh: 测试用。, en: For tests.}
editions:  # 由旧到新
  - {id: "1", status: in-force, stage: "60.60"}
  - {id: 2-draft, status: draft, stage: "20.00"}
"""
EDITION = """\
number: DEMO {edition}
scope: {{zh: 测试范围。, en: Scope of tests.}}
text_basis: original
rights: {{zh: 测试数据, en: Test data}}
"""
#: Comments, quotes and blank lines that an edit must leave alone.
CLAUSES = """\
# 第 5 章 / chapter 5

clauses:
  - id: demo.all
    number: "5"
    type: heading
    title: {zh: 指标, en: Indicators}
    points: 10

  # 机构 / structure
  - id: demo.structure
    number: "5.1"
    type: heading
    title: {zh: 组织, en: Structure}
    points: 6

  - id: demo.unit
    number: "5.1.1"
    type: requirement
    title: {zh: 部门, en: Unit}  # 行尾注释
    text:
      zh: |
        企业应设部门。
        部门应有负责人。
      en: |
        The enterprise shall have a unit.
        The unit shall have a head.
    points: 4
    scoring: binary
    evidence:
      - {type: record, text: {zh: 任命书, en: Appointment}}
    see: [demo.staff]

  - id: demo.contact
    number: '5.1.2'
    type: requirement
    title: {zh: 联系, en: Contact}
    text: {zh: 企业应有电话。, en: The enterprise shall have a telephone.}
    points: 2
    scoring: binary

  - id: demo.people
    number: "5.2"
    type: heading
    title: {zh: 人员, en: People}
    points: 4

  - id: demo.staff
    number: "5.2.1"
    type: requirement
    title: {zh: 培训, en: Training}
    text: {zh: "人员应受训，见[](clause:demo.skill)。", en: "Staff shall be trained, see [](clause:demo.skill)."}
    points: 3
    scoring: binary

  # 技能 / skill
  - id: demo.skill
    number: "5.2.2"
    type: requirement
    title: {zh: 技能, en: Skill}
    text: {zh: 人员应有技能。, en: Staff shall be skilled.}
    points: 1
    scoring: binary
    see: [demo.staff, demo.unit]
"""  # noqa: E501
METHOD = """\
clauses:
  - id: demo.method
    number: "6"
    type: heading
    title: {zh: 方法, en: Method}
  - id: demo.score
    number: "6.1"
    type: requirement
    title: {zh: 评分, en: Scoring}
    text: {zh: "评分应有记录，见[](clause:demo.skill)。", en: "Scoring shall be recorded, see [](clause:demo.skill)."}
    see: [demo.skill]
  - id: demo.report
    number: "6.2"
    type: requirement
    title: {zh: 报告, en: Report}
    text: {zh: 报告应存档。, en: The report shall be filed.}
"""  # noqa: E501
DRAFT = "standards/demo/2-draft"
INDICATORS = f"{DRAFT}/clauses/05-indicators.yml"
LINEAGE = f"{DRAFT}/lineage.yml"
VOCABULARY = """\
roles: []
industries: []
evidence_types: [{id: record, name: {zh: 记录, en: Record}}]
methods: []
"""


def draft_tree(root: Path) -> Path:
    """``root`` with the standard in it; the draft says what the issued edition says."""
    written = {
        "standards/vocabulary.yml": VOCABULARY,
        "standards/demo/standard.yml": STANDARD,
        "docs/zh/index.md": "---\ntitle: 首页\n---\n\n正文\n",
        "docs/en/index.md": "---\ntitle: Home\n---\n\nText\n",
        "docs/archive/kinds.yml": (
            "kinds:\n  - {id: forum, name: {zh: 论坛, en: Forum}, text: {zh: 会, en: Meeting}}\n"
        ),
        LINEAGE: "# 理由 / reasons\nbase: demo@1\n",
    }
    for edition in ("1", "2-draft"):
        folder = f"standards/demo/{edition}"
        written[f"{folder}/edition.yml"] = EDITION.format(edition=edition)
        written[f"{folder}/clauses/05-indicators.yml"] = CLAUSES
        written[f"{folder}/clauses/06-method.yml"] = METHOD
    for name, text in written.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root
