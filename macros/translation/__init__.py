"""Translations in step with their source, and references in step with their target.

What a person confirmed is kept beside the clauses, written by tools only:

``en.lock``
    one line a clause: id, a hash of each language, ``accepted`` or ``reviewed``, who, when;
``en.reviewed.jsonl``
    one line a clause: the wording in both languages that the line of the lock was written for;
    from it the reader is shown which words have changed since, without asking git;
``links.lock``
    one line a reference: the clause, what it refers to, a hash of that, who, when.

The lock is named after the language translated into; either language may be the source
(``source_language`` of the edition).  A draft inherits what was confirmed for the same clause of
the edition that its lineage starts from: what nobody has touched needs no second look.
"""

from .state import ClauseState, State, progress, state_of
from .suspect import Link, links, suspects

__all__ = ["ClauseState", "Link", "State", "links", "progress", "state_of", "suspects"]
