"""Classes of words: what a rule sees of a text."""

import pytest

from tellings.annotate.time_words import names, read_words


def seen(text: str) -> list[tuple[str, str]]:
    """Class and value of each word."""
    words = read_words(text)
    return [(names()[c], v) for c, v in zip(words.classes, words.values, strict=True)]


NUMBERS = [
    ("twenty four", ("NUMBER", "24")),
    ("twenty-four", ("NUMBER", "24")),
    ("a hundred and two", ("NUMBER", "102")),
    ("three hundred thousand", ("NUMBER", "300000")),
    ("nineteen ninety-six", ("YEAR", "1996")),
    ("twenty nineteen", ("YEAR", "2019")),
    ("twenty-first", ("ORDINAL", "21")),
    ("first", ("ORDINAL", "1")),
    ("31", ("DAYNUM", "31")),
    ("32", ("COUNT", "32")),
    ("2,000", ("COUNT", "2000")),
    ("1998", ("YEAR", "1998")),
    ("3200", ("COUNT", "3200")),
    ("2.5", ("DECIMAL", "2.5")),
    ("22nd", ("DAYTH", "22")),
    ("1980s", ("DECADE", "1980")),
    ("\u201980s", ("DECADE", "80")),
    ("'89", ("YEAR2", "89")),
    ("7:15", ("CLOCK", "7:15")),
    ("2022-12-19", ("ISO", "2022-12-19")),
    ("12/19/2022", ("NUMERIC", "12/19/2022")),
    ("p.m.", ("AMPM", "p")),
    ("am", ("AMPM", "a")),
    ("\u00bd", ("FRACTION", "0.5")),
    ("Q3", ("QUARTERTH", "Q3")),
    ("New Year's Eve", ("HOLIDAY", "12-31")),
]


@pytest.mark.parametrize("text,word", NUMBERS)
def test_one_word(text: str, word: tuple[str, str]) -> None:
    assert seen(text) == [word]


WORDS = [
    ("May", "MONTH"), ("may", "OTHER"), ("MAY", "MONTH"), ("march", "OTHER"), ("Sunday", "WEEKDAY"), ("sun", "OTHER"),
    ("GMT", "ZONE"), ("et", "OTHER"), ("The", "THE"), ("fortnight", "UNIT"), ("Ghent", "OTHER"),
]  # fmt: skip


@pytest.mark.parametrize("text,name", WORDS)
def test_capitals_decide(text: str, name: str) -> None:
    assert seen(text)[0][0] == name


def test_one_and_two_are_two_numbers() -> None:
    assert seen("one and two") == [("NUMBER", "1"), ("AND", "0"), ("NUMBER", "2")]


def test_a_new_paragraph_breaks() -> None:
    assert [n for n, _ in seen("in June\n\n2023 people")] == ["IN", "MONTH", "BREAK", "YEAR", "OTHER"]


def test_places_are_code_points() -> None:
    text = "\U0001f30a on Monday \u2014 two days"
    words = read_words(text)
    assert [text[s:e] for s, e in zip(words.starts, words.ends, strict=True)] == text.split()
