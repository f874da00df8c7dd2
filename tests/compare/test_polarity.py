"""Which words a clause negates, and which words of two clauses exclude each other."""

import pytest

from tellings.compare.polarity import exclusive_words, negated_words, opposed, read_polar, stem
from tests.compare.build import clauses


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("The bridge was not safe.", {"safe"}),
        ("The boy wasn't seriously hurt in the fall.", {"seriously", "hurt"}),
        ("The group made no claim.", {"claim"}),
        ("The driver has not been identified.", {"identified"}),
        ("No workers were injured at the mill.", {"injured"}),
        ("Not one bridge will be opened.", {"opened"}),
        ("There is no bridge.", {"bridge"}),
        ("The company failed to respond.", {"respond"}),
        ("The company refused to pay.", {"pay"}),
        ("The bridge was safe.", set()),
        ("The mayor not only opened the bridge.", set()),
        ("The mayor had not visited the town for three years.", set()),
    ],
)
def test_negated_words(text, negated):
    (clause,) = clauses(text)
    page = clause.reading.page
    assert {page.lower(i) for i in negated_words(clause)} == negated


@pytest.mark.parametrize(
    ("one", "other", "sign"),
    [
        ("The boy was not seriously hurt.", "The boy had serious wounds.", "negated"),
        ("The driver was identified on Monday.", "The driver has not been identified.", "negated"),
        ("The sailors were unhurt.", "The sailors were hurt.", "negated"),
        ("A car hit the gate of the mill.", "A truck hit the gate of the mill.", "exclusive"),
        ("Most of the workers left.", "About half of the workers left.", "share"),
        ("Prices rose sharply in the town.", "Prices fell sharply in the town.", "opposite"),
        ("The boy was not hurt.", "The boy was safe.", None),
        ("The bridge was not safe.", "The bridge was not quite safe.", None),
        ("A car and a truck hit the gate.", "A truck hit the gate.", None),
        ("The shop sold bread.", "The shop sold cakes.", None),
        ("The mayor asked whether the bridge was safe.", "The bridge was not safe.", None),
        ("Was the bridge safe?", "The bridge was not safe.", None),
        ("No bridge will be opened.", "None of the bridges will be opened.", None),
        ("The workers had complained about cracks.", "There was no complaint about cracks.", "negated"),
        ("Prices rose sharply.", "Prices rose again.", None),
        ("Most of the workers left.", "Half of the ships left.", None),
        ("For the most part the workers left.", "Half of the workers left.", None),
        ("The envoys of North Arvend left.", "The envoys of South Arvend left.", None),
        ("The bridge will not open until March.", "The bridge will open in March.", None),
        ("No sailor said that the bridge is safe.", "The bridge is safe.", None),
        ("The mayor did not say that the bridge is safe.", "The bridge is safe.", None),
        ("The bridge is no longer closed.", "The bridge was not closed.", None),
        ("They pretend the bridge did not open.", "The bridge opened.", None),
    ],
)
def test_what_two_clauses_set_against_each_other(one, other, sign):
    a, b = read_polar(clauses(one)[-1]), read_polar(clauses(other)[-1])
    found, back = opposed(a, b), opposed(b, a)
    assert (found and found[0]) == sign
    assert (back and back[0]) == sign


def test_the_words_are_shown_on_their_own_sides():
    a, b = (read_polar(clauses(text)[0]) for text in ("The driver was identified.", "The driver was not identified."))
    assert opposed(a, b) == ("negated", "identified", "not identified")
    assert opposed(b, a) == ("negated", "not identified", "identified")


@pytest.mark.parametrize(
    ("one", "other"), [("serious", "seriously"), ("injure", "injury"), ("identify", "identified"), ("claim", "claims")]
)
def test_words_of_one_stem(one, other):
    assert stem(one) == stem(other) or stem(one)[:4] == stem(other)[:4]


def test_what_a_report_only_denies_is_neither_said_nor_negated():
    (clause,) = clauses("The bridge was not safe in winter.")
    page = clause.reading.page
    denied = frozenset(i for i in page.word_range(clause.clause.span) if page.lower(i) in ("safe", "winter"))
    polar = read_polar(clause, denied)
    assert (polar.said, polar.negated) == ({}, {})


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("The suspect fled in a car.", 1), ("The suspect fled on foot.", 0), ("Did the suspect flee in a car?", 0),
        ("If the suspect fled in a car, the gate was open.", 0),
    ],
)  # fmt: skip
def test_words_that_exclude_others_are_those_of_the_whole_reading(text: str, groups: int) -> None:
    for clause in clauses(text)[:1]:
        assert len(exclusive_words(clause)) == groups
        assert exclusive_words(clause) == read_polar(clause).groups


def test_what_a_prefix_negates_is_known_beforehand() -> None:
    (polar,) = (read_polar(c) for c in clauses("The claim was unfounded."))
    assert [(word, bare) for _, word, bare in polar.prefixed] == [("unfounded", stem("founded"))]
