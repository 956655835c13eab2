"""Codes of the drafting rules (``python -m macros lint``): letter L.

Each has its rule in ``macros/lint`` and its explanation in ``macros/lint/explained/<code>.yml``.
"""

from __future__ import annotations

from .code import Code

LINT_CODES: dict[str, Code] = {
    "L101": Code(
        "error",
        "条款类型是{type_zh}，正文里没有“{words}”",
        "clause type is {type_en}, yet its text has no “{words}”",
        "{better}",
    ),
    "L102": Code(
        "error",
        "条款类型是{type_zh}，正文却用了“{word}”",
        "clause type is {type_en}, yet its text uses “{word}”",
        "{better}",
    ),
    "L103": Code(
        "error",
        "中文写的是{zh}，英文写的是{en}",
        "the Chinese says {zh}, the English says {en}",
        "{better}",
    ),
    "L104": Code("error", "标准里不用“{word}”", "standards do not use “{word}”", "{better}"),
    "L105": Code(
        "error",
        "{key}里不写“{word}”",
        "no “{word}” in the {key}",
        "改成陈述，或移到条款里 / state it as a fact, or move it to a clause",
    ),
    "L106": Code(
        "error",
        "{key}里不写“{word}”",
        "no “{word}” in {key}",
        "改成陈述，或移到正文里 / state it as a fact, or move it to the text",
    ),
    "L107": Code(
        "warning",
        "评分条款里有含糊的词“{word}”",
        "vague word in a scored clause: “{word}”",
        "写明数值、期限或判定条件 / give a figure, a time limit or a criterion",
    ),
    "L108": Code(
        "error",
        "悬置段：{number} 有下级条款，自己又有正文",
        "hanging paragraph: {number} has clauses below it and a text of its own",
        "把正文改成一条，例如“总则” / make the text a clause of its own, such as “General”",
    ),
    "L109": Code(
        "warning",
        "{number} 只有一条下级条款 {child}",
        "{number} has a single clause below it, {child}",
        "并入上级，或再分一条 / merge it upwards or add another",
    ),
    "L110": Code(
        "warning",
        "一条里有两项规定：{first}；{second}",
        "two provisions in one clause: {first}; {second}",
        "分成两条 / split the clause",
    ),
    "L111": Code(
        "warning",
        "评分条款无法检验：{what_zh}",
        "scored clause cannot be tested: {what_en}",
        "{better}",
    ),
    "L112": Code(
        "warning",
        "缩略语“{word}”没有解释",
        "abbreviation “{word}” is not explained",
        "写全称，或登记在术语表或 drafting.yml / spell it out or register it",
    ),
    "L113": Code(
        "warning",
        "术语“{word}”不在本版术语表里",
        "term “{word}” is not in the glossary of this edition",
        "加进 terms.yml，或换成术语表里的词 / add it to terms.yml or use a term that is there",
    ),
    "L114": Code("error", "“{word}”是拒用术语", "“{word}” is a deprecated term", "{better}"),
    "L115": Code(
        "warning",
        "中文用了术语“{word}”，英文里没有“{other}”",
        "the Chinese uses the term “{word}”, the English has no “{other}”",
        "{other}",
    ),
    "L116": Code(
        "error",
        "{value} 只在{zh}里有",
        "{value} stands in the {en} only",
        "两种语言写同一个数 / give the same number in both languages",
    ),
    "L117": Code(
        "error",
        "{value} 的单位不同：中文 {zh}，英文 {en}",
        "{value} has different units: {zh} in Chinese, {en} in English",
        "两种语言用同一个单位 / use the same unit in both languages",
    ),
    "L118": Code(
        "warning",
        "引用了已被 {successor} 代替的 {value}",
        "dated reference to {value}, replaced by {successor}",
        "{successor}",
    ),
    "L119": Code(
        "error",
        "{language}里的标点“{char}”应为“{better}”",
        "punctuation “{char}” should be “{better}” here",
        "{better}",
    ),
    "L120": Code("warning", "{what_zh}", "{what_en}", "{better}"),
    "L190": Code(
        "warning",
        "{value} 已经没有提示，不必再写例外",
        "{value} reports nothing here: the suppression is no longer needed",
        "删掉这一项 / delete it",
    ),
}
