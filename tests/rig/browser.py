"""A real browser that writes down everything a reader should never cause.

``Guard`` collects console errors, uncaught errors and requests that leave the site.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

#: No sandbox (tests run as root in CI), nothing fetched in the background, no name resolved.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
_INSIDE = ("data:", "blob:", "about:")


@contextmanager
def launched(executable: str) -> Iterator[Browser]:
    """The browser at ``executable``, headless, with a profile of its own that goes away."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        try:
            yield browser
        finally:
            browser.close()


class Guard:
    """Watches pages of one origin (``http://127.0.0.1:PORT/`` or ``file://``)."""

    def __init__(self, browser: Browser, origin: str) -> None:
        self.origin = origin
        self.problems: list[str] = []
        self._browser = browser
        self._contexts: list[BrowserContext] = []

    def page(self, **options: Any) -> Page:
        """A watched page; ``options`` are those of ``Browser.new_context``."""
        context = self._browser.new_context(**options)
        self._contexts.append(context)
        context.on("request", lambda request: self._requested(request.url))
        context.on("weberror", lambda error: self.problems.append(f"error: {error.error}"))
        context.on("console", self._said)
        return context.new_page()

    def close(self) -> list[str]:
        """Close what was opened; everything that was wrong."""
        for context in self._contexts:
            context.close()
        return self.problems

    def _requested(self, url: str) -> None:
        if not url.startswith((self.origin, *_INSIDE)):
            self.problems.append(f"request to another origin: {url}")

    def _said(self, message: Any) -> None:
        where = message.location.get("url", "")
        if where.endswith("/favicon.ico"):
            return  # asked for by the browser itself when a file, not a page, is opened
        if message.type == "error":
            self.problems.append(f"console: {message.text} ({where})")
