"""From records to HTML: for whom (``reader``) and with what (``environment``)."""

from .environment import environment
from .reader import Reader

__all__ = ["Reader", "environment"]
