"""The lines of an account as HTML: left or above what we say, right or below what the reports say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from tellings.model import Answer, Cite, Entity, Fact, Headline, Span, Utterance
from tellings.render import phrases
from tellings.render.amount import label, otherwise
from tellings.render.markup import Marker, escaped
from tellings.render.matrix import Row, rows
from tellings.render.reading import (
    FIGURE_DIFFERS,
    Contest,
    Day,
    Reading,
    Side,
    Speech,
    Stand,
    carriers,
    period,
    plural,
    shown,
    sides,
)
from tellings.render.strip import strip
from tellings.render.wording import Piece, Wording, apart, figure, passages, sentence, wordings
from tellings.text import merged

LONG = 110  # characters of a line's name
ROWS = 150  # of the matrix: more make a page of many reports slow, and nobody reads so far
COLUMNS = 40  # of the matrix: a wider one is read by nobody
ANSWERS = 4  # wordings of one answer, or passages of one day, after which the rest are folded away
FOLD = 4  # statements of one report after which the rest of a speaker's are folded away


class Lines:
    """Sets each kind of line of one account; nothing links to the lines with the ids ``unset``."""

    def __init__(self, reading: Reading, marker: Marker, unset: frozenset[str] = frozenset()) -> None:
        self.unset = unset
        self.reading = reading
        self.marker = marker
        self.coverage = {c.report: c for c in reading.account.coverage}
        self.rows = {row.id: row for row in rows(reading)}

    def headline(self, line: Headline, tag: str) -> str:
        """A line of the head; only the first is a heading."""
        cites = (line.cite, *line.also)
        told = (
            f'<span class="part">{phrases.PART[line.part]}</span> {self.marker.words(line.cite)}'
            f"{self.marker.chips((c.report, (c.span,)) for c in cites)}"
            f'<span class="tally">{self.reading.about(line)}</span>'
        )
        return f'<{tag} class="headline line" data-reports="{self.numbers(c.report for c in cites)}">{told}</{tag}>'

    def fact(self, fact: Fact) -> str:
        """A question with each side's answer, and its course where it moves with time."""
        reports = carriers(fact)
        kind = "moves" if fact.update else fact.status
        drawing = strip(fact, self.reading) if fact.update else ""
        state = phrases.state(fact)
        state += "".join(f'<span class="source">{escaped(s)}</span>' for s in phrases.one_source(fact))
        head = (
            f'<header><h3>{escaped(fact.question)}</h3><p class="state {kind}">{state}</p>'
            f"{self.carried(reports, fact.confidence)}</header>"
        )
        return self.line((fact.id, "figure", reports), f"{head}{drawing}{self.answers(fact)}")

    def agreed(self, fact: Fact) -> str:
        """What reports agree on: the passage that tells it best, who has it, and, folded, how the others word it."""
        reports = carriers(fact)
        apart = {shown(self.reading.said(a.passage)).lower() for a in fact.answers}
        head = f"<header>{self.gist(fact)}{self.carried(reports, fact.confidence)}</header>"
        asked = self.why(fact.question) if fact.kind != "event" else ""
        wordings = f"<details><summary>{len(apart)} {phrases.WORDINGS}</summary>{asked}{self.answers(fact)}</details>"
        return self.line((fact.id, "agreed", reports), head + (wordings if len(apart) > 1 else ""))

    def gist(self, fact: Fact) -> str:
        """The passage that tells a fact best, the values that others give for it, and the one source that all have it from."""
        a = fact.answers[0]
        cite = a.passage
        words = self.figure(cite, a.at) if a.value else self.marker.words(cite)
        chips = self.marker.chips((x.report, (x.passage.span,)) for x in fact.backing)
        values = otherwise(fact)
        notes = [
            *phrases.asked(fact),
            *phrases.one_source(fact),
            *([f"{phrases.ALSO} {', '.join(values)}"] if values else []),
        ]
        notes += [FIGURE_DIFFERS] if fact.differs else []
        by = f'<span class="by">{escaped("; ".join(notes))}</span>' if notes else ""
        return f'<p class="gist">{words} {chips}{by}</p>'

    def answers(self, fact: Fact) -> str:
        """Each side of a question with its answers, and what is perhaps the same."""
        told = [self.side(s) for s in sides(fact)]
        if loose := tuple(a for a in fact.answers if a.loose):
            told += [f'<p class="why">{phrases.PERHAPS}</p>', self.side(Side(None, None, loose))]
        return f'<div class="sides">{"".join(told)}</div>'

    def side(self, side: Side) -> str:
        """One value and every answer that gives it, the same words once."""
        groups: dict[str, list[Answer]] = {}
        for a in side.answers:
            groups.setdefault(shown(self.reading.said(a.passage)).lower(), []).append(a)
        answers = folded([self.answer(group) for group in groups.values()], "wording")
        if not (value := label(side.value, side.unit)):
            return f'<div class="side bare"><ul>{answers}</ul></div>'
        return f'<div class="side"><p class="value">{escaped(value)}</p><ul>{answers}</ul></div>'

    def answer(self, group: list[Answer]) -> str:
        """The answers in the same words."""
        a = group[0]
        by = f' <span class="by">{phrases.ACCORDING_TO} {escaped(a.according_to)}</span>' if a.according_to else ""
        chips = self.marker.chips((x.report, (x.passage.span,)) for x in group)
        return f"<li>{chips}<span>{self.marker.words(a.passage, a.at)}{by}</span></li>"

    def contest(self, contest: Contest) -> str:
        """A passage, those it stands against, and who stands behind each."""
        d = contest.first
        reports = [r for x in contest.disputes for r in carriers(x)]
        others = apart(contest, self.reading)
        against = f'<div class="against">{"".join(map(self.passage, others))}</div>' if others else ""
        note = self.why("; ".join([*filter(None, [contest.why]), *phrases.sure(d.confidence)]))
        head = f'<header><h3 class="state conflicting">{phrases.DISPUTE[d.kind]}</h3>{note}</header>'
        inner = f'{head}<div class="wordings two">{self.passage(contest.stand)}{against}</div>'
        return self.line((d.id, "dispute", reports), inner)

    def passage(self, stand: Stand) -> str:
        """One passage of a dispute."""
        chips = self.marker.chips((c.report, (c.span,)) for c in stand.cites)
        who = f'<p class="who">{escaped(stand.by)}</p>' if stand.by else ""
        outlets = ", ".join(dict.fromkeys(escaped(self.reading.outlet(r)) for r in stand.reports))
        return (
            f'<div class="wording">{who}<p>{self.sentence(stand.cite)}</p>'
            f"<footer>{chips}<span>{outlets}</span></footer></div>"
        )

    def sentence(self, cite: Cite, at: Span | None = None) -> str:
        """The passage in its sentence, the figure ``at`` a place of it set strong."""
        around = sentence(self.reading.reports[cite.report].text, cite.span, at)
        return f'<a class="words" {self.marker.target(cite.report, [cite.span])}>{self.cut(cite.report, around)}</a>'

    def figure(self, cite: Cite, at: Span | None) -> str:
        """A passage cited for a figure, in its sentence where that is not long."""
        pieces = figure(self.reading.reports[cite.report].text, cite.span, at)
        return self.marker.words(cite, at) if pieces is None else self.sentence(cite, at)

    def cut(self, report: str, pieces: Iterable[Piece]) -> str:
        """Pieces of a report, each marked for what it is."""
        told = []
        for p in pieces:
            words = self.marker.told(report, p.span)
            told.append(f'<span class="gap">{phrases.GAP}</span>' if p.apart else "")
            told.append(words if p.mark == "same" else f'<span class="{p.mark}">{words}</span>')
        return "".join(told)

    def speech(self, speech: Speech, index: int) -> str:
        """All that one speaker is reported to have said: what many reports have first."""
        speaker = escaped(speech.speaker) if speech.speaker else f'<span class="ours">{phrases.NOBODY}</span>'
        many = [u for u in speech.utterances if len(set(carriers(u))) > 1]
        few = [self.utterance(u, index) for u in speech.utterances if len(set(carriers(u))) == 1]
        body = "".join(self.utterance(u, index) for u in many) + "".join(few[:FOLD])
        if rest := few[FOLD:]:
            body += f"<details><summary>{plural(len(rest), 'more statement')}</summary>{''.join(rest)}</details>"
        return f'<div class="speech"><h3>{speaker}</h3>{body}</div>'

    def utterance(self, u: Utterance, speaker: int) -> str:
        """One utterance, its wordings side by side."""
        told = wordings(u, self.reading)
        reports = carriers(u)
        many = len(set(reports)) > 1
        head = f"<header>{self.carried(reports, u.confidence)}</header>" if many else ""
        body = "".join(self.wording(w) for w in told)
        columns = "wordings two" if len(told) > 1 else "wordings"
        inner = f'{head}<div class="{columns}">{body}</div>{self.why(u.why) if many else ""}'
        return self.line((u.id, "statement", reports), inner, f' data-by="{speaker}"' if u.speaker else "")

    def wording(self, w: Wording) -> str:
        """The words in their clause, the differing ones marked, and the reports that have them so."""
        whole = [p.span for p in w.pieces if p.mark != "frame"]
        chips = self.marker.chips((s.report, merged(s.content)) for s in w.sayings)
        outlets = ", ".join(dict.fromkeys(escaped(self.reading.outlet(r)) for r in w.reports))
        form = phrases.FORM[w.sayings[0].form]
        return (
            f'<div class="wording"><p><a class="words" {self.marker.target(w.report, whole)}>{self.cut(w.report, w.pieces)}</a></p>'
            f"<footer>{chips}<span>{outlets} · {form}</span></footer></div>"
        )

    def alone(self, cites: tuple[Cite, ...], index: int) -> str:
        """A sentence of which passages stand in one report only."""
        report, spans = cites[0].report, [c.span for c in cites]
        chips = self.marker.chips([(report, tuple(spans))])
        words = self.cut(report, passages(self.reading.reports[report].text, spans))
        told = f'<a class="words" {self.marker.target(report, spans)}>{words}</a>'
        return self.line((f"a{index + 1}", "alone", (report,)), f'<p class="single">{chips}<span>{told}</span></p>')

    def times(self) -> list[str]:
        """The timeline: a passage of each report for each day, and which reports are of that day."""
        days = enumerate(self.reading.calendar, 1)
        return [self.line((f"t{i}", "time", [*(c.report for c in d.cites), *d.reported]), self.day(d)) for i, d in days]

    def day(self, d: Day) -> str:
        """A day, what is told of it, and the reports published on it."""
        groups: dict[str, list[int]] = {}
        for i, c in enumerate(d.cites):
            groups.setdefault(shown(self.reading.said(c)).lower(), []).append(i)
        told = []
        for group in groups.values():
            cites = [d.cites[i] for i in group]
            words = self.sentence(cites[0], d.at[group[0]] if d.at else None)
            told.append(f"<li>{self.marker.chips((c.report, (c.span,)) for c in cites)}<span>{words}</span></li>")
        items = folded(told, "passage")
        if d.reported:
            outlets = ", ".join(dict.fromkeys(escaped(self.reading.outlet(r)) for r in d.reported))
            chips = self.marker.chips((r, ()) for r in d.reported)
            items += f'<li class="reported">{chips}<span>{phrases.REPORTED} {outlets}</span></li>'
        return f'<div class="side"><p class="value">{period(d.first, d.last)}</p><ul>{items}</ul></div>'

    def names(self) -> list[str]:
        """Names with more than one spelling, each spelling linked to where it stands first."""
        found = [n for n in self.reading.account.names if len(phrases.forms(n)) > 1]
        return [self.line((f"name-{n.id}", "name", [c.report for c in n.mentions]), self.name(n)) for n in found]

    def name(self, n: Entity) -> str:
        """A name and its forms."""
        forms = []
        for form in phrases.forms(n):
            cites = [c for c in n.mentions if shown(self.reading.said(c)).lower() == form.lower()]
            first = {c.report: (c.span,) for c in reversed(cites)}
            told = self.marker.words(cites[0]) if cites else escaped(form)
            forms.append(f"<li><span>{told}</span>{self.marker.chips(first.items())}</li>")
        return f'<div class="side"><p class="value">{escaped(n.name)}</p><ul class="forms">{"".join(forms)}</ul></div>'

    def matrix(self) -> list[str]:
        """Lines that more than one report carries, against the reports."""
        account = self.reading.account
        places = {f.id: places_of([(a.report, (a.passage.span,)) for a in f.backing]) for f in account.facts}
        places |= {u.id: places_of([(s.report, s.content) for s in u.sayings]) for u in account.utterances}
        held = [row for row in rows(self.reading) if len(row.reports) > 1]
        if not held:
            return []
        ids = [r for group in self.reading.grouped(self.reading.reports) for r in group]
        if len(ids) > COLUMNS:
            carried = Counter(r for row in held[:ROWS] for r in row.reports)
            most = set(sorted(ids, key=lambda r: (-carried[r], self.reading.number[r]))[:COLUMNS])
            ids = [r for r in ids if r in most]
        left = len(self.reading.reports) - len(ids)
        named = [(self.reading.number[r], escaped(self.reading.outlet(r))) for r in ids]
        heads = "".join(f'<th scope="col"><abbr title="{outlet}">{n}</abbr></th>' for n, outlet in named)
        body = []
        for row in held[:ROWS]:
            cells = "".join(f"<td>{self.cell(r, places[row.id].get(r))}</td>" for r in ids)
            body.append(f'<tr><th scope="row">{self.known(row)}</th>{cells}</tr>')
        return [
            '<div class="scroll" tabindex="0" role="region" aria-labelledby="coverage-title"><table class="matrix">'
            f"<thead><tr><td></td>{heads}</tr></thead><tbody>{''.join(body)}</tbody></table></div>",
            f"<p class='why'>{phrases.more(len(held) - ROWS)}</p>" if len(held) > ROWS else "",
            f"<p class='why'>… {plural(left, 'report')} with fewer of these lines</p>" if left else "",
        ]

    def known(self, row: Row) -> str:
        """A link to a line by what it is called and its first words; no link where the page does not set it."""
        cut = row.words if len(row.words) <= LONG else row.words[:LONG].rpartition(" ")[0] + " …"
        words = f'<span class="words">{escaped(cut)}</span>' if row.words else ""
        told = f"{escaped(row.label[:LONG])} {words}"
        return f"<span>{told}</span>" if row.id in self.unset else f'<a href="#{escaped(row.id)}">{told}</a>'

    def standings(self) -> list[str]:
        """For each report, the lines that it leaves out though most others have them, and those of its own."""
        told = []
        for r in self.reading.account.reports:
            c = self.coverage.get(r.id)
            for ids, title in ((c.lacks, phrases.LACKS), (c.alone, phrases.HAS_ALONE)) if c else ():
                links = "".join(f"<li>{self.known(self.rows[i])}</li>" for i in ids if i in self.rows)
                if links:
                    number = self.reading.number[r.id]
                    head = f'<span class="chip">{number}</span> {escaped(self.reading.outlet(r.id))}: {title}'
                    told.append(
                        f"<details><summary>{head} ({len(ids)})</summary><ul class='known'>{links}</ul></details>"
                    )
        return told

    def cell(self, report: str, spans: list[Span] | None) -> str:
        """A mark that leads to the words, or none."""
        if not spans:
            return '<span class="no" aria-label="no"></span>'
        name = f"Report {self.reading.number[report]}: show these words"
        return f'<a class="yes" {self.marker.target(report, sorted(spans))} aria-label="{name}"></a>'

    def skips(self) -> list[str]:
        """What was not read or not done, and why."""
        skips = self.reading.account.skips
        items = "".join(f"<li><b>{escaped(s.unit)}</b> {escaped(s.reason)}</li>" for s in skips)
        return [f'<p>{plural(len(skips), "input")} skipped</p><ul class="skips">{items}</ul>'] if skips else []

    def standing(self, report: str) -> list[str]:
        """How much a report has alone, and how much it leaves out that most others have."""
        c = self.coverage.get(report)
        if c is None:
            return []
        told = [f"{plural(len(c.alone), 'line')} alone" if c.alone else ""]
        told.append(f"{plural(len(c.lacks), 'line')} left out" if c.lacks else "")
        return [t for t in told if t]

    def carried(self, reports: Iterable[str], confidence: float) -> str:
        """How many reports and origins carry the line, in words and as a row of marks."""
        held = list(reports)
        marks = self.marker.cover(held) if len(self.reading.reports) <= 16 else ""
        return f'<p class="tally">{marks}{", ".join([self.reading.tally(held), *phrases.sure(confidence)])}</p>'

    def line(self, what: tuple[str, str, Iterable[str]], inner: str, more: str = "") -> str:
        """A line that the filters know by its id, its kind and its reports."""
        name, kind, reports = what
        held = self.numbers(reports)
        attributes = f'class="line {kind}" id="{escaped(name)}" data-kind="{kind}" data-reports="{held}"{more}'
        return f"<article {attributes}>{inner}</article>"

    def numbers(self, reports: Iterable[str]) -> str:
        """The reports' numbers, for the filters."""
        return " ".join(str(self.reading.number[r]) for r in self.reading.ordered(reports))

    def why(self, why: str) -> str:
        """Why a line is one."""
        return f'<p class="why">{escaped(why)}</p>' if why else ""


def folded(items: Sequence[str], noun: str) -> str:
    """The items of a list, those beyond the first folded away."""
    if len(items) <= ANSWERS + 1:
        return "".join(items)
    more = f"<summary>{plural(len(items) - ANSWERS, f'more {noun}')}</summary>"
    return "".join(items[:ANSWERS]) + f"<li><details>{more}<ul>{''.join(items[ANSWERS:])}</ul></details></li>"


def places_of(passages: Iterable[tuple[str, tuple[Span, ...]]]) -> dict[str, list[Span]]:
    """The passages of a line by report."""
    out: dict[str, list[Span]] = {}
    for report, spans in passages:
        out.setdefault(report, []).extend(spans)
    return out
