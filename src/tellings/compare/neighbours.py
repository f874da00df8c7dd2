"""Which passages are worth comparing at all: neighbours in meaning, and those that share telling words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from tellings.compare.embedding import row_cosines
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


#: Columns by which the nearest of many passages are bounded before they are sorted out.
SAMPLE = 2048

Numbers = npt.NDArray[np.int64]
Cosines = npt.NDArray[np.float64]


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
    room = np.empty((min(BLOCK, size), size), np.float32)  # for the cosines of a block, one after the other
    found = [_nearest(vectors, at, width, room) for at in range(0, size, BLOCK)]
    codes = np.concatenate([np.zeros(0, np.int64), *(codes for codes, _ in found)])
    cosines = np.concatenate([np.zeros(0), *(cosines for _, cosines in found)])
    codes, last = np.unique(codes[::-1], return_index=True)
    cosines = cosines[::-1][last]
    more = np.setdiff1d(_sharing(keys, weights), codes, assume_unique=True)
    shared = row_cosines(vectors, *divmod(more, max(1, size)))
    codes, cosines = np.concatenate([codes, more]), np.concatenate([cosines, np.array(shared, np.float64)])
    order = np.argsort(codes)
    a, b = divmod(codes[order], max(1, size))
    return _ranked(a, b, cosines[order], np.asarray(groups, np.int64))


def _nearest(vectors: Vectors, at: int, width: int, room: Vectors) -> tuple[Numbers, Cosines]:
    """The nearest ``width`` of each passage of a block, ties by number: pairs as a * size + b (a < b), with their cosines."""
    size = len(vectors)
    block = np.matmul(vectors[at : at + BLOCK], vectors.T, out=room[: min(BLOCK, size - at)])
    block[np.arange(len(block)), np.arange(at, at + len(block))] = -1
    least = np.full(len(block), FLOOR, np.float32)
    sample = block[:, :: max(1, size // SAMPLE)]
    if sample.shape[1] > width:  # the last of the best of a part is no better than that of all
        least = np.maximum(least, np.partition(sample, -width, axis=1)[:, -width])
    rows, columns = divmod(np.flatnonzero(block >= least[:, None]), size)
    values = block[rows, columns]
    order = np.lexsort((columns, -values, rows))
    rows, columns, values = rows[order], columns[order], values[order]
    kept = np.arange(len(rows)) - np.searchsorted(rows, rows) < width
    one, other, values = rows[kept] + at, columns[kept], values[kept]
    return np.minimum(one, other) * size + np.maximum(one, other), values.astype(np.float64)


def _sharing(keys: Sequence[frozenset[str]], weights: Mapping[str, float]) -> Numbers:
    """Pairs that share two telling keys, as a * size + b, in order."""
    holders: dict[str, list[int]] = defaultdict(list)
    for i, own in enumerate(keys):
        for key in own:
            holders[key].append(i)
    alike: dict[int, list[list[int]]] = defaultdict(list)
    for key, found in holders.items():
        if 1 < len(found) <= COMMON and weights.get(key, 0.0) > 0:
            alike[len(found)].append(found)
    codes = [np.zeros(0, np.int64)]
    for count, lists in alike.items():
        one, other = np.triu_indices(count, 1)
        table = np.array(lists, np.int64)
        codes.append((table[:, one] * len(keys) + table[:, other]).ravel())
    pairs, times = np.unique(np.concatenate(codes), return_counts=True)
    return pairs[times >= 2]


def _ranked(a: Numbers, b: Numbers, cosines: Cosines, groups: Numbers) -> list[Near]:
    """The pairs with the worse of their two ranks, and their cosine less the better of their two rivals."""
    reports = 1 + int(groups.max(initial=0))
    ranks, rivals = _stand(np.concatenate([a * reports + groups[b], b * reports + groups[a]]), np.tile(cosines, 2))
    rank = np.maximum(ranks[: len(a)], ranks[len(a) :])
    margin = cosines - np.maximum(rivals[: len(a)], rivals[len(a) :])
    columns = (x.tolist() for x in (a, b, cosines, rank, margin))
    return [Near(*row) for row in zip(*columns, strict=True)]


def _stand(places: Numbers, values: Cosines) -> tuple[Numbers, Cosines]:
    """How each value stands among those of its place: its rank from 1, equals sharing one, and the best value but it (else `FLOOR`)."""
    order = np.lexsort((-values, places))
    where, sorted_values = places[order], values[order]
    starts = np.searchsorted(where, where)
    count = np.searchsorted(where, where, side="right") - starts
    fresh = np.ones(len(order), bool)
    fresh[1:] = (where[1:] != where[:-1]) | (sorted_values[1:] != sorted_values[:-1])
    first = np.maximum.accumulate(np.where(fresh, np.arange(len(order)), 0))
    best = sorted_values[starts]
    second = np.where(count > 1, sorted_values[np.minimum(starts + 1, max(0, len(order) - 1))], FLOOR)
    ranks, rivals = np.empty(len(order), np.int64), np.empty(len(order))
    ranks[order] = first - starts + 1
    rivals[order] = np.where((count > 1) & (best > sorted_values), best, second)
    return ranks, rivals
