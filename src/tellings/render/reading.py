"""An account made ready for setting: numbered reports, counted origins, lines in their sections."""

from __future__ import annotations

import datetime
import itertools
import re
from collections.abc import Iterable
from dataclasses import dataclass

from tellings.model import Account, Answer, Cite, Dispute, Fact, Headline, Report, Span, Utterance

# Characters that would move a terminal's cursor or turn the order of a page's letters round; a report may hold them.
UNSAFE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
SPACE = re.compile(r"\s+")
WORD = re.compile(r"\w+")
MANY = 8  # origins that are many, however many more a story has
#: What reports agree on with less than this probability is never among what is most widely told, and is folded away.
DOUBTED = 0.5
# A dispute that is less likely is folded away or counted, not set openly: from here half read right (evaluation.answers --part train).
OPEN = 0.4
FIGURE_DIFFERS = "figures differ"


@dataclass(frozen=True)
class Speech:
    """All utterances of one speaker; ``speaker`` is None where it is unclear whose they are."""

    speaker: str | None
    utterances: tuple[Utterance, ...]


@dataclass(frozen=True)
class Stand:
    """A passage of a dispute in each of its copies, those of one origin only, and who stands behind it."""

    cites: tuple[Cite, ...]
    by: str | None = None

    @property
    def cite(self) -> Cite:
        """The first of the copies, whose words stand for all."""
        return self.cites[0]

    @property
    def reports(self) -> tuple[str, ...]:
        """The reports that have the passage."""
        return tuple(c.report for c in self.cites)


@dataclass(frozen=True)
class Contest:
    """Disputes of one kind over one passage: the passage, and each that it stands against, the weightiest first."""

    disputes: tuple[Dispute, ...]
    stand: Stand
    against: tuple[Stand, ...]

    @property
    def first(self) -> Dispute:
        """The weightiest of them."""
        return self.disputes[0]

    @property
    def why(self) -> str:
        """Why they are disputes, each reason once."""
        return "; ".join(dict.fromkeys(part for d in self.disputes for part in d.why.split("; ") if part))


@dataclass(frozen=True)
class Side:
    """The answers to a question that say the same."""

    value: str | None
    unit: str | None
    answers: tuple[Answer, ...]


@dataclass(frozen=True)
class Day:
    """A line of the timeline: a day or run of days, the passages that tell what happened then with the words in each
    that name the day, the reports published then."""

    first: datetime.date
    last: datetime.date
    cites: tuple[Cite, ...] = ()
    reported: tuple[str, ...] = ()
    at: tuple[Span, ...] = ()


