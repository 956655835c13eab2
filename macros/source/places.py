"""Places in one text, by the offset of a character."""

from __future__ import annotations

from ..problem import Place

#: A line longer than this is not shown: copying it for every finding takes all memory.
LONGEST = 2000


class Places:
    """Places in one text, found in rising order without counting lines twice."""

    def __init__(self, text: str, file: str) -> None:
        self._text, self._file = text, file
        self._line, self._start = 1, 0

    def __call__(self, offset: int, length: int = 1) -> Place:
        """The place of ``length`` characters from ``offset`` on."""
        text = self._text
        if offset < self._start:
            self._line, self._start = 1, 0
        self._line += text.count("\n", self._start, offset)
        self._start = text.rfind("\n", 0, offset) + 1
        end = text.find("\n", offset)
        end = end if end >= 0 else len(text)
        excerpt = text[self._start : end] if end - self._start <= LONGEST else ""
        return Place(self._file, self._line, offset - self._start + 1, length, excerpt)
