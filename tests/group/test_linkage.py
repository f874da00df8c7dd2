"""Average linkage with decay."""

import math
import random

import pytest

from tellings.group.linkage import BRIDGE, DECAY, THRESHOLD, UNDATED, Days, decay, linked

NEVER = Days(None, None)


def edges(pairs: dict[tuple[int, int], float]) -> dict[int, dict[int, float]]:
    out: dict[int, dict[int, float]] = {}
    for (i, j), s in pairs.items():
        out.setdefault(i, {})[j] = s
        out.setdefault(j, {})[i] = s
    return out


@pytest.mark.parametrize(
    ("a", "b", "gap"),
    [
        (Days(1, 3), Days(5, 9), 2), (Days(5, 9), Days(1, 3), 2), (Days(1, 5), Days(3, 4), 0), (Days(1, 1), Days(1, 1), 0),
        (NEVER, Days(1, 1), None), (Days(1, 1), NEVER, None),
    ],
)  # fmt: skip
def test_gap(a: Days, b: Days, gap: int | None) -> None:
    assert a.gap(b) == gap


def test_decay() -> None:
    assert decay(Days(1, 1), Days(1, 4)) == 1
    assert math.isclose(decay(Days(1, 1), Days(15, 16)), math.exp(-14 / DECAY))
    assert decay(Days(1, 1), Days(2 + BRIDGE, 99)) == 0
    assert decay(NEVER, Days(1, 1)) == UNDATED


@pytest.mark.parametrize(
    ("pairs", "days", "want"),
    [
        ({}, {1: Days(1, 1), 2: Days(1, 1)}, [[1], [2]]),
        ({(1, 2): 0.5}, {1: Days(1, 1), 2: Days(1, 1)}, [[1, 2]]),
        ({(1, 2): THRESHOLD - 0.01}, {1: Days(1, 1), 2: Days(1, 1)}, [[1], [2]]),
        ({(1, 2): 0.5}, {1: Days(1, 1), 2: Days(99, 99)}, [[1], [2]]),
        # A chain: 3 resembles 2 alone, and the mean with 1 is too low.
        ({(1, 2): 0.5, (2, 3): 0.2}, {n: Days(1, 1) for n in (1, 2, 3)}, [[1, 2], [3]]),
        # A late follow-up is bridged by a report between.
        ({(1, 2): 0.5, (2, 3): 0.5, (1, 3): 0.4}, {1: Days(1, 1), 2: Days(12, 12), 3: Days(24, 24)}, [[1, 2, 3]]),
        ({(1, 3): 0.4}, {1: Days(1, 1), 3: Days(24, 24)}, [[1], [3]]),
    ],
)
def test_linked(pairs, days, want) -> None:
    assert linked(edges(pairs), days) == want


def test_numbering_does_not_matter() -> None:
    rng = random.Random(2)
    days = {n: Days(d, d) for n in range(60) for d in [rng.randint(1, 30)]}
    pairs = {(i, j): rng.random() * (0.6 if i % 5 == j % 5 else 0.1) for i in range(60) for j in range(i)}
    want = linked(edges(pairs), days)
    names = list(range(60))
    rng.shuffle(names)
    got = linked(
        edges({(names[i], names[j]): s for (i, j), s in pairs.items()}), {names[n]: d for n, d in days.items()}
    )
    back = {new: old for old, new in enumerate(names)}
    assert sorted(sorted(back[n] for n in g) for g in got) == want
