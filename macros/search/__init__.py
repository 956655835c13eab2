"""Search that understands standards: records, index and what a reader gets without script.

One bilingual clause, term, article, event, edition or page is one *finding aid* (``records``);
``index`` writes them as plain scripts, ``words`` gathers pinyin, traditional characters and
synonyms, ``engine`` runs the ranking core of the pages (``overrides/assets/js/search-*.js``)
for the command line and the tests.  Add a kind of record: one function in ``records.KINDS``.
"""

from .index import search_index
from .records import Entry, entries
from .scripts import search_scripts

__all__ = ["Entry", "entries", "search_index", "search_scripts"]
