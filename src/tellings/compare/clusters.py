"""Average-link clustering over a sparse graph of probabilities."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

Pair = tuple[int, int]

#: What a pair that was not compared counts as in a cluster's mean.
MISSING: Final = 0.01


def cluster(size: int, links: Mapping[Pair, float], threshold: float, missing: float) -> list[list[int]]:
    """Groups of 0..size-1, merged best link first while the mean link between two groups reaches the threshold.

    ``links`` holds the probability of each compared pair (a < b). A pair that was not compared counts as ``missing``: without it a
    chain of neighbours would make one group of a big story. Groups are sorted, each in order.
    """
    members: dict[int, list[int]] = {i: [i] for i in range(size)}
    sums: dict[int, dict[int, tuple[float, int]]] = {i: {} for i in range(size)}
    heap = [(-p, a, b) for (a, b), p in links.items() if p >= threshold]
    # Two groups merge only where a link between them reaches the threshold: what no chain of such links joins stays apart, whatever else.
    chain = {i: n for n, group in enumerate(chains((a, b) for _, a, b in heap)) for i in group}
    for (a, b), p in links.items():
        if a in chain and chain[a] == chain.get(b):
            sums[a][b] = sums[b][a] = (p, 1)

    def mean(linked: tuple[float, int], pairs: int) -> float:
        total, count = linked
        return (total + missing * (pairs - count)) / pairs

    heapq.heapify(heap)
    while heap:
        negative, a, b = heapq.heappop(heap)
        if a not in members or b not in members or b not in sums[a]:
            continue
        if abs(mean(sums[a][b], len(members[a]) * len(members[b])) + negative) > 1e-12:
            continue  # a group has grown since
        own = sums[a]
        for other, (total, count) in sums.pop(b).items():
            del sums[other][b]
            if other != a:
                before = own.get(other, (0.0, 0))
                own[other] = sums[other][a] = (before[0] + total, before[1] + count)
        members[a] += members.pop(b)
        size_of_a = len(members[a])
        for other, linked in own.items():
            m = mean(linked, size_of_a * len(members[other]))
            if m >= threshold:
                heapq.heappush(heap, (-m, a, other) if a < other else (-m, other, a))
    return sorted(sorted(group) for group in members.values())


def mean_link(group: Sequence[int], links: Mapping[Pair, float], missing: float) -> float:
    """The mean link of all pairs of a sorted group; 1 for a group of one."""
    pairs = [links.get((a, b), missing) for i, a in enumerate(group) for b in group[i + 1 :]]
    return sum(pairs) / len(pairs) if pairs else 1.0


def chains(links: Iterable[Pair]) -> list[list[int]]:
    """The members of the links in groups that links join, directly or over others; sorted, each in order."""
    group: dict[int, list[int]] = {}
    for a, b in links:
        one, other = group.setdefault(a, [a]), group.setdefault(b, [b])
        if one is not other:
            less, more = sorted((one, other), key=len)
            more += less
            group.update(dict.fromkeys(less, more))
    return sorted(sorted(g) for g in {id(g): g for g in group.values()}.values())
