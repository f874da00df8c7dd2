"""Statements in the forms that others read: brat/PolNeAR standoff, Citron's JSON, plain JSON Lines.

PolNeAR (Newell et al. 2018) keeps an attribution as an event whose arguments are text-bound spans; Citron (BBC) as a quote
with a cue, sources and contents. Offsets are code points of the text, half-open, in both.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any

from tellings.model import Report, Span, Statement


def brat(report: Report, statements: Sequence[Statement]) -> str:
    """brat standoff: a T line for each span (``;`` between the parts of one), an E line for each attribution."""
    lines: list[str] = []
    number = 0
    for i, statement in enumerate(statements, 1):
        arguments: list[str] = []
        for role, spans in (
            ("Cue", _one(statement.cue)),
            ("Source", _one(statement.source)),
            ("Content", statement.content),
        ):
            if not spans:
                continue
            number += 1
            places = ";".join(f"{s.start} {s.end}" for s in spans)
            words = " ".join(" ".join(s.of(report.text).split()) for s in spans)
            lines.append(f"T{number}\t{role} {places}\t{words}")
            arguments.append(f"{role}:T{number}")
        lines.append(f"E{i}\t{' '.join(arguments)}")
        lines.append(f"A{2 * i - 1}\tKind E{i} {statement.kind}")
        lines.append(f"A{2 * i}\tAct E{i} {statement.act}")
    return "".join(line + "\n" for line in lines)


def citron(report: Report, statements: Sequence[Statement]) -> str:
    """Citron's annotation format: one JSON object with the text and its quotes; the resolved speaker as coreferences."""

    def span(s: Span) -> dict[str, Any]:
        return {"start": s.start, "end": s.end, "text": s.of(report.text)}

    quotes = []
    for i, statement in enumerate(statements, 1):
        quote: dict[str, Any] = {"id": str(i)}
        if statement.cue is not None:
            quote["cue"] = span(statement.cue)
        quote["sources"] = [span(s) for s in _one(statement.source)]
        quote["contents"] = [span(s) for s in statement.content]
        quote["coreferences"] = [span(s) for s in statement.speaker if s != statement.source]
        quote["confidence"] = round(statement.confidence, 4)
        quotes.append(quote)
    return json.dumps({"text": report.text, "quotes": quotes}, ensure_ascii=False) + "\n"


def jsonl(report: Report, statements: Sequence[Statement]) -> str:
    """A JSON object a statement, with the words beside the offsets."""
    text = report.text
    rows = []
    for s in statements:
        rows.append(
            {
                "report": report.id,
                "speaker": " and ".join(x.of(text) for x in s.speaker) or None,
                "source": s.source.of(text) if s.source else None,
                "cue": s.cue.of(text) if s.cue else None,
                "content": [c.of(text) for c in s.content],
                "form": s.form,
                "kind": s.kind,
                "act": s.act,
                "negated": s.negated,
                "confidence": round(s.confidence, 4),
                "source_at": _at(s.source),
                "cue_at": _at(s.cue),
                "content_at": [[c.start, c.end] for c in s.content],
                "speaker_at": [[x.start, x.end] for x in s.speaker],
            }
        )
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def _one(span: Span | None) -> tuple[Span, ...]:
    return (span,) if span is not None else ()


def _at(span: Span | None) -> list[int] | None:
    return [span.start, span.end] if span is not None else None


#: The forms by the name the command gives them.
FORMS: dict[str, Callable[[Report, Sequence[Statement]], str]] = {"jsonl": jsonl, "brat": brat, "citron": citron}
