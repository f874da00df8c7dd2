"""Rows of features for everything that a story's comparison weighs: pairs of statements, of clauses, of figures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from tellings.compare.clusters import Pair
from tellings.compare.dispute_signs import DISPUTES, denial_words, measure_dispute
from tellings.compare.figures import FIGURES, Figure, comparable, equal, measure_figures
from tellings.compare.ground import Ground
from tellings.compare.likeness import CLAUSES, UTTERANCES, Row, matrix, measure_clauses, measure_statements
from tellings.compare.neighbours import COMMON, Near

Rows = npt.NDArray[np.float64]


class Weighed(NamedTuple):
    """Pairs (a < b) with a row of features each."""

    pairs: tuple[Pair, ...]
    rows: Rows


def statement_pairs(ground: Ground) -> Weighed:
    """The pairs of statements worth comparing."""
    rows = [
        measure_statements(ground.told[n.a], ground.told[n.b], n, ground.weights, float(ground.around[n.a] @ ground.around[n.b]))
        for n in ground.told_near
    ]
    return Weighed(tuple((n.a, n.b) for n in ground.told_near), matrix(rows, len(UTTERANCES)))


def clause_pairs(ground: Ground) -> Weighed:
    """The pairs of clauses worth comparing, of one report or two."""
    rows = [measure_clauses(ground.stated[n.a], ground.stated[n.b], n, ground.weights) for n in ground.stated_near]
    return Weighed(tuple((n.a, n.b) for n in ground.stated_near), matrix(rows, len(CLAUSES)))


def figure_pairs(ground: Ground, figures: Sequence[Figure]) -> Weighed:
    """The pairs of figures that could measure one thing: of one measure, in like clauses, or of one value, or counting one noun."""
    ranks = {(n.a, n.b): n.rank for n in ground.stated_near}
    candidates: set[Pair] = set()
    by_clause: dict[int, list[int]] = defaultdict(list)
    alike: dict[object, list[int]] = defaultdict(list)
    for i, figure in enumerate(figures):
        by_clause[figure.number].append(i)
        alike[figure.kind, figure.unit, figure.low, figure.high].append(i)
        if figure.head is not None:
            alike[figure.kind, figure.unit, figure.head].append(i)
    for a, b in ranks:
        candidates.update((min(i, j), max(i, j)) for i in by_clause.get(a, ()) for j in by_clause.get(b, ()))
    for own in by_clause.values():
        candidates.update((i, j) for i in own for j in own if i < j)
    for found in alike.values():
        if len(found) <= 4 * COMMON:
            candidates.update((found[x], found[y]) for x in range(len(found)) for y in range(x + 1, len(found)))
    pairs: list[Pair] = []
    rows: list[Row] = []
    for i, j in sorted(candidates):
        a, b = figures[i], figures[j]
        if not comparable(a, b):
            continue
        cosine = float(ground.stated_vectors[a.number] @ ground.stated_vectors[b.number])
        if cosine < 0.3 and not equal(a, b):
            continue
        pair = (a.number, b.number) if a.number < b.number else (b.number, a.number)
        pairs.append((i, j))
        rows.append(measure_figures(a, b, cosine, ranks.get(pair, 12), ground.weights))
    return Weighed(tuple(pairs), matrix(rows, len(FIGURES)))


def dispute_pairs(ground: Ground, figures: Sequence[Figure]) -> Weighed:
    """The pairs of clauses of which one might deny or contradict the other: neighbours in meaning, and those next to each other."""
    by_clause: dict[int, list[Figure]] = defaultdict(list)
    for figure in figures:
        by_clause[figure.number].append(figure)
    near = {(n.a, n.b): n for n in ground.stated_near}
    for a, one in enumerate(ground.stated):
        for b in range(a + 1, min(a + 8, len(ground.stated))):
            other = ground.stated[b]
            if other.reading.page is not one.reading.page or other.clause.sentence > one.clause.sentence + 1:
                break
            if (a, b) not in near and (denial_words(one) or denial_words(other)):
                near[a, b] = Near(a, b, float(ground.stated_vectors[a] @ ground.stated_vectors[b]), 12, 0.0)
    pairs = sorted(near)
    rows = [
        measure_dispute(ground.stated[a], ground.stated[b], near[a, b], ground.weights, (by_clause.get(a, ()), by_clause.get(b, ())))
        for a, b in pairs
    ]
    return Weighed(tuple(pairs), matrix(rows, len(DISPUTES)))
