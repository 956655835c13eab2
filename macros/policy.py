"""What a page of the site may load and do, and the headers that say so again from a server.

Every page carries the policy itself (``<meta>``), so it holds on any host and from a disk; the
snippets below ``security/`` add what only a header can say.  Nothing inline runs: no script and
no style stands in a page, whatever text found its way into it.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable, Iterator

#: Where each kind of content may come from; what is not named may not be loaded at all.
SOURCES: dict[str, tuple[str, ...]] = {
    "default-src": ("'none'",),
    "script-src": ("'self'",),
    "style-src": ("'self'",),
    "img-src": ("'self'", "data:"),  # the theme's style sheet draws its icons from data:
    "connect-src": ("'self'",),
    "worker-src": ("'self'",),
    "manifest-src": ("'self'",),
    "base-uri": ("'none'",),
    "form-action": ("'self'",),
}
#: A browser ignores these in a page and complains; only a server can say them.
HEADER_ONLY: dict[str, tuple[str, ...]] = {"frame-ancestors": ("'none'",)}
#: Browsers disagree whether a page opened from a disk is ``'self'``; no page of a server can load
#: ``file:`` anyway, so naming it gives nothing away.
_FROM_DISK = "file:"
_UNUSED = (
    "accelerometer autoplay browsing-topics camera display-capture encrypted-media geolocation "
    "gyroscope magnetometer microphone midi payment publickey-credentials-get "
    "screen-wake-lock serial usb xr-spatial-tracking"
)


def _text(sources: dict[str, tuple[str, ...]]) -> str:
    return "; ".join(" ".join((name, *allowed)) for name, allowed in sources.items())


def page_policy() -> str:
    """The policy every page carries in its head; it holds from ``file://`` too."""
    return _text(
        {
            name: (*allowed, _FROM_DISK) if "'self'" in allowed else allowed
            for name, allowed in SOURCES.items()
        }
    )


def lone_page_policy(style: str) -> str:
    """The policy of a page without other files, whose one style sheet has the text ``style``."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return _text({"default-src": ("'none'",), "style-src": (f"'sha256-{digest}'",)})


def header_policy() -> str:
    """The policy a server sends: what pages carry, and who may frame them (nobody)."""
    return _text(SOURCES | HEADER_ONLY)


def headers() -> dict[str, str]:
    """Every header a server should send with every file of the site."""
    return {
        "Content-Security-Policy": header_policy(),
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "same-origin",
        "Permissions-Policy": ", ".join(f"{name}=()" for name in _UNUSED.split()),
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
    }


#: Said as a comment: a host that is not wholly on HTTPS would lock its readers out.
_STRICT = "max-age=63072000; includeSubDomains"
_STRICT_NOTE = (
    "# 全站（含子域）已只用 HTTPS 后再启用下一行，启用后不易撤回。",
    "# Enable the next line once host and subdomains are on HTTPS only; it is hard to undo.",
)


def nginx() -> str:
    """Lines for the ``server`` block, and for each ``location`` with an ``add_header``."""
    lines = [f'add_header {name} "{value}" always;' for name, value in headers().items()]
    strict = f'# add_header Strict-Transport-Security "{_STRICT}" always;'
    return "\n".join(
        [
            "# server { … }；location 里另有 add_header 时，那里也要写一遍。",
            "# server { … }; repeat in every location that has an add_header of its own.",
            *lines,
            *_STRICT_NOTE,
            strict,
            "disable_symlinks if_not_owner from=$document_root;",
            "autoindex off;",
            "server_tokens off;",
            "",
        ]
    )


def caddy() -> str:
    """Lines for a site block."""
    lines = [f'\t{name} "{value}"' for name, value in headers().items()]
    strict = f'\t# Strict-Transport-Security "{_STRICT}"'
    notes = [f"\t{note}" for note in _STRICT_NOTE]
    return "\n".join(
        ["# example.org { … }", "header {", *lines, *notes, strict, "\t-Server", "}", ""]
    )


def static_host() -> str:
    """A ``_headers`` file as Netlify, Cloudflare Pages and their like read it."""
    lines = [f"  {name}: {value}" for name, value in headers().items()]
    return "\n".join(["/*", *lines, *_STRICT_NOTE, f"#  Strict-Transport-Security: {_STRICT}", ""])


#: File below ``security/`` → who writes it.  Add a server: one line.
SERVERS: dict[str, Callable[[], str]] = {
    "nginx.conf": nginx,
    "Caddyfile": caddy,
    "_headers": static_host,
}


def header_snippets(_catalogue: object) -> Iterator[tuple[str, str]]:
    """``(path, text)`` of one snippet a server."""
    for name, write in SERVERS.items():
        yield f"security/{name}", write()


_ALIGNED = re.compile(r'<(t[hd]) style="text-align: (left|right|center);">')


def aligned_by_class(html: str) -> str:
    """HTML of a Markdown page whose table cells say by class how they are aligned."""
    return _ALIGNED.sub(r'<\1 class="x-\2">', html)
