"""The languages of records and pages: known before any model is.

Add a language: its code here, a folder ``macros/locales/<code>/`` and a folder ``docs/<code>/``.
"""

#: The first language is authoritative; a reader whose language is missing gets that wording.
LANGUAGES = ("zh", "en")
#: BCP 47 tags as they stand in ``<html lang>``.
LANGUAGE_TAGS = {"zh": "zh-Hans", "en": "en"}
