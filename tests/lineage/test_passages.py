"""Shared passages, over small edits."""

import pytest

from tellings.lineage.passages import shared_passages
from tellings.lineage.words import Words
from tellings.model import Report
from tests.marked import unmark

ONE = (
    "The harbour office closed the northern channel on Tuesday after a ferry struck a sandbank that winter storms had moved, "
    "and ordered a survey of the whole estuary before the summer season."
)


def found(a: str, b: str) -> list[tuple[str, str]]:
    one, other = Words(Report("a", a)), Words(Report("b", b))
    return [
        (a[one.starts[m.a0] : one.ends[m.a1 - 1]], b[other.starts[m.b0] : other.ends[m.b1 - 1]])
        for m in shared_passages(one, other)
    ]


def test_the_same_text_is_one_passage() -> None:
    assert found(ONE, ONE) == [(ONE[:-1], ONE[:-1])]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "[The port authority closed the northern channel on Tuesday after a ferry struck a sandbank]. Nobody was hurt.",
            "Late news. [The port authority closed the northern channel on Monday after a ferry struck a sandbank], it said.",
        ),
        (
            "It rained. [The port authority has closed the busy northern channel after a ferry struck a sandbank] there.",
            "[The port authority closed the northern channel after a small ferry struck a sandbank], to the anger of sailors.",
        ),
        (
            "[“The port authority closed the northern channel on Tuesday,” after a ferry struck a sandbank].",
            "[the port authority closed the northern channel on Tuesday after a ferry struck a sandbank]",
        ),
    ],
)
def test_edits_do_not_break_a_passage(a: str, b: str) -> None:
    (a, (span_a,)), (b, (span_b,)) = unmark(a), unmark(b)
    strip = lambda s: s.strip("“”.,")  # noqa: E731
    assert [(strip(x), strip(y)) for x, y in found(a, b)] == [(strip(span_a.of(a)), strip(span_b.of(b)))]


@pytest.mark.parametrize(
    "other",
    [
        "Sailors were angry on Tuesday when the northern channel was shut because of sand that gales had brought in.",
        "The harbour office closed the bar.",
        "",
    ],
)
def test_other_words_for_the_same_thing_are_no_passage(other: str) -> None:
    assert found(ONE, other) == []


def test_moved_passages_are_found_and_none_overlaps() -> None:
    two = "Fishermen of the three villages had asked for new buoys since January, but the ministry had no vessel free to set them."
    got = found(f"{ONE}\n{two}", f"{two}\n{ONE}")
    assert got == [(ONE[:-1], ONE[:-1]), (two[:-1], two[:-1])]


def test_a_formula_repeated_often_does_not_grow() -> None:
    line = "It was said again and again that it was said again and again. " * 40
    assert sum(len(a) for a, _ in found(line, line)) <= len(line)
