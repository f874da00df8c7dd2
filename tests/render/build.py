"""Accounts made from the annotation of a careful reader, so that renderers can be tested without the product's own findings.

The annotation quotes strings; here, and only here, they are looked up in the texts, as the scorer does.
"""

from __future__ import annotations

import datetime
import difflib
import itertools
import json
import re
from pathlib import Path
from typing import Any

import msgspec

from tellings.model import (
    Account,
    Alone,
    Answer,
    Change,
    Cite,
    Coverage,
    Dispute,
    Entity,
    Fact,
    Headline,
    Moment,
    Report,
    Saying,
    Skip,
    Span,
    Utterance,
)

WORD = re.compile(r"\w+")


def find(text: str, quote: str, nth: int | None = None) -> Span:
    """The place of the nth (1-based) occurrence."""
    at = -1
    for _ in range(nth or 1):
        at = text.index(quote, at + 1)
    return Span(at, at + len(quote))


def account(folder: Path) -> Account:
    """The account that the folder's ``account.json`` describes; ``reports.json`` beside it names the texts."""
    told = json.loads((folder / "account.json").read_text("utf8"))
    listed = json.loads((folder / "reports.json").read_text("utf8"))["reports"]
    reports = tuple(
        Report(
            id=r["id"],
            text=(folder / r["file"]).read_bytes().decode("utf8"),
            title=r["title"],
            outlet=r["outlet"],
            published=r["published"],
            url=r["url"],
            file=Path(r["file"]).name,
        )
        for r in listed
    )
    return fill(told, reports)


def fill(told: dict[str, Any], reports: tuple[Report, ...]) -> Account:
    """The annotation as records."""
    texts = {r.id: r.text for r in reports}
    days = {r.id: r.published for r in reports}
    group = {r: i for i, g in enumerate(told["origins"]) for r in g}

    def cite(x: dict[str, Any], key: str = "quote") -> Cite:
        span = find(texts[x["report"]], x[key], x.get("nth"))
        return Cite(x["report"], span.start, span.end)

    def origins(reports: Any) -> int:
        return len({group[r] for r in reports})

    utterances = tuple(
        Utterance(
            id=u["id"],
            speaker=u["speaker"],
            sayings=(s := sayings(u, texts)),
            origins=origins(x.report for x in s),
        )
        for u in told["utterances"]
    )
    facts = tuple(
        Fact(
            id=f["id"],
            question=f["question"],
            kind=f["kind"],
            status=f["status"],
            update=f.get("update", False),
            origins=origins(a["report"] for a in f["answers"]),
            answers=tuple(
                Answer(
                    c.report,
                    c.start,
                    c.end,
                    value=a["value"],
                    unit=a["unit"],
                    according_to=a["according_to"],
                    published=days[a["report"]],
                )
                for a in f["answers"]
                for c in [cite(a)]
            ),
        )
        for f in told["facts"]
    )
    disputes = tuple(
        Dispute(id=d["id"], kind=d["kind"], a=cite(d["a"]), b=cite(d["b"]), why=d["note"]) for d in told["disputes"]
    )
    names = tuple(
        Entity(
            id=f"n{i}",
            name=n["name"],
            kind=n["type"],
            forms=tuple(n["forms"]),
            mentions=tuple(
                Cite(r.id, m.start(), m.end())
                for r in reports
                for m in re.finditer("|".join(map(re.escape, sorted(n["forms"], key=len, reverse=True))), r.text)
            ),
        )
        for i, n in enumerate(told["names"], 1)
    )
    alone = tuple(Alone(c.report, c.start, c.end, why=x["note"]) for x in told["single_source"] for c in [cite(x)])
    made = Account(
        story=told["story"],
        reports=reports,
        origins=tuple(map(tuple, told["origins"])),
        utterances=utterances,
        facts=facts,
        disputes=disputes,
        names=names,
        boilerplate=tuple(cite(x) for x in told["boilerplate"]),
        alone=alone,
        head=head(reports, origins),
        times=moments(facts, origins),
        skips=(Skip("breska-7.txt", "read", "empty file: nothing to read in it"),),
    )
    return msgspec.structs.replace(made, coverage=covered(made))


