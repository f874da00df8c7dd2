"""Rows of features for the pairs of passages that a story's comparison weighs: of statements, of clauses."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from tellings.compare.clusters import Pair
from tellings.compare.ground import Ground
from tellings.compare.likeness import CLAUSES, UTTERANCES, Beside, Row, matrix, measure_clauses, measure_statements
from tellings.compare.neighbours import Near
from tellings.compare.word_match import cover

#: The place among the features of two statements of how much each covers the other.
COVER = UTTERANCES.index("cover")

Rows = npt.NDArray[np.float64]


class Weighed(NamedTuple):
    """Pairs (a < b) with a row of features each."""

    pairs: tuple[Pair, ...]
    rows: Rows


def statement_pairs(ground: Ground) -> Weighed:
    """The pairs of statements worth comparing."""
    rows = [
        measure_statements(ground.told[n.a], ground.told[n.b], n, ground.weights, beside(ground, n))
        for n in ground.told_near
    ]
    best: dict[tuple[int, int], float] = defaultdict(float)
    page = [t.reading.page.number for t in ground.told]
    for n, row in zip(ground.told_near, rows, strict=True):
        best[n.a, page[n.b]] = max(best[n.a, page[n.b]], row[COVER])
        best[n.b, page[n.a]] = max(best[n.b, page[n.a]], row[COVER])
    for n, row in zip(ground.told_near, rows, strict=True):
        row.append(float(row[COVER] >= best[n.a, page[n.b]]) + float(row[COVER] >= best[n.b, page[n.a]]))
    return Weighed(tuple((n.a, n.b) for n in ground.told_near), matrix(rows, len(UTTERANCES)))


def beside(ground: Ground, n: Near) -> Beside:
    """What the words and sentences around two statements say of them."""
    a, b = ground.told[n.a].reading, ground.told[n.b].reading
    here, there = (r.page.sentence_number(r.spans[0].start) for r in (a, b))
    before, at, after = (_shared(a.page.sentence_keys(here + k), b.page.sentence_keys(there + k)) for k in (-1, 0, 1))
    return Beside(
        float(ground.around[n.a] @ ground.around[n.b]),
        cover(ground.told_words[n.a], ground.told_words[n.b]),
        (at, before, after),
    )


def _shared(a: frozenset[str], b: frozenset[str]) -> float:
    """The share of keys in common; 0 for sentences of a word or two."""
    return len(a & b) / len(a | b) if min(len(a), len(b)) > 2 else 0.0


def clause_pairs(ground: Ground) -> Weighed:
    """The pairs of clauses worth comparing, of one report or two."""
    rows = [_clause_row(ground, n) for n in ground.stated_near]
    return Weighed(tuple((n.a, n.b) for n in ground.stated_near), matrix(rows, len(CLAUSES)))


def _clause_row(ground: Ground, n: Near) -> Row:
    return measure_clauses(
        ground.stated[n.a], ground.stated[n.b], n, ground.weights, float(ground.wide[n.a] @ ground.wide[n.b])
    )
