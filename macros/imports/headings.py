"""Headings of spreadsheets that hold clauses, as people write them.

Add a wording to the list of its field.
"""

from __future__ import annotations

from ..grid import Cell, Grid, folded

#: Field → headings, in any language; brackets and what stands in them are not looked at.
HEADINGS: dict[str, tuple[str, ...]] = {
    "number": (
        *("编号", "条款号", "条款编号", "章条号", "章条编号", "标准章条编号", "条号", "条款序号"),
        *("number", "no.", "no", "clause", "clause number", "clause no."),
    ),
    "title_zh": ("标题", "条款名称", "条款标题", "名称", "指标名称", "指标", "题名", "标题中文"),
    "title_en": ("title", "英文标题", "标题英文", "english title", "标题 english"),
    "text_zh": (
        *("正文", "条文", "内容", "条款内容", "要求", "规定", "正文中文", "指标内容"),
        *("内容要求", "具体要求", "评价要求", "条文内容", "标准内容", "标准要求"),
    ),
    "text_en": ("text", "英文正文", "正文英文", "英文", "requirement", "provision", "english"),
    "type": ("类型", "条款类型", "type", "provision type"),
    "points": ("分值", "分数", "满分", "标准分", "points", "score"),
    "scoring": ("评分方法", "评分方式", "评分办法", "scoring"),
    "evidence": ("证据", "需要的证据", "证明材料", "evidence"),
    "notes": ("注", "备注", "说明", "note", "notes", "remarks"),
    "id": ("标识", "条款标识", "id"),
}
_FIELDS = {folded(word): name for name, words in HEADINGS.items() for word in words}


def field_of(text: str) -> str | None:
    """The field a heading stands for, or None."""
    plain = folded(text)
    for opening, closing in (("(", ")"), ("（", "）")):
        head, mark, rest = plain.partition(opening)
        if mark and rest.endswith(closing):
            inside = rest[:-1]
            if (joined := _FIELDS.get(head + inside)) or (joined := _FIELDS.get(head)):
                return joined
    first, *more = text.split() or [""]
    return _FIELDS.get(plain) or (_FIELDS.get(folded(first)) if more else None)


def heads(grid: Grid) -> tuple[int, dict[int, str], dict[int, Cell]] | None:
    """The row of headings: its number, fields by column, and columns that are not known.

    A row is one when it names the clause number and a title or a text.
    """
    for number, cells in grid.rows():
        found = {at: name for at, cell in cells.items() if (name := field_of(cell.text))}
        names = set(found.values())
        if "number" in names and names & {"title_zh", "title_en", "text_zh", "text_en"}:
            return number, found, {at: cell for at, cell in cells.items() if at not in found}
    return None
