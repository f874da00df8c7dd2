"""Small parts of the comparison that stand by themselves: neighbours, groups, differences in wording, logistic rows, labels."""

from __future__ import annotations

import itertools
import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.compare.clusters import cluster
from tellings.compare.logistic import Logistic, shipped
from tellings.compare.neighbours import FLOOR, find_neighbours
from tellings.compare.readings import read_passage
from tellings.compare.wording import LEAST, find_changes
from tellings.model import Change, Span
from tests.compare.build import pages
from tests.marked import unmark


def unit(rows: list[list[float]]) -> np.ndarray:
    x = np.asarray(rows, np.float32)
    return x / np.linalg.norm(x, axis=1, keepdims=True)


class TestNeighbours:
    @given(st.lists(st.lists(st.floats(0.1, 1), min_size=3, max_size=3), min_size=2, max_size=12))
    @settings(max_examples=40, deadline=None)
    def test_every_pair_is_given_once_in_order_with_its_cosine(self, rows: list[list[float]]) -> None:
        vectors = unit(rows)
        near = find_neighbours(vectors, [frozenset()] * len(rows), {}, [i % 3 for i in range(len(rows))])
        pairs = [(n.a, n.b) for n in near]
        assert pairs == sorted(set(pairs))
        for n in near:
            assert n.a < n.b
            assert n.cosine == pytest.approx(float(vectors[n.a] @ vectors[n.b]), abs=1e-5)
            assert n.cosine >= FLOOR
            assert n.rank >= 1

    def test_renumbering_renumbers_the_pairs(self) -> None:
        rng = np.random.default_rng(5)
        vectors = unit(rng.random((20, 4)).tolist())
        keys = [frozenset(random.Random(n).sample("abcdefgh", 3)) for n in range(20)]
        groups = [n % 4 for n in range(20)]
        weights = dict.fromkeys("abcdefgh", 1.0)
        found = {(n.a, n.b): (round(n.cosine, 5), n.rank) for n in find_neighbours(vectors, keys, weights, groups)}
        order = list(rng.permutation(20))
        again = find_neighbours(vectors[order], [keys[i] for i in order], weights, [groups[i] for i in order])
        back = {tuple(sorted((int(order[n.a]), int(order[n.b])))): (round(n.cosine, 5), n.rank) for n in again}
        assert back == found

    @pytest.mark.parametrize(("holders", "pairs"), [(2, 1), (24, 276), (25, 0)])
    def test_a_word_that_many_share_makes_no_pair(self, holders: int, pairs: int) -> None:
        vectors = unit(np.eye(holders).tolist())
        keys = [frozenset({"orla", "mill"})] * holders
        assert len(find_neighbours(vectors, keys, {"orla": 1.0, "mill": 1.0}, [0] * holders)) == pairs

    def test_words_of_no_weight_bind_nothing(self) -> None:
        keys = [frozenset({"orla", "mill"})] * 2
        assert find_neighbours(unit([[1, 0], [0, 1]]), keys, {"orla": 0.0, "mill": 1.0}, [0, 1]) == []


LINKS = st.dictionaries(st.tuples(st.integers(0, 6), st.integers(0, 6)).filter(lambda p: p[0] < p[1]), st.floats(0, 1), max_size=15)


class TestClusters:
    @given(LINKS, st.permutations(range(7)))
    @settings(max_examples=80, deadline=None)
    def test_numbering_does_not_matter_where_no_two_links_are_equal(self, links: dict[tuple[int, int], float], order: list[int]) -> None:
        distinct = {pair: (p + 0.001 * n) / 1.1 for n, (pair, p) in enumerate(sorted(links.items()))}
        if len(set(distinct.values())) < len(distinct):
            return
        renamed = {tuple(sorted((order[a], order[b]))): p for (a, b), p in distinct.items()}
        want = {frozenset(g) for g in cluster(7, distinct, 0.5, 0.0)}
        assert {frozenset(order[i] for i in g) for g in want} == {frozenset(g) for g in cluster(7, renamed, 0.5, 0.0)}  # type: ignore[arg-type]

    @given(LINKS, st.floats(0.1, 0.9))
    def test_two_groups_that_stay_apart_are_not_alike_enough(self, links: dict[tuple[int, int], float], threshold: float) -> None:
        groups = cluster(7, links, threshold, 0.0)
        for a, b in itertools.combinations(groups, 2):
            mean = sum(links.get((min(i, j), max(i, j)), 0.0) for i in a for j in b) / (len(a) * len(b))
            assert mean < threshold + 1e-9


