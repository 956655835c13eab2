"""From records to HTML: for whom (``reader``) and with what (``environment``)."""

from .environment import environment
from .naming import document
from .reader import Reader

__all__ = ["Reader", "document", "environment"]
