"""The table of disputes by kind counts as the scorer does."""

from evaluation.disputes import ANSWERS, Judged, Pair, rows
from tellings.model import Cite

A, B, C = Cite("r1", 0, 10), Cite("r2", 0, 10), Cite("r2", 20, 30)


def story(gold, found, answers=()):
    return Judged({}, [Pair(k, *x) for k, x in gold], [Pair(ANSWERS, *x) for x in answers], [Pair(k, *x) for k, x in found])


def test_passages_meet_either_way_round():
    assert Pair("denial", A, B).meets(Pair("value", Cite("r2", 9, 12), Cite("r1", 5, 6)))
    assert not Pair("denial", A, B).meets(Pair("denial", A, C))


def test_rows_by_kind():
    judged = story([("denial", (A, B)), ("value", (A, C))], [("denial", (B, A)), ("denial", (C, B))])
    table = {row[0]: row[1:] for row in rows([judged])}
    assert table["denial"] == (1, 1, 1.0, 2, 1, 0.5)
    assert table["value"] == (1, 0, 0.0, 0, 0, None)
    assert table["contradiction"] == (None, 0, None, 0, 0, None)
    assert table["all"] == (2, 1, 0.5, 2, 1, 0.5)


def test_an_annotated_conflict_makes_a_pair_right_but_is_not_asked_for():
    judged = story([], [(ANSWERS, (A, B))], answers=[(A, B)])
    table = {row[0]: row[1:] for row in rows([judged])}
    assert table[ANSWERS] == (None, 0, None, 1, 1, 1.0)
    assert table["all"] == (None, 0, None, 1, 1, 1.0)
