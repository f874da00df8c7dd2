"""Rows of features for the pairs of figures that could answer one question: those that may both be true, and those that clash."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

import numpy as np

from tellings.compare.clash_signs import (
    CLASHES,
    Clash,
    Rivals,
    Setting,
    alike_settings,
    may_clash,
    measure_clash,
    read_setting,
)
from tellings.compare.clusters import Pair
from tellings.compare.couples import Couples
from tellings.compare.figure_signs import FIGURES, look_at, measure_core, measure_figures
from tellings.compare.figures import Figure, comparable, equal, measured_in, status_of
from tellings.compare.ground import Ground
from tellings.compare.likeness import Row, matrix
from tellings.compare.neighbours import COMMON
from tellings.compare.pairs import Weighed

#: The rank of clauses that are not among each other's neighbours.
FAR = 12
#: Clauses with a lower cosine hold no figures that answer one question, unless the figures are the same. A choice for speed, not tuned.
FLOOR = 0.3


class Figures:
    """A story's figures with the pairs of them worth comparing: in like clauses, or of one value, or counting one noun."""

    def __init__(self, ground: Ground, figures: Sequence[Figure]) -> None:
        self.ground = ground
        self.figures = figures
        self.ranks = {(n.a, n.b): n.rank for n in ground.stated_near}
        held = Counter((f.page.number, f.kind, f.head) for f in figures)
        self._single = [held[f.page.number, f.kind, f.head] == 1 for f in figures]
        self.pairs: dict[Pair, float] = {}
        for i, j in sorted(self._candidates()):
            if comparable(figures[i], figures[j]):
                cosine = self._cosine(i, j)
                if cosine >= FLOOR or equal(figures[i], figures[j]):
                    self.pairs[i, j] = cosine

    def _candidates(self) -> set[Pair]:
        found: set[Pair] = set()
        by_clause: dict[int, list[int]] = defaultdict(list)
        alike: dict[object, list[int]] = defaultdict(list)
        for i, figure in enumerate(self.figures):
            by_clause[figure.number].append(i)
            alike[figure.kind, measured_in(figure), figure.low, figure.high].append(i)
            if figure.head is not None:
                alike[figure.kind, figure.unit, figure.head].append(i)
        for x, y in self.ranks:
            found.update((min(i, j), max(i, j)) for i in by_clause.get(x, ()) for j in by_clause.get(y, ()))
        for own in by_clause.values():
            found.update((i, j) for i in own for j in own if i < j)
        for same in alike.values():
            if len(same) <= 4 * COMMON:
                found.update((same[x], same[y]) for x in range(len(same)) for y in range(x + 1, len(same)))
        return found

    def _cosine(self, i: int, j: int) -> float:
        vectors = self.ground.stated_vectors
        return float(vectors[self.figures[i].number] @ vectors[self.figures[j].number])

    def rank(self, i: int, j: int) -> int:
        """The rank of the figures' clauses among each other's neighbours."""
        a, b = self.figures[i].number, self.figures[j].number
        return self.ranks.get((min(a, b), max(a, b)), FAR)

    def alone(self, i: int, j: int) -> bool:
        """Whether each figure is the only one of its kind and noun in its report."""
        return self._single[i] and self._single[j]


def figure_pairs(found: Figures) -> Weighed:
    """All pairs worth comparing, weighed as figures that may both be true are."""
    rows: list[Row] = []
    ground = found.ground
    looked = [look_at(f, ground.weights) for f in found.figures]
    for (i, j), cosine in found.pairs.items():
        a, b = looked[i], looked[j]
        around = float(ground.wide[a.figure.number] @ ground.wide[b.figure.number])
        row = measure_figures(a, b, cosine, found.rank(i, j), ground.weights)
        rows.append([*row, *measure_core(a, b, float(found.alone(i, j)), around)])
    return Weighed(tuple(found.pairs), matrix(rows, len(FIGURES)))


def clash_pairs(found: Figures) -> Weighed:
    """The pairs worth comparing that cannot both be true, less those that can answer no one question."""
    weights = found.ground.weights
    settings = [read_setting(f) for f in found.figures]
    beside = _beside(found.figures, _likeness(found, settings))
    pairs: list[Pair] = []
    rows: list[Row] = []
    for (i, j), cosine in found.pairs.items():
        a, b = found.figures[i], found.figures[j]
        if status_of(a, b) != "conflicting":
            continue
        rivals = _rivals(found.figures, settings, beside, (i, j))
        if may_clash(a, b, rivals):
            pairs.append((i, j))
            sides = settings[i], settings[j]
            clash = Clash((a, b), sides, rivals, cosine, found.rank(i, j), found.alone(i, j))
            rows.append(measure_clash(clash, weights))
    return Weighed(tuple(pairs), matrix(rows, len(CLASHES)))


def _likeness(found: Figures, settings: Sequence[Setting]) -> dict[Pair, float]:
    couples = Couples(settings, *np.array(list(found.pairs), np.int64).reshape(-1, 2).T)
    figures = found.figures
    heads = [figures[i].head is not None and figures[i].head == figures[j].head for i, j in found.pairs]
    cosines = np.array(list(found.pairs.values()))
    like = alike_settings(couples, cosines, np.array(heads, np.float64), found.ground.weights)
    return dict(zip(found.pairs, like.tolist(), strict=True))


def _beside(figures: Sequence[Figure], likeness: Mapping[Pair, float]) -> dict[tuple[int, int], dict[int, float]]:
    """For each figure and report the figures there that it was compared with, and how like they are."""
    found: dict[tuple[int, int], dict[int, float]] = defaultdict(dict)
    for (i, j), like in likeness.items():
        found[i, figures[j].page.number][j] = like
        found[j, figures[i].page.number][i] = like
    return found


def _rivals(
    figures: Sequence[Figure],
    settings: Sequence[Setting],
    beside: Mapping[tuple[int, int], Mapping[int, float]],
    pair: Pair,
) -> Rivals:
    i, j = pair
    like = beside[i, figures[j].page.number][j]
    ranks, best, elsewhere = [], [], []
    in_sentence, twin = 0.0, False
    for own, other in ((i, j), (j, i)):
        around = beside[own, figures[other].page.number]
        ranks.append(1 + sum(value > like for value in around.values()))
        others = {k: value for k, value in around.items() if k != other}
        same = {k: value for k, value in others.items() if equal(figures[k], figures[own])}
        near = {k: value for k, value in others.items() if settings[k].place == settings[other].place}
        best.append(max(others.values(), default=0.0))
        elsewhere.append(max(same.values(), default=0.0))
        in_sentence = max(in_sentence, max(near.values(), default=0.0))
        twin = twin or not same.keys().isdisjoint(near)
    return Rivals(like, (ranks[0], ranks[1]), (best[0], best[1]), in_sentence, (elsewhere[0], elsewhere[1]), twin)
