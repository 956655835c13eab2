"""Two editions compared: what changed, what it means for who conforms, and how to show it.

``compare`` pairs clauses by id and classifies each change by the obligation it alters;
``redline`` sets old and new wording side by side; ``foreword`` lists the changes as GB/T 1.1
does; ``tracked`` writes a Word document whose changes can be accepted or rejected.
"""

from .compare import Change, Revision, compare
from .editions import base_of, revision, revision_of
from .kinds import Answer, Finding, Kind

__all__ = [
    "Answer",
    "Change",
    "Finding",
    "Kind",
    "Revision",
    "base_of",
    "compare",
    "revision",
    "revision_of",
]
