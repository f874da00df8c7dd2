"""When something happened, where a report names no date: by a weekday, a week or month, or another event ("on the eve of the visit").

A day that hangs on an event is reckoned from the day on which most origins put that event. A report without a date leaves its Mondays open;
two weekdays can still be told apart, as can two weeks. What is so found is compared between clauses that tell one thing; what has a full
date on both sides is compared with the figures (`tellings.compare.facts`).
"""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from statistics import mean
from typing import Final, NamedTuple

from tellings.compare.clusters import Pair, chains
from tellings.compare.ground import Ground
from tellings.compare.pages import Page
from tellings.compare.passages import attributed_to
from tellings.compare.questions import ask_day
from tellings.compare.readings import Stated
from tellings.model import Answer, Fact, Span

#: Nouns that name a day, and those that name a part of one.
DAYS: Final = frozenset("day eve night evening morning".split())
OFFSETS: Final = {("eve", "of"): -1, ("day", "of"): 0, ("day", "before"): -1, ("day", "after"): 1}
#: A stretch of so many days or more says too little of when something happened.
LONG: Final = 32
#: Words from a day's noun to the event that it hangs on, at most. By inspection: "the day after the first session of".
NEAR: Final = 8
ORDINARY: Final = frozenset("be have do get go make take come".split())
#: Clauses linked with less than this are seldom so surely of one happening that their days can clash. Chosen by reading, not fitted.
LIKELY: Final = 0.3
OPEN: Final = "XXXX-WXX-"
WEEK: Final = frozenset("1234567")


class Day(NamedTuple):
    """A day, or a stretch of days, that a clause names: its dates where they are known (both inclusive), else the weekday of an open day
    (1 is Monday); its TIMEX3 value; the words that name it; the event on which it hangs, if any."""

    first: datetime.date | None
    last: datetime.date | None
    weekday: int | None
    value: str
    span: Span
    of: str | None = None

    def differs(self, other: Day) -> bool:
        """Whether the two have no day in common; a day and a week or month are not compared, for they mostly tell of two things."""
        if self.single != other.single:
            return False
        if self.first and self.last and other.first and other.last:
            return self.last < other.first or other.last < self.first
        return None not in (self.weekday, other.weekday) and self.weekday != other.weekday

    @property
    def single(self) -> bool:
        """Whether it is one day."""
        return self.weekday is not None

    @property
    def loose(self) -> bool:
        """Whether it is no single date, or hangs on an event."""
        return self.first is None or not self.single or self.of is not None

    def moved(self, days: int, span: Span, event: str) -> Day:
        """The single day so many days later, named by an event."""
        if self.first is None:
            weekday = ((self.weekday or 1) + days - 1) % 7 + 1
            return Day(None, None, weekday, f"{OPEN}{weekday}", span, event)
        return dated(self.first + datetime.timedelta(days), span, event)


def dated(date: datetime.date, span: Span, of: str | None = None) -> Day:
    """A day of the calendar."""
    return Day(date, date, date.isoweekday(), date.isoformat(), span, of)


class Hung(NamedTuple):
    """A day named by an event: the words, how many days from it, and the content key of the event."""

    span: Span
    offset: int
    event: str


def find_days(ground: Ground) -> dict[int, Day]:
    """The day of each clause of the story that names just one, by the number of the clause."""
    hung = {page.number: tuple(hung_days(page)) for page in ground.pages}
    plain: dict[int, Day] = {}
    pending: dict[int, Hung] = {}
    for i, s in enumerate(ground.stated):
        page, span = s.reading.page, s.clause.span
        days = _named(page, span)
        relative = [h for h in hung[page.number] if span.holds(h.span)]
        outer = [d for d in days if not any(h.span.meets(d.span) for h in relative)]
        if len(relative) == 1 and not outer:
            pending[i] = relative[0]
        elif len(days) == 1 and not relative:
            plain[i] = days[0]
    anchors = _anchors(ground, plain, {h.event for h in pending.values()})
    found = dict(plain)
    for i, h in pending.items():
        if h.event in anchors:
            found[i] = anchors[h.event].moved(h.offset, h.span, h.event)
    return found


def hung_days(page: Page) -> Iterator[Hung]:
    """The days that a report names by an event, in order: "the eve of", "the day before", "the night after", "the day of" it."""
    words = page.notes.words
    for i, word in enumerate(words):
        if word.lemma.lower() not in DAYS or i + 1 >= len(words):
            continue
        link = page.lower(i + 1)
        offset = OFFSETS.get(("eve" if word.lemma.lower() == "eve" else "day", link))
        event = _event_after(page, i + 1)
        if offset is not None and event is not None:
            start = words[i - 1].start if i and words[i - 1].dep == "det" else word.start
            yield Hung(Span(start, words[event].end), offset, page.keys[event] or "")


