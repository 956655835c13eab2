"""A revision as JSON and as text.  ``FORMATS`` lists every form; add one there."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from ..catalogue import ClauseView, EditionView
from ..exports.wording import readers
from ..model.base import LANGUAGES
from ..render import Reader
from . import foreword
from .compare import Change, Revision
from .editions import revision
from .kinds import Kind
from .redline import Marked, marked
from .scheme import SchemeChange
from .tracked import tracked
from .words import pieces


def views(
    change: Change, before: EditionView, after: EditionView
) -> tuple[ClauseView | None, ClauseView | None]:
    """The clause in both editions."""
    return (
        before.clause(change.id) if change.before else None,
        after.clause(change.id) if change.after else None,
    )


def redline(
    change: Change, before: EditionView, after: EditionView, reader: Reader
) -> tuple[str, tuple[Marked, ...]]:
    """Changed lines in the reader's language; where none differs there, in the others."""
    others = [there for code, there in readers(reader).items() if code != reader.language]
    for there in (reader, *others):
        found = (*marked(*views(change, before, after), there), *_summary(change, there))
        if any(line.op != "same" for line in found):
            return there.language, found
    return reader.language, ()


def _summary(change: Change, reader: Reader) -> tuple[Marked, ...]:
    """The summary of a clause that both editions have; it is not part of the printed text."""
    was, now = (
        reader.plain(clause.short) if clause and clause.short else ""
        for clause in (change.before, change.after)
    )
    if not was or not now or was == now:
        return ()
    return (Marked("summary", "changed", pieces(was, now, reader.language)),)


def data(before: EditionView, after: EditionView, reader: Reader) -> dict[str, Any]:
    """Everything as plain data, in every language."""
    found = revision(before, after)
    spoken = readers(reader)
    return {
        "from": before.ref,
        "to": after.ref,
        "answer": found.answer.value,
        "clauses": {"before": found.clauses_before, "after": found.clauses_after},
        "classes": {kind.value: count for kind, count in found.counts().items()},
        "answers": {answer.value: count for answer, count in found.answers().items()},
        "terms": {key: [term.id for term in terms] for key, terms in found.terms.items()},
        "scheme": [_scheme(change, after, spoken) for change in found.scheme],
        "foreword": {
            code: [f"{item.letter}) {item.text}" for item in _items(found, before, after, there)]
            for code, there in spoken.items()
        },
        "changes": [_change(change, before, after, spoken) for change in found.changes],
    }


def _scheme(change: SchemeChange, after: EditionView, spoken: dict[str, Reader]) -> dict[str, Any]:
    finding = change.finding
    return {
        "part": change.part,
        "class": finding.kind.value,
        "answer": change.answer.value,
        "rule": finding.rule,
        "was": finding.was,
        "now": finding.now,
        "text": {code: foreword.of_scheme(change, after, there) for code, there in spoken.items()},
    }


def _items(
    found: Revision, before: EditionView, after: EditionView, reader: Reader
) -> tuple[foreword.Item, ...]:
    return foreword.items(found, before, after, reader)


def _change(
    change: Change, before: EditionView, after: EditionView, spoken: dict[str, Reader]
) -> dict[str, Any]:
    entry = change.entry
    found: dict[str, Any] = {
        "id": change.id,
        "before": _side(change.before),
        "after": _side(change.after),
        "classes": [kind.value for kind in change.kinds],
        "answer": change.answer.value,
        "findings": [
            {"class": f.kind.value, "rule": f.rule, "was": f.was, "now": f.now}
            for f in change.findings
        ],
        "reasons": [_words(words) for words in change.reasons],
        "redline": {
            code: [
                [[piece.op, piece.text] for piece in line.pieces]
                for line in marked(*views(change, before, after), there)
                if line.op != "same"
            ]
            for code, there in spoken.items()
            if set(change.kinds) != {Kind.RENUMBERED}
        },
    }
    if entry:
        found["lineage"] = {
            "kind": entry.kind.value,
            "before": list(entry.before),
            "after": list(entry.after),
        }
    return found


def _words(words: Any) -> dict[str, str]:
    return {code: text for code in LANGUAGES if (text := words.get(code))}


def _side(clause: Any) -> dict[str, Any] | None:
    if clause is None:
        return None
    return {"number": clause.number, "title": _words(clause.title), "points": _number(clause)}


def _number(clause: Any) -> float | None:
    return None if clause.points is None else float(clause.points)


def as_json(before: EditionView, after: EditionView, reader: Reader) -> bytes:
    """The data, indented."""
    return (json.dumps(data(before, after, reader), ensure_ascii=False, indent=1) + "\n").encode()


_SIGNS = {"same": "{}", "del": "[-{}-]", "ins": "{{+{}+}}"}


def _line(line: Marked) -> str:
    return "".join(_SIGNS[piece.op].format(piece.text) for piece in line.pieces)


def as_text(before: EditionView, after: EditionView, reader: Reader) -> bytes:
    """What a terminal shows: figures, the foreword list, then each change with its reasons."""
    t, found = reader.t, revision(before, after)
    counts = ", ".join(
        f"{t(f'revise.kind.{kind.value}')} {count}"
        for kind, count in found.counts().items()
        if count
    )
    shown = [
        f"{reader.document(before)} → {reader.document(after)}",
        f"{t('revise.answer_question')} {t(f'revise.answer.{found.answer.value}')}",
        counts,
        "",
        foreword.as_text(found, before, after, reader),
    ]
    for item in found.scheme:
        kind = t(f"revise.kind.{item.finding.kind.value}")
        answer = t(f"revise.answer.{item.answer.value}")
        said = foreword.of_scheme(item, after, reader)
        shown.append(f"## {t('revise.scheme_title')}  [{kind}] {answer}\n   {said}")
    for change in found.changes:
        shown += _block(change, before, after, reader)
    return ("\n".join(shown) + "\n").encode()


def _block(change: Change, before: EditionView, after: EditionView, reader: Reader) -> list[str]:
    t = reader.t
    numbers = " → ".join(c.number for c in (change.before, change.after) if c)
    kinds = t("exports.between").join(t(f"revise.kind.{kind.value}") for kind in change.kinds)
    answer = t(f"revise.answer.{change.answer.value}")
    title = reader.plain(change.clause.title)
    shown = [f"## {numbers} {title} ({change.id})  [{kinds}] {answer}"]
    if set(change.kinds) == {Kind.RENUMBERED}:
        return shown
    shown += [f"   {t('revise.reason')} {reader.plain(words)}" for words in change.reasons]
    _, found = redline(change, before, after, reader)
    shown += [f"   {_line(line)}" for line in found if line.op != "same"]
    return shown


#: Name of a form → ``(before, after, reader) -> bytes``.
FORMATS: dict[str, Callable[[EditionView, EditionView, Reader], bytes]] = {
    "text": as_text,
    "json": as_json,
    "docx": tracked,
}
