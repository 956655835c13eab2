"""The model that everything is rendered from, built once from a checked tree."""

from .assemble import catalogue
from .noted import note_reading
from .views import Catalogue, ClauseView, EditionView, EventView, StandardView

note_reading()

__all__ = ["Catalogue", "ClauseView", "EditionView", "EventView", "StandardView", "catalogue"]
