"""An account as tables: lists of plain dicts, one a row, which pandas and polars take as they are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from tellings.model import Account, Span
from tellings.text import merged

Row = dict[str, Any]


def rows(account: Account, name: str) -> list[Row]:
    """The rows of one table; raises ValueError naming the tables there are where ``name`` is none of them.

    A row stands for one cite: a saying, an answer, a side of a dispute, a mention. ``start`` and ``end`` are code points of the report's
    text, half-open; a content of several spans has ``spans`` and its outermost start and end.
    """
    if name not in TABLES:
        raise ValueError(f"no table {name!r}: choose one of {', '.join(TABLES)}")
    return list(TABLES[name](account))


def _reports(account: Account) -> Iterator[Row]:
    origin = {r: i for i, group in enumerate(account.origins, 1) for r in group}
    for r in account.reports:
        yield {
            "report": r.id, "origin": origin.get(r.id), "outlet": r.outlet, "title": r.title, "byline": r.byline,
            "published": r.published, "url": r.url, "language": r.language, "characters": len(r.text),
        }  # fmt: skip


def _utterances(account: Account) -> Iterator[Row]:
    texts = {r.id: r.text for r in account.reports}
    for u in account.utterances:
        for s in u.sayings:
            text = texts[s.report]
            yield {
                "utterance": u.id, "speaker": u.speaker, "report": s.report, "content": " … ".join(c.of(text) for c in merged(s.content)),
                "source": _of(s.source, text), "cue": _of(s.cue, text), "form": s.form, "act": s.act, "negated": s.negated,
                "start": s.content[0].start, "end": s.content[-1].end, "spans": [[c.start, c.end] for c in s.content],
                "reports": len({x.report for x in u.sayings}), "origins": u.origins, "confidence": s.confidence,
            }  # fmt: skip


def _facts(account: Account) -> Iterator[Row]:
    texts = {r.id: r.text for r in account.reports}
    for f in account.facts:
        for a in f.answers:
            yield {
                "fact": f.id, "question": f.question, "kind": f.kind, "status": f.status, "update": f.update, "report": a.report,
                "text": a.passage.span.of(texts[a.report]), "value": a.value, "unit": a.unit, "according_to": a.according_to,
                "start": a.passage.start, "end": a.passage.end, "loose": a.loose, "source": f.source, "origins": f.origins,
                "confidence": f.confidence,
            }  # fmt: skip


def _disputes(account: Account) -> Iterator[Row]:
    texts = {r.id: r.text for r in account.reports}
    for d in account.disputes:
        for side, cite, by in (("a", d.a, d.a_by), ("b", d.b, d.b_by)):
            yield {
                "dispute": d.id, "kind": d.kind, "side": side, "report": cite.report, "text": texts[cite.report][cite.start : cite.end],
                "by": by, "why": d.why, "start": cite.start, "end": cite.end, "confidence": d.confidence,
            }  # fmt: skip


def _names(account: Account) -> Iterator[Row]:
    texts = {r.id: r.text for r in account.reports}
    for n in account.names:
        for m in n.mentions:
            yield {
                "entity": n.id, "name": n.name, "kind": n.kind, "form": texts[m.report][m.start : m.end], "report": m.report,
                "start": m.start, "end": m.end,
            }  # fmt: skip


def _of(span: Span | None, text: str) -> str | None:
    return span.of(text) if span is not None else None


TABLES: dict[str, Callable[[Account], Iterator[Row]]] = {
    "reports": _reports,
    "utterances": _utterances,
    "facts": _facts,
    "disputes": _disputes,
    "names": _names,
}
