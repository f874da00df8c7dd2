"""Word by word, in context: how much of one wording is found in another."""

import numpy as np
import pytest

from tellings.compare.embedding import WIDTH, embed, embed_words
from tellings.compare.word_match import Words, cover, weigh_words
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


def test_no_words_cover_nothing() -> None:
    none = Words(np.zeros((0, 2), np.float16), np.zeros(0, np.float32))
    assert cover(none, words([1, 0], weights=[1.0])) == (0.0, 0.0)


def test_weights_sum_to_one_and_fall_with_frequency() -> None:
    found, _ = pages(TEXT + " Nobody on board could say how many passengers she carried when she left Arvend at dawn." * 3)
    text = "The captain blamed the fog"
    _, worded = embed_words([text])
    (read,) = weigh_words(found, [text], worded)
    assert float(read.weights.sum()) == pytest.approx(1.0)
    the, captain, _, again, fog = read.weights.tolist()
    assert the == again < fog < captain


def test_other_words_for_one_thing_cover_more_than_another_matter() -> None:
    found, _ = pages(TEXT)
    texts = ["the captain blamed the fog", "the skipper put it down to the mist", "the tickets cost nine crowns"]
    _, worded = embed_words(texts)
    a, b, c = weigh_words(found, texts, worded)
    assert min(cover(a, b)) > max(cover(a, c))


def test_words_stand_where_the_text_has_them() -> None:
    text = "“Overboarding” isn’t a word, she said."
    _, (worded,) = embed_words([text])
    assert [text[i:j] for i, j in worded.places][:4] == ["“", "Overboarding", "”", "isn"]
    assert np.allclose(np.linalg.norm(worded.vectors.astype(np.float32), axis=1), 1, atol=1e-2)


def test_rows_are_those_of_the_sentences_and_equal_texts_have_equal_rows() -> None:
    texts = ["the captain blamed the fog", "nine crowns", "the captain blamed the fog"]
    rows, worded = embed_words(texts)
    assert np.allclose(rows, embed(texts), atol=1e-5)
    assert np.array_equal(worded[0].vectors, worded[2].vectors)


def test_no_texts() -> None:
    rows, worded = embed_words([])
    assert rows.shape == (0, WIDTH)
    assert worded == []
