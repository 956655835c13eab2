"""Outside programs: a test that needs one skips on a desk without it and fails in CI."""

import os
import shutil
from pathlib import Path
from typing import NoReturn

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
    return _missing(names.split()[0], install)


def need_file(path: str, install: str) -> Path:
    """The same for a file that an outside package brings."""
    if not Path(path).is_file():
        _missing(path, install)
    return Path(path)


def _missing(name: str, install: str) -> NoReturn:
    message = f"{name} 没有安装 / is not installed: {install}"
    if os.environ.get("CI") == "true":
        pytest.fail(message, pytrace=False)
    pytest.skip(message)
