"""Rules that judge a part of the tree by itself are not run on a part that is as it was.

``SCOPES`` names those rules: what a part is, and what besides the part itself they look at.  A
rule that stands in none is run over the whole tree each time.  Which kinds of files a broken file
leaves open belongs to every part's key, and a file that something refers to wrongly is judged
anew each time, because what it should have said may stand anywhere.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from types import SimpleNamespace
from typing import Any, NamedTuple

from .. import kept
from ..kept import packed, unpacked
from ..load import Loaded, Tree
from ..load.loaded import NAMED
from ..problem import Problem
from . import (
    amounts,
    dates,
    diagrams,
    identity,
    ladders,
    links,
    locks,
    reserved,
    stages,
    survey,
    wording,
)

Rule = Callable[[Tree], Iterator[Problem]]


class Scope(NamedTuple):
    """Rules, the part of a file at a path, and the kinds of shared files the rules look up."""

    name: str
    rules: tuple[Rule, ...]
    part: Callable[[str], str]
    shared: tuple[str, ...] = ()
    #: True where the rules also look up the ids that other files define.
    names: bool = False


def _file(path: str) -> str:
    return path


def _standard(path: str) -> str:
    """The folder of the standard; everything outside of standards is one part."""
    steps = path.split("/")
    return steps[1] if steps[0] == "standards" and len(steps) > 2 else ""


SCOPES = (
    Scope(
        "file",
        (
            identity.numbers_are_quoted,
            identity.texts_are_quoted,
            reserved.ids_are_free,
            links.vocabulary_is_known,
            links.sources_are_listed,
            *survey.RULES,
            *diagrams.RULES,
            *ladders.RULES,
            dates.days_exist,
            locks.locks_name_each_once,
            *wording.RULES,
        ),
        _file,
        ("vocabulary", "sources"),
    ),
    Scope("names", (links.clauses_exist, links.terms_exist), _file, names=True),
    Scope(
        "standard",
        (
            identity.ids_are_unique,
            identity.numbers_are_in_order,
            identity.editions_have_folders,
            identity.edition_folders_are_complete,
            identity.one_edition_is_in_force,
            reserved.former_ids_are_addresses,
            *amounts.RULES,
            dates.editions_follow_each_other,
            *stages.RULES,
        ),
        _standard,
        ("stages",),
    ),
)


class _Aside(Loaded):
    """A file that rules look things up in without judging it: nothing in it is walked."""

    fields = ()
    wordings = ()
    texts = ()

    def __init__(self, item: Loaded) -> None:
        vars(self).update(
            kind=item.kind, names=item.names, document=item.document, body="", _item=item
        )

    @cached_property
    def record(self) -> Any:  # type: ignore[override]
        """The record itself."""
        return self._item.record


class _Names(_Aside):
    """A file of which rules know the ids alone."""

    @cached_property
    def record(self) -> Any:  # type: ignore[override]
        """Clauses or terms that have nothing but an id."""
        listed = tuple(SimpleNamespace(id=name) for name in self._item.ids)
        return SimpleNamespace(**{self.kind: listed})


def _digest(*facts: str) -> bytes:
    digest = hashlib.blake2b(digest_size=24)
    for fact in facts:
        digest.update(b"%d %s" % (len(fact), fact.encode("utf-8", "surrogatepass")))
    return digest.digest()


class _Run:
    """One scope over one tree."""

    def __init__(self, tree: Tree, scope: Scope) -> None:
        self.tree, self.scope = tree, scope
        self.parts: dict[str, list[Loaded]] = {}
        for item in tree.files:
            self.parts.setdefault(scope.part(item.document.file), []).append(item)

    @cached_property
    def shared(self) -> list[Loaded]:
        """Files that every part may look things up in."""
        return [item for kind in self.scope.shared for item in self.tree.of(kind)]

    @cached_property
    def named(self) -> list[Loaded]:
        """Files that define ids."""
        return [item for kind in NAMED for item in self.tree.of(kind)]

    @cached_property
    def _known(self) -> dict[str, bytes]:
        """A fingerprint of the ids of every edition, and of all terms under ``terms``."""
        ids: dict[str, list[str]] = {"terms": []}
        for item in self.named:
            edition = f"{item.names['standard']}@{item.names['edition']}"
            ids.setdefault(edition, []).extend(item.ids if item.kind == "clauses" else ())
            ids["terms"] += item.ids if item.kind == "terms" else ()
        return {name: _digest(*sorted(listed)) for name, listed in ids.items()}

    def key(self, items: Sequence[Loaded]) -> str:
        """The key of everything that the scope's rules may look at when they judge ``items``."""
        facts = [self.scope.name, *sorted(self.tree.unloaded), "", *(i.key for i in items)]
        facts += ["", *(item.key for item in self.shared)]
        if not self.scope.names:
            return kept.key(_digest(*facts))
        known = self._known
        wanted = {name for item in items for name in item.mentions}
        wanted |= {f"{i.names['standard']}@{i.names['edition']}" for i in items if _in_edition(i)}
        wanted = set(known) if "*" in wanted else wanted
        editions = [f"{name} {known[name].hex()}" for name in sorted(wanted & set(known))]
        return kept.key(_digest(*facts, "", *editions), known["terms"])

    def judged(self, items: Sequence[Loaded]) -> list[Problem]:
        """What the scope's rules find in ``items``."""
        own = {id(item) for item in items}
        around = [_Aside(item) for item in self.shared if id(item) not in own]
        if self.scope.names:
            around += [_Names(item) for item in self.named if id(item) not in own]
        files = (*items, *around)
        part = Tree(self.tree.root, files, self.tree.unloaded, self.tree.media)
        return [found for rule in self.scope.rules for found in rule(part)]

    def found(self) -> list[Problem]:
        """What the scope's rules find in the tree."""
        keys = {name: self.key(items) for name, items in self.parts.items()}
        answers = {name: kept.get(key) for name, key in keys.items()}
        fresh = [name for name, answer in answers.items() if answer is None]
        if len(fresh) * 2 > len(keys):  # most is new: one pass over everything is quicker
            said = [found for rule in self.scope.rules for found in rule(self.tree)]
            by_part: dict[str, list[Problem]] = {name: [] for name in keys}
            for each in said:
                by_part.setdefault(self.scope.part(each.place.file), []).append(each)
        else:
            by_part = {name: self.judged(self.parts[name]) for name in fresh}
            said = [each for rows in answers.values() for each in unpacked(rows or [])]
            said += [each for rows in by_part.values() for each in rows]
        for name in fresh:
            if not (self.scope.names and by_part[name]):
                kept.put(keys[name], packed(by_part[name]))
        return said


def _in_edition(item: Loaded) -> bool:
    return {"standard", "edition"} <= item.names.keys()


def findings(tree: Tree, rules: Sequence[Rule]) -> Iterator[Problem]:
    """What ``rules`` find in ``tree``."""
    parted: set[Rule] = set()
    if kept.on() and all(item.key for item in tree.files):
        for scope in SCOPES:
            parted |= set(scope.rules)
            yield from _Run(tree, scope).found()
    for rule in rules:
        if rule not in parted:
            yield from rule(tree)
