"""The head of an account: what happened, who, where and when, each in words that reports open with.

The opening of a report is its headline and first sentences: news is written with what matters first, so what many origins open with is
what the story is about. Every line of the head is a cite.
"""

from __future__ import annotations

import bisect
import datetime
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import msgspec

from tellings.accounts.contested import Contested
from tellings.accounts.gist import Gist, Wording
from tellings.model import Annotated, Cite, Entity, Fact, Headline, NameKind, Report, When
from tellings.naming.countries import is_demonym, kin
from tellings.text import outside

#: The most lines of "what".
WHAT: Final = 2
#: Sentences of a report that are its opening, its headline among them. A choice by reading, not fitted.
OPENING: Final = 4
#: What it is worth that all origins open with an event, beside the words of a passage that all openings share (each worth at most 1).
LED: Final = 3.0
#: What it costs that a passage holds a figure which other reports give otherwise.
UNSURE: Final = 1.0
#: How much a second line of "what" must say that is common and not in the first.
FRESH: Final = 1.0
#: What it is worth to stand first in a report rather than at the end of its opening.
FIRST: Final = 0.8
#: Characters that are opening, however many sentences they are: what follows a headline is often a list of highlights.
OPENING_LENGTH: Final = 600
#: Kinds of facts that tell what happened: a figure does so in its sentence, and whether it is contested is said beside it.
TOLD: Final = frozenset({"event", "quantity"})
#: A name in an opening counts so much more than one in the rest of a report.
OPENS: Final = 2.0
#: A town is named as the place rather than its country when this share as many openings have it.
NEARLY: Final = 0.5
#: TIMEX3 values that are no day or time: a year, decade, quarter, month, "now" and the like.
LONG: Final = re.compile(r"\d{2,4}(-(Q\d|H\d|WI|SP|SU|FA|\d{2}))?|XXXX|[A-Z]+_REF|P.*")
#: What stands before and after a place that a member of a parliament sits for.
PARTY: Final = re.compile(r"\b[A-Z][-–]$")
MEMBER: Final = re.compile(
    r"(?:['’]s)?(?: (?:Republican|Democratic|Democrat|Labour|Conservative))?"
    r" (?:Sen|Rep|Gov|Senator|Representative|MP|Governor)s?\b"
)
#: Days around publication that are the news itself.
RECENT: Final = 7


