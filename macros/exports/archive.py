"""Zip containers (DOCX, ReqIF …) written the same way every time."""

from __future__ import annotations

import io
import zipfile

#: The first day a zip file can name; the real day would differ from build to build.
_DAY = (1980, 1, 1, 0, 0, 0)


def repacked(data: bytes) -> bytes:
    """The same container with its members in order, undated and written by no system."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(packed, "w") as new:
        for name in old.namelist():
            member = zipfile.ZipInfo(name, _DAY)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.external_attr = 0o644 << 16
            member.create_system = 0
            new.writestr(member, old.read(name))
    return packed.getvalue()
