"""写出 JSON Schema / write the JSON Schemas that editors use (standards/_schema)."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from ..load.layout import LAYOUT

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schemas() -> dict[str, str]:
    """File name → text of the schema of every kind of YAML file."""
    found = {}
    for line in LAYOUT:
        if line.pattern.pattern.endswith("yml$"):
            schema = {"$schema": DIALECT, **line.model.model_json_schema()}
            found[f"{line.kind}.schema.json"] = (
                json.dumps(schema, ensure_ascii=False, indent=1) + "\n"
            )
    return found


def run(arguments: list[str]) -> int:
    """Write the schemas below ``--root``."""
    parser = argparse.ArgumentParser(prog="python -m macros schema", description=__doc__)
    parser.add_argument("--root", type=Path, default=Path("."))
    folder = parser.parse_args(arguments).root / "standards" / "_schema"
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in schemas().items():
        (folder / name).write_text(text, encoding="utf-8")
    return 0
