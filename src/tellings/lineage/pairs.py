"""Which pairs of a story's reports are worth aligning: those that share runs of five words of prose."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from tellings.lineage.words import Words

#: A pair that shares fewer five-word runs than this share of the shorter report's cannot be one telling, nor a passage
#: worth showing; and at least so many.
SHARE = 0.02
FEWEST = 3
#: For each report at most so many pairs are aligned, those with most in common first.
NEAREST = 40


def candidates(texts: Sequence[Words]) -> list[tuple[str, str]]:
    """Pairs of report ids to align, the most alike first; ``texts`` are in the order of their ids.

    Counting goes over the runs, not over the pairs: a run that stands in one report alone costs nothing.
    """
    holders: dict[tuple[str, ...], list[int]] = {}
    for n, text in enumerate(texts):
        for run in text.shingles:
            holders.setdefault(run, []).append(n)
    shared = np.zeros((len(texts), len(texts)), dtype=np.int32)
    for places in holders.values():
        if len(places) == 2:
            shared[places[0], places[1]] += 1
        elif len(places) > 2:
            at = np.array(places)
            shared[at[:, None], at[None, :]] += 1
    size = np.array([max(1, len(t.shingles)) for t in texts])
    shorter = np.minimum(size[:, None], size[None, :])
    upper = np.triu(np.maximum(shared, shared.T), 1)
    rows, columns = np.nonzero(upper >= np.maximum(FEWEST, SHARE * shorter))
    found = sorted(
        (-float(upper[i, j] / shorter[i, j]), texts[i].report.id, texts[j].report.id)
        for i, j in zip(rows.tolist(), columns.tolist())
    )
    taken: dict[str, int] = {}
    out: list[tuple[str, str]] = []
    for _, a, b in found:
        if taken.get(a, 0) < NEAREST or taken.get(b, 0) < NEAREST:
            taken[a] = taken.get(a, 0) + 1
            taken[b] = taken.get(b, 0) + 1
            out.append((a, b))
    return out
