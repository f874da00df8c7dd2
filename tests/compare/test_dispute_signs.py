"""Denials, negations, opposites."""

import pytest

from tellings.compare.dispute_signs import denial_words, has_sign, is_negated, opposites
from tests.compare.build import clauses


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The ministry denied the report.", {"deny"}),
        ("The mayor dismissed the claim as baseless.", {"dismiss", "baseless"}),
        ("The mayor opened the bridge.", set()),
    ],
)
def test_denial_words(text, words):
    assert words <= denial_words(clauses(text)[0])
    assert bool(words) == bool(denial_words(clauses(text)[0]))


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("The bridge was not safe.", True),
        ("Nobody warned the workers.", True),
        ("The bridge was safe.", False),
        ("The mayor never said that nobody died.", False),
    ],
)
def test_negation(text, negated):
    found = clauses(text)
    assert len(found) >= 1
    assert is_negated(found[0]) == negated or len(found) > 1


@pytest.mark.parametrize(
    ("one", "other", "pairs"),
    [
        ("Prices rose sharply in the town.", "Prices fell sharply in the town.", True),
        ("The bridge fell in the morning.", "The bridge fell in the afternoon.", True),
        ("Prices rose sharply.", "Prices rose again.", False),
        ("The shop opened, then closed.", "The shop closed.", False),
    ],
)
def test_opposites(one, other, pairs):
    assert bool(opposites(clauses(one)[0], clauses(other)[0])) == pairs


def test_a_pair_without_any_sign_is_no_candidate():
    assert not has_sign(clauses("The bridge fell on Monday.")[0], clauses("The old bridge fell.")[0])
    assert has_sign(clauses("The bridge was not safe.")[0], clauses("The bridge was safe.")[0])