class Reading:
    """An account with what every renderer looks up in it.

    Reports are numbered from 1 in the order of the account; an origin is known by its place among the
    account's origins.
    """

    def __init__(self, account: Account) -> None:
        self.account = account
        self.reports: dict[str, Report] = {r.id: r for r in account.reports}
        self.number = {r.id: i for i, r in enumerate(account.reports, 1)}
        self.origin = {r: i for i, group in enumerate(account.origins) for r in group}

    def words(self, report: str, span: Span) -> str:
        """The passage, letter for letter."""
        return span.of(self.reports[report].text)

    def said(self, cite: Cite) -> str:
        """The passage of a cite, letter for letter."""
        return self.words(cite.report, cite.span)

    def runs(self, report: str, span: Span) -> tuple[Span, ...]:
        """The span, cut where a new paragraph or heading of the report begins."""
        starts = [b.span.start for b in self.reports[report].blocks if span.start < b.span.start < span.end]
        edges = [span.start, *starts, span.end]
        return tuple(Span(a, b) for a, b in itertools.pairwise(edges) if a < b)

    def outlet(self, report: str) -> str:
        """The outlet's name, or what else tells the report from the others."""
        r = self.reports[report]
        return (r.outlet or (r.file or r.id).rpartition("/")[2]).removeprefix("www.")

    def ordered(self, reports: Iterable[str]) -> tuple[str, ...]:
        """Each report once, in the order of their numbers."""
        return tuple(sorted(set(reports), key=self.number.__getitem__))

    def grouped(self, reports: Iterable[str]) -> tuple[tuple[str, ...], ...]:
        """The reports by origin, origins in the order of their first report here."""
        groups: dict[int, list[str]] = {}
        for report in self.ordered(reports):
            groups.setdefault(self.origin.get(report, -1 - self.number[report]), []).append(report)
        return tuple(map(tuple, groups.values()))

    def tally(self, reports: Iterable[str]) -> str:
        """``4 reports, 2 origins``: agreement is never counted otherwise."""
        groups = self.grouped(reports)
        return f"{plural(sum(map(len, groups)), 'report')}, {plural(len(groups), 'origin')}"

    def day(self, line: Headline) -> str:
        """The date that a "when" of the head means, where it is known and the words do not tell the day of the month or the year."""
        places = ((m, c.report, at) for m in self.account.times for c, at in zip(m.cites, m.at, strict=False))
        place = (line.cite.report, line.cite.span)
        moment = next((m for m, *at in places if tuple(at) == place), None) if line.part == "when" else None
        if moment is None or re.search(rf"\b({moment.first.year}|{moment.first.day})\b", self.said(line.cite)):
            return ""
        return period(moment.first, moment.last)

    def about(self, line: Headline) -> str:
        """What is said of a line of the head: the day it means, who has it, and whether a figure in it is given otherwise elsewhere."""
        return ", ".join(filter(None, [self.day(line), self.backing(line), FIGURE_DIFFERS if line.differs else ""]))

    def backing(self, line: Headline) -> str:
        """How many reports and origins carry a line of the head; where not all are cited, how many origins."""
        reports = {line.cite.report, *(c.report for c in line.also)}
        cited = len(self.grouped(reports))
        return self.tally(reports) if cited >= line.origins else plural(line.origins, "origin")

    @property
    def differing(self) -> tuple[Fact, ...]:
        """Questions that the reports answer differently."""
        return tuple(f for f in self.account.facts if f.status == "conflicting")

    @property
    def widely(self) -> tuple[Fact, ...]:
        """What more than half of the origins tell, two at least, or so many that no reader asks for more, and none contradicts."""
        return tuple(f for f in self._agreeing if self._is_wide(f))

    @property
    def trusting(self) -> tuple[Fact, ...]:
        """What fewer origins tell, and all of them from one and the same source: they agree because it is that source's word."""
        return tuple(f for f in self._agreeing if self._is_trusting(f))

    @property
    def narrowly(self) -> tuple[Fact, ...]:
        """What else reports tell alike."""
        return tuple(f for f in self._agreeing if not self._is_wide(f) and not self._is_trusting(f))

    @property
    def _agreeing(self) -> tuple[Fact, ...]:
        """What reports tell alike; what is more likely wrong than right comes last."""
        agreed = [f for f in self.account.facts if f.status != "conflicting"]
        return tuple(sorted(agreed, key=lambda f: f.confidence < DOUBTED))

    def _is_wide(self, fact: Fact) -> bool:
        """Whether a line is among the most widely told; who somebody is and where it was stand in the head."""
        widely = 2 * fact.origins > len(self.account.origins) or fact.origins >= MANY
        return fact.origins > 1 and widely and fact.confidence >= DOUBTED and fact.kind not in ("person", "place")

    def _is_trusting(self, fact: Fact) -> bool:
        return fact.source is not None and fact.origins > 1 and not self._is_wide(fact)

    @property
    def disputes(self) -> tuple[Dispute, ...]:
        """Disputes that are not already told by the answers of a question."""
        told = [[a.passage for a in f.answers] for f in self.differing]
        return tuple(
            d
            for d in self.account.disputes
            if d.kind != "value" or not any(meets(d.a, cites) and meets(d.b, cites) for cites in told)
        )

    @property
    def contests(self) -> tuple[Contest, ...]:
        """The disputes, those over one passage, or over copies of it, together at the place of the weightiest; the doubted ones
        apart, behind the others."""
        groups: dict[tuple[str, int | str, str, str | None, bool], list[Dispute]] = {}
        for d in self.disputes:
            groups.setdefault((d.kind, *self._copied(d.a), d.a_by, d.confidence < OPEN), []).append(d)
        return tuple(
            Contest(
                tuple(group), self._stands((d.a, d.a_by) for d in group)[0], self._stands((d.b, d.b_by) for d in group)
            )
            for group in sorted(groups.values(), key=lambda g: g[0].confidence < OPEN)
        )

    def _stands(self, passages: Iterable[tuple[Cite, str | None]]) -> tuple[Stand, ...]:
        """The passages, copies of one origin made one."""
        groups: dict[tuple[int | str, str], list[tuple[Cite, str | None]]] = {}
        for cite, by in dict.fromkeys(passages):
            groups.setdefault(self._copied(cite), []).append((cite, by))
        return tuple(Stand(tuple(dict.fromkeys(c for c, _ in group)), group[0][1]) for group in groups.values())

    def _copied(self, cite: Cite) -> tuple[int | str, str]:
        """What copies of a passage within one origin have in common: the origin, and the words without their dress."""
        return self.origin.get(cite.report, cite.report), " ".join(WORD.findall(self.said(cite).lower()))

    @property
    def speeches(self) -> tuple[Speech, ...]:
        """Utterances by speaker, the speaker of the weightiest first, those of nobody known last."""
        groups: dict[str | None, list[Utterance]] = {}
        for u in self.account.utterances:
            groups.setdefault(u.entity or u.speaker, []).append(u)
        known = [Speech(us[0].speaker, tuple(us)) for us in groups.values() if us[0].speaker]
        return tuple(known + [Speech(None, tuple(us)) for us in groups.values() if not us[0].speaker])

    @property
    def calendar(self) -> tuple[Day, ...]:
        """What happened when and when it was reported, in order of the days; nothing where no day is told of."""
        if not self.account.times:
            return ()
        reported: dict[datetime.date, list[str]] = {}
        for r in self.account.reports:
            if r.day is not None:
                reported.setdefault(r.day, []).append(r.id)
        days = [
            Day(m.first, m.last, m.cites, tuple(reported.pop(m.first, ())) if m.first == m.last else (), m.at)
            for m in self.account.times
        ]
        days += [Day(day, day, (), tuple(ids)) for day, ids in reported.items()]
        return tuple(sorted(days, key=lambda d: (d.first, d.last)))

    @property
    def days(self) -> tuple[datetime.date, datetime.date] | None:
        """The first and the last day of publication that is known."""
        days = sorted(r.day for r in self.account.reports if r.day)
        return (days[0], days[-1]) if days else None


