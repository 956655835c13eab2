"""What an SVG drawing may hold: it is published as it is, so it may neither act nor fetch."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree

#: Elements that run, load or embed something; animations may rewrite an address.
_ACTIVE = {"script", "foreignObject", "iframe", "embed", "object", "handler", "listener", "audio"}
_ANIMATED = {"animate", "set", "animateMotion", "animateTransform"}
_OWN = re.compile(r"\s*(#|data:image/(png|jpeg|gif|webp|avif);)", re.IGNORECASE)
_FETCH = re.compile(
    r"@import|expression\s*\(|javascript:|-moz-binding|url\(\s*[\"']?(?!\s*[\"']?(#|data:image/))",
    re.IGNORECASE,
)


def faults(data: bytes) -> Iterator[str]:
    """What in a drawing acts or fetches.  Raises ValueError for what is no drawing."""
    for mark in (b"<!DOCTYPE", b"<!ENTITY", b"<?xml-stylesheet"):
        if mark in data:
            yield mark.decode()
            return
    try:
        root = ElementTree.fromstring(data)  # no entity gets past the lines above
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise ValueError from error
    if _local(root.tag) != "svg":
        raise ValueError
    for element in root.iter():
        name = _local(element.tag)
        if name in _ACTIVE:
            yield f"<{name}>"
        if name == "style" and _FETCH.search(element.text or ""):
            yield "<style>"
        yield from _attribute_faults(name, element.attrib)


def _local(tag: object) -> str:
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _attribute_faults(element: str, attributes: dict[str, str]) -> Iterator[str]:
    for full, value in attributes.items():
        name = _local(full)
        address = name in ("href", "src", "data") and element != "a"
        outside = address and not _OWN.match(value)
        rewrites = element in _ANIMATED and name == "attributeName" and _local(value) == "href"
        scripted = element == "a" and name == "href" and not re.match(r"#|https://", value)
        acts = name.lower().startswith("on") or rewrites or scripted
        if acts or outside or _FETCH.search(value):
            yield name
