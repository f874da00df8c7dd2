"""Two numbers that are one figure, two that stay two, and figures that lean on one another; by characters alone where that is enough."""

from decimal import Decimal

import pytest
from spacy.language import Language

from tellings.annotate.quantities import find_quantities
from tellings.annotate.quantity_figures import Figure, single_figures
from tellings.annotate.quantity_ranges import joined
from tests.annotate.texts import interval


def read(text: str) -> list[Figure]:
    return joined(text, single_figures(text))


ONE = [
    ("5-10 boats", 5, 10),
    ("5–10 boats", 5, 10),
    ("5 - 10 boats", 5, 10),
    ("5 to 10 boats", 5, 10),
    ("five to ten boats", 5, 10),
    ("5 to as many as 10 boats", 5, 10),
    ("5 to about 10 boats", 5, 10),
    ("five or six boats", 5, 6),
    ("two or three thousand boats", 2000, 3000),
    ("between five and ten boats", 5, 10),
    ("between 8 and 9 million boats", 8_000_000, 9_000_000),
    ("between eight and nine million", 8_000_000, 9_000_000),
    ("between 800,000 and 1 million boats", 800_000, 1_000_000),
    ("8 to 9 million boats", 8_000_000, 9_000_000),
    ("8-9 million boats", 8_000_000, 9_000_000),
    ("$8-9 million", 8_000_000, 9_000_000),
    ("$8 million to $9 million", 8_000_000, 9_000_000),
    ("8 million to 9 million euros", 8_000_000, 9_000_000),
    ("3% to 5%", 3, 5),
    ("3-5%", 3, 5),
    ("10 km to 15 km", 10, 15),
    ("10-15km", 10, 15),
    ("2.5 to 3 tonnes", Decimal("2.5"), 3),
]


@pytest.mark.parametrize("text, low, high", ONE)
def test_one_figure(text: str, low: Decimal, high: Decimal) -> None:
    (figure,) = read(text)
    assert (figure.low, figure.high, figure.ranged) == (low, high, True)


TWO = [
    "5 boats and 10 ships",
    "5 and 10 boats",
    "10 to 5 boats",
    "5 or 50 boats",
    "rose by 5 to 10",
    "fell from 10 tonnes to 5 tonnes",
    "climbed from $8 million to $9 million",
    "grew from 5 to 10 percent",
    "5 km to 10 miles",
    "$5 to €10",
    "in 2018 to 3.9 million",
    "5, 10",
]


@pytest.mark.parametrize("text", TWO)
def test_two_figures(text: str) -> None:
    assert len(read(text)) == 2


SHARES = [
    ("one in five", "0.2"),
    ("1 in 5", "0.2"),
    ("one in every five", "0.2"),
    ("nine out of ten", "0.9"),
    ("9 out of 10", "0.9"),
    ("three in ten", "0.3"),
    ("45 out of every 100", "0.45"),
]


@pytest.mark.parametrize("text, share", SHARES)
def test_shares(text: str, share: str) -> None:
    (figure,) = read(text)
    assert (figure.low, figure.high, figure.kind) == (Decimal(share), Decimal(share), "ratio")


@pytest.mark.parametrize("text", ["five in one", "45 in 1999", "12 in 30", "ten out of nine", "$5 in 10", "2 million in 5"])
def test_no_shares(text: str) -> None:
    assert all(figure.kind != "ratio" for figure in read(text))


BORROWED = [
    ("climbed from 5 to 7 million tonnes", ["5000000 tonne", "7000000 tonne"]),
    ("fell from 120,000 to 45,000 euros", ["120000 EUR", "45000 EUR"]),
    ("7- or 8-inch", ["7 inch", "8 inch"]),
    ("12 and 15 per cent", ["12 percent", "15 percent"]),
    ("12 per cent and 15", ["12 percent", "15 None"]),
    ("12 men and 15 per cent", ["12 None", "15 percent"]),
    ("in 2018 and 15 per cent", ["2018 None", "15 percent"]),
]


@pytest.mark.parametrize("text, figures", BORROWED)
def test_a_unit_said_once_serves_both(text: str, figures: list[str]) -> None:
    assert [f"{f.low} {f.unit}" for f in read(text)] == figures


@pytest.mark.parametrize(
    "text, same",
    [
        ("They paid 105 billion rubles ($1.49 billion) for it.", True),
        ("It is 8 miles (13 km) long.", True),
        ("It is 8 miles (about 13 km) long.", True),
        ("It is 8 miles [13 km] long.", True),
        ("They paid $5 (or €4.60) for it.", True),
        ("It is 8 miles and 13 km long.", False),
        ("It is 8 miles (3 hours) away.", False),
        ("It is 8 miles (13 miles by sea) away.", False),
        ("They paid $5 million (12 percent) more.", False),
    ],
)
def test_equal_amounts_in_brackets(nlp: Language, text: str, same: bool) -> None:
    a, b = find_quantities(nlp(text))
    assert (a.same == b.span and b.same == a.span) is same
    assert same or (a.same, b.same) == (None, None)


LEFT_OUT = [
    ("They built 435 homes in May and 187 in June.", ["homes", "homes"]),
    ("Seven people were missing and 42 had been taken to hospital.", ["people", "people"]),
    ("They sold 12 tonnes in May and 15 in June.", ["tonne", "tonne"]),
    ("They built 435 homes in May.\n\nIt was 187 in June.", ["homes", None]),
]


@pytest.mark.parametrize("text, nouns", LEFT_OUT)
def test_a_noun_left_out(nlp: Language, text: str, nouns: list[str | None]) -> None:
    found = find_quantities(nlp(text))
    assert [q.unit or (q.counted.of(text) if q.counted else None) for q in found] == nouns


PARTS = [
    ("Of these, 71 fell ill, 64 of them in the north.", ["71", "64"]),
    ("They freed 20 men, 12 of whom were ill.", ["20", "12"]),
    ("Power: 31,000 at the peak, 2,400 on Thursday.", ["31000", "2400"]),
    ("She is the oldest of the three.", []),
    ("The two left.", []),
    ("It fell below the 2.05 billion expected.", ["2050000000"]),
]


@pytest.mark.parametrize("text, values", PARTS)
def test_bare_numbers(nlp: Language, text: str, values: list[str]) -> None:
    assert [interval(q) for q in find_quantities(nlp(text))] == values


STAMPS = ["23.55: Polls have closed.", "9.05 Polls have closed.", "It began.\n21.05: Polls have closed."]


@pytest.mark.parametrize("text", STAMPS)
def test_stamps_of_a_live_report_are_no_figures(nlp: Language, text: str) -> None:
    assert find_quantities(nlp(text)) == ()


@pytest.mark.parametrize("text, values", [("23.55 tonnes were sold.", ["23.55"]), ("At 21.05 tonnes it broke.", ["21.05"]), ("A loaf costs 2.05: that is a lot.", ["2.05"])])
def test_decimals_that_are_no_stamps(nlp: Language, text: str, values: list[str]) -> None:
    assert [interval(q) for q in find_quantities(nlp(text))] == values
