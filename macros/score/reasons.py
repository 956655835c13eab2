"""Why an edition cannot be scored, in words."""

from __future__ import annotations

from ..locale import Locale

_BETWEEN = {"zh": "、"}


def reason_text(t: Locale, key: str, details: tuple[str, ...]) -> str:
    """A reason of ``Unscorable`` in the words of a locale."""
    first, second, *_ = (*details, "", "")
    return t(
        f"assess.reason.{key}",
        count=len(details),
        list=_BETWEEN.get(t.language, ", ").join(details),
        found=first,
        total=second,
        cap=first,
        min=second,
    )
