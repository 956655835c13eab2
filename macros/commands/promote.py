"""条款升一级 / promote: raise a clause by one level, behind the clause it stood under."""

from __future__ import annotations

from ..edit.moves import promote
from ..edit.verb import carry_out, parser, read, words


def run(arguments: list[str]) -> int:
    """0 when written, 1 when refused with the reason, 2 for usage."""
    reads = parser("promote", __doc__)
    reads.add_argument("clause", help="标识或编号 / id or number")
    reads.add_argument("--sums", action="store_true", help="合计随分值改 / sums follow")
    options = read(reads, arguments, "reason")
    reason = words(options, "reason")
    return carry_out(
        options, lambda outline: promote(outline, options.clause, reason, options.sums)
    )
