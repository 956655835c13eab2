"""From a built folder to the site people read: verified, packed, switched, kept."""

from .releases import KEPT, BusyError, Releases
from .verify import Fault, faults

__all__ = ["KEPT", "BusyError", "Fault", "Releases", "faults"]
