"""Figures from characters alone: any text is read without an error, and ranges join only what belongs together."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.annotate.quantity_figures import Figure, single_figures
from tellings.annotate.quantity_hedges import hedged
from tellings.annotate.quantity_ranges import joined

PIECES = st.sampled_from(
    "12 1,234 1.234 0 -5 $ US$ € % per a half third quarters million bn k m hundred and to from between dozens of several few twice - – ( ) / . , "
    "½ 1/0 ×10 2×10−8 year -old share at least up about plus or one two twenty point rose fell by # No. ٣ ² 3.4.5 1,2,3 … 9999999999 s ’s".split(
        " "
    )
)


def read(text: str) -> list[Figure]:
    return [hedged(text, figure) for figure in joined(text, single_figures(text))]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(PIECES, st.sampled_from(["", " "])), max_size=9))
def test_any_text_is_read(pieces: list[tuple[str, str]]) -> None:
    text = "".join(word + gap for word, gap in pieces)
    for figure in read(text):
        assert 0 <= figure.start <= figure.number < figure.number_end <= figure.end <= len(text)


JOINED = [
    ("5-10W", 5, 10),
    ("5 to 10 per cent", 5, 10),
    ("five per cent to 10 per cent", 5, 10),
    ("$5 to $10", 5, 10),
    ("$5-10", 5, 10),
    ("$5 to $10 million", 5_000_000, 10_000_000),
    ("between 5 and 10 men", 5, 10),
    ("between about 5 and about 10 men", 5, 10),
    ("from 450 sq ft up to 900 sq ft", 450, 900),
    ("three or four men", 3, 4),
    ("the price range is $200 to $4 million", 200, 4_000_000),
]


@pytest.mark.parametrize("text, low, high", JOINED)
def test_joined(text: str, low: int, high: int) -> None:
    (figure,) = read(text)
    assert (figure.low, figure.high) == (low, high)


APART = [
    "5 men and 10 women",
    "rose $5 to $30",
    "fell 5 to 250",
    "climbed from 5 to 10 tonnes",
    "5 per cent to 30 euros",
    "25k or 40k",
    "in 2018 to 3.9 million men",
]


@pytest.mark.parametrize("text", APART)
def test_apart(text: str) -> None:
    assert len(read(text)) == 2
