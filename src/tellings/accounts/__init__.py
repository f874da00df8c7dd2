"""The account: a comparison put in the order in which a reader needs it.

Salience is a sum of few terms, each with a reason: how many independent origins carry a line, how early they put it, how much weighs on
it (a dispute, a figure that differs). It depends on the comparison alone and breaks ties by place, so it is stable.
"""

from __future__ import annotations

import bisect
import datetime
from collections import defaultdict
from collections.abc import Sequence
from typing import Final, TypeVar

import msgspec

from tellings.accounts.coverage import find_coverage
from tellings.accounts.head import Opening, write_head
from tellings.accounts.sources import one_source
from tellings.model import (
    Account,
    Annotated,
    Answer,
    Cite,
    Comparison,
    Coverage,
    Dispute,
    Fact,
    Lineage,
    Moment,
    Report,
    Span,
    Utterance,
)
from tellings.text import outside

#: Terms of salience. A second origin weighs as much as standing first rather than last; a conflict lifts a fact above its peers.
PER_ORIGIN: Final = 1.0
EARLY: Final = 1.0
CONFLICT: Final = 0.8
PARTICULAR: Final = 0.5
#: That several reports name a person or a place is worth less of a reader's time than what they tell of them.
NAMED: Final = 0.4

Line = TypeVar("Line", Fact, Utterance, Dispute)


def write_account(
    story: str, reports: Sequence[Report], annotated: Sequence[Annotated], lineage: Lineage, comparison: Comparison
) -> Account:
    """The account of a story; ``annotated`` is in the order of ``reports``."""
    desk = _Desk(reports, annotated, lineage)
    source = one_source(comparison.names)
    sourced = [msgspec.structs.replace(f, source=source(f)) for f in comparison.facts]
    facts = _numbered(desk.facts(sourced), "f")
    utterances = _numbered(desk.utterances(comparison.utterances), "u")
    disputes = _numbered(desk.disputes(comparison.disputes), "d")
    return Account(
        story=story,
        reports=tuple(reports),
        origins=tuple(o.reports for o in lineage.origins),
        utterances=utterances,
        facts=facts,
        disputes=disputes,
        names=comparison.names,
        boilerplate=tuple(Cite(a.report, s.start, s.end) for a in annotated for s in a.boilerplate),
        head=write_head(Opening(reports, annotated, desk.origin_of), facts, comparison.names),
        alone=comparison.alone,
        times=desk.times(),
        coverage=desk.coverage(utterances, facts),
        lineage=lineage,
    )


def _numbered(lines: Sequence[Line], letter: str) -> tuple[Line, ...]:
    return tuple(msgspec.structs.replace(line, id=f"{letter}{i}") for i, line in enumerate(lines, 1))


