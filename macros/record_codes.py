"""Message codes between records: D dates, P stages, R references, N sums, C content, A assets."""

from __future__ import annotations

from .code import Code

RECORD_CODES: dict[str, Code] = {
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
    # K what tools record
    "K101": Code(
        "error",
        "这一行不是一条记录，应有 {keys}",
        "this line is no record, which has {keys}",
        "从 git 取回这个文件，或删掉这一行 / restore the file from git, or delete the line",
    ),
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
    "C204": Code(
        "error",
        "{kind} 图的内容写在 {wanted} 里，也只写在那里",
        "a diagram of kind {kind} has its content in {wanted} and nowhere else",
        "{wanted}:\n     - …",
    ),
    "C205": Code(
        "error",
        "出口要写结果（then）或转到的步骤（step），二者取一",
        "an exit has either a result (then) or a step to go to (step)",
        "then: {{zh: …, en: …}}",
    ),
    "C206": Code(
        "error",
        "“{value}”（{language}）放不进图里的一格，最多 {limit} 行",
        "“{value}” ({language}) does not fit its box, which holds {limit} lines",
        "名称写短，其余写进 text / shorten the name; the rest goes to text",
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
