"""Old addresses: where each page of the old site lives now."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from .base import Record, Words, optional, required

#: One step of a path: it cannot begin with a point, so no path climbs or hides.
_STEP = r"([A-Za-z0-9_~-]|%[89A-Fa-f][0-9A-Fa-f])([A-Za-z0-9._~-]|%[89A-Fa-f][0-9A-Fa-f])*"
#: A path below the old site's root, with its query; nothing a server's configuration would run.
OldAddress = Annotated[
    str,
    StringConstraints(pattern=rf"^/({_STEP}/)*({_STEP})?(\?[A-Za-z0-9._~&=/-]+)?$", max_length=300),
    Field(
        description="旧地址：以 / 开头，可带 ? 后的查询；中文按百分号编码",
        examples=["/news/show-44.html", "/index.php?id=44"],
    ),
]


class Redirect(Record):
    """One old address and the page that took it over."""

    old: OldAddress
    page: str = required(
        "接替它的页面：docs/<语言>/ 下的 .md 路径，或生成页的地址（以 / 结尾）",
        pattern=r"^([A-Za-z0-9][A-Za-z0-9._-]*/)*([A-Za-z0-9._-]+\.md)?$",
    )
    capture: str | None = optional(
        "证明旧地址的网页留存：文件的 SHA-256", pattern=r"^[0-9a-f]{64}$"
    )
    note: Words | None = optional("说明")

    @property
    def url(self) -> str:
        """Address of the new page, relative to the root of one language's site."""
        path = self.page.removesuffix("index.md")
        return path.removesuffix(".md") + "/" if path.endswith(".md") else path

    @property
    def file(self) -> str | None:
        """The static page that stands at the old address, or None where only a server can lead on.

        A page answers for a path that ends in ``/``, ``.html`` or ``.htm``; it cannot see a query.
        """
        path = self.old[1:]
        if "?" in path or "%" in path:
            return None
        if not path or path.endswith("/"):
            return f"{path}index.html"
        return path if path.lower().endswith((".html", ".htm")) else None


class Redirects(Record):
    """``redirects.yml``; empty until an old address is proved by a capture."""

    redirects: tuple[Redirect, ...] = required("旧地址，一行一个；没有就写 []")
