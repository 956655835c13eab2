"""Schemas are generated from the models and committed; every YAML file names its own."""

import json
import re

import jsonschema
import pytest
import yaml

from macros.commands.schema import schemas
from macros.load.layout import layout_of
from tests.rig.build import ROOT

FILES = sorted(
    path.relative_to(ROOT).as_posix()
    for folder in ("standards", "docs/archive")
    for path in (ROOT / folder).rglob("*.yml")
)


@pytest.mark.parametrize("name", sorted(schemas()))
def test_committed_schema_is_what_the_models_say(root, name):
    committed = (root / "standards/_schema" / name).read_text(encoding="utf-8")
    assert committed == schemas()[name], "run: python -m macros schema"


def test_no_schema_is_left_over(root):
    assert {path.name for path in (root / "standards/_schema").iterdir()} == set(schemas())


@pytest.mark.parametrize("name", sorted(schemas()))
def test_schema_is_valid_2020_12(name):
    jsonschema.Draft202012Validator.check_schema(json.loads(schemas()[name]))


@pytest.mark.parametrize("file", FILES)
def test_file_names_its_schema_for_editors(root, file):
    first = (root / file).read_text(encoding="utf-8").split("\n", 1)[0]
    match = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
    assert match, f"{file}: {first}"
    kind = layout_of(file)[0].kind
    named = (root / file).parent.joinpath(match[1]).resolve()
    assert named == root / "standards/_schema" / f"{kind}.schema.json"


class _Text(yaml.SafeLoader):
    """Dates stay text, as our own loader keeps them."""


_Text.yaml_implicit_resolvers = {
    key: [pair for pair in pairs if pair[0] != "tag:yaml.org,2002:timestamp"]
    for key, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


@pytest.mark.parametrize("file", FILES)
def test_file_is_valid_for_editors(root, file):
    """What our check accepts, an editor with the schema does not underline."""
    kind = layout_of(file)[0].kind
    schema = json.loads(schemas()[f"{kind}.schema.json"])
    data = yaml.load((root / file).read_text(encoding="utf-8"), _Text)
    errors = jsonschema.Draft202012Validator(schema).iter_errors(data)
    assert [error.message for error in errors] == []


def test_fields_are_described_in_chinese():
    schema = json.loads(schemas()["clauses.schema.json"])
    fields = schema["$defs"]["Clause"]["properties"]
    silent = [
        name
        for name, field in fields.items()
        if not re.search("[\u4e00-\u9fff]", json.dumps(field, ensure_ascii=False))
    ]
    assert silent == []
