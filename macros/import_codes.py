"""Message codes of importers: I, said of a page, table or catalogue from outside."""

from __future__ import annotations

from .code import Code

#: What an importer says about a file from outside; ``check`` never does.
IMPORT_CODES: dict[str, Code] = {
    "I101": Code(
        "error",
        "不是网页也不是文本",
        "neither a web page nor text",
        "给出另存的 .html 或 .txt / give a saved .html or .txt",
    ),
    "I102": Code(
        "error",
        "文件超过 {limit}，不像一个网页",
        "file is larger than {limit}, too large for a page",
        "只留正文再导入 / cut it down to the text",
    ),
    "I103": Code("error", "文件是空的", "file is empty", "重新保存网页 / save the page again"),
    "I104": Code(
        "warning",
        "页面自称 {declared} 编码，实际是 {found}，已按实际的读",
        "the page claims {declared} but is {found}; read as what it is",
    ),
    "I105": Code(
        "warning",
        "文字错转过一次编码（{how}），已还原",
        "the text went through a wrong conversion ({how}) and was restored",
        "逐段核对 / compare paragraph by paragraph",
    ),
    "I106": Code(
        "warning",
        "有 {count} 处文字丢失，无法还原，这是第一处",
        "{count} places of lost text that cannot be restored; the first is here",
        "找另一份留存 / look for another capture",
    ),
    "I107": Code(
        "warning",
        "没有找到标题",
        "no title found",
        "在草稿里填写 title / fill in title in the draft",
    ),
    "I108": Code(
        "warning",
        "没有“浏览、发布者、发布日期”一行",
        "no line with views, publisher and date",
        "查明后填写 original / find out and fill in original",
    ),
    "I109": Code(
        "warning",
        "发布日期“{value}”读不出来",
        "publication date “{value}” cannot be read",
        "照录在 original.published / write it down as it stands",
    ),
    "I110": Code(
        "error",
        "没有找到正文",
        "no body text found",
        "导入文章页，不是列表页 / import the article, not a list",
    ),
    "I111": Code(
        "warning",
        "页面像是没有存全，到这里为止",
        "the page seems cut off here",
        "找另一份留存 / look for another capture",
    ),
    "I112": Code(
        "warning",
        "图片 {value} 没有存下来",
        "picture {value} was not saved",
        "找到图片，或在文中说明缺图 / find it or say that it is lost",
    ),
    "I113": Code(
        "warning",
        "链接 {value} 指向旧站，没有留存",
        "link {value} leads to the old site and was not captured",
        "删掉链接，或找到那一页 / drop the link or find the page",
    ),
    "I114": Code(
        "warning",
        "不知道原地址，没有写改址条目",
        "original address unknown; no redirect entry written",
        "--address URL",
    ),
    "I115": Code(
        "error",
        "草稿 {value} 已经有了，没有覆盖",
        "draft {value} exists and was not overwritten",
        "改用 --out，或先移走它 / use --out or move it away",
    ),
    "I116": Code(
        "error",
        "{value} 是发布的文件夹，草稿不放这里",
        "{value} is published; drafts do not go there",
        "--out drafts",
    ),
}

#: What is said of tables that come back or come in: comments, workbooks, catalogues.
TABLE_CODES: dict[str, Code] = {
    "I301": Code("error", "文件读不出来：{value}", "the file cannot be read: {value}", ""),
    "I302": Code(
        "error",
        "没有找到表头，应有：{known}",
        "no row of headings found; expected: {known}",
        "保留表头，或在 comment-forms.yml 里加写法 / keep the headings or add them to the forms",
    ),
    "I303": Code(
        "warning",
        "“{value}”栏换了位置，已按表头读",
        "column “{value}” has moved; read by its heading",
    ),
    "I304": Code(
        "warning",
        "缺少“{value}”栏，这一项保持原样",
        "column “{value}” is missing; what it holds stays as it is",
    ),
    "I305": Code(
        "warning", "不认识“{value}”栏，没有读", "column “{value}” is unknown and not read"
    ),
    "I306": Code(
        "error",
        "“{value}”栏有两个，另一个在 {other}",
        "column “{value}” stands twice, also at {other}",
        "删掉一个 / delete one",
    ),
    "I307": Code(
        "error",
        "合并单元格 {value}，不知道内容属于哪一行",
        "merged cells {value}: their row is unknown",
        "取消合并 / unmerge them",
    ),
    "I308": Code("error", "{text}没有条款“{value}”", "{text} has no clause “{value}”", "{better}"),
    "I309": Code(
        "error",
        "“{value}”不是可用的写法，可用：{known}",
        "“{value}” is not known here; known: {known}",
        "{better}",
    ),
    "I310": Code("error", "序号 {value} 用了两次", "number {value} is used twice", ""),
    "I311": Code("error", "缺少{value}", "{value} is missing", ""),
    "I312": Code(
        "warning",
        "表里没有意见 {value}，原样保留",
        "comment {value} is not in the table; it stays as it is",
    ),
    "I313": Code("warning", "新意见，编为 {value}", "new comment, numbered {value}"),
    "I314": Code(
        "warning",
        "意见 {value} 的另一语言文字没有变，可能与新的文字不一致",
        "comment {value}: the wording in the other language did not change and may no longer agree",
    ),
    "I315": Code(
        "error",
        "编号 {number} 与标识 {value} 不是同一条",
        "number {number} and id {value} are not the same clause",
        "{better}",
    ),
    "I316": Code(
        "warning",
        "公式单元格，读的是上次算出的值",
        "a formula; its last computed value was read",
    ),
    "I320": Code(
        "warning",
        "编号 {value} 被表格软件变成了日期，还原为 {number}",
        "number {number} had been turned into the date {value}; restored",
        "核对这一编号 / check the number",
    ),
    "I321": Code(
        "error",
        "“{value}”不是条款编号",
        "“{value}” is not a clause number",
        "{better}",
    ),
    "I322": Code(
        "warning",
        "编号“{value}”读作 {number}",
        "number “{value}” read as {number}",
    ),
    "I323": Code(
        "warning",
        "补了上级条款 {number}，标题待查",
        "parent {number} was added; its title is to be checked",
    ),
    "I324": Code(
        "warning",
        "看不出条款类型，写作{value}",
        "the type of the clause is not certain; written as {value}",
    ),
    "I325": Code(
        "warning",
        "“{value}”栏的内容放进了注",
        "the content of column “{value}” was put into a note",
    ),
    "I326": Code(
        "error", "编号 {value} 重复，另一处在 {other}", "number {value} is also at {other}"
    ),
    "I327": Code(
        "warning",
        "{count} 处没有 {language} 文字",
        "{count} texts have no wording in {language}",
        "翻译后补上 / add the translation",
    ),
    "I328": Code(
        "warning",
        "没有带入：{value_zh}（{count} 处）",
        "not taken over: {value_en} ({count})",
    ),
    "I329": Code("warning", "{value_zh}（{count} 处）", "{value_en} ({count})"),
    "I330": Code("error", "不是{value}", "this is no {value}", ""),
    "I331": Code(
        "error",
        "{value} 已经有了，没有覆盖",
        "{value} exists and was not overwritten",
        "换一个 --root 或 --id / another --root or --id",
    ),
    "I332": Code(
        "warning", "分值“{value}”不是数，没有写", "points “{value}” are no number; left out"
    ),
}
