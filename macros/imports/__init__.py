"""What comes from outside becomes a draft, never a published record.

Add an importer: a module with ``run(arguments) -> exit code`` here, and its line in IMPORTERS.
"""

from __future__ import annotations

#: Name after ``python -m macros import`` → module; imported only when asked for.
IMPORTERS = {
    "page": "macros.imports.page",
    "xlsx": "macros.imports.xlsx",
    "oscal": "macros.imports.oscal",
    "asvs": "macros.imports.asvs",
}
