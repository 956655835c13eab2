"""Fixtures every test may ask for; what they are made of is in ``tests/rig``."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, Page

from tests.rig.browser import Guard, launched
from tests.rig.build import ROOT, build_site, once
from tests.rig.server import serve
from tests.rig.tools import need_tool

#: A busy machine is slow; what a test says must not depend on that.
settings.register_profile("steady", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("steady")


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository."""
    return ROOT


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site, both languages, built once; tests read it and never write into it."""
    return once(tmp_path_factory, "site", build_site)


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[str]:
    """The address of the built site, with a closing slash."""
    with serve(site) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The machine's own Chromium; nothing is downloaded."""
    chromium = need_tool("chromium chromium-browser google-chrome", "apt install chromium")
    with launched(chromium) as started:
        yield started


@pytest.fixture
def page_guard(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Callable[..., Page]]:
    """``page_guard(viewport=…, java_script_enabled=…)`` gives a watched page of the site.

    The test fails at its end when a page logged an error, threw one, or asked another origin.
    ``page_guard(origin="file://")`` watches pages opened from the disk instead.
    """
    guards: dict[str, Guard] = {}

    def open_page(origin: str | None = None, **options: Any) -> Page:
        origin = origin or request.getfixturevalue("server")
        return guards.setdefault(origin, Guard(browser, origin)).page(**options)

    yield open_page
    problems = [text for guard in guards.values() for text in guard.close()]
    if problems:
        pytest.fail("\n".join(problems), pytrace=False)
