"""``python -m macros VERB``: what a committee member runs without building the site."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable

#: Verb → module with ``run(arguments) -> exit code`` and a docstring; imported only when asked for.
VERBS = {
    "check": "macros.commands.check",
    "lint": "macros.commands.lint",
    "translate": "macros.commands.translate",
    "references": "macros.commands.references",
    "ledger": "macros.commands.ledger",
    "schema": "macros.commands.schema",
    "links": "macros.links",
    "score": "macros.commands.score",
    "export": "macros.commands.export",
    "search": "macros.commands.search",
    "import": "macros.commands.imports",
    "comments": "macros.commands.comments",
    "diff": "macros.commands.diff",
    "new": "macros.commands.new",
    "renumber": "macros.commands.renumber",
    "promote": "macros.commands.promote",
    "move": "macros.commands.move",
    "split": "macros.commands.split",
    "merge": "macros.commands.merge",
    "keep": "macros.commands.keep",
    "build": "macros.commands.build",
    "offline": "macros.offline",
    "publish": "macros.commands.publish",
    "rollback": "macros.commands.rollback",
}


def main(arguments: list[str]) -> int:
    """Run a verb; without one, list them.  Exit codes: 0 clean, 1 problems, 2 usage."""
    if not arguments or arguments[0] in ("-h", "--help"):
        print("python -m macros VERB …\n")
        for verb, module in VERBS.items():
            doc = (importlib.import_module(module).__doc__ or "").strip().split("\n")[0]
            print(f"  {verb:10} {doc}")
        return 0 if arguments else 2
    if arguments[0] not in VERBS:
        print(
            f"没有这个命令 / no such verb: {arguments[0]}\n可用 / verbs: {', '.join(VERBS)}",
            file=sys.stderr,
        )
        return 2
    run: Callable[[list[str]], int] = importlib.import_module(VERBS[arguments[0]]).run
    return run(arguments[1:])


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except BrokenPipeError:  # the reader of our output (head, less) has gone
        sys.stderr.close()
