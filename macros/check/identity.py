"""Ids, numbers, order and editions."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from ..load import Loaded, Tree
from ..load.shape import nearest
from ..problem import Place, Problem, problem
from ..references import number_key, parent_number

#: List files → the field whose ids are unique across all files of the kind.
_LISTS = (
    ("sources", "sources", "id"),
    ("organisations", "organisations", "id"),
    ("kinds", "kinds", "id"),
    ("series", "series", "id"),
    ("register", "standards", "number"),
    ("survey", "aspects", "id"),
    ("survey", "groups", "id"),
    ("survey", "items", "id"),
    ("scheme", "levels", "id"),
    ("scheme", "rules", "id"),
    ("scheme", "steps", "id"),
    ("comments", "rounds", "id"),
)


def by_edition(tree: Tree) -> dict[tuple[str, str], list[Loaded]]:
    """Clause files of each ``(standard, edition)``, in path order."""
    found: dict[tuple[str, str], list[Loaded]] = {}
    for item in tree.of("clauses"):
        found.setdefault((item.names["standard"], item.names["edition"]), []).append(item)
    return found


def _repeated(values: Iterator[tuple[str, Loaded, tuple]]) -> Iterator[Problem]:
    first: dict[str, tuple[Loaded, tuple]] = {}
    for value, item, path in values:
        if value in first:
            earlier = first[value][0].document.place(first[value][1])
            where = f"{earlier.file}:{earlier.line}"
            yield problem(item.document.place(path), "R105", value=value, first=where)
        else:
            first[value] = (item, path)


def ids_are_unique(tree: Tree) -> Iterator[Problem]:
    """A clause id or number is used once in an edition; an id in a list file once in all."""
    for files in by_edition(tree).values():
        for key in ("id", "number"):
            yield from _repeated(
                (getattr(clause, key), item, ("clauses", index, key))
                for item in files
                for index, clause in enumerate(item.record.clauses)
            )
    for item in tree.of("terms"):
        yield from _repeated(
            (term.id, item, ("terms", index, "id")) for index, term in enumerate(item.record.terms)
        )
    for kind, key, field in _LISTS:
        for item in tree.of(kind):
            yield from _repeated(
                (getattr(record, field), item, (key, index, field))
                for index, record in enumerate(getattr(item.record, key))
            )
    for item in tree.of("vocabulary"):
        for key in type(item.record).model_fields:
            yield from _repeated(
                (entry.id, item, (key, index, "id"))
                for index, entry in enumerate(getattr(item.record, key))
            )


def numbers_are_quoted(tree: Tree) -> Iterator[Problem]:
    """A clause number with a point is quoted: plain 5.10 is the number 5.1 to other programs."""
    for item in tree.of("clauses"):
        for index, clause in enumerate(item.record.clauses):
            path = ("clauses", index, "number")
            if item.document.plain(path) and not clause.number[0].isalpha():
                becomes = _as_number(clause.number)
                place = item.document.place(path)
                yield problem(place, "T201", key="number", value=clause.number, becomes=becomes)


def _as_number(value: str) -> str:
    try:
        return repr(float(value)) if "." in value else value
    except ValueError:
        return f'"{value}"'


_AMBIGUOUS = re.compile(
    r"(?P<flag>[yY]es|YES|[nN]o|NO|[oO]n|ON|[oO]ff|OFF|[tT]rue|TRUE|[fF]alse|FALSE)"
    r"|(?P<clock>[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+)|(?P<octal>[-+]?0[0-7_]+)"
    r"|(?P<joined>[-+]?[0-9][0-9_]*_[0-9_]*)|(?P<hex>0x[0-9a-fA-F]+)|(?P<huge>[0-9]{16,})"
    r"|(?P<float>[-+]?[0-9]+\.[0-9]*0|[-+]?[0-9]\.?[0-9]*[eE][-+]?[0-9]+)"
    r"|(?P<none>[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))"
)


def texts_are_quoted(tree: Tree) -> Iterator[Problem]:
    """A text that other programs read as a flag, a time or another number is quoted."""
    for item in tree.files:
        if item.document.file.endswith(".lock"):
            continue  # written by a program
        for path, _name, value in item.fields:
            if type(value) is not str or len(value) > 40 or path[-1] == "number":
                continue
            match = value[:1] in _AMBIGUOUS_STARTS and _AMBIGUOUS.fullmatch(value)
            if match and item.document.plain(path):
                becomes = _BECOMES[match.lastgroup or ""](value)
                yield problem(item.document.place(path), "T210", value=value, becomes=becomes)


_AMBIGUOUS_STARTS = frozenset("0123456789+-.yYnNoOtTfF")


def _seconds(value: str) -> str:
    total = 0
    for part in value.replace("_", "").split(":"):
        total = total * 60 + int(part)
    return str(total)


#: What YAML 1.1 makes of each kind of unquoted text.
_BECOMES: dict[str, Callable[[str], str]] = {
    "flag": lambda value: str(value.lower() in ("y", "yes", "on", "true")).lower(),
    "clock": _seconds,
    "octal": lambda value: str(int(value.replace("_", ""), 8)),
    "joined": lambda value: value.replace("_", ""),
    "hex": lambda value: str(int(value, 16)),
    "huge": lambda value: f"{float(value):g}",
    "float": lambda value: repr(float(value)),
    "none": lambda value: value.lstrip(".+").lower(),
}


def numbers_are_in_order(tree: Tree) -> Iterator[Problem]:
    """Clauses of an edition stand in print order and every number has its parent."""
    for files in by_edition(tree).values():
        numbers = {clause.number for item in files for clause in item.record.clauses}
        before = ""
        for item in files:
            for index, clause in enumerate(item.record.clauses):
                path = ("clauses", index, "number")
                parent = parent_number(clause.number)
                if parent and parent not in numbers and "clauses" not in tree.unloaded:
                    place = item.document.place(path)
                    yield problem(place, "R110", value=clause.number, parent=parent)
                if before and number_key(clause.number) < number_key(before):
                    place = item.document.place(path)
                    yield problem(place, "R111", value=clause.number, before=before)
                before = clause.number


def editions_have_folders(tree: Tree) -> Iterator[Problem]:
    """``editions`` of a standard and the edition folders beside it name the same editions."""
    if {"edition", "standard"} & tree.unloaded:
        return
    for item in tree.of("standard"):
        name = item.names["standard"]
        folders = {each.names["edition"] for each in tree.of("edition", standard=name)}
        listed = [entry.id for entry in item.record.editions]
        for index, entry in enumerate(listed):
            if entry not in folders:
                better = nearest(entry, folders)
                place = item.document.place(("editions", index, "id"))
                yield problem(place, "S105", edition=entry, better=better)
        for edition in sorted(folders - set(listed)):
            yield problem(item.document.key_place(("editions",)), "S106", edition=edition)


def edition_folders_are_complete(tree: Tree) -> Iterator[Problem]:
    """A standard has a standard.yml; an edition folder has an edition.yml."""
    for kind, name in (("edition", "standard"), ("clauses", "edition")):
        for item in tree.of(kind):
            names = {"standard": item.names["standard"]}
            if name == "edition":
                names["edition"] = item.names["edition"]
            wanted = "/".join(["standards", *names.values(), f"{name}.yml"])
            if name not in tree.unloaded and tree.one(name, **names) is None:
                yield problem(Place(wanted), "S104", name=wanted)


def one_edition_is_in_force(tree: Tree) -> Iterator[Problem]:
    """At most one edition of a standard is in force."""
    for item in tree.of("standard"):
        live = [entry.id for entry in item.record.editions if entry.status == "in-force"]
        if len(live) > 1:
            place = item.document.key_place(("editions",))
            yield problem(place, "R112", value=", ".join(live))


RULES = (
    ids_are_unique,
    numbers_are_quoted,
    texts_are_quoted,
    numbers_are_in_order,
    editions_have_folders,
    edition_folders_are_complete,
    one_edition_is_in_force,
)
