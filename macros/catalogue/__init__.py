"""The model that everything is rendered from, built once from a checked tree."""

from .assemble import catalogue
from .views import Catalogue, ClauseView, EditionView, EventView, StandardView

__all__ = ["Catalogue", "ClauseView", "EditionView", "EventView", "StandardView", "catalogue"]
