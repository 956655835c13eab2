"""Every message code with its wording: one list, read by check, tests and the guide's pages.

Letter = matter: B bytes, Y YAML, T type, S shape (``file_codes``); D date, P stage, K records of
tools, R reference, N sum, C content, A asset (``record_codes``); I import (``import_codes``);
L drafting (``lint_codes``).  Codes are stable: never reused, never renumbered.
"""

from __future__ import annotations

from .code import Code
from .file_codes import FILE_CODES
from .import_codes import IMPORT_CODES, TABLE_CODES
from .lint_codes import LINT_CODES
from .record_codes import RECORD_CODES

#: What ``python -m macros check`` may say.
CHECK_CODES: dict[str, Code] = {**FILE_CODES, **RECORD_CODES}

CODES: dict[str, Code] = {**IMPORT_CODES, **LINT_CODES, **TABLE_CODES, **CHECK_CODES}
