"""The drafting rules: one page for all and one for each, made from the rules' own examples."""

from __future__ import annotations

from collections.abc import Iterator

from ..codes import CODES
from ..lint.explain import explanations, run_example
from ..model.drafting import Drafting
from ..problem import Problem
from ..render import Reader
from .page import GeneratedPage

URL = "contributing/lint/"
#: What a drafter writes to keep a finding, with the reason.
SUPPRESSION = """\
suppress:
  - code: L107
    reason:
      zh: 引用法律原文，不能改。
      en: Quoted from the law and not ours to change.
"""


def lint_pages(reader: Reader) -> Iterator[GeneratedPage]:
    """The list of rules, then a page for each rule."""
    above = ((reader.t("nav.contributing"), "contributing/"),)
    yield GeneratedPage(
        url=URL,
        title=reader.t("lint.title"),
        description=reader.t("lint.lead"),
        template="lint.html",
        area="nav.contributing",
        trail=above,
        values={
            "rules": explanations().values(),
            "codes": CODES,
            "suppression": SUPPRESSION,
            "url": URL,
        },
        source="standards/drafting.yml",
    )
    for code, explained in explanations().items():
        title = f"{code} {reader.plain(explained.title)}"
        yield GeneratedPage(
            url=f"{URL}{code.lower()}/",
            title=title,
            description=reader.plain(explained.why),
            template="lint-rule.html",
            area="nav.contributing",
            trail=(*above, (reader.t("lint.title"), URL)),
            values={
                "rule": explained,
                "code": CODES[code],
                "said": said(explained.bad, reader),
                "url": URL,
            },
            source=f"macros/lint/explained/{code}.yml",
        )


def said(example: str, reader: Reader) -> list[Problem]:
    """What the program says about an example that breaks a rule."""
    data = reader.catalogue.drafting or Drafting()
    return run_example(example, data)
