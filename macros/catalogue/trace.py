"""What work reads of the catalogue, noted while it reads.

A page that is made under ``recording`` leaves behind every fact it was made from; it is stale
when one of them changes, and nobody has to list what a template uses.  A *fact* is a pair: the
reference of a clause and one of its fields, or a kind and a name that ``macros.cache.facts`` can
digest.  Outside ``recording`` nothing is noted and records are handed out as they are.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any, Generic, TypeVar

#: ``(reference of a clause or kind, field or name)``.
Fact = tuple[str, str]
#: The neighbours of a clause, and where its record stands: not fields, but facts as well.
LINKS, PLACE, WHOLE = ".links", ".place", ".whole"

Made = TypeVar("Made")


class _Here(threading.local):
    """Facts the work of this thread has read; None while nobody asks."""

    facts: set[Fact] | None = None


_here = _Here()


@contextmanager
def recording(facts: set[Fact] | None = None) -> Iterator[set[Fact]]:
    """Collect what is read inside; work around it has read the same."""
    outer = _here.facts
    own: set[Fact] = set() if facts is None else facts
    _here.facts = own
    try:
        yield own
    finally:
        _here.facts = outer
        if outer is not None:
            outer |= own


def note(kind: str, name: str) -> None:
    """Say that the work under way depends on a fact that no view holds."""
    if _here.facts is not None:
        _here.facts.add((kind, name))


class Noted:
    """A field of a view whose reading is noted; ``facts`` names what stands behind it."""

    def __init__(self, name: str, facts: Callable[[Any], tuple[Fact, ...]]) -> None:
        self.name = name
        self.facts = facts

    def __get__(self, view: Any, owner: type | None = None) -> Any:
        if view is None:
            return self
        if _here.facts is not None:
            _here.facts.update(self.facts(view))
        return view.__dict__[self.name]

    def __set__(self, view: Any, value: Any) -> None:
        view.__dict__[self.name] = value


class NotedClause(Noted):
    """The record of a clause: each of its fields is a fact of its own."""

    def __get__(self, view: Any, owner: type | None = None) -> Any:
        if view is None:
            return self
        if _here.facts is None:
            return view.__dict__[self.name]
        record = view.__dict__[self.name]
        known = view.__dict__.get("_noted")
        if known is None or known._record is not record:
            known = view.__dict__["_noted"] = _Record(record, view.ref)
        return known


class _Record:
    """A record that notes which of its fields are read."""

    __slots__ = ("_fields", "_record", "_ref")

    def __init__(self, record: Any, ref: str) -> None:
        self._record = record
        self._ref = ref
        self._fields = type(record).model_fields

    def __getattr__(self, name: str) -> Any:
        if name != "id" and _here.facts is not None:  # the id is part of the reference
            _here.facts.add((self._ref, name if name in self._fields else WHOLE))
        return getattr(self._record, name)

    @property
    def __class__(self) -> type:  # type: ignore[override]
        return type(self._record)

    @property
    def __dict__(self) -> dict[str, Any]:  # type: ignore[override]
        note(self._ref, WHOLE)
        return vars(self._record)

    def __eq__(self, other: object) -> bool:
        note(self._ref, WHOLE)
        return bool(self._record == getattr(other, "_record", other))

    def __hash__(self) -> int:
        return id(self._record)


@contextmanager
def unnoted() -> Iterator[None]:
    """Nothing that is read inside is noted."""
    outer = _here.facts
    _here.facts = None
    try:
        yield
    finally:
        _here.facts = outer


#: Kind of fact → what it is worth: something small that is worked out of much.
DERIVED: dict[str, Callable[[Any, str], str]] = {}


def derived(function: Callable[[Any, str], str]) -> Callable[[Any, str], str]:
    """Work that reads much and says little counts by what it says, not by what it read.

    ``function`` gets the catalogue and a key.
    """
    kind = f"={function.__module__}.{function.__name__}"
    DERIVED[kind] = function

    @wraps(function)
    def ask(catalogue: Any, key: str) -> str:
        note(kind, key)
        with unnoted():
            return function(catalogue, key)

    return ask


def once(kept: dict[Any, Any], key: Hashable, make: Callable[..., Made], *given: Any) -> Made:
    """What ``make`` makes of ``given``, made at the first call and kept under ``key``.

    Whoever asks again has read what the maker read: a plain cache would hide what the second
    page depends on.
    """
    if key not in kept:
        with recording() as facts:
            made = make(*given)
        kept[key] = made, frozenset(facts)
        return made
    found: tuple[Made, frozenset[Fact]] = kept[key]
    if _here.facts is not None:
        _here.facts |= found[1]
    return found[0]


class remembered_property(Generic[Made]):  # noqa: N801 - reads like the decorator it is
    """A ``cached_property`` whose every reader has read what its maker read."""

    def __init__(self, make: Callable[[Any], Made]) -> None:
        self.make = make
        self.__doc__ = make.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = f"_once_{name}"

    def __get__(self, holder: Any, owner: type | None = None) -> Made:
        return once(vars(holder), self.name, self.make, holder)


_kept: list[dict[Any, Any]] = []


def remembered(function: Callable[..., Made]) -> Callable[..., Made]:
    """Keep what ``function`` makes of its arguments until another catalogue is read."""
    kept: dict[Hashable, Any] = {}
    _kept.append(kept)

    @wraps(function)
    def ask(*arguments: Hashable) -> Made:
        return once(kept, arguments, function, *arguments)

    return ask


def forget() -> None:
    """Drop everything remembered: another catalogue is about to be read."""
    for kept in _kept:
        kept.clear()
