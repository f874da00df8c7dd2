"""Whether the passages of a line tell the same as a reader sees them: which of them back it, and how sure that is.

Clauses are put together by what they say; what is shown is the sentence around a clause, and a chain of likely links joins what no reader
would. Every two passages of a line are therefore weighed once more as they are cited, by the words that they have in common. Those that
tell the same as most others do are the line; the rest stay with it as `Answer.loose` and are not counted.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Mapping, Sequence
from typing import Final

import msgspec
import numpy as np
from rapidfuzz import fuzz

from tellings.compare.clusters import Pair, cluster
from tellings.compare.ground import Ground
from tellings.compare.likeness import weigh
from tellings.compare.logistic import Logistic, Rows
from tellings.compare.readings import RUNS, Reading, read_passage
from tellings.model import Answer, Fact

#: The features of two passages of one line, in the order of `_signs`.
TELLING: Final = (
    "words shared", "words contained", "shared weight", "run", "word set", "letters in part", "figures shared", "days shared", "short",
    "one event", "measured", "one question",
)  # fmt: skip
#: Passages of a line that are weighed against each other; those after them only against these. More would take the square of their number.
MOST: Final = 30
#: Kinds of facts whose answers are names: they say the same, whatever stands around them.
NAMED: Final = frozenset({"person", "place"})


def weigh_tellings(ground: Ground, facts: Sequence[Fact], model: Logistic, level: str) -> tuple[Fact, ...]:
    """The facts, on which reports agree with their loose answers marked, their origins counted and their confidence set by the others.

    The confidence of such a fact is then the mean probability that two of its passages which are not loose tell the same. Facts that
    reports answer differently, and those whose answers are names, are left as they are.
    """
    readings = _Readings(ground)
    return tuple(
        f if f.status == "conflicting" or f.kind in NAMED else _weighed(readings, f, model, level) for f in facts
    )


class _Readings:
    """The passages of a story's facts as comparison sees them, each read once."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self._pages = {p.report.id: p for p in ground.pages}
        self._read: dict[Answer, Reading] = {}

    def of(self, answer: Answer) -> Reading:
        found = self._read.get(answer)
        if found is None:
            found = self._read[answer] = read_passage(self._pages[answer.report], (answer.passage.span,))
        return found


def measure_tellings(ground: Ground, fact: Fact) -> tuple[tuple[Pair, ...], Rows]:
    """The pairs of a fact's answers (a < b, by place in it) that are weighed, with a row of features each in the order of `TELLING`."""
    return _measured(_Readings(ground), fact)


def _measured(readings: _Readings, fact: Fact) -> tuple[tuple[Pair, ...], Rows]:
    read = [readings.of(a) for a in fact.answers]
    pairs = tuple((a, b) for a, b in itertools.combinations(range(len(read)), 2) if a < MOST)
    kind = (fact.confidence, 0.0, 0.0) if fact.kind == "event" else (0.0, 1.0, fact.confidence)
    rows = [(*_signs(read[a], read[b], readings.ground.weights), *kind) for a, b in pairs]
    return pairs, np.array(rows, np.float64).reshape(len(pairs), len(TELLING))


def _signs(a: Reading, b: Reading, weights: Mapping[str, float]) -> Sequence[float]:
    shared, one, other = weigh(a.keys & b.keys, weights), weigh(a.keys, weights), weigh(b.keys, weights)
    run = max((n for n, x, y in zip(RUNS, a.grams, b.grams, strict=True) if not x.isdisjoint(y)), default=0)
    return (
        shared / max(0.5, one + other - shared), shared / max(0.5, min(one, other)), math.log1p(shared), min(12, run) / 12,
        fuzz.token_set_ratio(a.plain, b.plain) / 100, fuzz.partial_ratio(a.plain, b.plain) / 100,
        float(not a.figures.isdisjoint(b.figures)), float(not a.days.isdisjoint(b.days)), math.log1p(min(a.length, b.length)),
    )  # fmt: skip


def _weighed(readings: _Readings, fact: Fact, model: Logistic, level: str) -> Fact:
    pairs, rows = _measured(readings, fact)
    reports = [a.report for a in fact.answers]
    origins = [readings.ground.origin_of[r] for r in reports]
    chances = dict(zip(pairs, model.probabilities(rows).tolist(), strict=True))
    backing = _backing(len(reports), origins, chances, model.threshold(level))
    across = [chances[p] for p in itertools.combinations(backing, 2) if p in chances and reports[p[0]] != reports[p[1]]]
    return msgspec.structs.replace(
        fact,
        answers=tuple(
            msgspec.structs.replace(a, loose=True) if i not in backing else a for i, a in enumerate(fact.answers)
        ),
        origins=len({origins[i] for i in backing}),
        confidence=sum(across) / len(across) if across else fact.confidence,
    )


def _backing(size: int, origins: Sequence[int], chances: Mapping[Pair, float], threshold: float) -> list[int]:
    """The answers that tell one thing, in order: of the groups the one of most origins, of equals the surest, of these the first.

    Where no two are as likely as the threshold the likeliest two of different origins; all where there is but one origin.
    """
    groups = cluster(size, chances, threshold, 0.0)

    def rank(group: Sequence[int]) -> tuple[int, float, int]:
        sure = sum(chances.get(p, 0.0) for p in itertools.combinations(group, 2)) / max(1, len(group) - 1)
        return len({origins[i] for i in group}), round(sure, 9), -group[0]

    best = max(groups, key=rank, default=[])
    if len({origins[i] for i in best}) > 1:
        return best
    apart = [p for p in chances if origins[p[0]] != origins[p[1]]]
    likeliest = max(apart, key=lambda p: (round(chances[p], 9), -p[0], -p[1]), default=None)
    return list(range(size)) if likeliest is None else list(likeliest)
