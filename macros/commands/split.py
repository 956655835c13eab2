"""拆分条款 / split: give the later sentences of a clause to a new one."""

from __future__ import annotations

from ..edit.joins import split
from ..edit.verb import carry_out, parser, read, words
from ..model.base import LANGUAGES


def run(arguments: list[str]) -> int:
    """0 when written, 1 when refused with the reason, 2 for usage."""
    reads = parser("split", __doc__)
    reads.add_argument("clause", help="标识或编号 / id or number")
    reads.add_argument("new", help="新条款的标识 / id of the new clause")
    reads.add_argument("--keep", type=int, default=1, help="原条款留几句 / sentences that stay")
    reads.add_argument("--keep-en", type=int, help="英文留几句，不写同上 / English sentences")
    reads.add_argument("--points", help="新条款的分值 / points of the new clause")
    for code in LANGUAGES:
        reads.add_argument(f"--title-{code}", help="新条款的标题 / its title")
        reads.add_argument(
            f"--text-{code}",
            help="新条款的正文，原条款不动 / its text; the old one stays",
        )
    options = read(reads, arguments, "title", "reason")
    keep = {"zh": options.keep} | ({"en": options.keep_en} if options.keep_en else {})
    return carry_out(
        options,
        lambda outline: split(
            outline,
            options.clause,
            options.new,
            keep=keep,
            title=words(options, "title"),
            text=words(options, "text"),
            points=options.points,
            reason=words(options, "reason"),
        ),
    )
