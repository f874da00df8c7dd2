"""What the grouping sees of a report."""

import pytest

from tellings.group.features import AGAIN, CHARACTERS, LEDE, WORD, light, ordinal, read_once, stem, words_of
from tellings.model import Report


@pytest.mark.parametrize(
    ("word", "want"),
    [
        ("ferries", "ferry"), ("islands", "island"), ("glass", "glass"), ("virus", "virus"), ("crisis", "crisis"),
        ("gas", "gas"), ("the", ""), ("says", ""), ("tuesday", ""), ("harbour", "harbour"),
    ],
)  # fmt: skip
def test_stems(word: str, want: str) -> None:
    assert stem(word) == want


def test_title_is_a_view_and_part_of_the_words() -> None:
    found = light(
        Report("a", "The ferries and a ferry left.", title="Ferry leaves the harbour", published="2031-03-01")
    )
    assert found.title == ("ferry", "leave", "harbour")
    assert found.words == {"ferry": 9, "leave": 3, "harbour": 3, "left": 3}
    assert found.day == ordinal("2031-03-01T10:00:00Z")


def test_only_the_beginning_is_read() -> None:
    report = Report("a", "ferry " + " " * CHARACTERS + "bridge")
    assert light(report).words == {"ferry": 3}


def test_nothing_to_see() -> None:
    found = light(Report("a", ""))
    assert (found.title, found.words, found.day) == ((), {}, None)


@pytest.mark.parametrize(
    "text",
    [
        "", "Ferry", "  the ferry_boat ", "Aurelia’s “ferry” — 40 aboard…", "naïve Zürich ferry_boat’s", "a\u00a0b",
        "№ 5, Ünal said: don’t", "snake_case and 3.5 or 1,000", "Ελλάδα’s ferry", "tab\tand\x1fcontrol\x00marks",
    ],
)  # fmt: skip
def test_words_are_those_of_the_expression(text: str) -> None:
    assert words_of(text) == WORD.findall(text.lower())


@pytest.mark.parametrize("before", range(LEDE - 12, LEDE + 2))
def test_a_text_cut_at_the_lede_has_the_words_of_the_whole(before: int) -> None:
    text = "x" * before + " harbour Ferry’s"
    lede, words = read_once(text)
    assert words == WORD.findall(text.lower())
    assert lede == WORD.findall(text[:LEDE].lower())


def test_words_of_the_lede_weigh_more() -> None:
    found = light(Report("a", "ferry " + "x" * LEDE + " bridge"))
    assert (found.words["ferry"], found.words["bridge"]) == (1 + AGAIN, 1)
