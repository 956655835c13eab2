"""Front matter of a hand-written page."""

from __future__ import annotations

from .base import Record, optional, required


class PageMatter(Record):
    """What the head of a Markdown page may say."""

    title: str = required("标题")
    description: str | None = optional("摘要，一两句，供搜索引擎和分享")
    template: str | None = optional(
        "模板文件，缺省 main.html", pattern=r"^[a-z0-9][a-z0-9-]*\.html$"
    )
    hide: tuple[str, ...] = optional("不显示的部件：navigation、toc、path", ())
    status: str | None = optional("导航中的状态标记", pattern=r"^[a-z][a-z0-9-]*$")
