"""Message codes of a file by itself: B bytes, Y YAML, T types, S shape and place."""

from __future__ import annotations

from .code import Code

FILE_CODES: dict[str, Code] = {
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
}