def sayings(u: dict[str, Any], texts: dict[str, str]) -> tuple[Saying, ...]:
    """One saying a report: the parts of a content that its cue breaks up stand in one."""
    out: list[Saying] = []
    for report, parts in itertools.groupby(u["sayings"], key=lambda s: s["report"]):
        group = list(parts)
        text = texts[report]
        content = tuple(sorted(find(text, s["content"], s.get("nth")) for s in group))
        source = near(text, group[0]["source"], content[0])
        cue = near(text, group[0]["cue"], source or content[0])
        saying = Saying(report, content, source, cue, form=group[0]["form"], speaker=(source,) if source else ())
        if out:
            first = out[0]
            changes = differences((texts[first.report], first.content), (text, content))
            saying = Saying(
                report, content, source, cue, form=group[0]["form"], speaker=saying.speaker, changes=changes
            )
        out.append(saying)
    return tuple(out)


def near(text: str, quote: str | None, by: Span) -> Span | None:
    """The occurrence of the words that lies nearest the span."""
    if quote is None:
        return None
    places = [m.start() for m in re.finditer(rf"(?<!\w){re.escape(quote)}(?!\w)", text)]
    at = min(places, key=lambda p: min(abs(p - by.end), abs(p + len(quote) - by.start)))
    return Span(at, at + len(quote))


def differences(there: tuple[str, tuple[Span, ...]], here: tuple[str, tuple[Span, ...]]) -> tuple[Change, ...]:
    """Word-level differences of two contents."""

    def tokens(side: tuple[str, tuple[Span, ...]]) -> list[tuple[str, Span]]:
        text, spans = side
        return [
            (m[0].lower(), Span(s.start + m.start(), s.start + m.end()))
            for s in spans
            for m in WORD.finditer(s.of(text))
        ]

    a, b = tokens(there), tokens(here)
    out = []
    for op, i, j, k, m in difflib.SequenceMatcher(
        None, [w for w, _ in a], [w for w, _ in b], autojunk=False
    ).get_opcodes():
        old = Span(a[i][1].start, a[j - 1][1].end) if j > i else None
        new = Span(b[k][1].start, b[m - 1][1].end) if m > k else None
        if op == "replace":
            out.append(Change("changed", new, old))
        elif op == "delete":
            out.append(Change("dropped", None, old))
        elif op == "insert":
            out.append(Change("inserted", new, None))
    return tuple(out)


def head(reports: tuple[Report, ...], origins: Any) -> tuple[Headline, ...]:
    """The first sentence of over sixty characters in the first report, as what happened."""
    r = reports[0]
    m = next(m for m in re.finditer(r"[^\n.]{60,}\.", r.text))
    return (Headline(Cite(r.id, m.start(), m.end()), "what", origins(x.id for x in reports)),)


def moments(facts: tuple[Fact, ...], origins: Any) -> tuple[Moment, ...]:
    """A moment for each day that a fact's answers give as an ISO date."""
    days: dict[datetime.date, set[Cite]] = {}
    for a in (a for f in facts for a in f.answers):
        if a.value and re.fullmatch(r"\d{4}-\d\d-\d\d", a.value):
            days.setdefault(datetime.date.fromisoformat(a.value), set()).add(Cite(a.report, a.start, a.end))
    return tuple(Moment(d, d, tuple(sorted(c)), origins(x.report for x in c)) for d, c in sorted(days.items()))


def covered(account: Account) -> tuple[Coverage, ...]:
    """Which report has, alone has and lacks which line."""
    carried = {u.id: {s.report for s in u.sayings} for u in account.utterances}
    carried |= {f.id: {a.report for a in f.answers} for f in account.facts}
    most = len(account.reports) / 2
    return tuple(
        Coverage(
            r.id,
            has=tuple(i for i, reports in carried.items() if r.id in reports),
            alone=tuple(i for i, reports in carried.items() if reports == {r.id}),
            lacks=tuple(i for i, reports in carried.items() if r.id not in reports and len(reports) > most),
        )
        for r in account.reports
    )
