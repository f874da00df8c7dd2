"""Which passages are worth comparing at all: neighbours in meaning, and those that share telling words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from tellings.compare.encoder import Vectors

#: Rows of the cosine matrix held at a time; bounds memory at 20,000 passages to 40 MB.
BLOCK = 512
#: A key held by more passages than this does not make two of them candidates.
COMMON = 24
#: Passages of a story up to which every one has as many neighbours as `WIDE`; beyond, `NARROW`: the cost per passage falls.
SMALL = 600
WIDE, NARROW = 40, 14
#: Pairs below this cosine are no candidates unless they share telling words: at 0.2 a third fewer pairs, and 5 % fewer gold pairs among
#: them (gold/dev, 2,200 pairs of clauses).
FLOOR = 0.1


class Near(NamedTuple):
    """Two passages, by number (a < b): their cosine, the worse of their mutual ranks, the cosine less the best each has elsewhere."""

    a: int
    b: int
    cosine: float
    rank: int
    margin: float


def find_neighbours(
    vectors: Vectors, keys: Sequence[frozenset[str]], weights: Mapping[str, float], groups: Sequence[int]
) -> list[Near]:
    """The pairs worth comparing, in order; ``groups`` gives each passage's report, ranks are counted report by report."""
    size = len(vectors)
    width = WIDE if size <= SMALL else NARROW
    near: dict[tuple[int, int], float] = {}
    for at in range(0, size, BLOCK):
        block = vectors[at : at + BLOCK] @ vectors.T
        for row in range(len(block)):
            cosines = block[row]
            cosines[at + row] = -1
            best = np.argpartition(-cosines, min(width, size - 1))[:width] if size > width else np.arange(size)
            for other in best.tolist():
                if cosines[other] >= FLOOR:
                    i, j = (at + row, other) if at + row < other else (other, at + row)
                    near[i, j] = float(cosines[other])
    for i, j in _sharing(keys, weights):
        if (i, j) not in near:
            near[i, j] = float(vectors[i] @ vectors[j])
    return _ranked(near, groups)


def _sharing(keys: Sequence[frozenset[str]], weights: Mapping[str, float]) -> Iterator[tuple[int, int]]:
    """Pairs that share two telling keys."""
    holders: dict[str, list[int]] = defaultdict(list)
    for i, own in enumerate(keys):
        for key in own:
            holders[key].append(i)
    counts: dict[tuple[int, int], int] = defaultdict(int)
    for key, found in holders.items():
        if len(found) <= COMMON and weights.get(key, 0.0) > 0:
            for x in range(len(found)):
                for y in range(x + 1, len(found)):
                    counts[found[x], found[y]] += 1
    return (pair for pair, count in counts.items() if count >= 2)


def _ranked(near: Mapping[tuple[int, int], float], groups: Sequence[int]) -> list[Near]:
    beside: dict[tuple[int, int], list[float]] = defaultdict(list)
    for (i, j), cosine in near.items():
        beside[i, groups[j]].append(cosine)
        beside[j, groups[i]].append(cosine)
    ordered = {place: np.sort(np.asarray(values))[::-1] for place, values in beside.items()}
    found = []
    for (i, j), cosine in sorted(near.items()):
        one, other = ordered[i, groups[j]], ordered[j, groups[i]]
        rank = max(_rank(one, cosine), _rank(other, cosine))
        margin = cosine - max(_rival(one, cosine), _rival(other, cosine))
        found.append(Near(i, j, cosine, rank, margin))
    return found


def _rank(ordered: npt.NDArray[np.float64], cosine: float) -> int:
    return int(np.searchsorted(-ordered, -cosine)) + 1


def _rival(ordered: npt.NDArray[np.float64], cosine: float) -> float:
    """The best cosine but this one."""
    if len(ordered) < 2:
        return FLOOR
    return float(ordered[1] if ordered[0] <= cosine else ordered[0])
