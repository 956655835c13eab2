"""Comments on a draft: shown on pages, out as forms that people fill in, and back in.

``rounds`` is what pages read, ``forms`` and ``files`` write tables, ``table`` reads
them; ``macros.edit.comments`` puts what was read into the file.  The forms themselves stand in
``standards/comment-forms.yml``.
"""
