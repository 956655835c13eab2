"""Structure: one provision a clause, no hanging paragraph, every scored clause testable."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model.clause import Scoring
from ..model.drafting import Drafting
from .draft import Draft, Finding, Text, Written, at, on
from .modal import NAMES, STRENGTH, Modal, modals


def hanging_paragraphs(draft: Draft) -> Iterator[Finding]:
    """A clause that has clauses below it has no text of its own."""
    for written, _ in draft.parents():
        if written.record.text:
            yield on(written, "L108", "text", number=written.record.number)


def only_children(draft: Draft) -> Iterator[Finding]:
    """A clause is divided into two clauses or more, or not at all."""
    for written, children in draft.parents():
        if len(children) == 1:
            child = children[0].record.number
            yield on(written, "L109", "number", number=written.record.number, child=child)


def one_provision(draft: Draft) -> Iterator[Finding]:
    """The text of a clause makes one provision: one kind, and if scored, in one sentence."""
    for text in draft.texts:
        if not (text.clause and text.part == "text" and text.clause.record.type in STRENGTH):
            continue
        if second := _second(text, draft.data):
            first = modals(text, draft.data)[0]
            yield at(
                text,
                "L110",
                second.offset,
                len(second.word),
                first=_shown(text, first),
                second=_shown(text, second),
            )


def _second(text: Text, data: Drafting) -> Modal | None:
    """The modal verb that starts another provision than the first, if there is one."""
    found = modals(text, data)
    for modal in found[1:]:
        if modal.type is not found[0].type:
            return modal
        another = _sentence(text, modal.offset) != _sentence(text, found[0].offset)
        if another and text.clause and text.clause.record.scored:
            return modal
    return None


def _sentence(text: Text, offset: int) -> int:
    """Which sentence an offset is in; items of a list belong to the sentence that opens it."""
    ends = r"[。；]" if text.language == "zh" else r"[.;](?=\s|$)"
    return len(re.findall(ends, text.clean[:offset]))


def _shown(text: Text, modal: Modal) -> str:
    """A few words around a modal verb, for the message."""
    start = max(0, modal.offset - 4)
    if text.language == "en":
        start = text.clean.rfind(" ", 0, max(0, modal.offset - 14)) + 1
    after = 8 if text.language == "zh" else 26
    cut = text.clean[start : modal.offset + len(modal.word) + after]
    return "…" + re.sub(r"[\ue000\s]+", " " if text.language == "en" else "", cut).strip() + "…"


_FIGURE = re.compile(
    r"\d|[一二两三四五六七八九十百半]|全部|全数|逐[一项份条个]|每|各|所有|\b(?:all|every|each|any|one|two"
    r"|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|none|no)\b",
    re.IGNORECASE,
)


def scored_clauses_are_testable(draft: Draft) -> Iterator[Finding]:
    """A scored clause says what proves it and how; samples and grades have figures."""
    for written in draft.clauses:
        if not written.record.scored:
            continue
        for zh, en, key in _lacks(written):
            yield on(written, "L111", "scoring", what_zh=zh, what_en=en, better=f"{key}: …")


def _lacks(written: Written) -> Iterator[tuple[str, str, str]]:
    record = written.record
    if not record.evidence:
        yield "没有写证据", "no evidence is named", "evidence"
    if not record.assessment:
        yield "没有写怎样评审", "no step of assessment is given", "assessment"
    steps = " ".join(step.text.best("zh")[0] for step in record.assessment)
    if record.assessment and record.scoring is Scoring.SAMPLE and not _FIGURE.search(steps):
        yield "抽样评分没有写抽多少", "scored by sample, but no sample size", "assessment"
    for grade in record.grades:
        wording = grade.text.best("zh")[0]
        if 0 < grade.ratio < 1 and not (
            _FIGURE.search(wording) or "且" in wording or "或" in wording or "但" in wording
        ):
            yield (
                f"{grade.ratio} 档没有数值或判定条件",
                f"grade {grade.ratio} has no figure or criterion",
                "grades",
            )


RULES = {
    "L108": hanging_paragraphs,
    "L109": only_children,
    "L110": one_provision,
    "L111": scored_clauses_are_testable,
}

__all__ = ["NAMES", "RULES"]
