"""Which passages are compared at all."""

import numpy as np

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
