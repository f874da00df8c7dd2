"""Rows of features for the pairs of passages that a story's comparison weighs: of statements, of clauses."""

from __future__ import annotations

import functools
from collections import defaultdict
from typing import NamedTuple

import numpy as np

from tellings.compare.clusters import Pair
from tellings.compare.embedding import row_cosines
from tellings.compare.ground import Ground
from tellings.compare.likeness import UTTERANCES, Beside, Rows, matrix, measure_clauses, measure_statements
from tellings.compare.readings import Told
from tellings.compare.word_match import cover, full

#: The place among the features of two statements of how much each covers the other.
COVER = UTTERANCES.index("cover")
#: Statements whose word vectors are kept in full precision at a time (about 40 kB each): neighbours come again and again.
KEPT = 1024

#: The content keys of three sentences.
_Lines = tuple[frozenset[str], frozenset[str], frozenset[str]]


class Weighed(NamedTuple):
    """Pairs (a < b) with a row of features each."""

    pairs: tuple[Pair, ...]
    rows: Rows


def statement_pairs(ground: Ground) -> Weighed:
    """The pairs of statements worth comparing."""
    near = ground.told_near
    told = [(ground.told[n.a], ground.told[n.b]) for n in near]
    words = functools.lru_cache(KEPT)(lambda i: full(ground.told_words[i]))
    lines = [_sentences(t) for t in ground.told]
    around = row_cosines(ground.around, [n.a for n in near], [n.b for n in near])
    beside = [
        Beside(around[i], cover(words(n.a), words(n.b)), _all_shared(lines[n.a], lines[n.b]))
        for i, n in enumerate(near)
    ]
    rows = measure_statements(told, near, ground.weights, beside)
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


def _sentences(told: Told) -> _Lines:
    """The keys of the sentence of a statement, of the one before, of the one after."""
    page = told.reading.page
    here = page.sentence_number(told.reading.spans[0].start)
    return page.sentence_keys(here), page.sentence_keys(here - 1), page.sentence_keys(here + 1)


def _all_shared(a: _Lines, b: _Lines) -> tuple[float, float, float]:
    return _shared(a[0], b[0]), _shared(a[1], b[1]), _shared(a[2], b[2])


def _shared(a: frozenset[str], b: frozenset[str]) -> float:
    """The share of keys in common; 0 for sentences of a word or two."""
    if len(a) <= 2 or len(b) <= 2:
        return 0.0
    both = len(a & b)
    return both / (len(a) + len(b) - both)


def clause_pairs(ground: Ground) -> Weighed:
    """The pairs of clauses worth comparing, of one report or two."""
    near = ground.stated_near
    stated = [(ground.stated[n.a], ground.stated[n.b]) for n in near]
    around = row_cosines(ground.wide, [n.a for n in near], [n.b for n in near])
    return Weighed(tuple((n.a, n.b) for n in near), measure_clauses(stated, near, ground.weights, around))
