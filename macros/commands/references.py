"""引用的条款改过没有 / references whose target has changed: status, confirm."""

from __future__ import annotations

import json

from ..catalogue import Catalogue, EditionView
from ..translation.suspect import Link, confirm_links, links
from .confirmation import chosen, known, named, parser


def run(arguments: list[str]) -> int:
    """0 when done, or when nothing is suspect; 1 when something is; 2 for usage."""
    made = parser("references", __doc__, ("status", "confirm"), "引用的条款 / clauses that refer")
    options = made.parse_args(arguments)
    catalogue = known(options, made)
    if catalogue is None:
        return 1
    if options.act == "confirm":
        edition, names = named(options, catalogue, made)
        count = confirm_links(edition, catalogue, names, options.who, options.date)
        print(f"{edition.ref}: {count} 处引用登记为已确认 / references recorded as confirmed")
        return 0
    editions = chosen(options.edition, catalogue, made)
    if options.json:
        rows = {edition.ref: _rows(edition, catalogue) for edition in editions}
        print(json.dumps(rows, ensure_ascii=False, indent=1))
    else:
        for edition in editions:
            _print(edition, catalogue)
    every = [link for edition in editions for link in links(edition, catalogue)]
    return 1 if any(link.suspect for link in every) else 0


def _open(edition: EditionView, catalogue: Catalogue) -> list[Link]:
    return [link for link in links(edition, catalogue) if link.suspect or link.line is None]


def _rows(edition: EditionView, catalogue: Catalogue) -> list[dict[str, str]]:
    return [
        {
            "from": link.start.id,
            "target": link.name,
            "state": "suspect" if link.line else "new",
            "confirmed": link.line.when if link.line else "",
            "place": link.start.place,
        }
        for link in _open(edition, catalogue)
    ]


def _print(edition: EditionView, catalogue: Catalogue) -> None:
    every, open_ = links(edition, catalogue), _open(edition, catalogue)
    suspect = sum(link.suspect for link in open_)
    print(
        f"{edition.ref}: {len(every)} 处引用 / references, "
        f"{suspect} 处待复核 / suspect, {len(open_) - suspect} 处没有登记 / not recorded"
    )
    for link in open_:
        if link.line:
            why = (
                f"{link.line.when} 由 {link.line.who} 确认之后改过，见 / changed since confirmed, "
                f"see {link.target.place}"
            )
        else:
            why = "没有登记 / not recorded"
        print(f"{link.start.place}: {link.start.id} → {link.name} {why}")
