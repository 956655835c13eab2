"""Keep a draft as it stands: an edition of its own that nobody changes any more."""

from __future__ import annotations

from ..lifecycle.versions import version_of
from ..model.standard import EditionEntry, Status
from ..source.editing import replaced, with_item, with_key
from ..source.writing import item
from .desk import Desk, RefusedError

#: Kinds of files that a version takes with it; rounds of comments stay with the draft.
_TAKEN = frozenset(
    {"edition", "scheme", "terms", "lineage", "translation", "links", "clauses"},
)


def keep(desk: Desk, reference: str, date: str) -> str:
    """Lay the next version of a draft on the desk; returns its ``standard@edition``.

    Raises RefusedError for what is no draft.
    """
    standard, _, draft = reference.partition("@")
    home = desk.tree.one("standard", standard=standard)
    entries: tuple[EditionEntry, ...] = home.record.editions if home else ()
    names = [entry.id for entry in entries]
    if home is None or draft not in names:
        raise RefusedError(f"没有这个版本 / no such edition: {reference}")
    at = names.index(draft)
    if entries[at].status is not Status.DRAFT:
        raise RefusedError(f"只有草稿留存各稿 / only drafts have versions: {reference}")
    last = max((version_of(name)[1] for name in names if version_of(name)[0] == draft), default=0)
    name = f"{draft}.{last + 1}"
    _copy(desk, standard, draft, name)
    file = f"standards/{standard}/{name}/edition.yml"
    number = desk.document(file).data["number"]
    desk.edit(file, lambda d: replaced(d, {("number",): f"{number} v{last + 1}"}))
    desk.edit(file, lambda d: with_key(d, (), "kept", date))
    value = {"id": name, "status": Status.REPLACED.value}
    if entries[at].stage:
        value["stage"] = entries[at].stage
    desk.edit(home.document.file, lambda d: with_item(d, ("editions",), at, item(value, 2)))
    return f"{standard}@{name}"


def _copy(desk: Desk, standard: str, draft: str, name: str) -> None:
    """Every file of the draft below the folder of its version, as it stands."""
    old, new = f"standards/{standard}/{draft}/", f"standards/{standard}/{name}/"
    for each in desk.tree.files:
        file = each.document.file
        if each.kind in _TAKEN and file.startswith(old):
            desk.put(new + file.removeprefix(old), each.document.text)
    for path in sorted((desk.root / old).glob("*.reviewed.jsonl")):
        desk.changed[new + path.name] = path.read_text(encoding="utf-8")
