"""What dates say by their words alone: years, months, days, weekdays, times of day, quarters, seasons."""

import pytest

from tellings.annotate.time_rules import read_expressions
from tellings.annotate.time_senses import Sense


def parts(text: str) -> dict[str, object]:
    """The parts that the one expression of a text names, without those it leaves open."""
    (found,) = read_expressions(text)
    assert found.span.of(text) == text
    empty = Sense()
    named = {f: getattr(found.sense, f) for f in Sense.__struct_fields__ if getattr(found.sense, f) != getattr(empty, f)}
    named.pop("type", None)
    return named


DATES = [
    ("2 May 2019", {"year": 2019, "month": 5, "day": 2}),
    ("2nd May 2019", {"year": 2019, "month": 5, "day": 2}),
    ("2nd of May 2019", {"year": 2019, "month": 5, "day": 2}),
    ("the second of May 2019", {"year": 2019, "month": 5, "day": 2}),
    ("May 2, 2019", {"year": 2019, "month": 5, "day": 2}),
    ("May 2nd, 2019", {"year": 2019, "month": 5, "day": 2}),
    ("May 2", {"month": 5, "day": 2}),
    ("MAY 2", {"month": 5, "day": 2}),
    ("Sept. 30", {"month": 9, "day": 30}),
    ("Sept 30", {"month": 9, "day": 30}),
    ("Oct. 1, 2021", {"year": 2021, "month": 10, "day": 1}),
    ("Thursday, May 2", {"month": 5, "day": 2, "weekday": 4}),
    ("Thursday 2 May 2019", {"year": 2019, "month": 5, "day": 2, "weekday": 4}),
    ("Thu. 2 May 2019", {"year": 2019, "month": 5, "day": 2, "weekday": 4}),
    ("May 2019", {"year": 2019, "month": 5}),
    ("May, 2019", {"year": 2019, "month": 5}),
    ("May of 2019", {"year": 2019, "month": 5}),
    ("2019-05-02", {"year": 2019, "month": 5, "day": 2}),
    ("2019-05-02T14:30:00Z", {"year": 2019, "month": 5, "day": 2, "clock": "14:30"}),
    ("05/02/2019", {"year": 2019, "month": 5, "day": 2}),
    ("25/02/2019", {"year": 2019, "month": 2, "day": 25}),
    ("02.05.2019", {"year": 2019, "month": 5, "day": 2}),
    ("2.5.19", {"year": 2019, "month": 5, "day": 2}),
    ("July 2-5, 2019", {"year": 2019, "month": 7, "day": 2, "days": 3}),
    ("2-5 July", {"month": 7, "day": 2, "days": 3}),
    ("1968", {"year": 1968}),
    ("nineteen sixty-eight", {"year": 1968}),
    ("the year two thousand", {"year": 2000}),
    ("'89", {"year": 1989}),
    ("early 2019", {"year": 2019, "edge": "early"}),
    ("mid-2019", {"year": 2019, "edge": "mid"}),
    ("late May", {"month": 5, "edge": "late"}),
    ("mid-May", {"month": 5, "edge": "mid"}),
    ("the end of May", {"month": 5, "edge": "late"}),
    ("the beginning of 2019", {"year": 2019, "edge": "early"}),
    ("the middle of May 2019", {"year": 2019, "month": 5, "edge": "mid"}),
    ("Christmas Eve", {"month": 12, "day": 24}),
    ("Christmas Day 2019", {"year": 2019, "month": 12, "day": 25}),
    ("New Year's Day", {"month": 1, "day": 1}),
    ("Halloween", {"month": 10, "day": 31}),
]


@pytest.mark.parametrize("text, named", DATES)
def test_dates(text: str, named: dict[str, object]) -> None:
    found = parts(text)
    found.pop("base", None)
    assert found == named


WEEKDAYS = [
    ("Monday", {"weekday": 1}),
    ("Sunday", {"weekday": 7}),
    ("last Friday", {"weekday": 5, "lean": -1}),
    ("next Friday", {"weekday": 5, "lean": 1}),
    ("this Friday", {"weekday": 5, "lean": 0}),
    ("Friday morning", {"weekday": 5, "part": "MO"}),
    ("Friday night", {"weekday": 5, "part": "NI"}),
    ("late on Friday", {"weekday": 5, "edge": "late"}),
    ("early Friday", {"weekday": 5, "edge": "early"}),
    ("Friday at noon", {"weekday": 5, "clock": "12:00"}),
    ("Friday noon", {"weekday": 5, "clock": "12:00"}),
    ("noon on Friday", {"weekday": 5, "clock": "12:00"}),
    ("midnight on Friday", {"weekday": 5, "clock": "24:00"}),
    ("8 p.m. on Friday", {"weekday": 5, "clock": "20:00"}),
    ("8:30 pm Friday", {"weekday": 5, "clock": "20:30"}),
    ("Friday at 8:30 a.m.", {"weekday": 5, "clock": "08:30"}),
    ("12 a.m. Friday", {"weekday": 5, "clock": "00:00"}),
    ("12 p.m. Friday", {"weekday": 5, "clock": "12:00"}),
]


