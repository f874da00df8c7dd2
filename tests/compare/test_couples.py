"""Things two by two: what is asked of each, and of both."""

from __future__ import annotations

import numpy as np

from tellings.compare.couples import Couples

WORDS = [("kiln", "oven"), ("kiln", "kiln "), ("oven", "tea")]


def couples() -> Couples[str]:
    """The pairs of words as couples, one word one object."""
    own: dict[str, str] = {}
    return Couples.of([(own.setdefault(a, a), own.setdefault(b, b)) for a, b in WORDS])


def test_each_thing_is_looked_at_once() -> None:
    seen: list[str] = []

    def length(word: str) -> int:
        seen.append(word)
        return len(word)

    found = couples()
    one, other = found.numbers(length)
    assert (len(found), list(found.things)) == (3, ["kiln", "oven", "kiln ", "tea"])
    assert (one.tolist(), other.tolist()) == ([4, 4, 4], [4, 5, 3])
    assert seen == list(found.things)


def test_equal_things_that_are_two_objects_stay_two() -> None:
    a, b = ["kiln"], ["kiln"]
    assert len(Couples.of([(a, b), (b, a)]).things) == 2


def test_the_same_couples_of_something_else() -> None:
    lengths = couples().each(len)
    assert list(lengths.things) == [4, 4, 5, 3]
    assert lengths.same(lambda n: n).tolist() == [True, False, False]


def test_sets_are_met_only_where_both_have_some() -> None:
    met: list[tuple[frozenset[str], frozenset[str]]] = []

    def meet(one: frozenset[str], other: frozenset[str]) -> float:
        met.append((one, other))
        return len(one & other) / 2

    vowels = couples().each(lambda word: frozenset(word) & frozenset("aeou"))
    both, found = vowels.meeting(lambda x: x, meet)
    assert both.tolist() == [False, False, True]  # "kiln" has none of these
    assert found.tolist() == [0.0, 0.0, 0.5]
    assert met == [(frozenset("oe"), frozenset("ea"))]
    assert vowels.shared(lambda x: x)[1].tolist() == [0, 0, 1]


def test_no_couples() -> None:
    none: Couples[str] = Couples.of([])
    both, found = none.shared(frozenset)
    assert (len(none), both.tolist(), found.tolist()) == (0, [], [])
    assert [x.tolist() for x in none.numbers(len)] == [[], []]
    assert none.same(len).dtype == np.bool_
