"""Downloads of an edition.  Add a format: a module that ends in its FORMAT, and its line here.

Every format is a pure function ``edition, reader → bytes``; ``store`` keeps what was made.
"""

from . import csvfile, docx, jsonfile, markdown, oscal, pdf, reqif, skos, sts, xlsx
from .format import Format
from .store import Export, exports, file_name, made

#: Formats in the order the downloads page lists them.
FORMATS: dict[str, Format] = {
    module.FORMAT.id: module.FORMAT
    for module in (pdf, docx, xlsx, csvfile, markdown, jsonfile, oscal, sts, reqif, skos)
}

__all__ = ["FORMATS", "Export", "Format", "exports", "file_name", "made"]
