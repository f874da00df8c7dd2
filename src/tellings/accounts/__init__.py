"""The account: a comparison put in the order in which a reader needs it.

Salience is a sum of few terms, each with a reason: how many independent origins carry a line, how early they put it, how much weighs on
it (a dispute, a figure that differs, people who came to harm). It depends on the comparison alone and breaks ties by place, so it is
stable; ``docs/design.md`` has the terms in a table.
"""

from __future__ import annotations

import bisect
import datetime
import functools
from collections import defaultdict
from collections.abc import Sequence
from typing import Final, TypeVar

import msgspec

from tellings.accounts.contested import Contested
from tellings.accounts.coverage import find_coverage
from tellings.accounts.gist import Gist, Wording
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
from tellings.weights import word_list

#: Terms of salience. A second origin weighs as much as standing first rather than last; a conflict lifts a fact above its peers.
PER_ORIGIN: Final = 1.0
EARLY: Final = 1.0
CONFLICT: Final = 0.8
PARTICULAR: Final = 0.5
#: How many died, are hurt or missing goes before every other question of about as many origins.
HARM: Final = 1.5
#: How much of a score is lost at no probability: what is likely wrong should not come first.
DOUBT: Final = 0.5
#: What is left of the score of somebody's age, which reports put in passing.
AGE: Final = 0.6
#: What is left of the score of a figure of which nothing says what it measures ("When", "How many people" and no more).
UNASKED: Final = 0.4
#: What is left of the score of an event that no report tells in a passage which can be read by itself ("..., he said on Monday").
LOOSE: Final = 0.6
#: What it costs a passage, beside words of which each counts 1 at most, to hold a figure that others give otherwise.
CONTESTED: Final = 2.0
#: What is left of the score of an event that the lines above it have told already in each of its passages: of two clauses of one sentence
#: one is news, and a passage whose figure is contested is told where the figures stand side by side.
RETOLD: Final = 0.4
#: Units of counts that may be people.
PEOPLE: Final = frozenset({None, "person", "people", "man", "woman", "child"})
#: That several reports name a person or a place is worth less of a reader's time than what they tell of them, however many do.
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
        self.wording = Wording(reports, annotated)
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
        """The facts by salience; one that reports agree on is told first in the words that say most of what they have in common."""
        contested = Contested(self.wording, facts)
        told = [self._told_best(f, contested) for f in facts]
        scored = [msgspec.structs.replace(f, score=self._fact_score(f)) for f in told]
        return self._ranked(self._once(self._ranked(scored)))

    def _ranked(self, facts: Sequence[Fact]) -> list[Fact]:
        return sorted(facts, key=lambda f: (-f.score, self._place([a.passage for a in f.answers]), f.question))

    def _fact_score(self, fact: Fact) -> float:
        score = PER_ORIGIN * fact.origins + EARLY * self.earliness([a.passage for a in fact.backing])
        score += CONFLICT * (fact.status == "conflicting") + PARTICULAR * (fact.kind in ("quantity", "money"))
        score += HARM * (fact.origins > 1 and self._counts_the_harmed(fact))
        if fact.question.startswith("How old"):
            score *= AGE
        if _is_unasked(fact):
            score *= UNASKED
        if fact.kind in ("person", "place"):
            score = NAMED * (score if fact.status == "conflicting" else score - PER_ORIGIN * (fact.origins - 1))
        if fact.kind == "event" and fact.status != "conflicting" and not self.wording.tells(fact.answers[0].passage):
            score *= LOOSE
        return round(score * (1 - DOUBT + DOUBT * fact.confidence), 4)

    def _counts_the_harmed(self, fact: Fact) -> bool:
        """Whether most of the answers count people in a passage that tells how they came to harm."""
        if fact.kind != "quantity" or not {a.unit for a in fact.answers} <= PEOPLE:
            return False
        told = sum(not _harm().isdisjoint(self.wording.terms(a.passage)) for a in fact.answers)
        return 2 * told > len(fact.answers)

    def _told_best(self, fact: Fact, contested: Contested) -> Fact:
        """A fact on which reports agree with the passage first that says most of what its passages share; other facts as they are.

        A passage that can be read by itself goes before others, and one without a figure that other reports give otherwise counts for more.
        """
        if fact.status == "conflicting" or fact.kind in ("person", "place"):
            return fact
        around = self.wording.sentence if fact.kind != "event" else _same
        cites = {a: around(a.passage) for a in fact.backing}
        gist = Gist(self.wording, cites.values(), self.origin_of)

        differing = contested.differing(cites.values())

        def rank(a: Answer) -> tuple[bool, float, int, int]:
            cite = cites[a]
            said = gist.holds(cite) - CONTESTED * (cite in differing)
            return not self.wording.tells(cite), -said, self.order[a.report], a.start

        best = min(fact.backing, key=rank)
        others = sorted((a for a in fact.answers if a != best), key=lambda a: a.loose)
        answers = (best, *others)
        return msgspec.structs.replace(fact, answers=answers, differs=cites[best] in differing)

    def _once(self, facts: Sequence[Fact]) -> list[Fact]:
        """The facts, an event lower in so far as the lines before it have told its passages."""
        told: dict[str, bytearray] = {r.id: bytearray(len(r.text)) for r in self.reports.values()}
        out = []
        for fact in facts:
            cites = [a.passage for a in fact.backing] if fact.status != "conflicting" else []
            if fact.kind == "event" and cites:
                known = [any(told[c.report][c.start : c.end]) for c in cites]
                again = 1.0 if fact.differs or known[0] else sum(known) / len(known)
                fact = msgspec.structs.replace(fact, score=round(fact.score * (1 - (1 - RETOLD) * again), 4))
            for c in cites if fact.kind == "event" else map(self.wording.sentence, cites[:1]):
                told[c.report][c.start : c.end] = b"\1" * (c.end - c.start)
            out.append(fact)
        return out

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
        """The timeline: each day, or run of days up to a month, that a report names and whose date is known.

        The passage that says most of what those of its day have in common stands first.
        """
        days: dict[tuple[int, int], dict[Cite, Span]] = defaultdict(dict)
        for notes in self.annotated.values():
            for t in notes.times:
                if (
                    t.first is not None
                    and t.last is not None
                    and (t.last - t.first).days <= 31
                    and t.type in ("DATE", "TIME")
                    and (cite := self._telling(notes, t.span)) is not None
                ):
                    days[t.first.toordinal(), t.last.toordinal()].setdefault(cite, t.span)
        found = []
        for (first, last), told in sorted(days.items()):
            gist = Gist(self.wording, told, self.origin_of)

            def rank(c: Cite, gist: Gist = gist) -> tuple[bool, float, int, int]:
                return not self.wording.tells(c), -gist.holds(c), self.order[c.report], c.start

            kept = sorted(told, key=rank)
            kept[1:] = sorted(kept[1:], key=lambda c: (self.order[c.report], c.start))
            span = datetime.date.fromordinal(first), datetime.date.fromordinal(last)
            origins = self.origins([c.report for c in kept])
            found.append(Moment(*span, tuple(kept), origins, tuple(told[c] for c in kept)))
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
        holders: dict[str, set[str]] = {f.id: {a.report for a in f.backing} for f in facts}
        holders.update({u.id: {s.report for s in u.sayings} for u in utterances})
        perhaps = {f.id: {a.report for a in f.answers if a.loose} for f in facts}
        return find_coverage(list(self.reports), holders, perhaps, self.origin_of)


def _same(cite: Cite) -> Cite:
    return cite


def _sayings(utterance: Utterance) -> list[Cite]:
    return [Cite(s.report, c.start, c.end) for s in utterance.sayings for c in s.content[:1]]


def _is_unasked(fact: Fact) -> bool:
    """Whether nothing says what a figure measures; "How many injured" says it."""
    return (
        fact.kind in ("quantity", "money", "date")
        and ":" not in fact.question
        and fact.question.rpartition(" ")[2].lower() not in _harm()
    )


@functools.cache
def _harm() -> frozenset[str]:
    return frozenset(word_list("account_harm"))
