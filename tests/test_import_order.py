"""Imports of ``macros`` run one way, read off the syntax trees.

A new module or package of ``macros`` takes its place in ``STAGES``: it may import its own
stage and the stages above it, nothing below.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.rig.build import ROOT

#: First to last; one tuple is one stage.  Names are modules or packages directly in ``macros``.
STAGES = (
    ("model",),
    (
        "code",
        "codes",
        "kept",
        "file_codes",
        "import_codes",
        "lint_codes",
        "record_codes",
        "problem",
    ),
    ("source",),
    (
        "explain",
        "references",
        "markup",
        "address",
        "drawings",
        "pictures",
        "grid",
        "figures",
        "policy",
        "mathml",
    ),
    ("load",),
    ("check", "lint"),
    ("catalogue",),
    (
        "locale",
        "archive",
        "comments",
        "score",
        "render",
        "revise",
        "translation",
        "lifecycle",
        "ledger",
        "cite",
        "exports",
        "search",
        "pages",
        "author",
    ),
    ("site", "outputs", "imports", "cache"),
    ("build", "links", "verdict"),
    ("preview", "reload"),
    ("edit", "publish", "offline"),
    ("commands",),
    ("hooks", "__main__"),
)

#: A library that one part alone may know.
ONLY_IN = {
    "mkdocs": ("hooks",),
    "properdocs": ("hooks",),
    "yaml": ("source",),
}

STAGE = {name: number for number, names in enumerate(STAGES) for name in names}


def imports(text: str, module: tuple[str, ...], is_package: bool = False) -> Iterator[tuple]:
    """Every import in ``text`` as ``(dotted parts, line)``, wherever it stands in the code."""
    package = module if is_package else module[:-1]
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield tuple(alias.name.split(".")), node.lineno
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            start = base + tuple((node.module or "").split(".")) if node.module else base
            for alias in node.names:
                yield (*start, alias.name), node.lineno


def offences(text: str, module: tuple[str, ...], is_package: bool = False) -> list[str]:
    """What ``module`` (``("macros", "check", "links")``) imports and may not."""
    own = module[1] if len(module) > 1 else "__init__"
    found = []
    for parts, line in imports(text, module, is_package):
        where = f"{'.'.join(module)}:{line}"
        if parts[0] in ONLY_IN and own not in ONLY_IN[parts[0]]:
            allowed = ", ".join(f"macros/{name}" for name in ONLY_IN[parts[0]])
            found.append(f"{where}: only {allowed} imports {parts[0]}")
        if parts[0] == module[0] and len(parts) > 1:
            other = parts[1]
            here = -1 if own == "__init__" else STAGE.get(own, len(STAGES))
            if STAGE.get(other, -1) > here:
                found.append(f"{where}: {own} comes before {other} and may not import it")
    return found


def modules() -> Iterator[tuple[Path, tuple[str, ...], bool]]:
    for path in sorted((ROOT / "macros").rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        is_package = parts[-1] == "__init__"
        yield path, parts[:-1] if is_package else parts, is_package


def test_every_module_has_a_stage():
    names = {module[1] for _, module, _ in modules() if len(module) > 1}
    missing = sorted(names - STAGE.keys())
    assert not missing, f"add {', '.join(missing)} to a stage in STAGES of {Path(__file__).name}"


def test_no_name_stands_in_two_stages():
    names = [name for stage in STAGES for name in stage]
    assert len(names) == len(set(names))


def test_imports_run_one_way():
    found = []
    for path, module, is_package in modules():
        found += offences(path.read_text(encoding="utf-8"), module, is_package)
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("module", "text", "offence"),
    [
        ("macros.load.tree", "from ..source import read_document", None),
        ("macros.load.tree", "from .shape import nearest", None),
        ("macros.check", "from . import links", None),
        ("macros.hooks", "import mkdocs.config\nfrom . import site", None),
        ("macros.source.document", "import yaml", None),
        ("macros.load.tree", "from ..check import check", "load comes before check"),
        ("macros.model.base", "from macros.load.tree import load", "model comes before load"),
        ("macros.problem", "def f():\n    from . import source", "macros.problem:2: problem comes"),
        ("macros.check.links", "import yaml", "only macros/source imports yaml"),
        ("macros.site.pages", "from mkdocs.plugins import x", "only macros/hooks imports mkdocs"),
        ("macros", "from .model import base", "__init__ comes before model"),
    ],
)
def test_an_offence_is_seen(module, text, offence):
    found = offences(
        text, tuple(module.split(".")), is_package=module in ("macros", "macros.check")
    )
    assert bool(found) == (offence is not None)
    assert offence is None or offence in found[0]
