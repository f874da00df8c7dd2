"""What the grouping sees of a report."""

import pytest

from tellings.group.features import CHARACTERS, light, ordinal, stem
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
