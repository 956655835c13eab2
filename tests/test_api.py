"""The JSON API: valid, described, complete, stable, and documented on the site."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from lxml import etree

from macros.build import check_all
from macros.exports import FORMATS
from macros.exports.api import api_files
from tests.rig.build import ROOT

#: Keys that version 1 has promised; a key may be added here and never be taken away.
PROMISED = {
    "index": {"$schema", "version", "documentation", "collections"},
    "standards": {"id", "number", "title", "level", "force", "editions", "current", "url"},
    "editions": {
        "ref",
        "standard",
        "id",
        "number",
        "title",
        "status",
        "text_basis",
        "rights",
        "url",
        "hash",
        "data",
        "downloads",
    },
    "clauses": {"ref", "id", "number", "type", "title", "parent", "level", "url", "hash", "data"},
    "terms": {"edition", "id", "zh", "definition", "url"},
    "events": {"id", "kind", "name", "url"},
    "articles": {"id", "title", "description", "date", "language", "url", "hash"},
}


@pytest.fixture(scope="module")
def files() -> dict[str, Any]:
    """Every file of the API by its path."""
    known = check_all(ROOT)[1]
    return {path: json.loads(content) for path, content in api_files(known, FORMATS)}


def schema_of(data: dict[str, Any], files: dict[str, Any]) -> dict[str, Any]:
    return files[data["$schema"].partition("example.org/")[2]]


def documents(files: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    return ((path, data) for path, data in files.items() if "/schemas/" not in path)


def test_every_file_is_valid_against_the_schema_it_names(files):
    checked = {
        path: jsonschema.Draft202012Validator(schema)
        for path, schema in files.items()
        if "/schemas/" in path
    }
    for schema in checked.values():
        schema.check_schema(schema.schema)
    wrong = []
    for path, data in documents(files):
        validator = checked[data["$schema"].partition("example.org/")[2]]
        wrong += [f"{path}: {error.message[:200]}" for error in validator.iter_errors(data)]
    assert not wrong, "\n".join(wrong[:10])


def test_every_key_is_described(files):
    """A reader of the schema finds every key that occurs."""
    unknown = set()
    for _, data in documents(files):
        schema = schema_of(data, files)
        unknown |= {(data["$schema"], key) for key in data if key not in schema["properties"]}
        items = schema["properties"].get("items")
        for item in data.get("items", ()):
            unknown |= {
                (data["$schema"], key) for key in item if key not in items["items"]["properties"]
            }
    assert not unknown


@pytest.mark.parametrize("name", PROMISED)
def test_what_version_1_promised_is_there(files, name):
    data = files[f"api/v1/{name}.json"]
    for item in data.get("items", (data,)):
        assert item.keys() >= PROMISED[name], item.get("id")
    schema = schema_of(data, files)
    described = schema["properties"].get("items", {}).get("items", schema)["properties"]
    assert described.keys() >= PROMISED[name]


def test_index_counts_every_list(files):
    for entry in files["api/v1/index.json"]["collections"]:
        data = files[entry["url"].partition("example.org/")[2]]
        assert len(data["items"]) == entry["count"] > 0


def test_lists_lead_to_the_whole(files):
    lists = [files[f"api/v1/{name}.json"]["items"] for name in ("clauses", "editions")]
    for item in (item for items in lists for item in items):
        whole = files[item["data"].partition("example.org/")[2]]
        for key in item.keys() - {"data", "downloads"}:
            assert whole[key] == item[key], (item["ref"], key)


def test_a_missing_value_is_a_missing_key(files):
    def empty(value: Any) -> bool:
        if isinstance(value, dict):
            return any(
                empty(item) for key, item in value.items() if key not in ("parent", "scheme")
            )
        if isinstance(value, list):
            return any(empty(item) for item in value)
        return value is None or value == ""

    for path, data in documents(files):
        assert not empty(data), path


def test_the_site_holds_the_api(site, files):
    for path, data in files.items():
        assert json.loads((site / path).read_text(encoding="utf-8")) == data


def test_downloads_are_listed_with_size_and_checksum(site, files):
    for edition in files["api/v1/editions.json"]["items"]:
        assert len(edition["downloads"]) >= 14
        for item in edition["downloads"]:
            path = site / item["url"].partition("example.org/")[2]
            assert path.stat().st_size == item["size"]


@pytest.mark.parametrize("where", ["", "en/"], ids=["zh", "en"])
def test_documented_page_names_every_list_and_shows_a_real_clause(site, files, where):
    folder = site / where / "api"
    page = etree.HTML((folder / "index.html").read_bytes(), etree.HTMLParser(encoding="utf-8"))
    links = {str((folder / href).resolve()) for href in page.xpath("//table//a/@href")}
    for name in PROMISED:
        assert str(Path(site / f"api/v1/{name}.json").resolve()) in links
        assert str(Path(site / f"api/v1/schemas/{name}.json").resolve()) in links
    example = json.loads(page.xpath("string(//h2[@id='example']/following-sibling::pre[1])"))
    clauses = files["api/v1/editions/asc/2026.json"]["clauses"]
    assert example in clauses
