"""What happened: clauses of different reports that tell the same particular, and the words in them that exclude each other."""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from statistics import mean
from typing import Final

from tellings.compare.clusters import MISSING, Pair, chains, cluster, mean_link
from tellings.compare.event_days import day_facts
from tellings.compare.figures import Figure, status_of
from tellings.compare.ground import Ground
from tellings.compare.logistic import Logistic
from tellings.compare.pairs import clause_pairs
from tellings.compare.passages import attributed_to, passage_of
from tellings.compare.polarity import exclusive_words
from tellings.compare.questions import ask_choice, ask_event
from tellings.compare.readings import Stated
from tellings.model import Answer, Fact

#: Clauses nearer than this in meaning, some word for word the same, say the same.
SAME_WORDS: Final = 0.9
#: An event is left out where this share of its clauses answers one question of figures: it would tell the same again. Of 1/2, 0.6, 2/3,
#: 3/4 and all, on gold/dev; recall of facts falls by 4.0, 1.3, 0.8, 0.5 and 0.0 points, precision rises by 4.4, 2.3, 1.9, 1.6 and 0.
MOST: Final = 2 / 3


def event_facts(ground: Ground, model: Logistic, level: str, asked: Sequence[Sequence[Figure]] = ()) -> list[Fact]:
    """The clauses of different reports that tell the same particular, and where they tell it with words of which one at most is right.

    ``asked`` are the figures that answer one question each: what they tell, and what they tell differently, is not told again as agreed.
    """
    answers = _by_clause(asked)
    weighed = clause_pairs(ground)
    links = {
        pair: p
        for pair, p in zip(weighed.pairs, model.probabilities(weighed.rows).tolist(), strict=True)
        if p > MISSING
    }
    groups = cluster(len(ground.stated), links, model.threshold(level), MISSING)
    found = []
    for group in (_settled(group, answers) for group in groups):
        if len({ground.stated[i].reading.page.number for i in group}) > 1 and not _told(group, answers):
            likely = mean_link(group, links, MISSING)
            found.append(_event_fact(ground, group, likely))
    return [*found, *_choices(ground, links, model.threshold(level)), *day_facts(ground, links)]


def _by_clause(asked: Sequence[Sequence[Figure]]) -> dict[int, list[tuple[int, Figure]]]:
    """For each clause its figures, each with the number of the question that it answers."""
    found: dict[int, list[tuple[int, Figure]]] = defaultdict(list)
    for question, figures in enumerate(asked):
        for f in figures:
            found[f.number].append((question, f))
    return found


def _settled(group: Sequence[int], answers: Mapping[int, Sequence[tuple[int, Figure]]]) -> list[int]:
    """The clauses of a group without those that answer a question which reports of the group answer differently."""
    asked: dict[int, list[Figure]] = defaultdict(list)
    for i in group:
        for question, figure in answers.get(i, ()):
            asked[question].append(figure)
    left = {f.number for figures in asked.values() if _differ(figures) for f in figures}
    return [i for i in group if i not in left]


def _differ(figures: Sequence[Figure]) -> bool:
    return any(a.page is not b.page and status_of(a, b) == "conflicting" for a, b in itertools.combinations(figures, 2))


def _told(group: Sequence[int], answers: Mapping[int, Sequence[tuple[int, Figure]]]) -> bool:
    """Whether most of the clauses of a group answer one question."""
    asked = Counter(question for i in group for question in {question for question, _ in answers.get(i, ())})
    return any(count >= MOST * len(group) for count in asked.values())


def _event_fact(ground: Ground, group: Sequence[int], confidence: float) -> Fact:
    clauses = [ground.stated[i] for i in group]
    answers: dict[tuple[str, int, int], Answer] = {}
    for c in clauses:
        answer = _answer(c, None)
        answers.setdefault((answer.report, answer.start, answer.end), answer)
    vectors = ground.stated_vectors[list(group)]
    alike = bool((vectors @ vectors.T).min() > SAME_WORDS) and len({c.reading.plain for c in clauses}) < len(clauses)
    return Fact(
        id="",
        question=ask_event(clauses),
        kind="event",
        status="agreed" if alike else "compatible",
        answers=tuple(answers[key] for key in sorted(answers)),
        origins=ground.origins([c.reading.page.report.id for c in clauses]),
        confidence=confidence,
        why=f"told in {len({c.reading.page.number for c in clauses})} reports",
    )


def _answer(stated: Stated, value: str | None) -> Answer:
    report = stated.reading.page.report
    span = passage_of(stated.reading.page, stated.clause.span) if value is None else stated.clause.span
    by = attributed_to(stated)
    return Answer(report.id, span.start, span.end, value, None, stated.clause.span, by, report.published)


def _choices(ground: Ground, links: Mapping[Pair, float], threshold: float) -> list[Fact]:
    """A fact for each group of words that exclude each other ("car", "truck") of which reports use different ones for one event.

    Only clauses that have one such word answer; a clause with two says nothing of which it was. Clauses with words of one group
    are of one event where a chain of likely links joins them.
    """
    told: dict[int, dict[int, str]] = defaultdict(dict)
    for i, stated in enumerate(ground.stated):
        for number, words in exclusive_words(stated).items():
            if len(words) == 1:
                told[number][i] = min(words)
    found = []
    for _, said in sorted(told.items()):
        near = {pair: p for pair, p in links.items() if p >= threshold and pair[0] in said and pair[1] in said}
        for chain in chains(near):
            answers = [(ground.stated[i], said[i]) for i in chain]
            reports = {word: {s.reading.page.number for s, w in answers if w == word} for _, word in answers}
            if len(reports) > 1 and len(set().union(*reports.values())) > 1:
                found.append(_choice(ground, answers, mean([near[p] for p in sorted(near) if p[0] in chain])))
    return found


def _choice(ground: Ground, answers: Sequence[tuple[Stated, str]], confidence: float) -> Fact:
    clauses = [stated for stated, _ in answers]
    words = list(dict.fromkeys(word for _, word in answers))
    said: dict[tuple[str, int, int], Answer] = {}
    for stated, word in answers:
        answer = _answer(stated, word)
        said.setdefault((answer.report, answer.start, answer.end), answer)
    return Fact(
        id="",
        question=ask_choice(words, clauses),
        kind="event",
        status="conflicting",
        answers=tuple(said[key] for key in sorted(said)),
        origins=ground.origins([c.reading.page.report.id for c in clauses]),
        confidence=confidence,
        why="one at most is right: " + ", ".join(sorted(words)),
    )
