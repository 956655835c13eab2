"""Old and new wording of a clause line by line, as every output shows it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..catalogue import ClauseView, EditionView
from ..catalogue.trace import remembered
from ..exports.document import clause_part
from ..render import Reader
from .align import kept_in_order, paired
from .words import Piece, pieces, side


@dataclass(frozen=True)
class Line:
    """One line of a clause as it is printed; ``kind`` is heading, paragraph, item, row …"""

    kind: str
    text: str
    level: int = 0

    def __str__(self) -> str:
        return f"{self.kind} {self.text}"


@dataclass(frozen=True)
class Marked:
    """A line with its changes; ``op`` is same, changed, del (gone) or ins (new)."""

    kind: str
    op: str
    pieces: tuple[Piece, ...]
    level: int = 0

    @property
    def old(self) -> str:
        """The text with every change rejected."""
        return side(self.pieces, "del")

    @property
    def new(self) -> str:
        """The text with every change accepted."""
        return side(self.pieces, "ins")


def lines(clause: ClauseView, reader: Reader) -> list[Line]:
    """Number and title, text, tables and what follows, in the reader's language."""
    part = clause_part(clause, reader)
    points = reader.t("exports.in_brackets", text=part.points) if part.points else ""
    found = [Line("heading", f"{part.number}  {part.title}{points}", part.level)]
    for piece in part.pieces:
        if piece.kind == "formula":
            found.append(Line("formula", piece.text))
            continue
        text = f"{piece.label}{reader.t('exports.colon')}{piece.text}"
        text = text if piece.label else piece.text
        found.append(Line(piece.kind if piece.kind != "heading" else "label", text))
        found += [Line("row", "\t".join(row).replace("\n", " ")) for row in piece.rows]
    return [Line(line.kind, line.text.replace("\n", " "), line.level) for line in found]


def whole(line: Line, op: str) -> Marked:
    """A line that only one edition has."""
    return Marked(line.kind, op, (Piece(op, line.text),), line.level)


def marked(
    before: ClauseView | None, after: ClauseView | None, reader: Reader
) -> tuple[Marked, ...]:
    """The lines of a clause in both editions, in reading order."""
    return _compared(before, after, reader.at(""))  # the page, the files and the tests ask again


@remembered
def _compared(
    before: ClauseView | None, after: ClauseView | None, reader: Reader
) -> tuple[Marked, ...]:
    old = lines(before, reader) if before else []
    new = lines(after, reader) if after else []
    if not old or not new:
        return tuple(whole(line, "del" if old else "ins") for line in old or new)
    heads = _marked(old[0], new[0], reader.language)
    rest = (
        each for was, now in paired(old[1:], new[1:]) for each in _marked(was, now, reader.language)
    )
    return (*heads, *rest)


def _marked(was: Line | None, now: Line | None, language: str) -> Iterator[Marked]:
    if was and now and was.kind == now.kind:
        if was.text == now.text:
            yield Marked(now.kind, "same", (Piece("same", now.text),), now.level)
        else:
            yield Marked(now.kind, "changed", pieces(was.text, now.text, language), now.level)
        return
    if was:
        yield whole(was, "del")
    if now:
        yield whole(now, "ins")


def flow(before: EditionView, after: EditionView, reader: Reader) -> Iterator[Marked]:
    """Both editions as one text; a clause that moved is deleted there and inserted here."""
    kept = kept_in_order([c.id for c in before.clauses], [c.id for c in after.clauses])
    old = iter(before.clauses)
    for clause in after.clauses:
        if clause.id not in kept:
            yield from marked(None, clause, reader)
            continue
        for earlier in old:
            if earlier.id == clause.id:
                yield from marked(earlier, clause, reader)
                break
            yield from marked(earlier, None, reader)
    for earlier in old:
        yield from marked(earlier, None, reader)
