"""The index as files: a head that answers first, words beside it, the text in shards.

Every file is a plain script that pushes its data on a list, so it works below any address and
from the disk.  ``/api/v1/search-index/index.json`` lists and describes them.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from ..catalogue import Catalogue
from ..model.base import LANGUAGES
from ..model.clause import ClauseType
from .about import ABOUT
from .records import Entry, entries
from .words import Vocabulary, meanings, own_synonyms, sounds, traditional_pairs

FOLDER = "api/v1/search-index/"
#: Characters of text in one shard: about 40 KB when compressed.
SHARD = 180_000
#: Above so many entries, rare pairs of characters tell which shards to fetch first.
MAPPED = 8_000
BUCKETS = 64
#: A pair that stands in more shards than this is not rare.
RARE = 2
#: Kind of a part and its data, JSON as it is.
Part = tuple[str, dict[str, Any]]


def _runs(values: Iterable[Any]) -> list[list[Any]]:
    """``[[value, count], …]`` for neighbours that are equal."""
    return [[value, len(list(group))] for value, group in groupby(values)]


def _line(text: str) -> str:
    return re.sub(r"\s+", " ", text)


#: What an entry says, then what else is said there: the first is fetched first.
LAYERS = ("text", "details")


def _shards(found: list[Entry]) -> list[tuple[int, int, str]]:
    """Ranges of entries in each layer, each with about SHARD characters of text."""
    ranges = []
    for layer in LAYERS:
        start, size = 0, 0
        for at, entry in enumerate(found):
            size += sum(map(len, getattr(entry, layer).values()))
            if size >= SHARD or at + 1 == len(found):
                ranges.append((start, at + 1, layer))
                start, size = at + 1, 0
    return ranges


def _editions(known: Catalogue) -> list[dict[str, Any]]:
    return [
        {
            "ref": edition.ref,
            "standard": edition.standard.id,
            "number": edition.record.number,
            "base": edition.standard.record.number,
            "status": str(edition.entry.status),
            "url": edition.url,
        }
        for edition in known.editions
    ]


def _own(entry: Entry) -> str:
    """What the id column holds: clauses without the edition, which has a column of its own."""
    return entry.id.partition("#")[2] if entry.kind == "clause" else entry.id


def head(known: Catalogue, found: list[Entry]) -> dict[str, Any]:
    """Titles, numbers, ids and facets of every entry, in columns."""
    editions = _editions(known)
    place = {edition["ref"]: at for at, edition in enumerate(editions)}
    kinds = list(dict.fromkeys(entry.kind for entry in found))
    types = [str(item) for item in ClauseType]
    roles = list(known.vocabulary.get("roles", {}))
    roles += sorted({role for entry in found for role in entry.roles} - set(roles))
    letter = {role: chr(97 + at) for at, role in enumerate(roles)}
    return {
        "version": 1,
        "size": len(found),
        "kinds": kinds,
        "types": types,
        "roles_list": [{"id": role} for role in roles],
        "editions": editions,
        "shards": _shards(found),
        "buckets": BUCKETS if len(found) > MAPPED else 0,
        "kind": _runs(kinds.index(entry.kind) for entry in found),
        "edition": _runs(place.get(entry.edition, -1) for entry in found),
        "year": _runs(entry.year for entry in found),
        "languages": _runs(
            sum(1 << at for at, code in enumerate(LANGUAGES) if code in entry.languages)
            for entry in found
        ),
        "type": "".join(str(types.index(entry.type)) if entry.type else "-" for entry in found),
        "roles": "\n".join("".join(letter[role] for role in entry.roles) for entry in found),
        "number": "\n".join(entry.number for entry in found),
        "id": "\n".join(map(_own, found)),
        "url": "\n".join("" if entry.kind == "clause" else entry.url for entry in found),
        "aliases": "\n".join("\t".join(map(_line, entry.aliases)) for entry in found),
        **{
            code: "\n".join(_line(entry.title.get(code, "")) for entry in found)
            for code in LANGUAGES
        },
    }


def words(known: Catalogue, found: list[Entry]) -> dict[str, Any]:
    """Sounds, traditional characters, synonyms and words without meaning for a search."""
    synonyms = known.synonyms or own_synonyms()
    names = [name for entry in found for name in (entry.title.get("zh", ""), *entry.aliases)]
    texts = (
        text
        for entry in found
        for texts in (entry.title, entry.text, entry.details)
        for text in texts.values()
    )
    vocabulary = Vocabulary([*texts, *names])
    said = [form for meaning in synonyms.meanings for form in (*meaning.zh, *meaning.asked)]
    table, readings = sounds(names)
    return {
        "pinyin": table,
        "readings": readings,
        "traditional": traditional_pairs(vocabulary.characters.union(*said)),
        "meanings": meanings(synonyms, vocabulary),
        "ignored": "|".join(synonyms.ignored),
    }


def bodies(found: list[Entry]) -> Iterator[dict[str, Any]]:
    """The text of one range of entries after the other: a line an entry, tabs for its breaks."""
    for number, (start, stop, layer) in enumerate(_shards(found)):
        texts = {
            code: "\n".join(
                "\t".join(getattr(entry, layer).get(code, "").split("\n"))
                for entry in found[start:stop]
            )
            for code in LANGUAGES
        }
        yield {"shard": number, **texts}


def parts(known: Catalogue) -> Iterator[Part]:
    """Every part of the index but the map, the head first."""
    found = entries(known)
    yield "head", head(known, found)
    yield "words", words(known, found)
    for body in bodies(found):
        yield "body", body


def _pieces(text: str) -> set[str]:
    """Pairs of Chinese characters and beginnings of English words, as the pages cut them."""
    text = text.lower()
    found = {word[:5] for word in re.findall(r"[a-z0-9]{4,}", text)}
    for run in re.findall(r"[\u3400-\u9fff]+", re.sub(r"[^\w。；！？\s]|(?<=\W) ", "", text)):
        found.update(run[at : at + 2] for at in range(len(run) - 1))
    return found


def bucket(piece: str) -> int:
    """Where a piece is looked up; the pages compute the same."""
    value = 0
    for character in piece:
        value = (value * 31 + ord(character)) % 65_536
    return value % BUCKETS


def rare_pieces(shards: list[dict[str, Any]]) -> list[dict[str, str]]:
    """Bucket by bucket, rare pieces with the shards they stand in, as ``"3,17"``."""
    where: dict[str, list[int]] = defaultdict(list)
    for shard in shards:
        for piece in _pieces("\n".join(shard[code] for code in LANGUAGES)):
            where[piece].append(shard["shard"])
    found: list[dict[str, list[str]]] = [defaultdict(list) for _ in range(BUCKETS)]
    for piece in sorted(where):
        if len(where[piece]) <= RARE:
            found[bucket(piece)][",".join(map(str, where[piece]))].append(piece)
    return [{key: " ".join(group[key]) for key in sorted(group)} for group in found]


def script(kind: str, data: Any) -> str:
    """A plain script that hands one part over."""
    text = json.dumps([kind, data], ensure_ascii=False, separators=(",", ":"))
    text = text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f"(self.asc=self.asc||{{}},asc.searchParts=asc.searchParts||[]).push({text});\n"


def search_index(known: Catalogue) -> Iterator[tuple[str, str]]:
    """Path and content of every file of the index."""
    shards: list[dict[str, Any]] = []
    files = []
    for kind, data in parts(known):
        name = f"body-{data['shard']}.js" if kind == "body" else f"{kind}.js"
        shards += [data] if kind == "body" else []
        files.append({"file": name, "kind": kind})
        yield FOLDER + name, script(kind, data)
        if kind == "head":
            buckets, size = data["buckets"], data["size"]
    if buckets:
        for number, group in enumerate(rare_pieces(shards)):
            files.append({"file": f"map-{number}.js", "kind": "map"})
            yield FOLDER + f"map-{number}.js", script("map", {"bucket": number, "pieces": group})
    listing = {"version": 1, "entries": size, "about": ABOUT, "files": files}
    yield FOLDER + "index.json", json.dumps(listing, ensure_ascii=False, indent=1) + "\n"
