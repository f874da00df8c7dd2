"""Rows of features for everything that a story's comparison weighs: pairs of statements, of clauses, of figures."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from tellings.compare.clusters import Pair
from tellings.compare.figures import FIGURES, Figure, comparable, equal, measure_core, measure_figures
from tellings.compare.ground import Ground
from tellings.compare.likeness import CLAUSES, UTTERANCES, Beside, Row, matrix, measure_clauses, measure_statements
from tellings.compare.neighbours import COMMON, Near
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
    for x, y in ranks:
        candidates.update((min(i, j), max(i, j)) for i in by_clause.get(x, ()) for j in by_clause.get(y, ()))
    for own in by_clause.values():
        candidates.update((i, j) for i in own for j in own if i < j)
    for found in alike.values():
        if len(found) <= 4 * COMMON:
            candidates.update((found[x], found[y]) for x in range(len(found)) for y in range(x + 1, len(found)))
    pairs: list[Pair] = []
    rows: list[Row] = []
    held = Counter((f.page.number, f.kind, f.head) for f in figures)
    for i, j in sorted(candidates):
        a, b = figures[i], figures[j]
        if not comparable(a, b):
            continue
        cosine = float(ground.stated_vectors[a.number] @ ground.stated_vectors[b.number])
        if cosine < 0.3 and not equal(a, b):
            continue
        pair = (a.number, b.number) if a.number < b.number else (b.number, a.number)
        pairs.append((i, j))
        alone = float(held[a.page.number, a.kind, a.head] == 1 and held[b.page.number, b.kind, b.head] == 1)
        around = float(ground.wide[a.number] @ ground.wide[b.number])
        rows.append(
            [*measure_figures(a, b, cosine, ranks.get(pair, 12), ground.weights), *measure_core(a, b, alone, around)]
        )
    return Weighed(tuple(pairs), matrix(rows, len(FIGURES)))


def _clause_row(ground: Ground, n: Near) -> Row:
    return measure_clauses(
        ground.stated[n.a], ground.stated[n.b], n, ground.weights, float(ground.wide[n.a] @ ground.wide[n.b])
    )