class _Desk:
    """What the ordering of one story looks at."""

    def __init__(self, reports: Sequence[Report], annotated: Sequence[Annotated], lineage: Lineage) -> None:
        self.reports = {r.id: r for r in reports}
        self.annotated = {a.report: a for a in annotated}
        self.order = {r.id: i for i, r in enumerate(reports)}
        self.origin_of = {r: i for i, o in enumerate(lineage.origins) for r in o.reports}
        for r in reports:
            self.origin_of.setdefault(r.id, len(self.origin_of) + len(lineage.origins))

    def origins(self, reports: Sequence[str]) -> int:
        """How many independent origins the reports are."""
        return len({self.origin_of[r] for r in reports})

    def earliness(self, cites: Sequence[Cite]) -> float:
        """1 where every report that has the line opens with it, 0 where all end with it; each report counts by its first cite."""
        first: dict[str, float] = {}
        for c in cites:
            place = c.start / max(1, len(self.reports[c.report].text))
            first[c.report] = min(place, first.get(c.report, 1.0))
        return 1 - sum(first.values()) / max(1, len(first))

    def facts(self, facts: Sequence[Fact]) -> list[Fact]:
        """The facts by salience."""
        scored = [msgspec.structs.replace(f, score=self._fact_score(f)) for f in facts]
        return sorted(scored, key=lambda f: (-f.score, self._place([_cite(a) for a in f.answers]), f.question))

    def _fact_score(self, fact: Fact) -> float:
        score = PER_ORIGIN * fact.origins + EARLY * self.earliness([_cite(a) for a in fact.answers])
        score += CONFLICT * (fact.status == "conflicting") + PARTICULAR * (fact.kind in ("quantity", "money"))
        if fact.kind in ("person", "place"):
            score *= NAMED
        return round(score * (0.5 + 0.5 * fact.confidence), 4)

    def utterances(self, utterances: Sequence[Utterance]) -> list[Utterance]:
        """The utterances by salience."""
        scored = []
        for u in utterances:
            score = (
                PER_ORIGIN * u.origins
                + EARLY * self.earliness(_sayings(u))
                + PARTICULAR * (u.act in ("denies", "accuses"))
            )
            scored.append(msgspec.structs.replace(u, score=round(score, 4)))
        return sorted(scored, key=lambda u: (-u.score, self._place(_sayings(u))))

    def disputes(self, disputes: Sequence[Dispute]) -> list[Dispute]:
        """The disputes by salience: sure ones first, across origins before inside one, early ones before late."""
        scored = []
        for d in disputes:
            apart = self.origin_of[d.a.report] != self.origin_of[d.b.report]
            score = 2 * d.confidence + 0.3 * apart + 0.5 * EARLY * self.earliness([d.a, d.b])
            scored.append(msgspec.structs.replace(d, score=round(score, 4)))
        return sorted(scored, key=lambda d: (-d.score, self._place([d.a, d.b])))

    def _place(self, cites: Sequence[Cite]) -> tuple[int, int]:
        return min((self.order[c.report], c.start) for c in cites)

    def times(self) -> tuple[Moment, ...]:
        """The timeline: each day, or run of days up to a month, that a report names and whose date is known."""
        days: dict[tuple[int, int], list[Cite]] = defaultdict(list)
        for notes in self.annotated.values():
            for t in notes.times:
                if (
                    t.first is not None
                    and t.last is not None
                    and (t.last - t.first).days <= 31
                    and t.type in ("DATE", "TIME")
                    and (cite := self._telling(notes, t.span)) is not None
                ):
                    days[t.first.toordinal(), t.last.toordinal()].append(cite)
        found = []
        for (first, last), cites in sorted(days.items()):
            kept = tuple(sorted(set(cites), key=lambda c: (self.order[c.report], c.start)))
            origins = self.origins([c.report for c in kept])
            found.append(Moment(datetime.date.fromordinal(first), datetime.date.fromordinal(last), kept, origins))
        return tuple(found)

    def _telling(self, notes: Annotated, span: Span) -> Cite | None:
        """The sentence that tells what happened then; None for a line without a verb (a byline with its date) and for boilerplate."""
        sentence = next((s for s in notes.sentences if s.holds(span)), span)
        first = bisect.bisect_left(notes.words, sentence.start, key=lambda w: w.start)
        last = bisect.bisect_left(notes.words, sentence.end, key=lambda w: w.start)
        told = not notes.words or any(w.pos in ("VERB", "AUX") for w in notes.words[first:last])
        return Cite(notes.report, sentence.start, sentence.end) if told and outside(span, notes.boilerplate) else None

    def coverage(self, utterances: Sequence[Utterance], facts: Sequence[Fact]) -> tuple[Coverage, ...]:
        """For each report the lines it has, those it has alone, and those that most of the other origins have and it lacks."""
        holders: dict[str, set[str]] = {f.id: {a.report for a in f.answers} for f in facts}
        holders.update({u.id: {s.report for s in u.sayings} for u in utterances})
        return find_coverage(list(self.reports), holders, self.origin_of)


def _cite(answer: Answer) -> Cite:
    return Cite(answer.report, answer.start, answer.end)


def _sayings(utterance: Utterance) -> list[Cite]:
    return [Cite(s.report, c.start, c.end) for s in utterance.sayings for c in s.content[:1]]
