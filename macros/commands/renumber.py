"""条款号连续编排 / renumber: close the gaps in clause numbers; ids and texts stay."""

from __future__ import annotations

from ..edit.moves import renumber
from ..edit.verb import carry_out, parser


def run(arguments: list[str]) -> int:
    """0 when written, 1 when refused with the reason, 2 for usage."""
    reads = parser("renumber", __doc__, reason=False)
    reads.add_argument("clause", nargs="?", help="只编它的下级；不写则全版 / below it only")
    options = reads.parse_args(arguments)
    return carry_out(options, lambda outline: renumber(outline, options.clause))
