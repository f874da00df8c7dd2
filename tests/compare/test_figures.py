"""What figures measure, and whether two can both be true."""

from decimal import Decimal

import pytest

from tellings.compare.figure_signs import FIGURES, look_at, measure_core, measure_figures
from tellings.compare.figures import (
    Figure,
    bounds,
    comparable,
    compatible,
    equal,
    is_corrected,
    plain,
    read_figures,
    status_of,
    value_of,
)
from tests.compare.build import clauses


def figure(text: str, kind: str | None = None) -> Figure:
    """The first figure of a sentence, of the kind asked for."""
    found = [f for f in read_figures(clauses(text)) if kind is None or f.kind == kind]
    assert found, text
    return found[0]


STATUS = [
    ("Seven people died in Velmar.", "The blast killed seven people in Velmar.", "agreed"),
    ("At least 7 people died in Velmar.", "Seven people died in Velmar.", "compatible"),
    ("More than 20 people died in Velmar.", "Some 30 people died in Velmar.", "compatible"),
    ("Five people died in Velmar.", "Seven people died in Velmar.", "conflicting"),
    ("At least 9 people died in Velmar.", "Seven people died in Velmar.", "conflicting"),
    ("About 100 people died in Velmar.", "Some 110 people died in Velmar.", "compatible"),
    ("Some 100 people died in Velmar.", "Some 190 people died in Velmar.", "conflicting"),
    ("At least two people died in Velmar.", "Six people died in Velmar.", "compatible"),
    ("More than 80 people died in Velmar.", "In Velmar 120 people died.", "compatible"),
    ("More than 600 people died in Velmar.", "Almost 1,200 people died in Velmar.", "conflicting"),
    ("More than 2,000 people signed it.", "Some 300,000 people signed it.", "conflicting"),
    ("Up to 44 million people signed it.", "Fewer than 400,000 people signed it.", "conflicting"),
    ("Up to 100 people died in Velmar.", "In Velmar 90 people died.", "compatible"),
    ("Dozens of people died in Velmar.", "In Velmar 84 people died.", "compatible"),
    ("Dozens of people died in Velmar.", "In Velmar 12 people died.", "conflicting"),
    ("Dozens of people died in Velmar.", "In Velmar 21 people died.", "compatible"),
    ("It lasted a few years.", "It lasted two years.", "compatible"),
    ("Thousands of people came.", "Hundreds of thousands of people came.", "compatible"),
    ("Hundreds of people came.", "Hundreds of thousands of people came.", "conflicting"),
    ("Scores of people died in Velmar.", "In Velmar 38 people died.", "compatible"),
    ("A dozen people died in Velmar.", "In Velmar 11 people died.", "compatible"),
    ("Two dozen people died in Velmar.", "In Velmar 25 people died.", "compatible"),
    ("A dozen people died in Velmar.", "In Velmar 16 people died.", "conflicting"),
    ("Thousands of people came to Velmar.", "To Velmar came 1,987 people.", "compatible"),
    ("He could be jailed for up to 10 years.", "He could be jailed for up to 14 years.", "conflicting"),
    ("He could be jailed for up to 10 years.", "He could be jailed for up to ten years.", "agreed"),
    ("He was jailed for 9 years.", "He could be jailed for up to 10 years.", "compatible"),
    ("Hundreds of people died in Velmar.", "More than 600 people died in Velmar.", "compatible"),
    ("Nearly 80 people died in Velmar.", "At least 84 people died in Velmar.", "conflicting"),
    ("Almost 80 people died in Velmar.", "In Velmar 77 people died.", "compatible"),
    ("Roughly 1,000 people live in Velmar.", "About 850 people live in Velmar.", "conflicting"),
    ("About 145 people live in Velmar.", "Some 146 people live in Velmar.", "compatible"),
    ("About 145 people live in Velmar.", "Some 148 people live in Velmar.", "conflicting"),
    ("The firm paid $40 million for it.", "The firm paid 40 million euros for it.", "conflicting"),
    ("The firm paid $60 per share for it.", "The firm paid $60 for it.", "agreed"),
    ("The firm paid $60 per share for it.", "The firm paid $70 for it.", "conflicting"),
    ("The firm paid $40 million for it.", "The firm paid 40 million dollars for it.", "agreed"),
]


@pytest.mark.parametrize(("one", "other", "status"), STATUS)
def test_status(one, other, status):
    a, b = figure(one), figure(other)
    assert status_of(a, b) == status
    assert status_of(b, a) == status


VALUES = [
    ("At least 12 people died.", ">=12"),
    ("Up to 30 people died.", "<=30"),
    ("Some 30 people died.", "~30"),
    ("Between 20 and 30 people died.", "20-30"),
    ("Two people died.", "2"),
    ("It cost 1,500 crowns.", "1500"),
    ("Dozens of people died.", "dozens"),
    ("Scores of other people died.", "scores"),
    ("Tens of thousands of people came.", "tens of thousands"),
    ("The flood killed thousands.", "thousands"),
    ("More than a hundred people died.", ">=100"),
]


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_values(text, value):
    assert value_of(figure(text)) == value


