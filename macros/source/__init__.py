"""From bytes to plain values with a place for each: the only stage that knows YAML."""

from .document import Document, document_of, read_document, read_front_matter

__all__ = ["Document", "document_of", "read_document", "read_front_matter"]
