"""Outside programs: a test that needs one skips on a desk without it and fails in CI."""

import os
import shutil

import pytest


def need_tool(names: str, install: str) -> str:
    """The path of the first program found of ``names``; else skip, or fail when ``CI=true``.

    >>> need_tool("soffice libreoffice", "apt install libreoffice-calc")  # doctest: +SKIP
    '/usr/bin/soffice'
    """
    for name in names.split():
        path = shutil.which(name)
        if path:
            return path
    message = f"{names.split()[0]} 没有安装 / is not installed: {install}"
    if os.environ.get("CI") == "true":
        pytest.fail(message, pytrace=False)
    pytest.skip(message)
