"""Numerals alone: what a number is worth, in digits and in words."""

from decimal import Decimal

import pytest

from tellings.annotate.quantity_numbers import literal_value, numerals
from tests.marked import unmark

LITERALS = [
    ("12", "12"),
    ("1,234,567", "1234567"),
    ("1,00,000", "100000"),
    ("1,234.5", "1234.5"),
    ("0.1", "0.1"),
    (".001", "0.001"),
    ("12,5", "12.5"),
    ("1.234.567", "1234567"),
    ("1.234.567,8", "1234567.8"),
    ("1.234,50", "1234.50"),
    ("40 000", "40000"),
    ("40\u00a0000", "40000"),
    ("1/16", "0.0625"),
    ("2 1/2", "2.5"),
    ("½", "0.5"),
    ("4½", "4.5"),
    ("-3", "-3"),
    ("−3.5", "-3.5"),
    ("2.5×10−3", "0.0025"),
    ("3 x 10^6", "3000000"),
]


@pytest.mark.parametrize("digits, value", LITERALS)
def test_literal_value(digits: str, value: str) -> None:
    assert literal_value(digits) == Decimal(value)


NUMERALS = [
    ("[twelve] men", "12"),
    ("[twenty-five] men", "25"),
    ("[twenty five] men", "25"),
    ("[a hundred] men", "100"),
    ("[two hundred and six] men", "206"),
    ("[one hundred thirty-one] men", "131"),
    ("[thirty-five hundred] men", "3500"),
    ("[two thousand three hundred] men", "2300"),
    ("[one million two hundred thousand] men", "1200000"),
    ("[4 hundred million] men", "400000000"),
    ("[40,000 million] euros", "40000000000"),
    ("[three lakh] men", "300000"),
    ("[2.5 crore] rupees", "25000000"),
    ("[1.49 bln] dollars", "1490000000"),
    ("[two and a half million] men", "2500000"),
    ("[one point six billion] men", "1600000000"),
    ("[half a million] men", "500000"),
    ("[half-million] men", "500000"),
    ("[a quarter of a million] men", "250000"),
    ("[half a dozen] men", "6"),
    ("[three dozen] men", "36"),
    ("[a third] of them", "0.3333333333333333333333333333"),
    ("[two-thirds] of them", "0.6666666666666666666666666667"),
    ("[three-quarters] of them", "0.75"),
    ("[three quarters] of them", "0.75"),
    ("[half] of them", "0.5"),
    ("cut by [half]", "0.5"),
    ("[one-half] share", "0.5"),
]


@pytest.mark.parametrize("marked, value", NUMERALS)
def test_numerals(marked: str, value: str) -> None:
    text, (span,) = unmark(marked)
    (found,) = numerals(text, lambda start, end: False)
    assert (found.start, found.end, found.low, found.high) == (span.start, span.end, Decimal(value), Decimal(value))


OPEN = [
    ("[dozens] of men", 24, None),
    ("[scores] of men", 40, None),
    ("[hundreds] of men", 200, None),
    ("[tens of thousands] of men", 20_000, None),
    ("[hundreds of millions] of men", 200_000_000, None),
    ("[several thousand] men", 2_000, 10_000),
    ("[a few hundred] men", 200, 1_000),
    ("[a couple of hundred] men", 200, 300),
    ("[several] men", 2, None),
    ("[a few] men", 3, None),
    ("[a handful] of men", 3, None),
    ("[a pair] of men", 2, 2),
]


@pytest.mark.parametrize("marked, low, high", OPEN)
def test_vague_numerals(marked: str, low: int, high: int | None) -> None:
    text, (span,) = unmark(marked)
    (found,) = numerals(text, lambda start, end: False)
    assert (found.start, found.end, found.low, found.high, found.sort) == (span.start, span.end, low, high, "vague")


NONE = [
    "high test scores in",
    "few men",
    "the first half was",
    "the third man",
    "a quarter past",
    "couple counselling",
    "half-staff",
    "in tens, then",
]


@pytest.mark.parametrize("text", NONE)
def test_words_that_are_no_numerals(text: str) -> None:
    assert [n.low for n in numerals(text, lambda start, end: False) if n.sort != "part" or n.low != 2] == []


def test_characters_taken_by_something_else_are_passed_over() -> None:
    assert [n.low for n in numerals("12 and 15", lambda start, end: start == 0)] == [15]


def test_three_quarters_that_are_a_time() -> None:
    assert [n.low for n in numerals("the last three quarters were bad", lambda start, end: False)] == [3]
