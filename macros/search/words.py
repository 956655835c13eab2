"""What the search knows about words beside the records: sounds, traditional characters, synonyms.

Only what a tree needs is written: sounds of characters in names, pairs of characters in use,
meanings of which at least one form occurs.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cache
from operator import add
from pathlib import Path

from ..model.synonyms import Synonyms
from ..source import read_document

_HAN = re.compile(r"[\u3400-\u9fff]+")
_LATIN = re.compile(r"[a-z]+")
#: The list of this project, for a tree that brings none of its own.
OWN = Path(__file__).parents[2] / "standards" / "synonyms.yml"


@cache
def own_synonyms() -> Synonyms:
    """The synonyms kept beside this machine; none when it stands alone."""
    document, _ = read_document(OWN, OWN.parent) if OWN.is_file() else (None, [])
    return Synonyms.model_validate(document.data if document else {"meanings": []})


@cache
def _traditional() -> tuple[tuple[str, str], ...]:
    """Every pair of the OpenCC tables: traditional or regional form, simplified form."""
    import opencc

    folder = Path(opencc.__file__).parent / "dictionary"
    pairs: dict[str, str] = {}
    for line in (folder / "TSCharacters.txt").read_text(encoding="utf-8").splitlines():
        traditional, _, simplified = line.partition("\t")
        pairs[traditional] = simplified.split(" ")[0]
    for name in ("TWVariants.txt", "HKVariants.txt", "JPVariants.txt"):
        for line in (folder / name).read_text(encoding="utf-8").splitlines():
            standard, _, regional = line.partition("\t")
            for form in regional.split(" "):
                pairs.setdefault(form, pairs.get(standard, standard))
    return tuple(sorted((a, b) for a, b in pairs.items() if a != b and len(a) == len(b) == 1))


def traditional_pairs(characters: set[str]) -> str:
    """Pairs, one after the other, whose simplified form is among ``characters``."""
    return "".join(a + b for a, b in _traditional() if b in characters and a not in characters)


def sounds(names: Iterable[str]) -> tuple[str, list[list[str]]]:
    """``("a阿啊 ai爱…", [["重复", "chong fu"], …])``: sounds in names, and where they differ.

    A character has its most frequent sound; a pair in which it sounds otherwise is listed.
    """
    from pypinyin import lazy_pinyin

    heard: dict[str, Counter[str]] = defaultdict(Counter)
    read: dict[str, list[str]] = {}
    for run in sorted({run for name in names for run in _HAN.findall(name)}):
        read[run] = lazy_pinyin(run, v_to_u=False, errors=list)
        for character, sound in zip(run, read[run], strict=True):
            heard[character][sound] += 1
    usual = {char: min(all_, key=lambda s: (-all_[s], s)) for char, all_ in heard.items()}
    groups: dict[str, str] = defaultdict(str)
    for character in sorted(usual):
        if usual[character].isascii():
            groups[usual[character]] += character
    return " ".join(sound + groups[sound] for sound in sorted(groups)), _exceptions(read, usual)


def _exceptions(read: dict[str, list[str]], usual: dict[str, str]) -> list[list[str]]:
    found: dict[str, str] = {}
    for name, heard in read.items():
        for at, character in enumerate(name):
            if heard[at] != usual[character] and len(name) > 1:
                start = at if at + 1 < len(name) else at - 1
                found[name[start : start + 2]] = " ".join(heard[start : start + 2])
    return [[pair, found[pair]] for pair in sorted(found)]


class Vocabulary:
    """Which words and pairs of characters stand in some texts; asking is faster than looking."""

    def __init__(self, texts: Iterable[str]):
        self._words: set[str] = set()
        self._pairs: set[str] = set()
        self.characters: set[str] = set()
        for text in texts:
            if text.isascii():
                self._words.update(_LATIN.findall(text.lower()))
            else:
                self.characters.update(text)
                self._words.update(_LATIN.findall(text.lower()))
                for run in _HAN.findall(text):
                    self._pairs.update(map(add, run, run[1:]))

    def may_hold(self, form: str) -> bool:
        """False when a part of the form stands nowhere."""
        words = all(word in self._words for word in _LATIN.findall(form.lower()))
        return words and all(
            pair in self._pairs for run in _HAN.findall(form) for pair in map(add, run, run[1:])
        )


def meanings(synonyms: Synonyms, known: Vocabulary) -> str:
    """A line a meaning: forms that occur, a tab, words people ask with.

    A meaning of which nothing occurs is of no use and left out.
    """
    lines = []
    for meaning in synonyms.meanings:
        forms = [*meaning.zh, *meaning.en]
        present = [form for form in forms if known.may_hold(form)]
        if present:
            absent = [form for form in forms if form not in present]
            asked = dict.fromkeys([*absent, *meaning.asked])
            lines.append("|".join(present) + "\t" + "|".join(asked))
    return "\n".join(lines)