def day_facts(ground: Ground, links: Mapping[Pair, float]) -> list[Fact]:
    """A fact for each happening that clauses of different origins put on different days, one of them at least without a date of its own.

    Such a clause is compared with the clause of each other origin to which it is linked best, and with no other.
    """
    days = find_days(ground)
    near = {p: chance for p, chance in links.items() if chance >= LIKELY and p[0] in days and p[1] in days}
    best = sorted(_best(ground, days, near))
    apart = {p: near[p] for p in best if days[p[0]].differs(days[p[1]])}
    found = []
    for chain in chains(apart):
        beside = {i for pair in best if pair[0] in chain or pair[1] in chain for i in pair}
        told = [(ground.stated[i], days[i]) for i in sorted(beside.union(chain))]
        found.append(_day_fact(ground, told, mean(apart[p] for p in sorted(apart) if p[0] in chain)))
    return found


def _best(ground: Ground, days: Mapping[int, Day], near: Mapping[Pair, float]) -> set[Pair]:
    """For each clause with a loose day and each other origin, the pair with the clause that is linked best."""
    best: dict[tuple[int, int], tuple[float, Pair]] = {}
    for pair, chance in sorted(near.items()):
        for i, j in (pair, pair[::-1]):
            one, other = (ground.origin_of[ground.stated[n].reading.page.report.id] for n in (i, j))
            if one != other and days[i].loose:
                best[i, other] = max(best.get((i, other), (0.0, pair)), (chance, pair), key=lambda b: b[0])
    return {pair for _, pair in best.values()}


def _named(page: Page, span: Span) -> list[Day]:
    """The days and stretches of days that a span names by a date, a weekday, a week or a month.

    "The same day" leans on a sentence before and is left out, and what is longer than a month.
    """
    found = []
    for t in page.times(span):
        if t.type not in ("DATE", "TIME") or t.anchor == "text":
            continue
        if t.first is not None and t.last is not None and (t.last - t.first).days < LONG:
            single = t.first == t.last
            found.append(dated(t.first, t.span) if single else Day(t.first, t.last, None, t.value, t.span))
        elif t.value.startswith(OPEN) and t.value[len(OPEN) :][:1] in WEEK:
            weekday = int(t.value[len(OPEN)])
            found.append(Day(None, None, weekday, f"{OPEN}{weekday}", t.span))
    return found


def _event_after(page: Page, at: int) -> int | None:
    """The word of the event on which a day hangs: the noun below the preposition at ``at``, or the verb of the clause it begins."""
    words = page.notes.words
    for i in range(at + 1, min(len(words), at + 1 + NEAR)):
        word = words[i]
        if word.pos == "PUNCT":
            return None
        hangs = word.head == at and word.dep == "pobj"
        verb = word.pos == "VERB" and word.dep in ("pcomp", "advcl")
        if (hangs or verb) and page.keys[i] is not None and page.keys[i] not in ORDINARY:
            return i
    return None


def _anchors(ground: Ground, plain: Mapping[int, Day], events: set[str]) -> dict[str, Day]:
    """For each event the day on which most origins put it, where no other has as many."""
    votes: dict[str, dict[str, tuple[Day, set[int]]]] = defaultdict(dict)
    for i, day in sorted(plain.items()):
        s = ground.stated[i]
        if not day.single:
            continue
        for event in sorted(events & s.reading.keys):
            _, origins = votes[event].setdefault(day.value, (day, set()))
            origins.add(ground.origin_of[s.reading.page.report.id])
    found = {}
    for event, days in votes.items():
        ranked = Counter({value: len(origins) for value, (_, origins) in days.items()}).most_common(2)
        if len(ranked) == 1 or ranked[0][1] > ranked[1][1]:
            found[event] = days[ranked[0][0]][0]
    return found


def _day_fact(ground: Ground, told: Sequence[tuple[Stated, Day]], confidence: float) -> Fact:
    answers: dict[tuple[str, int, int], Answer] = {}
    for stated, day in told:
        report, at, by = stated.reading.page.report, day.span, attributed_to(stated)
        answer = Answer(report.id, at.start, at.end, day.value, None, at, by, report.published, stated.clause.span)
        answers.setdefault((answer.report, answer.start, answer.end), answer)
    hung = sorted({day.of for _, day in told if day.of})
    return Fact(
        id="",
        question=ask_day([stated for stated, _ in told]),
        kind="date",
        status="conflicting",
        answers=tuple(answers[key] for key in sorted(answers)),
        origins=ground.origins([s.reading.page.report.id for s, _ in told]),
        confidence=confidence,
        why="one day at most is right" + (f"; a day hangs on that of: {', '.join(hung)}" if hung else ""),
    )
