import io

import pytest
from rich.console import Console
from rich.text import Text

from tellings.render.sheet import Passage, Sheet


def sheet(width: int) -> tuple[Sheet, io.StringIO]:
    out = io.StringIO()
    return Sheet(Console(file=out, width=width)), out


def passage(label: str, numbers: str, words: str) -> Passage:
    return Passage(Text(label), numbers, Text(words))


def test_a_heading_runs_to_the_edge() -> None:
    s, out = sheet(20)
    s.section("Names")
    assert out.getvalue() == "\nNames ──────────────\n"


def test_a_heading_longer_than_the_line_is_wrapped() -> None:
    s, out = sheet(22)
    s.section("Names and their spellings")
    assert out.getvalue() == "\nNames and their\nspellings ────────────\n"


def test_a_label_and_what_is_said_of_it_share_a_line_where_they_fit() -> None:
    s, out = sheet(30)
    s.label(Text("How many died?"), "2 reports")
    s.label(Text("How many died on the first day?"), "2 reports, 1 origin")
    assert out.getvalue().splitlines() == [
        "  How many died?     2 reports",
        "  How many died on the first",
        "  day?",
        "    2 reports, 1 origin",
    ]


def test_words_stand_right_of_the_bar_on_every_line() -> None:
    s, out = sheet(44)
    s.passages([passage("at least 7", "1+2", "At least seven people were killed"), passage("11", "3", "Eleven")])
    assert out.getvalue().splitlines() == [
        "    at least 7  1+2 │ At least seven people",
        "                    │ were killed",
        "    11            3 │ Eleven",
    ]


def test_a_long_label_is_wrapped_beside_its_words() -> None:
    s, out = sheet(44)
    s.passages([passage("the public prosecutor", "5", "It is old")])
    assert out.getvalue().splitlines() == [
        "    the public     5 │ It is old",
        "    prosecutor       │",
    ]


def test_a_narrow_sheet_gives_the_room_to_the_words() -> None:
    s, out = sheet(30)
    s.passages([passage("the public prosecutor", "5", "The crack in it is old")])
    assert out.getvalue().splitlines() == ["    5 │ The crack in it is old"]


@pytest.mark.parametrize("width, lines", [(117, 2), (118, 1)])
def test_two_wordings_stand_side_by_side_from_a_width_on(width: int, lines: int) -> None:
    s, out = sheet(width)
    s.beside([passage("", "1", "It fell."), passage("", "2", "It sank.")])
    assert len(out.getvalue().splitlines()) == lines


@pytest.mark.parametrize(
    "count, told",
    [(0, ""), (1, "  … 1 more answer (-v shows all)\n"), (1200, "  … 1,200 more answers (-v shows all)\n")],
)
def test_what_is_left_out_is_counted(count: int, told: str) -> None:
    s, out = sheet(60)
    s.more(count, "answer")
    assert out.getvalue() == told


def test_a_long_line_is_hard_to_read() -> None:
    s, out = sheet(400)
    s.section("Names")
    assert len(out.getvalue().splitlines()[1]) == 160
