"""Citing: what is cited (``work``), how (``styles``), what machines read (``metadata``).

Add a style: one function in ``styles`` and its line in STYLES.
"""

from .block import block
from .fingerprint import article_hash, clause_hash, edition_hash
from .metadata import metadata
from .styles import STYLES, Citation, citations
from .work import Work, article_url, article_work, clause_work, edition_work

__all__ = [
    "STYLES",
    "Citation",
    "Work",
    "article_hash",
    "article_url",
    "article_work",
    "block",
    "citations",
    "clause_hash",
    "clause_work",
    "edition_hash",
    "edition_work",
    "metadata",
]
