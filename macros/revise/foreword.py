"""The list of main changes in a foreword, in the style of GB/T 1.1, generated.

Structure and editing are not listed; each item says what changed and where it stands now and
stood before.  The wording is below ``revise.foreword`` in the locale files.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from string import ascii_lowercase

from ..catalogue import EditionView
from ..model.clause import Clause
from ..render import Reader
from .compare import Change, Revision
from .kinds import MINOR, Finding, Kind
from .scheme import SchemeChange
from .words import QUANTITY

#: Rules whose findings are told in a phrase; the others only make the clause "changed".
_TOLD = (
    "type",
    "veto",
    "excludable",
    "threshold",
    "line_added",
    "line_removed",
    "wording",
    "points",
    "method",
    "grades",
    "evidence",
)


@dataclass(frozen=True)
class Item:
    """``a) 增加了 …``; ``id`` is the clause it leads to, empty for a term."""

    letter: str
    text: str
    id: str = ""


def letter(at: int) -> str:
    """``a`` … ``z``, ``aa`` …"""
    first, second = divmod(at, len(ascii_lowercase))
    return (ascii_lowercase[first - 1] if first else "") + ascii_lowercase[second]


class _Teller:
    """Says one change in the reader's language."""

    def __init__(self, before: EditionView, after: EditionView, reader: Reader) -> None:
        self.base, self.before, self.after = reader.document(before), before, after
        self.reader, self.t = reader, reader.t

    def title(self, clause: Clause) -> str:
        return self.t("revise.foreword.quoted", text=self.reader.plain(clause.title))

    def _many(self, names: tuple[str, ...], edition: EditionView) -> tuple[str, str]:
        """Titles and numbers of clauses, joined."""
        found = [view.record for name in names if (view := edition.clause(name))]
        titles = self.t("revise.foreword.and").join(map(self.title, found))
        return titles, self.t("revise.foreword.and_numbers").join(c.number for c in found)

    def say(self, change: Change) -> str:
        kinds, entry = change.kinds, change.entry
        if entry and Kind.SPLIT in kinds:
            return self._related("split", entry.before, entry.after)
        if entry and Kind.MERGED in kinds:
            return self._related("merged", entry.before, entry.after)
        values = {"title": self.title(change.clause), "base": self.base}
        if change.before is None:
            return self.t("revise.foreword.added", now=change.clause.number, **values)
        if change.after is None:
            return self.t("revise.foreword.removed", was=change.clause.number, **values)
        values |= {"now": change.after.number, "was": change.before.number}
        how = self._how(change)
        if Kind.MOVED in kinds:
            return self.t("revise.foreword.moved", how=how, **values)
        return self.t("revise.foreword.changed", how=how, **values)

    def _related(self, key: str, before: tuple[str, ...], after: tuple[str, ...]) -> str:
        olds, was = self._many(before, self.before)
        news, now = self._many(after, self.after)
        return self.t(
            f"revise.foreword.{key}", olds=olds, news=news, was=was, now=now, base=self.base
        )

    def _how(self, change: Change) -> str:
        told = dict.fromkeys(
            self.phrase(finding) for finding in change.findings if finding.rule in _TOLD
        )
        text = self.t("revise.foreword.also").join(told)
        return self.t("revise.foreword.how", text=text) if text else ""

    def phrase(self, finding: Finding) -> str:
        return why(finding, self.reader)


def why(finding: Finding, reader: Reader) -> str:
    """A finding in the reader's language."""
    t, was, now = reader.t, finding.was, finding.now
    if finding.rule == "type":
        was, now = t(f"revise.type.{was}"), t(f"revise.type.{now}")
    if finding.rule == "verb":
        was, now = (t.strings.get(f"revise.verb.{word}", word) for word in (was, now))
    if finding.rule == "threshold":
        was, now = _spoken(was, reader), _spoken(now, reader)
    if finding.rule == "method":
        was, now = (t(f"scoring.{name}") if name else "—" for name in (was, now))
    if finding.rule in ("veto", "excludable"):
        direction = "more" if finding.kind is Kind.STRENGTHENED else "less"
        return t(f"revise.why.{finding.rule}_{direction}")
    if finding.rule == "weight":
        return t(f"revise.why.weight_{'more' if finding.kind is Kind.STRENGTHENED else 'less'}")
    return t(f"revise.why.{finding.rule}", was=was, now=now)