class Opening:
    """How the reports of a story open; ``origin_of`` numbers the origin of each report."""

    def __init__(self, reports: Sequence[Report], annotated: Sequence[Annotated], origin_of: Mapping[str, int]) -> None:
        self.reports = {r.id: r for r in reports}
        self.notes = {a.report: a for a in annotated}
        self.order = {r.id: i for i, r in enumerate(reports)}
        self.origin_of = origin_of
        self.ends = {a.report: _opening_end(a) for a in annotated}
        self.wording = Wording(reports, annotated)
        self.gist = Gist(self.wording, [Cite(r, 0, end) for r, end in self.ends.items() if end], origin_of)

    def opens(self, cite: Cite) -> bool:
        """Whether a passage stands in its report's opening."""
        return cite.start < self.ends[cite.report]

    def origins(self, cites: Sequence[Cite]) -> int:
        """How many independent origins have the passages."""
        return len({self.origin_of[c.report] for c in cites})

    def led(self, cites: Sequence[Cite]) -> bool:
        """Whether two origins open with it, or the only one there is."""
        return self.origins([c for c in cites if self.opens(c)]) >= min(2, len(set(self.origin_of.values())))

    def weight(self, cites: Sequence[Cite]) -> float:
        """How widely a story's reports carry something: its origins, those that open with it counting more."""
        return self.origins(cites) + OPENS * self.origins([c for c in cites if self.opens(c)])

    def acts(self, mentions: Sequence[Cite]) -> bool:
        """Whether a third of the origins that name a body have it do something: a school that was the scene is nobody."""
        doing = self.origins([c for c in mentions if self._is_doing(c)])
        return 3 * doing >= self.origins(mentions)

    def _is_doing(self, cite: Cite) -> bool:
        """Whether a name is the subject of a verb, or does what is done "by" it."""
        words = self.notes[cite.report].words
        first = bisect.bisect_left(words, cite.start, key=lambda w: w.start)
        last = bisect.bisect_left(words, cite.end, key=lambda w: w.start)
        return not words or any(
            (w.dep == "nsubj" and words[w.head].pos == "VERB") or (w.dep == "pobj" and words[w.head].dep == "agent")
            for w in words[first:last]
        )

    def placed(self, entity: Entity) -> Entity:
        """A place without the mentions that only say for which place somebody sits in a parliament ("R-Ky.", "Vermont Sen. Ada Korren")."""
        return msgspec.structs.replace(entity, mentions=tuple(c for c in entity.mentions if not self._seats(c)))

    def _seats(self, cite: Cite) -> bool:
        text = self.reports[cite.report].text
        return bool(PARTY.search(text, max(0, cite.start - 4), cite.start) or MEMBER.match(text, cite.end))

    def day(self) -> datetime.date | None:
        """The middle day of publication."""
        days = sorted(r.day for r in self.reports.values() if r.day is not None)
        return days[len(days) // 2] if days else None

    def whens(self) -> Iterator[tuple[When, Cite]]:
        """The dates and times of day that stand in openings."""
        for report, notes in self.notes.items():
            for when in notes.times:
                cite = Cite(report, when.span.start, when.span.end)
                short = when.type in ("DATE", "TIME") and not LONG.fullmatch(when.value)
                if short and self.opens(cite) and outside(when.span, notes.boilerplate):
                    yield when, cite


def _opening_end(notes: Annotated) -> int:
    """Where a report's opening ends."""
    told = [s for s in notes.sentences if outside(s, notes.boilerplate)]
    return max((s.end for i, s in enumerate(told) if i < OPENING or s.end <= told[0].start + OPENING_LENGTH), default=0)


def write_head(opening: Opening, facts: Sequence[Fact], names: Sequence[Entity]) -> tuple[Headline, ...]:
    """The lines of the head, in a reader's order; none that no report says."""
    return (*_what(opening, facts), *_who(opening, names), *_where(opening, names), *_when(opening))


def _what(opening: Opening, facts: Sequence[Fact]) -> list[Headline]:
    """The events that most origins open with, each in the passage that says most of what openings share, none twice in other words."""
    found: list[Headline] = []
    told: frozenset[str] = frozenset()
    contested = Contested(opening.wording, facts)
    left = [_Event(opening, f, contested) for f in facts if f.answers and f.kind in TOLD]
    while left and len(found) < WHAT:
        event, cite = max(((e, e.best(told)) for e in left), key=lambda x: x[0].rank(x[1], told))
        if found and (event.led < 2 or not opening.wording.tells(cite) or opening.gist.holds(cite, told) < FRESH):
            break
        left.remove(event)
        others = tuple(dict.fromkeys(c for c in event.cites if c.report != cite.report))
        found.append(Headline(cite, "what", event.fact.origins, others, cite in contested.differing(event.cites)))
        told |= opening.wording.terms(cite)
    return found


class _Event:
    """An event that reports tell, and where they open with it."""

    def __init__(self, opening: Opening, fact: Fact, contested: Contested) -> None:
        self.opening, self.fact, self.contested = opening, fact, contested
        cites = [a.passage for a in fact.backing]
        self.cites = cites if fact.kind == "event" else [opening.wording.sentence(c) for c in cites]
        self.leading = [c for c in self.cites if opening.opens(c)]
        self.led = opening.origins(self.leading)

    def best(self, told: frozenset[str]) -> Cite:
        """The passage that says best what happened."""
        return max(self.leading or self.cites, key=lambda c: self.rank(c, told))

    def rank(self, cite: Cite, told: frozenset[str]) -> tuple[bool, bool, float, int, int]:
        """How well a passage says what happened: led by an origin, readable by itself, widely led and full of what is common."""
        widely = self.led / max(1, len(set(self.opening.origin_of.values())))
        first = 1 - cite.start / max(1, self.opening.ends[cite.report])
        score = LED * widely + FIRST * max(0.0, first) + self.opening.gist.holds(cite, told)
        score -= UNSURE * self.contested.stands_in(cite)
        return (
            self.led > 0,
            self.opening.wording.tells(cite),
            round(score, 6),
            -self.opening.order[cite.report],
            -cite.start,
        )


def _who(opening: Opening, names: Sequence[Entity]) -> Iterator[Headline]:
    """The person, or else the body that does something, whom most origins name, above all in their openings; at the fullest form."""
    best = _widest(opening, _of_kind(names, "person"))
    body = _widest(opening, [e for e in _of_kind(names, "organisation") if opening.acts(e.mentions)])
    if body and (best is None or opening.weight(body.mentions) > opening.weight(best.mentions) + OPENS):
        best = body
    if best:
        yield _headline(opening, best, "who", fullest=best.kind == "person")


def _where(opening: Opening, names: Sequence[Entity]) -> Iterator[Headline]:
    """The place that most origins name, above all in their openings: a town before its country, in its usual form."""
    named = [opening.placed(e) for e in _of_kind(names, "place") if not all(is_demonym(f) for f in e.forms)]
    places = [e for e in named if e.mentions]
    best = _widest(opening, places)
    if best is None or not opening.led(best.mentions):
        return
    towns = [e for e in places if kin(e.name) is None or kin(e.name) != e.name]
    town = _widest(opening, [e for e in towns if kin(e.name) in (None, kin(best.name))])
    if town and opening.weight(town.mentions) >= NEARLY * opening.weight(best.mentions):
        best = town
    yield _headline(opening, best, "where", fullest=False)


def _of_kind(names: Sequence[Entity], kind: NameKind) -> list[Entity]:
    return [e for e in names if e.kind == kind and e.mentions]


def _widest(opening: Opening, entities: Sequence[Entity]) -> Entity | None:
    return max(entities, key=lambda e: (opening.weight(e.mentions), len(e.mentions), e.name), default=None)


def _headline(opening: Opening, entity: Entity, part: str, *, fullest: bool) -> Headline:
    """An entity at one mention a report: the fullest form, or the form most often used."""
    used: dict[str, int] = defaultdict(int)
    for c in entity.mentions:
        used[_form(opening, c)] += 1

    def rank(c: Cite) -> tuple[int, int, int]:
        return (c.start - c.end if fullest else -used[_form(opening, c)]), opening.order[c.report], c.start

    first: dict[str, Cite] = {}
    for c in sorted(entity.mentions, key=rank):
        first.setdefault(c.report, c)
    best, *others = first.values()
    return Headline(best, "who" if part == "who" else "where", opening.origins([best, *others]), tuple(others))


def _form(opening: Opening, cite: Cite) -> str:
    return cite.span.of(opening.reports[cite.report].text)


def _when(opening: Opening) -> Iterator[Headline]:
    """The day that most origins open with; of several the one nearest to publication, known days before unknown ones.

    A time of day alone ("4:49 p.m.") comes after every day, and stands for its day only where no report of it names one.
    """
    groups: dict[object, list[tuple[When, Cite]]] = defaultdict(list)
    for when, cite in opening.whens():
        known = when.first is not None and when.last is not None and (when.last - when.first).days <= 1
        groups[(when.first, when.last) if known else when.span.of(opening.reports[cite.report].text).lower()].append(
            (when, cite)
        )
    middle = opening.day()

    def rank(group: Sequence[tuple[When, Cite]]) -> tuple[bool, bool, int, bool, int, int]:
        when, cite = group[0]
        away = abs((when.first - middle).days) if when.first and middle else RECENT
        origins = opening.origins([c for _, c in group])
        return (
            any(w.type == "DATE" for w, _ in group),
            away <= RECENT,
            origins,
            when.first is not None,
            -away,
            -cite.start,
        )

    best = max(groups.values(), key=rank, default=[])
    first: dict[str, Cite] = {}
    for _, cite in sorted(best, key=lambda found: found[0].type != "DATE"):
        first.setdefault(cite.report, cite)
    if first:
        shown, *others = first.values()
        yield Headline(shown, "when", opening.origins([shown, *others]), tuple(others))
