"""What makes templates quick: words known beforehand, and code that is kept between builds."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jinja2
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream

FOLDER = Path(__file__).parents[2] / ".cache" / "templates"
#: What decides how a template is compiled, besides Jinja.
_OPTIONS = (Path(__file__), Path(__file__).with_name("environment.py"))
_CALL = ("name", "lparen", "string", "rparen")


class Worded(Extension):
    """``t("key")`` is replaced by its wording before a template is compiled.

    Most of a page's words are such calls.  The environment names its wording as ``strings``; a
    key that is not among them is left to fail where it is asked for.
    """

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """The tokens of a template with known calls replaced."""
        strings: dict[str, str] = getattr(self.environment, "strings", {})
        tokens, at, before = list(stream), 0, ""
        while at < len(tokens):
            token = tokens[at]
            call = tokens[at : at + 4]
            if (
                token.test("name:t")
                and before != "dot"
                and tuple(each.type for each in call) == _CALL
                and call[2].value in strings
            ):
                token, at = Token(token.lineno, "string", strings[call[2].value]), at + 3
            yield token
            before, at = token.type, at + 1


class Kept(jinja2.FileSystemBytecodeCache):
    """Compiled templates of one language, valid as long as its wording is the same."""

    def __init__(self, language: str, strings: dict[str, str]) -> None:
        FOLDER.mkdir(parents=True, exist_ok=True)
        super().__init__(str(FOLDER), f"{language or 'any'}-%s.cache")
        own = "".join(path.read_text(encoding="utf-8") for path in _OPTIONS)
        words = f"{jinja2.__version__} {own} {sorted(strings.items())}"
        self._words = hashlib.sha256(words.encode()).hexdigest()

    def get_source_checksum(self, source: str) -> str:
        """Of the template and of every wording that may stand in it."""
        return super().get_source_checksum(source + self._words)

    def dump_bytecode(self, bucket: Any) -> None:
        """A tree that cannot be written to is rendered all the same."""
        try:
            super().dump_bytecode(bucket)
        except OSError:
            return
