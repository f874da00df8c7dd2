"""Average linkage with decay over time: which reports belong together, looked at all at once."""

from __future__ import annotations

import heapq
import math
from collections.abc import Mapping
from typing import NamedTuple

#: The score of two groups is the mean similarity of their pairs times exp(-gap / DECAY), the gap being the days
#: between the two groups' nearest ends. Measured against the mean gap of pairs (10 days) it joins late follow-ups that
#: bridge (`python -m evaluation.stories --sweep decay`).
DECAY = 18.0
#: Two groups are one story from this score on (`python -m evaluation.stories --sweep threshold`).
THRESHOLD = 0.13
#: A gap of more days is not bridged whatever the words say.
BRIDGE = 21
#: What is taken off where one side has no date.
UNDATED = 0.8


class Days(NamedTuple):
    """The first and the last day of a group; None where no report in it is dated."""

    first: int | None
    last: int | None

    def joined(self, other: Days) -> Days:
        """The days of both together."""
        if self.first is None or self.last is None:
            return other
        if other.first is None or other.last is None:
            return self
        return Days(min(self.first, other.first), max(self.last, other.last))

    def gap(self, other: Days) -> int | None:
        """The days between two groups, 0 where they overlap; None where a side has no date."""
        if self.first is None or self.last is None or other.first is None or other.last is None:
            return None
        return max(0, self.first - other.last, other.first - self.last)


def decay(a: Days, b: Days) -> float:
    """What the time between two groups leaves of their similarity."""
    gap = a.gap(b)
    if gap is None:
        return UNDATED
    return math.exp(-gap / DECAY) if gap <= BRIDGE else 0.0


def linked(edges: Mapping[int, Mapping[int, float]], days: Mapping[int, Days]) -> list[list[int]]:
    """The reports of ``days`` in groups; ``edges[i][j]`` is the similarity of i and j, 0 where it is not given.

    Merges the two groups of the highest score until none reaches `THRESHOLD`. Each group is sorted, the groups by
    their first.
    """
    near = {i: dict(edges.get(i, {})) for i in days}
    groups = {i: [i] for i in days}
    when = dict(days)
    heap: list[tuple[float, int, int, int, int]] = []
    for i, row in near.items():
        for j, s in row.items():
            # Time only takes away: most pairs are too unlike already.
            if s >= THRESHOLD and i < j and (score := s * decay(when[i], when[j])) >= THRESHOLD:
                heap.append((-score, i, j, 1, 1))
    heapq.heapify(heap)
    while heap:
        _, i, j, size_i, size_j = heapq.heappop(heap)
        if i not in groups or j not in groups or len(groups[i]) != size_i or len(groups[j]) != size_j:
            continue
        if len(near[i]) < len(near[j]):
            i, j = j, i
        merge(near, i, j)
        groups[i] += groups.pop(j)
        when[i] = when[i].joined(when.pop(j))
        size = len(groups[i])
        for k, s in near[i].items():
            score = s / (size * len(groups[k]))
            if score >= THRESHOLD and (score := score * decay(when[i], when[k])) >= THRESHOLD:
                a, b = (i, k) if i < k else (k, i)
                heapq.heappush(heap, (-score, a, b, len(groups[a]), len(groups[b])))
    return sorted(sorted(g) for g in groups.values())


def merge(near: dict[int, dict[int, float]], i: int, j: int) -> None:
    """Add the sums of similarities of group j to those of group i, and forget j."""
    row = near[i]
    gone = near.pop(j)
    row.pop(j, None)
    gone.pop(i, None)
    for k, s in gone.items():
        other = near[k]
        del other[j]
        row[k] = other[i] = row.get(k, 0.0) + s
