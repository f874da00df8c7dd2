"""Word by word, in context: how much of one wording is found in another."""

import numpy as np
import pytest

from tellings.compare.embedding import Place, embed
from tellings.compare.word_match import Words, cover, full, weigh_words
from tellings.model import Span
from tests.compare.build import pages

TEXT = "The ferry to Ostrel sank on Monday. The captain blamed the fog. Divers looked for the ferry in the fog."


def words(*rows: list[float], weights: list[float]) -> Words:
    vectors = np.array(rows, np.float16)
    return Words(vectors, np.array(weights, np.float32))


def test_a_part_is_covered_by_the_whole_and_not_the_whole_by_the_part() -> None:
    part, whole = words([1, 0], weights=[1.0]), words([1, 0], [0, 1], weights=[0.5, 0.5])
    assert cover(part, whole) == pytest.approx((1.0, 0.5))
    assert cover(whole, part) == pytest.approx((0.5, 1.0))


def test_telling_words_count_more() -> None:
    a = words([1, 0], [0, 1], weights=[0.9, 0.1])
    assert cover(a, words([1, 0], weights=[1.0]))[0] == pytest.approx(0.9)
    assert cover(a, words([0, 1], weights=[1.0]))[0] == pytest.approx(0.1)


def test_full_precision_made_once_changes_nothing() -> None:
    a, b = words([1, 0], [0.3, 0.7], weights=[0.9, 0.1]), words([0.6, 0.8], weights=[1.0])
    assert cover(full(a), full(b)) == cover(a, b) == cover(full(a), b)


def test_no_words_cover_nothing() -> None:
    none = Words(np.zeros((0, 2), np.float16), np.zeros(0, np.float32))
    assert cover(none, words([1, 0], weights=[1.0])) == (0.0, 0.0)


def test_weights_sum_to_one_and_fall_with_frequency() -> None:
    found, _ = pages(
        TEXT + " Nobody on board could say how many passengers she carried when she left Arvend at dawn." * 3
    )
    at = TEXT.index("The captain")
    worded = embed([Place(found[0], (Span(at, at + len("The captain blamed the fog")),))], []).words
    (read,) = weigh_words(found, worded)
    assert float(read.weights.sum()) == pytest.approx(1.0)
    the, captain, _, again, fog = read.weights.tolist()
    assert the == again < fog < captain


def test_other_words_for_one_thing_cover_more_than_another_matter() -> None:
    found, _ = pages(
        "The captain blamed the fog.", "The skipper put it down to the mist.", "The tickets cost nine crowns."
    )
    told = [Place(page, (Span(0, len(page.text) - 1),)) for page in found]
    a, b, c = weigh_words(found, embed(told, []).words)
    assert min(cover(a, b)) > max(cover(a, c))
