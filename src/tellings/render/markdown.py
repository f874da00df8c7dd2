"""The account in Markdown, for an editor's notes: the reports' words in block quotations, each with its cite.

A cite names a report's id and the range of characters in its text, ``[breska-1 120-180]``, half-open, counted in code
points from 0; whatever else stands between square brackets is ours too. White space inside a quotation is set as single
spaces; nothing else of it is changed but for the backslashes that keep Markdown from reading it as markup.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable

from tellings.model import Account, Answer, Cite, Entity, Fact, Report, Saying, Span, Utterance
from tellings.render import phrases
from tellings.render.amount import label
from tellings.render.kin import credits, kin, taken
from tellings.render.reading import FIGURE_DIFFERS, Contest, Day, Reading, carriers, date, period, shown, sides
from tellings.render.wording import wordings
from tellings.text import merged

SPECIAL = re.compile(r"([\\`*_\[\]<>|~#$&])|^(\s*)([-+=]|\d+[.)])(?=\s|$)")


def render(account: Account) -> str:
    """The account; every section that has lines, the most salient lines first."""
    reading = Reading(account)
    parts = [opening(reading)]
    sections: list[tuple[str, Iterable[str]]] = [
        (phrases.WIDELY, (fact(f, reading) for f in reading.widely)),
        (phrases.DIFFERS, (fact(f, reading) for f in reading.differing)),
        (phrases.DISPUTED, (contest(c, reading) for c in reading.contests)),
        (phrases.SAID, (speech for s in reading.speeches for speech in said(s.speaker, s.utterances, reading))),
        (phrases.AGREED, (fact(f, reading) for f in reading.narrowly)),
        (phrases.ALONE, (quotation(Cite(a.report, a.start, a.end), reading) for a in account.alone)),
        (phrases.TRUSTED, (fact(f, reading) for f in reading.trusting)),
        (phrases.TIMELINE, (day(d, reading) for d in reading.calendar)),
        (phrases.NAMES, names(account.names)),
        (phrases.ORIGINS, origins(reading)),
        (phrases.SKIPPED, [f"- {plain(s.unit)}: {plain(s.reason)}" for s in account.skips]),
    ]
    for title, lines in sections:
        every = iter(lines)
        told = list(itertools.islice(every, MOST))
        if told:
            rest = sum(1 for _ in every)
            told += [f"*{phrases.more(rest)}*"] if rest else []
            parts.append(f"## {title}\n\n" + ("\n" if title in LISTS else "\n\n").join(told))
    return "\n\n".join(parts) + "\n"


MOST = 500  # paragraphs of a section: a big story has ten thousand and more, and the account as JSON has them all
PASSAGES = 6  # places of shared passages named for a pair
LISTS = (phrases.NAMES, phrases.ORIGINS, phrases.SKIPPED)


def plain(text: str) -> str:
    """Text on one line that Markdown reads as text."""
    return SPECIAL.sub(lambda m: f"\\{m[1]}" if m[1] else f"{m[2]}{m[3][:-1]}\\{m[3][-1]}", shown(text))


def opening(reading: Reading) -> str:
    """The head and the list of reports."""
    account = reading.account
    lines = [f"# {plain(account.story)}", reading.tally(reading.reports)]
    for h in account.head:
        lines += [f"{phrases.PART[h.part]}, {reading.about(h)}:", quotation(h.cite, reading)]
    lines.append(f"## {phrases.REPORTS}")
    lines.append("\n".join(report(r, reading) for r in account.reports))
    return "\n\n".join(lines)


def report(r: Report, reading: Reading) -> str:
    """One report of the list."""
    group = next((g for g in reading.account.origins if r.id in g), (r.id,))
    others = [o for o in group if o != r.id]
    told = [plain(reading.outlet(r.id)), date(r.day) if r.day else ""]
    told.append(f"*{plain(r.title)}*" if r.title else phrases.UNTITLED)
    told.append(f"{phrases.ONE_ORIGIN_WITH} {', '.join(map(plain, others))}" if others else "")
    return f"- **{plain(r.id)}** " + ", ".join(filter(None, told))


def cited(places: Iterable[tuple[str, Iterable[Span]]], note: str = "") -> str:
    """``[breska-1 120-180, 200-231; breska-2 110-170; note]``, as Markdown text."""
    told = [f"{plain(report)} {', '.join(f'{s.start}-{s.end}' for s in spans)}" for report, spans in places]
    return f"\\[{'; '.join([*told, note] if note else told)}\\]"


def quotation(cite: Cite, reading: Reading, note: str = "") -> str:
    """A passage in a block quotation, with its cite."""
    return f"> {plain(reading.said(cite))} {cited([(cite.report, [cite.span])], note)}"


def fact(f: Fact, reading: Reading) -> str:
    """A question and each side's answers, the same words of several reports once; what happened stands without a question."""
    notes = [
        phrases.state(f),
        reading.tally(carriers(f)),
        *map(plain, phrases.one_source(f)),
        *phrases.sure(f.confidence),
        *([FIGURE_DIFFERS] if f.differs else []),
    ]
    told = f.kind == "event" and f.status != "conflicting"
    lines = [", ".join(notes) + ":" if told else f"**{plain(f.question)}** {', '.join(notes)}"]
    for side in sides(f):
        if value := label(side.value, side.unit):
            lines.append(plain(value) + ":")
        groups: dict[tuple[str, str | None], list[Answer]] = {}
        for a in side.answers:
            words = shown(reading.said(a.passage)).lower()
            groups.setdefault((words, a.according_to), []).append(a)
        quotes = []
        for (_, by), group in groups.items():
            note = f"{phrases.ACCORDING_TO} {plain(by)}" if by else ""
            words = plain(reading.said(group[0].passage))
            quotes.append(f"> {words} {cited(((a.report, [a.passage.span]) for a in group), note)}")
        lines.append("\n>\n".join(quotes))
    if loose := [a.passage for a in f.answers if a.loose]:
        lines += [f"{phrases.PERHAPS}:", "\n>\n".join(quotation(c, reading) for c in loose)]
    return "\n\n".join(lines)


