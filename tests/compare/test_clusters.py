"""Average link over sparse probabilities."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.compare.clusters import chains, cluster, mean_link

CASES = {
    "nothing": (0, {}, []),
    "no links": (3, {}, [[0], [1], [2]]),
    "one link": (3, {(0, 2): 0.9}, [[0, 2], [1]]),
    "below the threshold": (2, {(0, 1): 0.4}, [[0], [1]]),
    "a chain whose ends were not compared stays apart": (3, {(0, 1): 0.9, (1, 2): 0.8}, [[0, 1], [2]]),
    "a chain whose ends are near enough": (3, {(0, 1): 0.9, (1, 2): 0.8, (0, 2): 0.3}, [[0, 1, 2]]),
    "two groups": (4, {(0, 1): 0.9, (2, 3): 0.9, (1, 2): 0.6}, [[0, 1], [2, 3]]),
}


@pytest.mark.parametrize(("size", "links", "groups"), CASES.values(), ids=CASES.keys())
def test_groups(size, links, groups):
    assert cluster(size, links, 0.5, 0.0) == groups


def test_a_long_chain_of_neighbours_is_many_groups():
    chain = {(i, i + 1): 0.9 for i in range(999)}
    assert max(len(group) for group in cluster(1000, chain, 0.2, 0.01)) <= 6


def test_groups_do_not_depend_on_the_order_in_which_links_are_given():
    links = {(a, b): ((a * 7 + b * 13) % 97) / 97 for a in range(30) for b in range(a + 1, 30) if (a * b) % 3}
    groups = cluster(30, links, 0.4, 0.01)
    assert 1 < len(groups) < 30
    assert cluster(30, dict(reversed(links.items())), 0.4, 0.01) == groups


LINKS = st.dictionaries(
    st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda p: p[0] < p[1]), st.floats(0, 1), max_size=20
)


@given(LINKS, st.floats(0.05, 0.95))
def test_every_member_stands_in_one_group(links, threshold):
    groups = cluster(8, links, threshold, 0.0)
    assert sorted(itertools.chain(*groups)) == list(range(8))


@given(LINKS, st.floats(0.05, 0.95))
def test_a_group_of_two_is_linked(links, threshold):
    for group in cluster(8, links, threshold, 0.0):
        if len(group) == 2:
            assert links[tuple(group)] >= threshold


@given(LINKS)
def test_a_higher_threshold_never_joins_more_pairs_at_the_extremes(links):
    assert len(cluster(8, links, 1.01, 0.0)) == 8
    assert len(cluster(8, links, 0.0, 0.0)) <= len(cluster(8, links, 0.9, 0.0))


@pytest.mark.parametrize(
    ("group", "links", "mean"),
    [((3,), {}, 1.0), ((1, 2), {(1, 2): 0.4}, 0.4), ((1, 2, 5), {(1, 2): 0.8, (2, 5): 0.6}, 0.5), ((1, 2), {}, 0.1)],
)
def test_the_mean_link_of_a_group(group, links, mean):
    assert mean_link(group, links, 0.1) == pytest.approx(mean)


CHAINS = {
    "nothing": ([], []),
    "one link": ([(0, 2)], [[0, 2]]),
    "a chain": ([(0, 1), (1, 4), (4, 7)], [[0, 1, 4, 7]]),
    "two chains": ([(0, 1), (2, 3)], [[0, 1], [2, 3]]),
    "two chains joined late": ([(0, 1), (2, 3), (1, 2)], [[0, 1, 2, 3]]),
    "a ring": ([(0, 1), (1, 2), (0, 2)], [[0, 1, 2]]),
}


@pytest.mark.parametrize(("links", "groups"), CHAINS.values(), ids=CHAINS.keys())
def test_chains(links, groups):
    assert chains(links) == groups
    assert chains(reversed(links)) == groups


@given(LINKS, LINKS, st.floats(0.05, 0.95))
def test_links_too_weak_to_join_two_stories_change_neither(one, other, threshold):
    apart = one | {(a + 8, b + 8): p for (a, b), p in other.items()}
    weak = {(a, b + 8): threshold / 2 for a in range(8) for b in range(8)}
    groups = cluster(16, apart | weak, threshold, 0.01)
    assert groups == [*cluster(8, one, threshold, 0.01), *([i + 8 for i in g] for g in cluster(8, other, threshold, 0.01))]


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=15))
def test_chains_are_what_links_reach(links):
    reached = {i: {i} for pair in links for i in pair}
    for _ in links:
        for a, b in links:
            reached[a] |= reached[b]
            reached[b] |= reached[a]
    assert [tuple(chain) for chain in chains(links)] == sorted({tuple(sorted(r)) for r in reached.values()})
