"""From a folder to records: which file is what (``layout``), and their shape (``shape``)."""

from .tree import Loaded, Tree, load

__all__ = ["Loaded", "Tree", "load"]
