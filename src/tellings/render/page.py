"""The account as one HTML file that needs nothing but itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from importlib import resources
from typing import TypeVar

from tellings.model import Account, Fact, Report
from tellings.render import phrases
from tellings.render.columns import Columns
from tellings.render.lines import Lines
from tellings.render.markup import Marker, escaped, texts
from tellings.render.reading import DOUBTED, Reading, date, period, plural
from tellings.render.wording import singles

#: Lines of a section that a page sets, the most salient first. A big story has ten thousand and more, which no one reads and which make
#: a page of tens of megabytes; the account as JSON has them all.
MOST = 500
FEW = 16  # reports of a story whose list is open
#: Lines of a section that are open, the rest is folded below them: the whole account is then a page that one scrolls through in a minute. A
#: section with few more is open altogether.
OPEN = {
    "most": 6,
    "differs": 8,
    "disputed": 6,
    "said": 8,
    "agreed": 8,
    "alone": 10,
    "trusted": 6,
    "when": 10,
    "names": 10,
}
SPARE = 3

Line = TypeVar("Line")

# Scripts run only from the file itself and nothing is ever fetched: the texts are other people's.
POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
)


def render(account: Account) -> str:
    """The whole page."""
    reading = Reading(account)
    marker = Marker(reading)
    facts = [f for part in (reading.differing, reading.widely, reading.trusting, reading.narrowly) for f in part[MOST:]]
    unset = {f.id for f in facts} | {u.id for s in reading.speeches[MOST:] for u in s.utterances}
    lines = Lines(reading, marker, frozenset(unset))
    speeches, alone = list(enumerate(reading.speeches)), list(enumerate(singles(reading)))
    sections = [
        ("most", phrases.WIDELY, drawn(reading.widely, lines.agreed, OPEN["most"])),
        ("differs", phrases.DIFFERS, drawn(reading.differing, lines.fact, OPEN["differs"])),
        ("disputed", phrases.DISPUTED, drawn(reading.contests, lines.contest, *open_disputes(reading))),
        ("said", phrases.SAID, drawn(speeches, lambda s: lines.speech(s[1], s[0]), OPEN["said"])),
        (
            "agreed",
            phrases.AGREED,
            drawn(reading.narrowly, lines.agreed, *open_lines(reading.narrowly, OPEN["agreed"])),
        ),
        ("alone", phrases.ALONE, drawn(alone, lambda a: lines.alone(a[1], a[0]), OPEN["alone"])),
        (
            "trusted",
            phrases.TRUSTED,
            drawn(reading.trusting, lines.agreed, *open_lines(reading.trusting, OPEN["trusted"])),
        ),
        ("when", phrases.TIMELINE, drawn(days(lines.times(), reading), str, OPEN["when"])),
        ("names", phrases.NAMES, drawn(lines.names(), str, OPEN["names"])),
        ("origins", phrases.ORIGINS, Columns(reading, marker).all()),
        ("coverage", phrases.COVERAGE, [*lines.matrix(), *lines.standings()]),
        ("skipped", phrases.SKIPPED, lines.skips()),
    ]
    filled = [(name, title, body) for name, title, body in sections if body]
    large = " large" if len(account.utterances) + len(account.facts) > 200 else ""
    return "\n".join(
        [
            "<!DOCTYPE html>",
            '<html lang="en">',
            "<head>",
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="color-scheme" content="light dark">',
            f"<title>{escaped(account.story)}: {reading.tally(reading.reports)}</title>",
            f"<style>{static('page.css')}</style>",
            "</head>",
            f'<body class="account{large}">',
            '<a class="skip" href="#account">Skip to the account</a>',
            "<main>",
            opening(reading, lines),
            contents((name, title) for name, title, _ in filled),
            filters(reading),
            '<div id="account">',
            *(section(name, title, body) for name, title, body in filled),
            "</div>",
            f'<p id="nothing" hidden>{phrases.NOTHING}</p>',
            "</main>",
            PANEL,
            f'<script type="application/json" id="texts">{texts(reading)}</script>',
            f"<script>{static('page.js')}</script>",
            "</body>",
            "</html>",
            "",
        ]
    )


def drawn(lines: Sequence[Line], draw: Callable[[Line], str], most: int, spare: int = SPARE) -> list[str]:
    """The first lines of a section as HTML, those beyond ``most`` folded away unless they are few, and how many more there are."""
    told = [draw(line) for line in lines[:MOST]]
    rest = len(lines) - MOST
    more = [f'<p class="why">{phrases.more(rest)}</p>'] if rest > 0 else []
    if len(told) <= most + spare:
        return [*told, *more]
    head = f'<details class="rest"><summary>{plural(len(told) - most, "more line")}</summary>'
    return [*told[:most], head, *told[most:], "</details>", *more]


def days(lines: Sequence[str], reading: Reading) -> list[str]:
    """The lines of the timeline, the days of which most is told before the rest, both in the order of time."""
    told = [len(d.cites) + len(d.reported) for d in reading.calendar]
    most = sorted(range(len(told)), key=lambda i: (-told[i], i))[: OPEN["when"]]
    few = len(told) <= OPEN["when"] + SPARE
    return (
        list(lines) if few else [*(lines[i] for i in sorted(most)), *(x for i, x in enumerate(lines) if i not in most)]
    )


def open_lines(facts: Sequence[Fact], most: int) -> tuple[int, int]:
    """How many lines of what reports agree on are open, and how many more may be: what is more likely wrong than right is folded away."""
    told = phrases.likely([f.confidence for f in facts], most, DOUBTED)
    return told, SPARE if told == most else 0


def open_disputes(reading: Reading) -> tuple[int, int]:
    """How many disputes are open, and how many more may be: what is less likely than not is folded away, be there few or many."""
    most = phrases.likely([c.first.confidence for c in reading.contests], OPEN["disputed"])
    return most, SPARE if most == OPEN["disputed"] else 0


def opening(reading: Reading, lines: Lines) -> str:
    """The head: what happened, in the words of the report that says it best, and the reports."""
    account = reading.account
    what = [h for h in account.head if h.part == "what"]
    rest = [h for h in account.head if h not in what[:1]]
    days = reading.days
    span = period(*days) if days else ""
    facts = " · ".join(filter(None, [reading.tally(reading.reports), span]))
    title = lines.headline(what[0], "h1") if what else f"<h1>{escaped(account.story)}</h1>"
    return "\n".join(
        [
            '<header class="opening">',
            f'<p class="kicker"><b>{escaped(account.story)}</b> <span>{facts}</span></p>',
            title,
            *(lines.headline(h, "p") for h in rest),
            "</header>",
            '<section id="reports" aria-labelledby="reports-title">',
            f'<h2 id="reports-title">{phrases.REPORTS}</h2>',
            *reports(reading, lines),
            "</section>",
        ]
    )


def reports(reading: Reading, lines: Lines) -> list[str]:
    """The list of reports, those of one origin together; in a large story all but the first are folded away."""
    items = [report(reading.reports[r], reading, lines) for group in reading.grouped(reading.reports) for r in group]
    told = ['<ol class="reports">', *items[:FEW], "</ol>"]
    if rest := items[FEW:]:
        told += [f"<details><summary>{plural(len(rest), 'more report')}</summary>", '<ol class="reports">', *rest]
        told += ["</ol>", "</details>"]
    return told


def report(r: Report, reading: Reading, lines: Lines) -> str:
    """One report of the list: its number, outlet, day, headline, and how it stands to the others."""
    number = reading.number[r.id]
    group = next((g for g in reading.account.origins if r.id in g), (r.id,))
    notes = lines.standing(r.id)
    if len(group) > 1:
        others = ", ".join(str(reading.number[o]) for o in reading.ordered(group) if o != r.id)
        notes.insert(0, f'<a href="#origins">{phrases.ONE_ORIGIN_WITH} {others}</a>')
    title = escaped(r.title) if r.title else ""
    day = f'<time datetime="{r.day.isoformat()}">{date(r.day)}</time>' if r.day else ""
    return (
        f'<li id="report-{number}" value="{number}"{" class=joined" if len(group) > 1 and group[0] != r.id else ""}>'
        f'<a class="open" href="#report-{number}" data-report="{number}" data-at="">'
        f'<span class="chip">{number}</span><span class="outlet">{escaped(reading.outlet(r.id))}</span>'
        f'<span class="title">{title}</span></a>'
        f'<span class="note">{" · ".join(filter(None, [day, *notes]))}</span></li>'
    )


def contents(sections: Iterable[tuple[str, str]]) -> str:
    """Links to the sections."""
    links = "".join(f'<a href="#{name}">{title}</a>' for name, title in sections)
    return f'<nav class="contents" aria-label="Sections">{links}</nav>'


def filters(reading: Reading) -> str:
    """Search and filters; they do nothing without a script and are shown only with one."""
    speakers = [s.speaker for s in reading.speeches[:MOST] if s.speaker]
    options = "".join(f'<option value="{i}">{escaped(s)}</option>' for i, s in enumerate(speakers))
    reports = "".join(
        f'<option value="{reading.number[r.id]}">{reading.number[r.id]} {escaped(reading.outlet(r.id))}</option>'
        for r in reading.account.reports
    )
    kinds = "".join(f'<option value="{value}">{name}</option>' for value, name in phrases.KINDS.items())
    return (
        '<form class="filters" role="search" hidden>'
        '<label class="find"><span>Search</span>'
        '<input type="search" id="find" autocomplete="off" placeholder="Words or a name"></label>'
        f'<label><span>Speaker</span><select id="by"><option value="">All speakers</option>{options}</select></label>'
        f'<label><span>Report</span><select id="in"><option value="">All reports</option>{reports}</select></label>'
        f'<label><span>Kind</span><select id="kind"><option value="">All kinds</option>{kinds}</select></label>'
        '<div class="count"><output id="count" aria-live="polite"></output>'
        '<button type="reset" id="reset" hidden>Show all</button></div>'
        "</form>"
    )


def section(name: str, title: str, body: Iterable[str]) -> str:
    """A section under its heading."""
    head = f'<section id="{name}" aria-labelledby="{name}-title"><h2 id="{name}-title">{title}</h2>'
    return "\n".join([head, *body, "</section>"])


def static(name: str) -> str:
    """A file of the package."""
    return resources.files("tellings.render").joinpath("static", name).read_text("utf8")


PANEL = """<aside id="panel" role="dialog" aria-labelledby="panel-outlet" hidden>
<div class="bar"><span class="steps">
<button type="button" id="back" aria-label="Previous report of this line">‹</button>
<output id="step" aria-live="polite"></output>
<button type="button" id="on" aria-label="Next report of this line">›</button>
</span><button type="button" id="close">Close</button></div>
<header><p id="panel-outlet" tabindex="-1"></p><p id="panel-title"></p><p id="panel-date"></p></header>
<div id="panel-text"></div>
</aside>"""
