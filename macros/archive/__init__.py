"""The archive as data: pure functions from the catalogue to what pages and files show.

``dates`` knows how much a partial date says; ``timeline`` groups; ``series`` numbers; ``related``
finds; ``linked`` describes for machines; ``feeds`` and ``calendars`` are what readers subscribe to.
"""
