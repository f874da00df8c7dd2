"""Rows of features for the pairs of passages that a story's comparison weighs: of statements, of clauses."""

from __future__ import annotations

import functools
from collections import defaultdict
from typing import NamedTuple

import numpy as np

from tellings.compare.clusters import Pair
from tellings.compare.ground import Ground
from tellings.compare.likeness import UTTERANCES, Beside, Rows, matrix, measure_clauses, measure_statements
from tellings.compare.neighbours import Near
from tellings.compare.word_match import cover, full

#: The place among the features of two statements of how much each covers the other.
COVER = UTTERANCES.index("cover")
#: Statements whose word vectors are kept in full precision at a time (about 40 kB each): neighbours come again and again.
KEPT = 1024


class Weighed(NamedTuple):
    """Pairs (a < b) with a row of features each."""

    pairs: tuple[Pair, ...]
    rows: Rows


def statement_pairs(ground: Ground) -> Weighed:
    """The pairs of statements worth comparing."""
    near = ground.told_near
    told = [(ground.told[n.a], ground.told[n.b]) for n in near]
    words = functools.lru_cache(KEPT)(lambda i: full(ground.told_words[i]))
    around = [beside(ground, n, cover(words(n.a), words(n.b))) for n in near]
    rows = measure_statements(told, near, ground.weights, around)
    covers = rows[:, COVER].tolist()
    best: dict[tuple[int, int], float] = defaultdict(float)
    page = [t.reading.page.number for t in ground.told]
    for n, found in zip(near, covers, strict=True):
        best[n.a, page[n.b]] = max(best[n.a, page[n.b]], found)
        best[n.b, page[n.a]] = max(best[n.b, page[n.a]], found)
    first = [
        float(found >= best[n.a, page[n.b]]) + float(found >= best[n.b, page[n.a]])
        for n, found in zip(near, covers, strict=True)
    ]
    return Weighed(tuple((n.a, n.b) for n in near), np.hstack([rows, matrix([(x,) for x in first], 1)]))


def beside(ground: Ground, n: Near, covered: tuple[float, float]) -> Beside:
    """What the words and sentences around two statements say of them; ``covered`` is how much of each is found in the other."""
    a, b = ground.told[n.a].reading, ground.told[n.b].reading
    here, there = (r.page.sentence_number(r.spans[0].start) for r in (a, b))
    before, at, after = (_shared(a.page.sentence_keys(here + k), b.page.sentence_keys(there + k)) for k in (-1, 0, 1))
    return Beside(
        float(ground.around[n.a] @ ground.around[n.b]),
        covered,
        (at, before, after),
    )


def _shared(a: frozenset[str], b: frozenset[str]) -> float:
    """The share of keys in common; 0 for sentences of a word or two."""
    return len(a & b) / len(a | b) if min(len(a), len(b)) > 2 else 0.0


def clause_pairs(ground: Ground) -> Weighed:
    """The pairs of clauses worth comparing, of one report or two."""
    near = ground.stated_near
    stated = [(ground.stated[n.a], ground.stated[n.b]) for n in near]
    around = [float(ground.wide[n.a] @ ground.wide[n.b]) for n in near]
    return Weighed(tuple((n.a, n.b) for n in near), measure_clauses(stated, near, ground.weights, around))
