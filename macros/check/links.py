"""References between records: none dangles."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from ..load import Loaded, Tree
from ..load.shape import nearest
from ..markup import references
from ..problem import Place, Problem, problem
from ..references import target

_CLAUSE_FIELDS = {"see", "clauses", "clause", "to"}
#: Field of a clause → list of the vocabulary it chooses from.
_VOCABULARY = {
    "roles": "roles",
    "industries": "industries",
    "industry": "industries",
    "method": "methods",
    "type": "evidence_types",
}


def _clause_ids(tree: Tree) -> dict[tuple[str, str], set[str]]:
    found: dict[tuple[str, str], set[str]] = {}
    for item in tree.of("clauses"):
        key = (item.names["standard"], item.names["edition"])
        found.setdefault(key, set()).update(clause.id for clause in item.record.clauses)
    return found


def _each(value: Any, path: tuple) -> Iterator[tuple[tuple, str]]:
    if isinstance(value, tuple):
        yield from (
            ((*path, index), item) for index, item in enumerate(value) if isinstance(item, str)
        )
    elif isinstance(value, str):
        yield path, value


def _clause_references(item: Loaded) -> Iterator[tuple[tuple, str, int | None]]:
    for path, name, value in item.fields:
        if name in _CLAUSE_FIELDS and item.kind != "terms":
            yield from ((at, found, None) for at, found in _each(value, path))
    for path, _language, text in item.texts:
        for kind, found, offset in references(text):
            if kind == "clause":
                yield path, found, offset


def clauses_exist(tree: Tree) -> Iterator[Problem]:
    """A reference to a clause names a clause of an edition in this tree, and never itself."""
    if "clauses" in tree.unloaded:
        return
    known = _clause_ids(tree)
    terms = {term.id for item in tree.of("terms") for term in item.record.terms}
    for item in tree.files:
        if item.kind in ("lineage", "register", "comments"):
            continue
        for path, reference, offset in _clause_references(item):
            found = target(reference, item.names.get("standard", ""), item.names.get("edition", ""))
            ids = known.get((found.standard, found.edition))
            if ids is None or found.clause not in ids:
                place = item.document.place(path, offset, len(reference))
                if reference in terms:
                    yield _wrong_kind(place, reference, "term", "clause", _better(found, known))
                else:
                    yield problem(place, "R101", value=reference, better=_better(found, known))
            elif path[0] == "clauses" and item.kind == "clauses":
                own = (item.names["standard"], item.names["edition"])
                if item.record.clauses[path[1]].id == found.clause and found[:2] == own:
                    yield problem(item.document.place(path, offset, len(reference)), "R106")


_KINDS = {
    "term": ("术语", "a term"),
    "clause": ("条款", "a clause"),
    "roles": ("岗位", "a role"),
    "industries": ("行业", "an industry"),
    "methods": ("评审方法", "a method of assessment"),
    "evidence_types": ("证据类型", "a type of evidence"),
}


def _wrong_kind(place: Place, value: str, found: str, wanted: str, better: str) -> Problem:
    """The name of something that exists, where something of another kind is wanted."""
    (found_zh, found_en), (wanted_zh, wanted_en) = _KINDS[found], _KINDS[wanted]
    details = {"found_zh": found_zh, "found_en": found_en}
    details |= {"wanted_zh": wanted_zh, "wanted_en": wanted_en}
    return problem(place, "R117", value=value, better=better, **details)


def _better(found: Any, known: dict[tuple[str, str], set[str]]) -> str:
    ids = known.get((found.standard, found.edition))
    if ids is None:
        every = {
            f"{standard}@{edition}#{clause}"
            for (standard, edition), group in known.items()
            for clause in group
        }
        return nearest(str(found), every)
    return nearest(found.clause, ids)


def terms_exist(tree: Tree) -> Iterator[Problem]:
    """A term that a clause or a definition names is in the terms of some edition."""
    if "terms" in tree.unloaded:
        return
    known = {term.id for item in tree.of("terms") for term in item.record.terms}
    clauses = {name for ids in _clause_ids(tree).values() for name in ids}
    for item in (*tree.of("clauses"), *tree.of("terms")):
        named = [
            (at, value, None)
            for path, name, values in item.fields
            if name == ("terms" if item.kind == "clauses" else "see")
            for at, value in _each(values, path)
        ]
        linked = [
            (path, value, offset)
            for path, _language, text in item.texts
            for kind, value, offset in references(text)
            if kind == "term"
        ]
        for path, value, offset in named + linked:
            place = item.document.place(path, offset, len(value)) if value not in known else None
            if place and value in clauses:
                yield _wrong_kind(place, value, "clause", "term", nearest(value, known))
            elif place:
                yield problem(place, "R102", value=value, better=nearest(value, known))
            elif item.kind == "terms" and item.record.terms[path[1]].id == value:
                yield problem(item.document.place(path, offset, len(value)), "R106")


def vocabulary_is_known(tree: Tree) -> Iterator[Problem]:
    """Roles, industries, evidence types and methods are chosen from vocabulary.yml."""
    shared = tree.one("vocabulary")
    if shared is None:
        return
    known = {
        key: {entry.id for entry in getattr(shared.record, key)}
        for key in set(_VOCABULARY.values())
    }
    for item in tree.of("clauses"):
        for path, name, value in item.fields:
            if name not in _VOCABULARY or (name == "type" and "evidence" not in path):
                continue
            for at, word in _each(value, path):
                choices = known[_VOCABULARY[name]]
                if word not in choices:
                    place = item.document.place(at)
                    wanted = _VOCABULARY[name]
                    other = next((key for key, ids in known.items() if word in ids), None)
                    if other:
                        better = nearest(word, choices)
                        yield _wrong_kind(place, word, other, wanted, better)
                        continue
                    listed = f"vocabulary.yml {_VOCABULARY[name]}"
                    yield problem(
                        place, "R103", list=listed, value=word, better=nearest(word, choices)
                    )


def sources_are_listed(tree: Tree) -> Iterator[Problem]:
    """A source is an entry of sources.yml or an https address."""
    listed = tree.one("sources")
    if listed is None:
        return
    known = {source.id for source in listed.record.sources}
    for item in tree.files:
        for path, name, value in item.fields:
            if name != "sources" or item.kind == "sources":
                continue
            for at, source in _each(value, path):
                if source not in known and not source.startswith(("https://", "http://")):
                    better = nearest(source, known)
                    yield problem(item.document.place(at), "R104", value=source, better=better)


def _names(kind: str, key: str) -> Callable[[Tree], set[str]]:
    return lambda tree: {entry.id for item in tree.of(kind) for entry in getattr(item.record, key)}


def _standards(tree: Tree) -> set[str]:
    return {item.names["standard"] for item in tree.of("standard")}


#: Kind of file, field → code, where the value must be listed as the message names it.
_ARCHIVE_FIELDS = (
    ("event", ("kind",), "R103", "kinds.yml", _names("kinds", "kinds")),
    ("event", ("series", "id"), "R103", "series.yml", _names("series", "series")),
    ("event", ("standards",), "R113", "", _standards),
    ("article", ("standards",), "R113", "", _standards),
    (
        "award",
        ("event",),
        "R103",
        "events/",
        lambda tree: {e.names["id"] for e in tree.of("event")},
    ),
)


#: Field → the kind of file that lists its values; nothing is said while that file is broken.
_LISTED_IN = {
    ("kind",): "kinds",
    ("series", "id"): "series",
    ("standards",): "standard",
    ("event",): "event",
}


def _is_id(value: str) -> bool:
    """True for what is written like an id; a name as a source gives it is not."""
    return re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+", value) is not None


def hosts_are_listed(tree: Tree) -> Iterator[Problem]:
    """A host or organizer written as an id is an entry of organisations.yml."""
    listed = tree.one("organisations")
    if listed is None:
        return
    known = {entry.id for entry in listed.record.organisations}
    for item in tree.of("event"):
        for key in ("hosts", "organizers"):
            for at, word in _each(getattr(item.record, key), (key,)):
                if word not in known and _is_id(word):
                    place, better = item.document.place(at), nearest(word, known)
                    yield problem(
                        place, "R103", list="organisations.yml", value=word, better=better
                    )


def archive_names_exist(tree: Tree) -> Iterator[Problem]:
    """Kinds, series, standards and events that the archive names are listed."""
    for kind, path, code, listed, names in _ARCHIVE_FIELDS:
        known = names(tree)
        if _LISTED_IN[path] in tree.unloaded:
            continue
        for item in tree.of(kind):
            value: Any = item.record
            for step in path:
                value = getattr(value, step, None)
            for at, word in _each(value, path):
                if word not in known:
                    place, better = item.document.place(at), nearest(word, known)
                    yield problem(place, code, list=listed, value=word, better=better)


def editions_exist(tree: Tree) -> Iterator[Problem]:
    """``lineage.base`` and ``carry_over.source`` name editions of this tree."""
    known = {f"{e.names['standard']}@{e.names['edition']}" for e in tree.of("edition")}
    for kind, path in (("lineage", ("base",)), ("scheme", ("carry_over", "source"))):
        for item in tree.of(kind):
            value: Any = item.record
            for step in path:
                value = getattr(value, step, None)
            if value and value not in known and "edition" not in tree.unloaded:
                yield problem(
                    item.document.place(path), "R109", value=value, better=nearest(value, known)
                )


RULES = (
    clauses_exist,
    terms_exist,
    vocabulary_is_known,
    sources_are_listed,
    archive_names_exist,
    hosts_are_listed,
    editions_exist,
)
