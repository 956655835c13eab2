"""移动条款 / move: put a clause with all below it elsewhere in its edition."""

from __future__ import annotations

from ..edit.moves import move
from ..edit.verb import carry_out, parser, read, words


def run(arguments: list[str]) -> int:
    """0 when written, 1 when refused with the reason, 2 for usage."""
    reads = parser("move", __doc__)
    reads.add_argument("clause", help="标识或编号 / id or number")
    place = reads.add_mutually_exclusive_group(required=True)
    place.add_argument("--after", help="排在这一条之后 / behind this clause")
    place.add_argument("--before", help="排在这一条之前 / in front of this clause")
    place.add_argument("--under", help="作为它的最后一个下级 / as its last child")
    reads.add_argument("--sums", action="store_true", help="合计随分值改 / sums follow")
    options = read(reads, arguments, "reason")
    where = {key: getattr(options, key) for key in ("after", "before", "under")}
    reason = words(options, "reason")
    return carry_out(
        options, lambda outline: move(outline, options.clause, reason, sums=options.sums, **where)
    )
