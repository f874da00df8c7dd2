"""What two reports share word for word or nearly so: runs of equal words, chained over small edits into passages.

Greedy string tiling (Wise 1993) over seeds of three words finds the runs; as in the alignment of reused text by Smith,
Cordell and Dillon (2013), runs that follow each other in both texts are one passage, whatever few words were changed
between them.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from tellings.lineage.words import Words

#: A run of three words that stands oftener than this in one report is a formula.
OFTEN = 6
#: Words that an editor may change, add or cut between two equal runs of one passage.
GAP = 8
#: A passage has so many equal words at the least, and so great a share of equal words. Below, reports that are known
#: to be independent meet (names with titles, set phrases): `python -m evaluation.origins --curve`.
EQUAL = 10
DENSITY = 0.5
#: The longest run of equal words in a passage.
RUN = 4


class Match(NamedTuple):
    """A passage: words ``a0:a1`` of one report, ``b0:b1`` of the other; ``equal`` of them are the same."""

    a0: int
    a1: int
    b0: int
    b1: int
    equal: int
    longest: int


def shared_passages(a: Words, b: Words) -> list[Match]:
    """The passages that two reports share, in the order of the first; none overlaps another."""
    chains = chained(tiled(runs(a, b)), a, b)
    return [
        m
        for m in chains
        if m.equal >= EQUAL and m.longest >= RUN and m.equal >= DENSITY * max(m.a1 - m.a0, m.b1 - m.b0)
    ]


def runs(a: Words, b: Words) -> list[tuple[int, int, int]]:
    """Maximal runs of equal words as (length, start in a, start in b)."""
    index = a.grams
    open_runs: dict[int, tuple[int, int]] = {}
    out: list[tuple[int, int, int]] = []
    for j, gram in enumerate(zip(b.words, b.words[1:], b.words[2:])):
        places = index.get(gram)
        if places is None or len(places) > OFTEN:
            continue
        for i in places:
            start, last = open_runs.get(i - j, (j, -1))
            if last == j - 1:
                open_runs[i - j] = (start, j)
                continue
            if last >= 0:
                out.append((last - start + 3, start + i - j, start))
            open_runs[i - j] = (j, j)
    out += ((last - start + 3, start + diagonal, start) for diagonal, (start, last) in open_runs.items())
    return out


def tiled(found: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """The runs, longest first, cut so that each word is used once: (start in a, start in b, length), ordered by a."""
    taken_a: set[int] = set()
    taken_b: set[int] = set()
    tiles: list[tuple[int, int, int]] = []
    for length, i, j in sorted(found, key=lambda r: (-r[0], r[1], r[2])):
        lo, hi = 0, length
        while lo < hi and (i + lo in taken_a or j + lo in taken_b):
            lo += 1
        while hi > lo and (i + hi - 1 in taken_a or j + hi - 1 in taken_b):
            hi -= 1
        if hi - lo < 2 or any(i + k in taken_a or j + k in taken_b for k in range(lo, hi)):
            continue
        taken_a.update(range(i + lo, i + hi))
        taken_b.update(range(j + lo, j + hi))
        tiles.append((i + lo, j + lo, hi - lo))
    return sorted(tiles)


def chained(tiles: list[tuple[int, int, int]], a: Words, b: Words) -> list[Match]:
    """Tiles joined over gaps of at most `GAP` words on both sides."""
    out: list[Match] = []
    starts = [t[0] for t in tiles]
    used = [False] * len(tiles)
    for first, (a0, b0, length) in enumerate(tiles):
        if used[first]:
            continue
        used[first] = True
        at_a, at_b, equal, longest = a0 + length, b0 + length, length, length
        following = True
        while following:
            following = False
            for n in range(bisect_left(starts, at_a), len(tiles)):
                i, j, size = tiles[n]
                if i > at_a + GAP:
                    break
                if used[n] or not at_b <= j <= at_b + GAP:
                    continue
                used[n] = following = True
                equal += size + LCSseq.similarity(a.words[at_a:i], b.words[at_b:j])
                longest = max(longest, size)
                at_a, at_b = i + size, j + size
                break
        out.append(Match(a0, at_a, b0, at_b, equal, longest))
    return out
