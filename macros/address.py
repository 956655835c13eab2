"""The public address of the site, for what leaves it: citations, downloads, the API.

Pages link to each other relatively and never need this.
"""

from __future__ import annotations

import os
import re
from functools import lru_cache
from pathlib import Path

from .model.base import LANGUAGES

CONFIG = Path(__file__).parent.parent / "mkdocs.yml"
_SITE_URL = re.compile(r"^site_url:.*?(https?://[^\"'\]\s]+)", re.MULTILINE)


def site_url() -> str:
    """``SITE_URL`` of the environment, else the address in ``mkdocs.yml``; ends in ``/``."""
    return (os.environ.get("SITE_URL") or _configured(CONFIG.stat().st_mtime_ns)).rstrip("/") + "/"


@lru_cache(maxsize=1)
def _configured(stamp: int) -> str:
    """The address in ``mkdocs.yml`` as it was written at ``stamp``; asked for on every page."""
    found = _SITE_URL.search(CONFIG.read_text(encoding="utf-8"))
    return found[1] if found else "/"


def absolute(url: str, language: str = LANGUAGES[0]) -> str:
    """The public address of a page, in the site of ``language``."""
    return site_url() + ("" if language == LANGUAGES[0] else f"{language}/") + url
