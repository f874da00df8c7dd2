"""The grammar as a whole: it compiles, each rule has its own name, and it stays quick on hostile text."""

import time

import pytest

from tellings.annotate.time_rules import PIECES, RULES, read_expressions, written
from tellings.annotate.time_words import letters


def test_every_name_in_a_pattern_is_a_class_or_a_piece() -> None:
    pieces = dict(letters())
    for name, pattern in PIECES.items():
        pieces[name] = written(pattern, pieces)
    for _, pattern, _ in RULES:
        assert written(pattern, pieces)


def test_an_unknown_name_is_an_error() -> None:
    with pytest.raises(KeyError):
        written("THE NOSUCHCLASS", letters())


def test_no_piece_hides_a_class() -> None:
    assert not set(PIECES) & set(letters())


def test_rules_have_names_of_their_own() -> None:
    assert len({name for name, _, _ in RULES}) == len(RULES)


def test_expressions_without_a_parse() -> None:
    text = "It fell on Monday, two years ago."
    assert [(e.span.of(text), e.rule) for e in read_expressions(text)] == [("Monday", "day"), ("two years ago", "ago")]


HOSTILE = [
    "the " * 5000,
    "1 " * 5000,
    "one hundred and " * 3000,
    "early late mid " * 3000,
    "May " * 5000,
    "the last few " * 3000,
    "a" * 20000,
    "2 1/2 " * 3000,
    "9" * 9000 + " years ago",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_takes_long(text: str) -> None:
    start = time.process_time()
    list(read_expressions(text))
    assert time.process_time() - start < 2