def test_a_day_is_a_figure():
    day = figure("The bridge fell on 12 May 2031.", "date")
    assert value_of(day) == "2031-05-12"
    assert not comparable(day, figure("Seven people died."))


def test_a_month_and_a_day_in_it_are_compatible():
    month, day = figure("The bridge fell in May 2031.", "date"), figure("The bridge fell on 12 May 2031.", "date")
    assert status_of(month, day) == "compatible"
    assert compatible(day, month)
    assert not equal(day, month)


def test_two_days_conflict():
    one, other = figure("The bridge fell on 12 May 2031.", "date"), figure("The bridge fell on 13 May 2031.", "date")
    assert status_of(one, other) == "conflicting"


def test_bounds_of_an_approximate_figure_widen():
    low, high = bounds(figure("Some 100 people died."))
    assert low == Decimal("90")
    assert high == Decimal("110")


def test_a_figure_stands_in_the_smallest_clause():
    text = "The mayor said that seven people died when the bridge fell."
    found = figure(text)
    assert found.stated.clause.text == "seven people died" or "seven people died" in found.stated.clause.text
    assert found.span.of(text).startswith("seven")


def test_features_have_names_and_are_symmetric():
    a, b = figure("At least 12 people died in Velmar."), figure("The blast killed 14 people in Velmar on Monday.")
    x, y = look_at(a, {}), look_at(b, {})
    one = [*measure_figures(x, y, 0.6, 1, {}), *measure_core(x, y, 1.0, 0.5)]
    assert len(one) == len(FIGURES)
    assert one == [*measure_figures(y, x, 0.6, 1, {}), *measure_core(y, x, 1.0, 0.5)]


@pytest.mark.parametrize(
    ("value", "text"), [("40000000000", "40000000000"), ("2.50", "2.5"), ("0", "0"), ("1E+3", "1000")]
)
def test_plain_decimals(value, text):
    assert plain(Decimal(value)) == text


CORRECTED = [
    ("The kiln was initially reported to be 40 metres long, but the guild says it is 30 metres.", True),
    ("Police said earlier that 9 people died.", True),
    ("Originally the choir sang 12 songs.", False),
    ("A poll taken earlier this month says that 9 people sang.", False),
    ("Police say that 9 people died.", False),
    ("The earlier offer was of 70 crowns, the new one is said to be of 80.", False),
]


@pytest.mark.parametrize(("text", "corrected"), CORRECTED)
def test_a_sentence_may_tell_what_was_said_at_first(text, corrected):
    assert is_corrected(figure(text)) is corrected


def test_two_figures_of_a_sentence_are_comparable_where_it_corrects_the_one():
    one, other = read_figures(
        clauses("The singer was initially reported to be 44 years old, but her agent says she is 43 years old.")
    )
    assert comparable(one, other)
    one, other = read_figures(clauses("The singer is 44 years old, and her sister is 43 years old."))
    assert not comparable(one, other)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("It is one of the oldest choirs of Velmar.", 0),
        ("One of the miners died.", 0),
        ("One miner died.", 1),
        ("Two of the miners died.", 1),
    ],
)
def test_one_of_many_is_no_count(text, count):
    assert len([f for f in read_figures(clauses(text)) if f.kind == "count"]) == count


LENGTHS = [
    ("The choir sang for 12 hours.", "12"),
    ("The choir sang for 12 hours and 40 minutes.", "~12"),
    ("The choir sang for 2 years, 6 months.", "~2"),
    ("The choir sang for 12 hours and left.", "12"),
]


@pytest.mark.parametrize(("text", "value"), LENGTHS)
def test_a_length_that_goes_on_in_a_smaller_unit_is_approximate(text, value):
    assert value_of(read_figures(clauses(text))[0]) == value


@pytest.mark.parametrize("text", ["The choir passed the 12-hour mark.", "It was ready days before the launch."])
def test_a_moment_in_a_length_and_an_untold_number_of_days_are_no_figures(text):
    assert read_figures(clauses(text)) == []


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("The mill takes 12 billion cubic metres a year.", "Twelve billion cubic metres flow every year.", True),
        ("The mill takes 12 billion cubic metres a year.", "Nine billion cubic metres flow every year.", False),
        ("The mill takes 12 tonnes a day.", "The mill takes 12 kilometres.", False),
    ],
)
def test_what_is_taken_by_the_year_may_be_told_without_it(one, other, same):
    a, b = figure(one, "measure"), figure(other, "measure")
    assert comparable(a, b) is same
    assert equal(a, b) is same
