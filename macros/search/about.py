"""The description of the index that is published beside it."""

from __future__ import annotations

#: What a file of each kind holds; ``index.json`` carries it for whoever reads the index.
ABOUT = {
    "file": {
        "zh": "每个文件是一段脚本，向列表 asc.searchParts 推入 [种类, 数据]；数据是 JSON。",
        "en": "A file is a script that pushes [kind, data] on the list asc.searchParts; "
        "data is JSON.",
    },
    "head": {
        "zh": "全部条目。列 number、id、zh、en、aliases、url、roles 以换行分隔，一行一条，"
        "次序相同；"
        "aliases 一行内以制表符分隔；kind、edition、year、languages 是 [值, 连续条数]；"
        "kind 的值是 kinds 的序号，edition 的值是 editions 的序号或 -1；"
        "type 一条一个字符，是 types 的序号；shards 是 [起, 止, 层]。条款的完整标识是 版本#id。",
        "en": "All entries. The columns number, id, zh, en, aliases, url and roles hold one entry "
        "a line in one order, aliases parted by tabs; kind, edition, year and languages are "
        "[value, how many in a row], where kind counts in kinds and edition in editions or is "
        "-1; type has one character an entry, counting in types; shards are [first, past the "
        "last, layer]. The full id of a clause is edition#id.",
    },
    "words": {
        "zh": "拼音表、读音例外、繁简字对、同义说法（一行一义：说法、制表符、问法）和不检索的词。",
        "en": "Sounds, exceptions, pairs of traditional and simplified characters, meanings "
        "(one a line: forms, a tab, words asked with) and words that are ignored.",
    },
    "body": {
        "zh": "一个分片的正文：zh、en 各一列，一行一条，段落以制表符分隔；"
        "层 text 在先，details 在后。",
        "en": "The texts of one shard: columns zh and en, one entry a line, paragraphs parted by "
        "tabs; the layer text comes before details.",
    },
    "map": {
        "zh": "条目超过 8000 时才有：少见的字对和词头在哪些分片。",
        "en": "Above 8,000 entries only: the shards in which rare pairs and beginnings stand.",
    },
}