def _spoken(quantity: str, reader: Reader) -> str:
    """A quantity with its unit in the reader's language, as far as the locale knows the unit."""
    match = QUANTITY.fullmatch(quantity)
    key = f"revise.unit.{match['unit']}" if match and match["unit"] else ""
    if not match or key not in reader.t.strings:
        return quantity
    return f"{match['number']} {reader.t(key)}"


def items(
    found: Revision, before: EditionView, after: EditionView, reader: Reader
) -> tuple[Item, ...]:
    """The list, each change once; a split or merge is told where its first new clause stands."""
    return tuple(
        Item(letter(at), text, name)
        for at, (text, name) in enumerate(_texts(found, before, after, reader))
    )


def _texts(
    found: Revision, before: EditionView, after: EditionView, reader: Reader
) -> Iterator[tuple[str, str]]:
    teller = _Teller(before, after, reader)
    for key in ("added", "changed", "removed"):
        for term in found.terms.get(key, ()):
            forms = term.forms(reader.language) or term.zh
            name = reader.t("revise.foreword.quoted", text=forms.preferred)
            yield reader.t(f"revise.foreword.term_{key}", term=name), ""
    for item in found.scheme:
        if item.finding.kind not in MINOR:
            yield reader.t("revise.foreword.scheme", text=of_scheme(item, after, reader)), ""
    told = set()
    for change in found.changes:
        if not set(change.kinds) - MINOR:
            continue
        if change.entry and {Kind.SPLIT, Kind.MERGED} & set(change.kinds):
            if id(change.entry) in told or change.after is None:
                continue
            told.add(id(change.entry))
        yield teller.say(change), change.id


def of_scheme(change: SchemeChange, edition: EditionView, reader: Reader) -> str:
    """What differs in the scheme, in the reader's language."""
    name = reader.plain(change.name) if change.name is not None else ""
    clause = edition.clause(change.part.partition(".chapter_minimums.")[2])
    values = {"name": name, "chapter": reader.title(clause) if clause else ""}
    finding = change.finding
    return reader.t(f"revise.scheme.{finding.rule}", was=finding.was, now=finding.now, **values)


#: Rules whose findings the class alone tells.
_PLAIN = frozenset({"added", "removed", "moved", "split", "merged", "weight"})


def explained(
    change: Change, before: EditionView, after: EditionView, reader: Reader
) -> tuple[str, ...]:
    """What the findings say beyond the classes; a split or merge names the clauses."""
    rules = {finding.rule for finding in change.findings}
    hidden = _PLAIN | ({"verb"} if "type" in rules else set())
    told = [why(finding, reader) for finding in change.findings if finding.rule not in hidden]
    if change.entry and {Kind.SPLIT, Kind.MERGED} & set(change.kinds):
        told.insert(0, _Teller(before, after, reader).say(change))
    return tuple(dict.fromkeys(told))


def as_text(found: Revision, before: EditionView, after: EditionView, reader: Reader) -> str:
    """The whole list to paste into a foreword."""
    lead = reader.t("revise.foreword.lead", base=reader.document(before))
    listed = items(found, before, after, reader)
    if not listed:
        return reader.t("revise.foreword.none", base=reader.document(before)) + "\n"
    end, last = reader.t("revise.foreword.end"), reader.t("revise.foreword.last")
    lines = [f"{item.letter}) {item.text}{end}" for item in listed]
    lines[-1] = lines[-1].removesuffix(end) + last
    return "\n".join((lead, *lines)) + "\n"
