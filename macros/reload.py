"""The development server's pages and the script that reloads them in a browser."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

_INLINE = re.compile(rb"<script>(.*?)</script>", re.DOTALL)
_SCRIPT = re.compile(r"/livereload/([0-9]+)\.js")


class Reloading:
    """Stands before a live-reload server and asks ``page`` for HTML before files are looked up.

    ``page`` gets an address below the site's root and gives HTML, or None for what it leaves.
    """

    def __init__(self, server: Any, page: Callable[[str], str | None]) -> None:
        self._server, self._page = server, page
        self._inline = server._inject_js_into_html
        server._inject_js_into_html = self._with_script

    def _with_script(self, content: bytes, epoch: int) -> bytes:
        """The page with a link to the script; an inline one is refused by the page's policy."""
        link = b'<script src="/livereload/%d.js"></script>' % epoch
        body, end, rest = content.rpartition(b"</body>")
        return body + link + end + rest if end else content + link

    def _script(self, epoch: int) -> bytes:
        found = _INLINE.search(self._inline(b"</body>", epoch))
        return found[1] if found else b""

    def answer(self, environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        """One request."""
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
        if asked := _SCRIPT.fullmatch(path):
            return _whole(start, "application/javascript", self._script(int(asked[1])))
        mount = self._server.mount_path
        html = self._page(path[len(mount) :]) if path.startswith(mount) else None
        if html is None:
            found: Iterable[bytes] = self._server.serve_request(environ, start)
            return found
        page = self._with_script(html.encode(), self._server._visible_epoch)
        return _whole(start, "text/html; charset=utf-8", page)


def _whole(start: Callable[..., Any], kind: str, content: bytes) -> list[bytes]:
    start("200 OK", [("Content-Type", kind), ("Content-Length", str(len(content)))])
    return [content]
