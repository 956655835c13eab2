"""A small folder that is a site in every respect ``publish`` asks for, and what is served of it."""

import hashlib
import io
import zipfile
from pathlib import Path

POLICY = "default-src 'none'; script-src 'self'"


def page(tag: str, text: str, policy: str = POLICY) -> str:
    """A page in the language ``tag`` whose body is ``text``."""
    return (
        f'<!doctype html><html lang="{tag}"><head><meta charset="utf-8"><title>x</title>'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}"></head>'
        f"<body>{text}</body></html>"
    )


def a_site(folder: Path, mark: str = "one", pages: int = 2) -> Path:
    """Write a site of ``pages`` pages a language that says ``mark`` on each, with downloads."""
    for head, tag in (("", "zh-Hans"), ("en/", "en")):
        for number in range(pages):
            name = f"{head}p{number}/" if number else head
            path = folder / name / "index.html"
            path.parent.mkdir(parents=True, exist_ok=True)
            home = "../" * (name.count("/") - head.count("/")) + "index.html"
            path.write_text(page(tag, f'<p>{mark} {number}</p><a href="{home}">^</a>'), "utf-8")
    (folder / "list.csv").write_text("a,b\n1,2\n", "utf-8")
    (folder / "api.json").write_text('{"a": 1}', "utf-8")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.txt", "a")
    (folder / "all.zip").write_bytes(packed.getvalue())
    return folder


def fingerprint(folder: Path) -> str:
    """One digest over the names and bytes of every file below ``folder``."""
    digest = hashlib.sha256()
    for path in sorted(item for item in folder.rglob("*") if item.is_file()):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0")
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()