def plural(count: int, noun: str) -> str:
    """``1 report``, ``2 reports``."""
    return f"{count:,} {noun}" + ("" if count == 1 else "s")


def meets(cite: Cite, others: Iterable[Cite]) -> bool:
    """Whether the passage shares a character with one of the others."""
    return any(cite.report == o.report and cite.span.meets(o.span) for o in others)


def sides(fact: Fact) -> tuple[Side, ...]:
    """The answers that count by what they say, in the order of the first to say it; a rising figure reads in the order of time."""
    answers = sorted(fact.backing, key=day_of) if fact.update else list(fact.backing)
    groups: dict[tuple[str | None, str | None], list[Answer]] = {}
    for a in answers:
        groups.setdefault((a.value, a.unit), []).append(a)
    return tuple(Side(value, unit, tuple(group)) for (value, unit), group in groups.items())


def day_of(answer: Answer) -> str:
    """The day of the report that answers, to sort by."""
    return (answer.published or "")[:10]


def carriers(line: Utterance | Fact | Dispute) -> tuple[str, ...]:
    """The reports that a line rests on, as often as they stand in it."""
    match line:
        case Utterance(sayings=sayings):
            return tuple(s.report for s in sayings)
        case Fact():
            return tuple(a.report for a in line.backing)
        case Dispute(a=a, b=b):
            return (a.report, b.report)


def shown(text: str) -> str:
    """The text on one line, with a replacement character for every one that would steer the screen."""
    return UNSAFE.sub("\ufffd", SPACE.sub(" ", text))


def date(day: datetime.date) -> str:
    """``9 June 2026``, whatever the locale."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def period(first: datetime.date, last: datetime.date) -> str:
    """A day, a month, a year or the days from one to another, in words."""
    if first == last:
        return date(first)
    after = last + datetime.timedelta(days=1)
    if first.day == after.day == 1 and (first.year, first.month) == (last.year, last.month):
        return f"{MONTHS[first.month - 1]} {first.year}"
    if (first.month, first.day, after.month, after.day) == (1, 1, 1, 1) and first.year == last.year:
        return str(first.year)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {date(last)}"
    return f"{date(first)} to {date(last)}"


def short(day: datetime.date) -> str:
    """``9 Jun``."""
    return f"{day.day} {MONTHS[day.month - 1][:3]}"


MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
