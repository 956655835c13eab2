"""Words that mean the same to somebody who searches; kept with the terms."""

from __future__ import annotations

from .base import Record, optional, required


class Meaning(Record):
    """One meaning: forms that standards use, and words people ask with.

    A query with any of the words finds every form in ``zh`` and ``en``; words in ``asked`` are
    too loose to be looked for themselves in place of the others.
    """

    zh: tuple[str, ...] = optional("标准中的中文说法，同义", ())
    en: tuple[str, ...] = optional("标准中的英文说法，同义", ())
    asked: tuple[str, ...] = optional("日常问法，中英文均可；只用来找到上面的说法", ())


class Synonyms(Record):
    """``synonyms.yml``: what the glossaries do not say and people who search do."""

    meanings: tuple[Meaning, ...] = required("同义的说法，一行一义")
    ignored: tuple[str, ...] = optional("问句里没有检索意义的词，中英文均可", ())