@pytest.mark.parametrize("text, named", WEEKDAYS)
def test_weekdays(text: str, named: dict[str, object]) -> None:
    found = parts(text)
    found.pop("base", None)
    assert found == named


CLOCKS = [
    ("7:15 a.m.", "07:15"),
    ("7.15pm", "19:15"),
    ("7 PM", "19:00"),
    ("11pm local time", "23:00"),
    ("0730 GMT", "07:30"),
    ("1900 GMT", "19:00"),
    ("07:30 GMT", "07:30"),
    ("five o'clock", "05:00"),
    ("5 o’clock", "05:00"),
    ("noon", "12:00"),
    ("midnight", "24:00"),
    ("5 o'clock in the afternoon", "17:00"),
]


@pytest.mark.parametrize("text, clock", CLOCKS)
def test_times_of_day(text: str, clock: str) -> None:
    assert parts(text)["clock"] == clock


@pytest.mark.parametrize(
    "text, clock",
    [
        ("It rang at three in the morning.", "03:00"),
        ("It rang at 3 in the morning.", "03:00"),
        ("It rang at about five in the afternoon.", "17:00"),
        ("It rang at 07:30.", "07:30"),
        ("It rang from 19:30 to 20:15.", "19:30"),
    ],
)
def test_times_of_day_by_the_word_before(text: str, clock: str) -> None:
    assert next(iter(read_expressions(text))).sense.clock == clock


@pytest.mark.parametrize("text", ["It won 3:15.", "a ratio of 10:30", "psalm 23:4", "at 25:70 it rang", "aged three in the school", "at five in the house"])
def test_no_times_of_day(text: str) -> None:
    assert [e.sense.clock for e in read_expressions(text) if e.sense.clock] == []


QUARTERS = [
    ("the third quarter of 2019", {"year": 2019, "sub": "Q3"}),
    ("the third quarter", {"sub": "Q3"}),
    ("Q3 2019", {"year": 2019, "sub": "Q3"}),
    ("2019 Q3", {"year": 2019, "sub": "Q3"}),
    ("third-quarter", {"sub": "Q3"}),
    ("last year's third quarter", {"sub": "Q3", "unit": "Y", "step": -1}),
    ("the fourth quarter of last year", {"sub": "Q4", "unit": "Y", "step": -1}),
    ("the first half of 2019", {"year": 2019, "sub": "H1"}),
    ("the second half of last year", {"sub": "H2", "unit": "Y", "step": -1}),
    ("the last half of 2019", {"year": 2019, "sub": "H2"}),
    ("the summer of 2019", {"year": 2019, "sub": "SU"}),
    ("winter 2019", {"year": 2019, "sub": "WI"}),
    ("last summer", {"sub": "SU", "unit": "Y", "step": 0, "lean": -1}),
    ("this winter", {"sub": "WI", "unit": "Y", "step": 0, "lean": 0}),
    ("early summer 2019", {"year": 2019, "sub": "SU", "edge": "early"}),
]


@pytest.mark.parametrize("text, named", QUARTERS)
def test_parts_of_years(text: str, named: dict[str, object]) -> None:
    found = parts(text)
    found.pop("base", None)
    assert found == named


DECADES = [
    ("the 1960s", "196"),
    ("the '60s", "196"),
    ("the sixties", "196"),
    ("the early 1990s", "199"),
    ("the 2010s", "201"),
    ("the 19th century", "18"),
    ("the twentieth century", "19"),
    ("the late 18th century", "17"),
    ("the 21st century", "20"),
]


@pytest.mark.parametrize("text, value", DECADES)
def test_decades_and_centuries(text: str, value: str) -> None:
    assert parts(text)["value"] == value


@pytest.mark.parametrize("text", ["the fifth quarter", "the third half of 2019", "32 May", "May 45", "13/13/2019", "2019-13-45", "99:99"])
def test_what_no_calendar_holds_is_not_taken_whole(text: str) -> None:
    assert text not in [e.span.of(text) for e in read_expressions(text) if e.sense.day or e.sense.sub or e.sense.clock]


@pytest.mark.parametrize(
    "text, whole",
    [
        ("It fell in\nMay 2019.", "May 2019"),
        ("It fell on 2 May\n2019.", "2 May\n2019"),
        ("May.\n\n2019 men came.", "May"),
        ("It fell on Monday.\nFriday is another day.", "Monday"),
    ],
)
def test_a_date_goes_on_over_a_wrapped_line_and_not_over_a_paragraph(text: str, whole: str) -> None:
    assert next(iter(read_expressions(text))).span.of(text) == whole
