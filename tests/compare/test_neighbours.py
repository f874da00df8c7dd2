"""Which passages are compared at all."""

import numpy as np
import pytest

from tellings.compare import neighbours
from tellings.compare.neighbours import find_neighbours


def unit(rows):
    x = np.asarray(rows, np.float32)
    return x / np.linalg.norm(x, axis=1, keepdims=True)


def test_near_pairs_are_found_once_in_order():
    vectors = unit([[1, 0, 0], [1, 0.1, 0], [0, 1, 0], [0, 0, 1]])
    near = find_neighbours(vectors, [frozenset()] * 4, {}, [0, 1, 0, 1])
    assert [(n.a, n.b) for n in near] == [(0, 1)]
    assert near[0].cosine > 0.99
    assert near[0].rank == 1


def test_two_telling_words_make_a_pair_of_strangers():
    vectors = unit([[1, 0], [0, 1]])
    keys = [frozenset({"orla", "mill", "fall"}), frozenset({"orla", "mill"})]
    assert [(n.a, n.b) for n in find_neighbours(vectors, keys, {"orla": 2.0, "mill": 2.0}, [0, 1])] == [(0, 1)]
    assert find_neighbours(vectors, [keys[0], frozenset({"orla"})], {"orla": 2.0}, [0, 1]) == []


def test_ranks_are_counted_report_by_report():
    vectors = unit([[1, 0], [1, 0.05], [1, 0.2]])
    ranks = {(n.a, n.b): n.rank for n in find_neighbours(vectors, [frozenset()] * 3, {}, [0, 1, 1])}
    assert ranks[0, 1] == 1
    assert ranks[0, 2] == 2


def test_pairs_do_not_grow_with_the_square_of_a_big_story():
    rng = np.random.default_rng(7)
    sizes = []
    for n in (700, 1400):
        vectors = unit(rng.normal(size=(n, 16)))
        sizes.append(len(find_neighbours(vectors, [frozenset()] * n, {}, [i % 50 for i in range(n)])))
    assert sizes[1] < 2.5 * sizes[0]


def test_nothing_gives_nothing():
    assert find_neighbours(np.zeros((0, 384), np.float32), [], {}, []) == []


def slowly(vectors, keys, weights, groups, width):
    """The pairs as the rules say, pair by pair: (a, b) with the cosine, the rank and the margin."""
    size = len(vectors)
    cosines = {(i, j): float(vectors[i] @ vectors[j]) for i in range(size) for j in range(i + 1, size)}
    of = lambda i, j: cosines[min(i, j), max(i, j)]  # noqa: E731
    pairs = set()
    for i in range(size):
        near = sorted((j for j in range(size) if j != i), key=lambda j: (-of(i, j), j))[:width]
        pairs |= {(min(i, j), max(i, j)) for j in near if of(i, j) >= neighbours.FLOOR}
    held = {k: [i for i in range(size) if k in keys[i]] for k in set().union(*keys)}
    telling = {k for k, found in held.items() if 1 < len(found) <= neighbours.COMMON and weights.get(k, 0) > 0}
    pairs |= {(i, j) for i, j in cosines if len(keys[i] & keys[j] & telling) >= 2}
    found = {}
    for a, b in sorted(pairs):
        ranks, rivals = [], []
        for one, other in ((a, b), (b, a)):
            beside = [of(i, j) for i, j in pairs if one in (i, j) and groups[i + j - one] == groups[other]]
            others = [of(i, j) for i, j in pairs if one in (i, j) and groups[i + j - one] == groups[other] and (i, j) != (a, b)]
            ranks.append(1 + sum(x > of(a, b) for x in beside))
            rivals.append(max(others, default=neighbours.FLOOR))
        found[a, b] = of(a, b), max(ranks), of(a, b) - max(rivals)
    return found


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize(("block", "sample"), [(512, 2048), (7, 2048), (7, 8), (1, 3)])
def test_blocks_and_bounds_find_what_looking_at_all_pairs_finds(seed, block, sample, monkeypatch):
    rng = np.random.default_rng(seed)
    size = int(rng.integers(2, 40))
    vectors = unit(rng.normal(size=(size, 6)) + 0.7)
    keys = [frozenset(rng.choice(list("abcdefghij"), 3).tolist()) for _ in range(size)]
    weights = dict.fromkeys("abcdefgh", 1.0)
    groups = rng.integers(0, 4, size).tolist()
    for name, value in {"BLOCK": block, "SAMPLE": sample, "SMALL": 10, "WIDE": 9, "NARROW": 4, "COMMON": 9}.items():
        monkeypatch.setattr(neighbours, name, value)
    near = find_neighbours(vectors, keys, weights, groups)
    expected = slowly(vectors, keys, weights, groups, 9 if size <= 10 else 4)
    assert [(n.a, n.b) for n in near] == list(expected)
    for n in near:
        cosine, rank, margin = expected[n.a, n.b]
        assert n.cosine == pytest.approx(cosine, abs=1e-5)
        assert n.rank == rank
        assert n.margin == pytest.approx(margin, abs=1e-5)


def test_each_passage_has_so_many_neighbours_of_its_own_at_most(monkeypatch):
    monkeypatch.setattr(neighbours, "SMALL", 0)
    vectors = unit(np.random.default_rng(3).normal(size=(300, 5)) + 1)
    near = find_neighbours(vectors, [frozenset()] * 300, {}, [0] * 300)
    assert 300 * neighbours.NARROW / 2 <= len(near) <= 300 * neighbours.NARROW


def test_of_equal_copies_the_first_are_taken(monkeypatch):
    monkeypatch.setattr(neighbours, "SMALL", 0)
    monkeypatch.setattr(neighbours, "NARROW", 2)
    near = find_neighbours(unit([[1, 1]] * 6), [frozenset()] * 6, {}, [0, 1, 2, 3, 4, 5])
    assert [(n.a, n.b) for n in near] == [(0, 1), (0, 2), (0, 3), (0, 4), (0, 5), (1, 2), (1, 3), (1, 4), (1, 5)]
    assert {n.rank for n in near} == {1}


def test_equal_cosines_share_a_rank_and_are_each_others_rivals():
    near = find_neighbours(unit([[1, 0], [1, 1], [1, 1]]), [frozenset()] * 3, {}, [0, 1, 1])
    found = {(n.a, n.b): n for n in near}
    assert found[0, 1].rank == found[0, 2].rank == 1
    assert found[0, 1].margin == pytest.approx(0)