def contest(c: Contest, reading: Reading) -> str:
    """A passage and those it stands against."""
    note = "; ".join([*filter(None, [plain(c.why)]), *phrases.sure(c.first.confidence)])
    lines = [f"**{phrases.DISPUTE[c.first.kind]}** {note}".rstrip()]
    for stand in (c.stand, *c.against):
        lines += [plain(stand.by) + ":"] if stand.by else []
        lines.append(f"> {plain(reading.said(stand.cite))} {cited((x.report, [x.span]) for x in stand.cites)}")
    return "\n\n".join(lines)


def said(speaker: str | None, utterances: tuple[Utterance, ...], reading: Reading) -> Iterable[str]:
    """All that one speaker said."""
    yield f"### {plain(speaker or phrases.NOBODY)}"
    for u in utterances:
        quotes = []
        for w in wordings(u, reading):
            told = " \\[…\\] ".join(plain(reading.words(w.report, s)) for s in merged(w.sayings[0].content))
            note = phrases.FORM[w.sayings[0].form] + cue(w.sayings[0], reading)
            quotes.append(f"> {told} {cited([(s.report, merged(s.content)) for s in w.sayings], note)}")
        notes = [reading.tally(carriers(u)), *phrases.sure(u.confidence)]
        tally = f"{', '.join(notes)}:\n\n" if len(set(carriers(u))) > 1 else ""
        yield tally + "\n>\n".join(quotes)


def cue(s: Saying, reading: Reading) -> str:
    """The source and the cue as they stand in the report."""
    parts = [plain(reading.words(s.report, x)) for x in (s.source, s.cue) if x]
    return "".join(f", *{p}*" for p in parts)


def day(d: Day, reading: Reading) -> str:
    """A day, the reports published on it, and what is told of it."""
    outlets = ", ".join(dict.fromkeys(plain(reading.outlet(r)) for r in d.reported))
    head = period(d.first, d.last) + (f" ({phrases.REPORTED} {outlets})" if outlets else "")
    if not d.cites:
        return head
    return f"{head}:\n\n" + "\n>\n".join(quotation(c, reading) for c in d.cites)


def names(entities: tuple[Entity, ...]) -> Iterable[str]:
    """Names with more than one spelling."""
    for n in entities:
        forms = phrases.forms(n)
        if len(forms) > 1:
            yield f"- **{plain(n.name)}**: {', '.join(map(plain, forms[1:]))}"


def origins(reading: Reading) -> Iterable[str]:
    """The pairs of reports that are one telling or share passages, and the agencies that reports credit."""
    for p in [*(p for group in kin(reading) for p in group.pairs), *taken(reading)]:
        names = (plain(p.one), plain(p.other))
        outlets = (plain(reading.outlet(p.one)), plain(reading.outlet(p.other)))
        told = [phrases.RELATION[p.tie.relation].lower(), phrases.shared(names, p.shares, len(p.passages))]
        told.append(phrases.descent(names, outlets, p.tie))
        places = " ".join(cited([(c.report, [c.span]) for c in both]) for both in p.passages[:PASSAGES])
        more = f" … {len(p.passages) - PASSAGES} more" if len(p.passages) > PASSAGES else ""
        yield f"- **{names[0]}**, **{names[1]}**: {'; '.join(filter(None, told))} {places}{more}".rstrip()
    for agency, cites in credits(reading):
        yield f"- {phrases.CREDITED}: {plain(agency)} {cited((c.report, [c.span]) for c in cites)}"
