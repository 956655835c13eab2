"""合并条款 / merge: take a clause into another; references to it follow."""

from __future__ import annotations

from ..edit.joins import merge
from ..edit.verb import carry_out, parser, read, words


def run(arguments: list[str]) -> int:
    """0 when written, 1 when refused with the reason, 2 for usage."""
    reads = parser("merge", __doc__)
    reads.add_argument("clause", help="留下的条款 / the clause that stays")
    reads.add_argument("other", help="并入的条款 / the clause that is taken in")
    reads.add_argument("--points-to", help="并入条款的分值给哪一条 / who gets its points")
    options = read(reads, arguments, "reason")
    reason = words(options, "reason")
    return carry_out(
        options,
        lambda outline: merge(outline, options.clause, options.other, reason, options.points_to),
    )
