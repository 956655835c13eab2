"""OSCAL 目录 / OSCAL catalogue (JSON): groups, controls and enhancements."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from ..grid import GridError
from .command import run as run_import
from .folder import Imported

_SLUG = re.compile(r"[a-z][a-z0-9]*([.-][a-z0-9]+)*")
_LINK = re.compile(r"\[([^\]]*)\]\(#([^)]*)\)")
_INSERT = re.compile(r"\{\{\s*(?:insert:\s*param,|param:)\s*([^}\s]+)\s*\}\}")


def run(arguments: list[str]) -> int:
    """Write a standard's folder and say what is not certain."""
    return run_import("oscal", __doc__, arguments, read)


def read(data: bytes, made: Imported) -> None:
    """Fill ``made`` from the catalogue."""
    try:
        catalogue = json.loads(data.decode("utf-8-sig"))["catalog"]
        metadata, groups = catalogue["metadata"], catalogue.get("groups", [])
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise GridError("OSCAL catalog") from error
    if made.title == {"zh": made.source.rpartition(".")[0], "en": made.source.rpartition(".")[0]}:
        made.title = {"en": made.tamed(metadata["title"])}
    groups = groups or [{"id": "controls", "title": "Controls", "controls": catalogue["controls"]}]
    known = {control["id"] for group in groups for control in _every(group)}
    for at, group in enumerate(groups, 1):
        _Group(made, group, known).read(str(at))
    resources = len(catalogue.get("back-matter", {}).get("resources", []))
    if resources:
        made.count("I328", "参考资料 / resources of the back matter", resources)


def _every(holder: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for control in (*holder.get("groups", ()), *holder.get("controls", ())):
        if "title" in control:
            yield control
        yield from _every(control)


class _Group:
    """One group of the catalogue: a chapter."""

    def __init__(self, made: Imported, group: dict[str, Any], known: set[str]) -> None:
        self.made, self.group, self.known = made, group, known
        self.current = ""

    def read(self, number: str) -> None:
        """Add the group and its controls as chapter ``number``."""
        made, group = self.made, self.group
        heading = {"id": self._id(group.get("id") or f"group-{number}"), "number": number}
        heading |= {"type": "heading", "title": {"en": made.tamed(group["title"])}}
        if overview := "\n".join(self._prose(group, {}, ("overview", "instruction"))):
            heading["text"] = {"en": overview + "\n"}
        made.clauses.append(heading)
        for at, each in enumerate((*group.get("groups", ()), *group.get("controls", ())), 1):
            self._control(each, f"{number}.{at}", {})

    def _id(self, name: str) -> str:
        if _SLUG.fullmatch(name):
            return name
        slug = "-".join(re.findall(r"[a-z0-9.]+", name.lower())).strip(".-")
        self.made.count("I329", "标识改成了小写 / ids written in lower case")
        return slug if slug[:1].isalpha() else f"c-{slug}"

    def _control(self, control: dict[str, Any], number: str, above: dict[str, str]) -> None:
        made, self.current = self.made, control["id"]
        params = above | {each["id"]: _label(each) for each in control.get("params", ())}
        clause: dict[str, Any] = {"id": self._id(control["id"]), "number": number}
        props = {each["name"]: each["value"] for each in control.get("props", ())}
        see = list(self._see(control))
        lines = list(self._prose(control, params, ("statement",)))
        withdrawn = props.get("status", "").lower() == "withdrawn"
        if withdrawn:
            made.count("I329", "已撤销的条款，写作 statement / withdrawn controls")
            lines = [f"Withdrawn: {self._successors(control)}."]
        elif lines:
            made.count("I329", "条款写作 instruction / controls written as instruction")
        kind = "statement" if withdrawn else "instruction" if lines else "heading"
        clause |= {"type": kind, "title": {"en": made.tamed(control["title"])}}
        if lines:
            clause["text"] = {"en": "\n".join(lines) + "\n"}
        if label := props.get("label"):
            clause["notes"] = [{"en": f"Label: {label}"}]
        for text in self._prose(control, params, ("guidance",)):
            clause.setdefault("notes", []).append({"en": text})
        if see:
            clause["see"] = see
        made.clauses.append(clause)
        for at, each in enumerate(control.get("controls", ()), 1):
            self._control(each, f"{number}.{at}", params)

    def _successors(self, control: dict[str, Any]) -> str:
        links = [
            f"{link['rel'].replace('-', ' ')} {link['href'].lstrip('#').upper()}"
            for link in control.get("links", ())
            if link.get("rel") in ("incorporated-into", "moved-to")
        ]
        return ", ".join(links) or "no successor named"

    def _see(self, control: dict[str, Any]) -> Iterator[str]:
        found = []
        for link in control.get("links", ()):
            name = link.get("href", "").lstrip("#").partition("_")[0]
            if name in self.known and name != control["id"]:
                found.append(self._id(name))
            elif name not in self.known:
                self.made.count("I328", "指向参考资料的链接 / links to resources")
        yield from dict.fromkeys(found)

    def _prose(
        self, holder: dict[str, Any], params: dict[str, str], names: tuple[str, ...]
    ) -> Iterator[str]:
        for part in holder.get("parts", ()):
            if part["name"] in names:
                yield from self._part(part, params, -1)

    def _part(self, part: dict[str, Any], params: dict[str, str], depth: int) -> Iterator[str]:
        """Prose of a part and of its parts as list items with their labels."""
        labels = [each["value"] for each in part.get("props", ()) if each["name"] == "label"]
        prose = _INSERT.sub(lambda m: self._param(m[1], params), part.get("prose", ""))
        prose = _LINK.sub(self._link, prose)
        for at, line in enumerate(each for each in prose.split("\n") if each.strip()):
            text = self.made.tamed(line)
            label = " ".join(labels)
            if depth < 0:
                yield text
            elif at == 0:
                yield f"- {label} {text}".replace("  ", " ")
            else:
                yield f"- {text}"
        for each in part.get("parts", ()):
            yield from self._part(each, params, depth + 1)

    def _link(self, match: re.Match[str]) -> str:
        """A link to a control becomes one to its clause; a control never links to itself."""
        name = match[2].partition("_")[0]
        if name in self.known and name != self.current:
            return f"[{match[1]}](clause:{self._id(name)})"
        return match[1]

    def _param(self, name: str, params: dict[str, str]) -> str:
        if name not in params:
            self.made.count("I329", f"参数没有说明 / parameter without label: {name}")
        self.made.count("I329", "参数写成了方括号里的说明 / parameters written as their labels")
        text = params.get(name, name)
        return f"[{_INSERT.sub(lambda m: params.get(m[1], m[1]), text)}]"


def _label(param: dict[str, Any]) -> str:
    """What a parameter stands for, in words."""
    select = param.get("select", {})
    if choices := select.get("choice"):
        many = "one or more: " if select.get("how-many") == "one-or-more" else "one of: "
        return "selection, " + many + "; ".join(choices)
    return str(param.get("label") or param["id"])
