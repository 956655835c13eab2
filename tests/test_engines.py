"""The same machine under ProperDocs, and bad data under either: nothing half done."""

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

from tests.rig.build import build_site
from tests.rig.small import small_project


def pages(site: Path) -> dict[str, str]:
    return {
        path.relative_to(site).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(site.rglob("*.html"))
    }


@pytest.mark.skipif(not importlib.util.find_spec("properdocs"), reason="pip install properdocs")
def test_properdocs_builds_the_same_pages(tmp_path):
    project = small_project(tmp_path / "project")
    for tool in ("mkdocs", "properdocs"):
        build_site(tmp_path / tool, root=project, tool=tool)
    with_mkdocs, with_properdocs = pages(tmp_path / "mkdocs"), pages(tmp_path / "properdocs")
    assert list(with_mkdocs) == list(with_properdocs)
    page = "standards/demo/2026/demo.unit/index.html"
    assert with_mkdocs[page] == with_properdocs[page]


def test_build_with_errors_touches_nothing(tmp_path):
    project = small_project(tmp_path / "project")
    site = tmp_path / "site"
    build_site(site, root=project)
    before = pages(site)
    clauses = project / "standards/demo/2026/clauses/05-indicators.yml"
    text = clauses.read_text(encoding="utf-8").replace("demo.staff]", "demo.stuff]")
    clauses.write_text(text, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q", "-d", str(site)],
        cwd=project,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode != 0
    assert "standards/demo/2026/clauses/05-indicators.yml:23:11: R101" in done.stderr
    assert "Traceback" not in done.stderr
    assert pages(site) == before
