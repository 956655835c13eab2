"""Which edition applied on a day: families of standards with the days they applied from and to.

Dates come from the register and from our own editions, as precise as the source is.  An end that
no source states is the day the successor took effect, and is shown as such.  What is not known
stays not known: it is never guessed from the year in a number.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from ..catalogue import Catalogue, EditionView
from ..model.standard import RegisterEntry, Status
from ..render import Reader
from .page import GeneratedPage

#: Editions that have not come into force tell nothing about what applied.
_NOT_ISSUED = (Status.DRAFT,)
_OVER = (Status.REPLACED, Status.WITHDRAWN)


@dataclass(frozen=True)
class Issue:
    """One edition of a standard and the days it applied; None is not known."""

    number: str
    title: Any
    status: Status
    start: str | None
    end: str | None
    replaces: tuple[str, ...] = ()
    based_on: tuple[str, ...] = ()
    url: str | None = None
    record: Any = None
    successors: tuple[str, ...] = ()
    inferred_end: bool = False

    @property
    def until(self) -> str:
        """What is known after the last date: open, over without a date, or unknown."""
        if self.end:
            return "dated"
        if self.status in _OVER:
            return "over"
        return "open" if self.status in (Status.IN_FORCE, Status.UPCOMING) else "unknown"


@dataclass
class Family:
    """Editions that replaced one another, oldest first."""

    issues: list[Issue] = field(default_factory=list)

    @property
    def latest(self) -> Issue:
        """The newest edition, which names the family."""
        return self.issues[-1]


def earliest(date: str | None) -> str:
    """The first day that a date may mean; empty when nothing is known."""
    return (date + "-01-01"[len(date) - 4 :] if len(date) < 10 else date) if date else ""


def last(date: str | None) -> str:
    """The last day that a date may mean: good for comparing, not a day of the calendar."""
    return (date + "-12-31"[len(date) - 4 :] if len(date) < 10 else date) if date else ""


def _of_register(entry: RegisterEntry) -> Issue:
    return Issue(
        entry.number,
        entry.title,
        entry.status,
        entry.effective,
        entry.ended,
        entry.replaces,
        record=entry,
    )


def _of_edition(edition: EditionView) -> Issue:
    record = edition.record
    return Issue(
        record.number,
        edition.title,
        edition.entry.status,
        record.effective,
        record.withdrawn,
        record.replaces,
        record.based_on,
        edition.url,
        record,
    )


def issues(catalogue: Catalogue) -> dict[str, Issue]:
    """Every edition known here by its number; what an edition of ours says adds to the register."""
    found = {entry.number: _of_register(entry) for entry in catalogue.register}
    for edition in catalogue.editions:
        if edition.entry.status in _NOT_ISSUED:
            continue
        own = _of_edition(edition)
        if known := found.get(own.number):
            own = replace(
                own,
                start=own.start or known.start,
                end=own.end or known.end,
                replaces=tuple(dict.fromkeys((*known.replaces, *own.replaces))),
            )
        found[own.number] = own
    return found


def _ended(found: dict[str, Issue]) -> dict[str, Issue]:
    """With successors, and with the end that follows from them where no source states one."""
    successors: dict[str, list[str]] = {}
    for issue in found.values():
        for number in issue.replaces:
            successors.setdefault(number, []).append(issue.number)
    done = {}
    for number, issue in found.items():
        after = successors.get(number, [])
        starts = sorted(start for name in after if (start := found[name].start))
        infer = bool(after and starts and not issue.end)
        done[number] = replace(
            issue,
            successors=tuple(after),
            end=issue.end or (starts[0] if infer else None),
            inferred_end=infer,
        )
    return done


def families(catalogue: Catalogue) -> list[Family]:
    """Families in the order of the register; standards of this site first."""
    found = _ended(issues(catalogue))
    group: dict[str, Family] = {}
    for issue in found.values():
        joined = {id(group[n]): group[n] for n in (issue.number, *issue.replaces) if n in group}
        home = Family([one for each in joined.values() for one in each.issues])
        if issue not in home.issues:
            home.issues.append(issue)
        home.issues += [
            found[n] for n in issue.replaces if n in found and found[n] not in home.issues
        ]
        group.update({one.number: home for one in home.issues})
    every = list({id(family): family for family in group.values()}.values())
    for family in every:
        family.issues.sort(key=lambda issue: _age(issue, found))
    return sorted(every, key=lambda family: not any(issue.url for issue in family.issues))


def _age(issue: Issue, found: dict[str, Issue]) -> tuple[int, str]:
    """How many editions came before, then the date."""
    depth, at = 0, issue
    while before := [found[number] for number in at.replaces if number in found]:
        depth, at = depth + 1, before[0]
    return depth, issue.start or ""


def asof_pages(reader: Reader) -> Iterator[GeneratedPage]:
    """One page for all families."""
    yield GeneratedPage(
        url="standards/as-of/",
        title=reader.t("asof.title"),
        description=reader.t("asof.lead"),
        template="asof.html",
        area="nav.criteria",
        trail=((reader.t("nav.criteria"), "standards/"),),
        values={"families": families(reader.catalogue), "earliest": earliest, "last": last},
        source="standards/register.yml",
        scripts=("address.js", "asof.js"),
    )
