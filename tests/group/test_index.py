"""Weighted words and their products."""

import math
import random

import pytest

from tellings.group.features import light
from tellings.group.frequencies import Frequencies
from tellings.group.index import FLOOR, KEPT, SPARE, Index, weighed
from tellings.model import Report

WORDS = "ferry harbour kestrel captain mine copper valley strike vote mayor bridge flood river dam storm fire".split()


def vector(text: str, title: str = "") -> dict[str, float]:
    return weighed(light(Report("a", text, title=title)), Frequencies({}, 1000))


def test_a_report_with_a_title_resembles_itself_wholly() -> None:
    v = vector("ferry aground harbour kestrel", "kestrel ferry")
    assert math.isclose(sum(x * x for x in v.values()), 1.0)
    assert sum(x * x for x in vector("ferry aground").values()) < 1


def test_the_heaviest_words_are_kept() -> None:
    text = "ferry ferry ferry " + " ".join(f"word{n}x" for n in range(150))
    v = vector(text)
    assert len(v) == KEPT
    assert max(v, key=lambda w: v[w]) == "ferry"


def test_similar_finds_what_was_put_in_and_not_taken_out() -> None:
    index = Index()
    index.put(1, vector("ferry aground kestrel harbour"))
    index.put(2, vector("ferry aground kestrel captain"))
    index.put(3, vector("mine arsenic valley copper"))
    near = index.similar(vector("kestrel ferry harbour"))
    assert set(near) == {1, 2}
    assert near[1] > near[2]
    index.take(1)
    assert set(index.similar(vector("kestrel ferry harbour"))) == {2}
    index.take(2)
    index.take(3)
    assert index.vectors == index.places == {}


@pytest.mark.parametrize("text", ["", "the of and", "..."])
def test_a_report_without_words_resembles_nothing(text: str) -> None:
    index = Index()
    index.put(1, vector(text))
    assert index.similar(vector(text)) == {}


def test_similarity_is_the_product_of_the_vectors() -> None:
    rng = random.Random(5)
    vectors = [vector(" ".join(rng.choices(WORDS, k=30)), rng.choice(WORDS)) for _ in range(40)]
    index = Index()
    for slot, v in enumerate(vectors):
        index.put(slot, v)
    for v in vectors:
        want = {n: sum(x * o.get(w, 0.0) for w, x in v.items()) for n, o in enumerate(vectors)}
        near = index.similar(v)
        assert set(near) == {n for n, s in want.items() if s >= FLOOR}
        assert all(math.isclose(near[n], want[n], abs_tol=1e-9) for n in near)


def test_what_has_left_takes_no_room_in_the_end() -> None:
    index = Index()
    v = vector("ferry aground kestrel")
    for slot in range(2000):
        index.put(slot, v)
        if slot >= 10:
            index.take(slot - 10)
    assert len(index.slots) <= SPARE + 3 * 10 + 1
    assert max(map(len, index.runs.values())) <= SPARE + 3 * 10 + 1
    assert set(index.similar(v)) == set(range(1990, 2000))