class TestWording:
    def changes(self, here: str, there: str) -> tuple[tuple[Change, ...], str, str]:
        (a, b), _ = pages(here, there)
        found = find_changes(read_passage(a, (Span(0, len(here)),)), read_passage(b, (Span(0, len(there)),)))
        return found, here, there

    @pytest.mark.parametrize(
        ("here", "there"),
        [
            ("Not a single bridge in this land [is opened] now.", "Not a single bridge in this land [will open] now."),
            ("[Nobody] was hurt when it fell down.", "[No one] was hurt when it fell down."),
            ("It fell on Friday [evening] at [five], they said.", "It fell on Friday at [six], they said."),
            ("The old kiln fell.", "The [very ]old kiln fell[ on Friday]."),
        ],
    )
    def test_what_is_marked_on_both_sides(self, here: str, there: str) -> None:
        (here, ours), (there, theirs) = unmark(here), unmark(there)
        found, _, _ = self.changes(here, there)
        assert [c.here.of(here) for c in found if c.here] == [s.of(here).strip() for s in ours]
        assert [c.there.of(there) for c in found if c.there] == [s.of(there).strip() for s in theirs]

    def test_each_kind_has_the_sides_that_it_needs(self) -> None:
        found, _, _ = self.changes("The old kiln fell on Friday in the evening there.", "The kiln fell down on Friday there.")
        assert found
        for c in found:
            assert (c.here is not None) == (c.kind in ("changed", "inserted"))
            assert (c.there is not None) == (c.kind in ("changed", "dropped"))

    def test_turned_round_what_was_inserted_is_dropped(self) -> None:
        one, _, _ = self.changes("The old kiln fell on Friday.", "The kiln fell.")
        other, _, _ = self.changes("The kiln fell.", "The old kiln fell on Friday.")
        assert [c.kind for c in one] == ["inserted", "inserted"]
        assert [c.kind for c in other] == ["dropped", "dropped"]
        assert [c.here for c in one] == [c.there for c in other]

    def test_little_in_common_is_not_marked_at_all(self) -> None:
        assert self.changes("The kiln fell on Friday evening.", "We asked for an inquiry into all of it.")[0] == ()
        assert 0 < LEAST < 1


class TestLogistic:
    MODEL = Logistic(("a", "b"), (2.0, -1.0), 0.5, {"balanced": 0.5})

    @pytest.mark.parametrize(("row", "p"), [([0, 0], 0.6225), ([1, 0], 0.9241), ([0, 1], 0.3775), ([1, 2.5], 0.5), ([1e9, 0], 1.0), ([-1e9, 0], 0.0)])
    def test_a_row_s_probability(self, row: list[float], p: float) -> None:
        assert self.MODEL.probabilities(np.array([row], np.float64))[0] == pytest.approx(p, abs=1e-4)

    def test_no_rows_no_probabilities(self) -> None:
        assert len(self.MODEL.probabilities(np.zeros((0, 2)))) == 0

    def test_a_level_that_it_does_not_have_is_a_bug(self) -> None:
        with pytest.raises(KeyError):
            self.MODEL.threshold("reckless")

    @pytest.mark.parametrize("kind", ["utterances", "clauses", "figures"])
    def test_the_shipped_ones_dare_more_from_level_to_level(self, kind: str) -> None:
        model = getattr(shipped(), kind)
        assert len(model.features) == len(model.weights) == len(set(model.features))
        levels = [model.threshold(level) for level in ("cautious", "balanced", "complete")]
        assert levels == sorted(levels, reverse=True)
        assert all(0 < t <= 1 for t in levels)
