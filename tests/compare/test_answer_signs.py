"""How sure an answer is: its features, and which of many is kept."""

import numpy as np
import pytest

from tellings.compare.answer_signs import ANSWERS, SORTS, WAYS, WITHIN, answer, best_answers, measure_answer, merged
from tellings.compare.claims import Fit
from tests.compare.build import talk

TEXT = "The dam leaks. The mayor says it does not. The lake is full. The dam was built long ago."
CLAIM = "[Ada Korren] [said] [that Jonas Feld had taken money from the builders of the bridge]. "
DENIED = CLAIM + "The harbour was open. Jonas Feld denied the charge."


def sentences():
    return talk(TEXT)[1].sentences


def signs(text: str, way: str, own: int, claim: int) -> dict[str, float]:
    """The features by name of the answer of one sentence to another."""
    ground, read = talk(text)
    found = answer(way, read.sentences[own], read.sentences[claim])
    return dict(zip(ANSWERS, measure_answer(ground, read, found), strict=True))


def test_every_way_is_of_one_sort():
    assert sorted(way for ways in SORTS.values() for way in ways) == sorted(set(WAYS) - {"repeated"})
    assert all(way in WAYS for way in WITHIN)


@pytest.mark.parametrize(("way", "sort"), [("turn", "turn"), ("pointed", "pointed"), ("such", "called"), ("far", "far"), ("which", "within"), ("side", "few")])
def test_the_sort_is_a_feature(way, sort):
    row = signs(TEXT, way, 1, 0)
    assert [s for s in SORTS if row[s]] == [sort]


def test_neighbours_and_a_sentence_alone():
    beside, apart, after, alone = (signs(TEXT, *x) for x in (("turn", 1, 0), ("turn", 2, 0), ("near", 0, 1), ("which", 0, 0)))
    assert (beside["next"], apart["next"], alone["next"]) == (1, 0, 0)
    assert (apart["second"], after["after"]) == (1, 1)
    assert alone["meaning"] == 0.5
    assert -1 <= beside["meaning"] <= 1
    assert np.isfinite([float(x) for x in beside.values()]).all()


@pytest.mark.parametrize(
    ("sign", "value"),
    [
        ("verb", 1), ("strong", 1), ("quality", 0), ("points", 1), ("told", 1), ("accusing", 0), ("names denier", 1),
        ("strong names", 1), ("same speaker", 0), ("another speaker", 1), ("second", 1), ("points second", 1), ("points next", 0),
        ("negated", 0), ("denies too", 0), ("headline", 0), ("kin", 0),
    ],
)  # fmt: skip
def test_signs_of_a_denial(sign, value):
    assert signs(DENIED, "pointed", 2, 0)[sign] == value


def test_what_is_called_as_it_is_denied():
    assert signs(DENIED.replace("said", "accused him and said"), "called", 2, 0)["kin"] == 1


def test_who_denies_is_its_subject_not_who_else_speaks_there():
    text = CLAIM + "Jonas Feld denied the charge, and [Ada Korren] [said] [that she would go to court]."
    assert signs(text, "pointed", 1, 0)["same speaker"] == 0


def test_one_says_what_the_other_negates():
    text = "[Ada Korren] [said] [that the bridge was safe]. [Jonas Feld] [said] [that the bridge was not safe]. [Jonas Feld] [said] [that the lake was full]."
    assert (signs(text, "turn", 1, 0)["opposed"], signs(text, "turn", 2, 1)["opposed"]) == (1, 0)


def test_one_answer_of_a_sentence_to_a_report_and_of_a_pair():
    first, second, third, fourth = sentences()
    found = [
        (0.3, answer("turn", second, first)),
        (0.6, answer("pointed", second, third)),
        (0.5, answer("side", third, second)),
        (0.35, answer("side", fourth, first)),
    ]
    kept = best_answers(found)
    assert [p for p, _ in kept] == [0.6, 0.35]
    assert best_answers(found[::-1]) == kept


def test_a_second_claim_that_is_sure_is_kept_a_third_is_not():
    first, second, third, fourth = sentences()
    found = [(0.7, answer("near", fourth, first)), (0.5, answer("near", fourth, second)), (0.45, answer("near", fourth, third))]
    assert [p for p, _ in best_answers(found)] == [0.7, 0.5]


def test_two_ways_to_one_claim_are_one_answer():
    first, second, *_ = sentences()
    fit = Fit(1.0, 0.8, 0.5, 0.2, 3)
    found = merged([answer("near", second, first)._replace(fit=fit), answer("pointed", second, first), answer("turn", first, second)])
    assert [a.ways for a in found] == [("pointed", "near"), ("turn",)]
    assert found[0].fit == fit
    assert found[0].way == "pointed"


@pytest.mark.parametrize(("way", "kind"), [("turn", "denial"), ("doubt", "contradiction"), ("even though", "contradiction")])
def test_the_report_itself_contradicts_and_others_deny(way, kind):
    first, second, *_ = sentences()
    assert answer(way, second, first).kind == kind
