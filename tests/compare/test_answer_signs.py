"""How sure an answer is: its features, and which of many is kept."""

import numpy as np
import pytest

from tellings.compare.answer_signs import ANSWERS, SORTS, WAYS, WITHIN, answer, best_answers, measure_answer
from tests.compare.build import talk

TEXT = "The dam leaks. The mayor says it does not. The lake is full. The dam was built long ago."


def sentences():
    return talk(TEXT)[1].sentences


def test_every_way_is_of_one_sort():
    assert sorted(way for ways in SORTS.values() for way in ways) == sorted(WAYS)
    assert all(way in WAYS for way in WITHIN)


@pytest.mark.parametrize(("way", "sort"), [("turn", "beside"), ("pointed", "pointed"), ("far", "far"), ("which", "within")])
def test_the_sort_is_a_feature(way, sort):
    first, second, *_ = sentences()
    row = dict(zip(ANSWERS, measure_answer(answer(way, second, first)), strict=True))
    assert [s for s in SORTS if row[s]] == [sort]


def test_neighbours_and_a_sentence_alone():
    first, second, third, _ = sentences()
    beside, apart, alone = (
        dict(zip(ANSWERS, measure_answer(a), strict=True))
        for a in (answer("turn", second, first), answer("turn", third, first), answer("which", first, first))
    )
    assert (beside["next"], apart["next"], alone["next"]) == (1, 0, 0)
    assert alone["meaning"] == 0.5
    assert -1 <= beside["meaning"] <= 1
    assert np.isfinite(list(beside.values())).all()


def test_one_answer_of_a_sentence_to_a_report_and_of_a_pair():
    first, second, third, fourth = sentences()
    found = [
        (0.3, answer("turn", second, first)),
        (0.6, answer("pointed", second, third)),
        (0.5, answer("side", third, second)),
        (0.4, answer("side", fourth, first)),
    ]
    kept = best_answers(found)
    assert [p for p, _ in kept] == [0.6, 0.4]
    assert best_answers(found[::-1]) == kept


@pytest.mark.parametrize(("way", "kind"), [("turn", "denial"), ("doubt", "contradiction"), ("even though", "contradiction")])
def test_the_report_itself_contradicts_and_others_deny(way, kind):
    first, second, *_ = sentences()
    assert answer(way, second, first).kind == kind
