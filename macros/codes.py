"""Every message code with its wording: one list, read by check, tests and the guide's pages.

Letter = matter: B bytes, Y YAML, T type, S shape, D date, R reference, N sum, C content,
A asset, I import, L drafting (``lint_codes``).  Codes are stable: never reused, never renumbered.
"""

from __future__ import annotations

from .code import Code
from .lint_codes import LINT_CODES

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


CODES: dict[str, Code] = {
    **IMPORT_CODES,
    **LINT_CODES,
    **TABLE_CODES,
    # B bytes
    "B101": Code(
        "error",
        "文件不是 UTF-8 编码（像是 {guess}）",
        "file is not UTF-8 (looks like {guess})",
        "另存为 UTF-8 / save as UTF-8",
    ),
    "B102": Code(
        "warning",
        "文件开头有 BOM",
        "file starts with a byte order mark",
        "另存为无 BOM 的 UTF-8 / save as UTF-8 without BOM",
    ),
    "B103": Code(
        "error",
        "不可见的控制字符 {char}",
        "invisible control character {char}",
        "删除它 / delete it",
    ),
    "B104": Code(
        "error", "文件是空的", "file is empty", "写入内容或删除文件 / fill it or delete it"
    ),
    "B105": Code(
        "error",
        "遗留的合并冲突标记",
        "merge conflict marker left behind",
        "保留一方并删除标记 / keep one side and delete the markers",
    ),
    "B106": Code(
        "error",
        "文件超过 {limit}",
        "file is larger than {limit}",
        "按章拆成几个文件 / split it by chapter",
    ),
    "B107": Code(
        "warning",
        "从 PDF 粘贴来的兼容字“{char}”，检索不到",
        "compatibility character “{char}” pasted from a PDF; it cannot be searched",
        "{better}",
    ),
    # Y YAML
    "Y101": Code(
        "error", "缩进用了制表符", "indentation uses a tab", "用空格缩进 / indent with spaces"
    ),
    "Y102": Code("error", "键后面是全角冒号“：”", "full-width colon after a key", "{better}"),
    "Y103": Code("error", "冒号后面缺空格", "no space after the colon", "{better}"),
    "Y104": Code(
        "error",
        "引号没有闭合，从这里开始",
        "unclosed quote, opened here",
        "在同一行补上结束引号 / close it on the same line",
    ),
    "Y105": Code(
        "error",
        "键“{key}”重复，第一次在第 {first} 行",
        "duplicate key “{key}”, first on line {first}",
        "删掉其中一个 / delete one of the two",
    ),
    "Y106": Code(
        "error",
        "不使用锚点和别名（& 和 *）",
        "anchors and aliases (& and *) are not used",
        "写出完整内容，或给文本加引号 / write it out, or quote the text",
    ),
    "Y107": Code(
        "error", "不使用标签（!）", "tags (!) are not used", "给文本加引号 / quote the text"
    ),
    "Y108": Code(
        "error",
        "一个文件只能有一个文档",
        "a file holds one document",
        "删除 --- 或拆成两个文件 / delete --- or split the file",
    ),
    "Y109": Code("error", "嵌套超过 {limit} 层", "nested more than {limit} levels deep", ""),
    "Y110": Code(
        "error",
        "值以 {char} 开头，须加引号",
        "a value that starts with {char} needs quotes",
        "{better}",
    ),
    "Y199": Code("error", "YAML 语法错误：{problem_zh}", "YAML syntax error: {problem_en}", ""),
    # T type
    "T201": Code(
        "error",
        "编号 {value} 没加引号，会变成 {becomes}",
        "clause number {value} is not quoted and would become {becomes}",
        '{key}: "{value}"',
    ),
    "T202": Code(
        "error", "“{key}”应是文字，这里是{found_zh}", "“{key}” is text, not {found_en}", ""
    ),
    "T203": Code(
        "error",
        "“{key}”应是列表，这里是{found_zh}",
        "“{key}” is a list, not {found_en}",
        "{key}:\n     - …",
    ),
    "T204": Code("error", "“{value}”不是数", "“{value}” is not a number", "{better}"),
    "T205": Code(
        "error",
        "“{value}”不是 true 或 false",
        "“{value}” is neither true nor false",
        "true 或 false",
    ),
    "T206": Code(
        "error", "“{key}”没有“{value}”这个值", "“{key}” has no value “{value}”", "{better}"
    ),
    "T207": Code(
        "error",
        "“{key}”写成“{value}”不合格式：{rule_zh}",
        "“{key}” written “{value}” breaks its form: {rule_en}",
        "{better}",
    ),
    "T208": Code(
        "error", "“{key}”应是一组键值，这里是{found_zh}", "“{key}” is a mapping, not {found_en}", ""
    ),
    "T209": Code(
        "error",
        "“{key}”的值 {value} 超出范围（{rule}）",
        "“{key}”: {value} is out of range ({rule})",
        "",
    ),
    # S shape
    "S101": Code("error", "不认识的键“{key}”", "unknown key “{key}”", "{better}"),
    "S102": Code("error", "缺少“{key}”", "“{key}” is missing", "{better}"),
    "S103": Code("error", "这里不放这个文件", "this file has no place here", "{better}"),
    "S104": Code("error", "缺少文件 {name}", "file {name} is missing", ""),
    "S105": Code(
        "error",
        "列出了版本 {edition}，但没有这个文件夹",
        "edition {edition} is listed but has no folder",
        "{better}",
    ),
    "S106": Code(
        "error",
        "版本文件夹 {edition} 没有在 standard.yml 的 editions 中列出",
        "edition folder {edition} is not listed under editions in standard.yml",
        '- {{id: "{edition}", status: draft}}',
    ),
    "S107": Code(
        "error",
        "“{key}”是空的",
        "“{key}” is empty",
        "写出内容或删掉这个键 / fill it or delete the key",
    ),
    "S108": Code(
        "error",
        "标识“{value}”是本站页面的地址，条款不能用",
        "“{value}” is the address of a page of this site; a clause cannot have it",
        "",
    ),
    "S109": Code(
        "error",
        "曾用标识“{value}”不能写进地址",
        "former id “{value}” cannot stand in an address",
        "只用字母、数字、点和连字符 / letters, digits, points and hyphens only",
    ),
    # D date
    "D101": Code("error", "没有 {value} 这一天", "there is no such day as {value}", ""),
    "D102": Code(
        "error", "日期“{value}”的写法不对", "date “{value}” is not in the right form", "{better}"
    ),
    "D103": Code(
        "error", "结束日期 {end} 早于开始日期 {start}", "end {end} is before start {start}", ""
    ),
    "D104": Code(
        "error",
        "实施日期 {effective} 早于发布日期 {issued}",
        "effective {effective} is before issued {issued}",
        "",
    ),
    "D105": Code(
        "error",
        "标为已举办，日期 {value} 却在将来",
        "marked as held, yet {value} is in the future",
        "status: planned",
    ),
    # P stage
    "P101": Code("error", "没有阶段“{value}”", "there is no stage “{value}”", "{better}"),
    "P102": Code(
        "error",
        "阶段 {before} 之后不能是 {after}",
        "stage {after} cannot follow {before}",
        "按 standards/stages.yml 的次序 / keep to the order of standards/stages.yml",
    ),
    "P103": Code(
        "error",
        "阶段是 {stage}，状态不会是 {status}",
        "an edition at stage {stage} is not {status}",
        "{better}",
    ),
    "P104": Code(
        "error",
        "history 到 {last} 为止，standard.yml 写的阶段是 {listed}",
        "history ends at {last}, standard.yml says stage {listed}",
        "改成一致 / make them agree",
    ),
    "P105": Code("error", "{after} 早于前一阶段的 {before}", "{after} is before {before}", ""),
    # R reference
    "R101": Code("error", "没有条款“{value}”", "there is no clause “{value}”", "{better}"),
    "R102": Code("error", "没有术语“{value}”", "there is no term “{value}”", "{better}"),
    "R103": Code("error", "{list}里没有“{value}”", "“{value}” is not in {list}", "{better}"),
    "R104": Code("error", "没有来源“{value}”", "there is no source “{value}”", "{better}"),
    "R105": Code(
        "error", "“{value}”重复，已用在 {first}", "“{value}” is used twice, first at {first}", ""
    ),
    "R106": Code("error", "条款引用了自己", "the clause refers to itself", ""),
    "R107": Code(
        "warning",
        "引用了已被 {successor} 代替的 {value}",
        "dated reference to {value}, replaced by {successor}",
        "{successor}",
    ),
    "R108": Code("error", "代替关系成环：{value}", "“replaces” runs in a circle: {value}", ""),
    "R109": Code("error", "没有版本“{value}”", "there is no edition “{value}”", "{better}"),
    "R110": Code(
        "error", "编号 {value} 没有上级 {parent}", "number {value} has no parent {parent}", ""
    ),
    "R111": Code(
        "error",
        "编号 {value} 排在 {before} 之后，次序不对",
        "number {value} comes after {before}: out of order",
        "",
    ),
    "R112": Code("error", "有两个现行版本：{value}", "two editions are in force: {value}", ""),
    "R113": Code("error", "没有标准“{value}”", "there is no standard “{value}”", "{better}"),
    "R114": Code(
        "warning", "register.yml 里没有 {value}", "{value} is not in register.yml", "{better}"
    ),
    "R115": Code("error", "没有页面“{value}”", "there is no page “{value}”", "{better}"),
    "R116": Code(
        "error",
        "旧地址“{value}”是新站自己的地址，改址会盖住它",
        "old address “{value}” is an address of the new site, which the redirect would cover",
        "删掉这一行 / delete this line",
    ),
    "R120": Code(
        "error",
        "上一版的 {number}（{value}）不见了，lineage.yml 没有说明",
        "{number} ({value}) of the base edition is gone and lineage.yml does not say why",
        "changes 中加一项：拆分、合并、删除或替换 / add it to changes",
    ),
    "R121": Code(
        "warning",
        "“{value}”是新增的或内容变了，lineage.yml 没有写理由",
        "“{value}” is new or has changed and lineage.yml gives no reason",
        "reasons 中加一项 / add it to reasons",
    ),
    # N sum
    "N101": Code(
        "error",
        "{number} 写 {points} 分，下级合计 {total} 分",
        "{number} says {points} points, its children add up to {total}",
        "points: {total}",
    ),
    "N102": Code(
        "error",
        "等级下限 {value} 不高于前一级的 {before}",
        "level minimum {value} is not above the level before ({before})",
        "",
    ),
    "N103": Code(
        "error", "有分值却没有评分方法", "has points but no scoring method", "scoring: binary"
    ),
    "N104": Code(
        "error", "评分方法是 {scoring}，缺少 {key}", "scoring is {scoring} but {key} is missing", ""
    ),
    "N105": Code(
        "error",
        "各章合计 {total} 分，方案满分是 {points} 分",
        "chapters add up to {total} points, the scheme says {points}",
        "",
    ),
    "N106": Code(
        "error",
        "同级条款有的有分值，{number} 没有",
        "siblings have points, {number} has none",
        "points: …",
    ),
    "N107": Code(
        "error",
        "等级下限 {value} 高于满分 {total}",
        "level minimum {value} is above the total {total}",
        "",
    ),
    # C content
    "C101": Code(
        "error", "“{key}”没有任何语言的文字", "“{key}” has no wording in any language", ""
    ),
    "C102": Code(
        "warning", "“{key}”缺少 {language} 文字", "“{key}” has no wording in {language}", ""
    ),
    "C103": Code(
        "error",
        "文字里有 HTML 标记 {value}",
        "text contains HTML: {value}",
        "删掉标记；“<”作小于号时两边留空格 / remove it",
    ),
    "C104": Code(
        "error",
        "文字里有模板标记 {value}",
        "text contains template marks: {value}",
        "删掉它 / remove it",
    ),
    "C105": Code(
        "error", "不允许的链接 {value}", "link not allowed: {value}", "https://…、term:…、clause:…"
    ),
    "C106": Code("error", "标记 {value} 没有成对", "unbalanced markup {value}", ""),
    "C107": Code("error", "占位文字“{value}”", "placeholder text “{value}”", ""),
    "C201": Code("error", "页面宏：{reason_zh}", "page macro: {reason_en}", "{better}"),
    "C202": Code("error", "公式不能解析：{value}", "formula cannot be parsed: {value}", ""),
    "C203": Code(
        "error",
        "表 {table} 第 {row} 行有 {cells} 格，表头有 {columns} 格",
        "table {table}, row {row}: {cells} cells under {columns} columns",
        "",
    ),
    "C301": Code(
        "error",
        "意见 {id} 已采纳，条款“{value}”与上一版相比却没有变化",
        "comment {id} is accepted, yet clause “{value}” has not changed since the base edition",
        "改条款，或在 change 中写明改了哪一条 / change it, or name the clause under change",
    ),
    "C302": Code(
        "error",
        "意见 {id} 没有全部采纳，也没有写理由",
        "comment {id} is not fully accepted and no reason is given",
        "reason: {{zh: …, en: …}}",
    ),
    "C303": Code(
        "error",
        "本轮标明 {decided} 处理完毕，意见 {id} 还没有处理",
        "the round is decided ({decided}), but comment {id} is still open",
        "写处理意见，或删掉 decided / decide it, or delete decided",
    ),
    # A asset
    "A101": Code("error", "没有文件 {value}", "there is no file {value}", "{better}"),
    "A102": Code(
        "error", "路径 {value} 跑出了 docs/media", "path {value} leaves docs/media", "{better}"
    ),
    "A103": Code(
        "error",
        "{value} 不是允许发布的文件类型",
        "{value} is not of a file type that is published",
        "{better}",
    ),
    "A104": Code(
        "error",
        "图片 {value} 打不开，可能没有传完或已损坏",
        "picture {value} cannot be read; it may be cut short or damaged",
        "换一份完好的文件 / replace the file",
    ),
    "A105": Code(
        "error",
        "{value} 的内容其实是 {detail}，与扩展名不符",
        "{value} holds {detail}, which its ending does not say",
        "改扩展名，或另存为扩展名所说的格式 / rename it or save it in that format",
    ),
    "A106": Code(
        "error",
        "图片 {value} 太大（{detail} 像素）",
        "picture {value} is too large ({detail} pixels)",
        "缩到 6000 万像素以内 / scale it below 60 million pixels",
    ),
    "A107": Code(
        "error",
        "SVG 图 {value} 里有脚本或外部引用",
        "the drawing {value} holds a script or refers to something outside",
        "删掉脚本、事件属性和外部地址 / remove scripts, event attributes and outside addresses",
    ),
}
