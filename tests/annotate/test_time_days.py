"""Days that values cover, and steps over the calendar."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.annotate.time_days import days_of, moved, narrowed, written

COVERED = [
    ("2022-12-19", "2022-12-19", "2022-12-19"),
    ("2022-12-19TNI", "2022-12-19", "2022-12-19"),
    ("2022-12-19T22:30", "2022-12-19", "2022-12-19"),
    ("2022-02", "2022-02-01", "2022-02-28"),
    ("2024-02", "2024-02-01", "2024-02-29"),
    ("2022", "2022-01-01", "2022-12-31"),
    ("2022-Q3", "2022-07-01", "2022-09-30"),
    ("2022-H2", "2022-07-01", "2022-12-31"),
    ("2022-SU", "2022-06-01", "2022-08-31"),
    ("2022-WI", "2022-12-01", "2023-02-28"),
    ("2022-W51", "2022-12-19", "2022-12-25"),
    ("2022-W51-WE", "2022-12-24", "2022-12-25"),
    ("2022-W51-3", "2022-12-21", "2022-12-21"),
    ("198", "1980-01-01", "1989-12-31"),
    ("19", "1900-01-01", "1999-12-31"),
]


@pytest.mark.parametrize("value,first,last", COVERED)
def test_a_value_covers_its_days(value: str, first: str, last: str) -> None:
    assert days_of(value) == (datetime.date.fromisoformat(first), datetime.date.fromisoformat(last))


@pytest.mark.parametrize(
    "value",
    [
        "XXXX-WXX-1",
        "XXXX-10",
        "PRESENT_REF",
        "P3D",
        "PT2H",
        "2022-02-30",
        "2022-W54",
        "2022-13",
        "0000",
        "",
        "XXXX",
        "2022-QX",
    ],
)
def test_an_open_value_covers_none(value: str) -> None:
    assert days_of(value) == (None, None)


STEPS = [
    ("2024-01-31", "M", 1, "2024-02-29"),
    ("2024-02-29", "Y", 1, "2025-02-28"),
    ("2024-03-14", "W", -2, "2024-02-29"),
    ("2024-01-15", "Q", -1, "2023-10-15"),
    ("2024-03-14", "E", -1, "2014-03-14"),
    ("2024-03-14", "D", -14, "2024-02-29"),
    ("2024-12-31", "M", 2, "2025-02-28"),
]


@pytest.mark.parametrize("day,unit,count,then", STEPS)
def test_steps(day: str, unit: str, count: int, then: str) -> None:
    assert moved(datetime.date.fromisoformat(day), unit, count).isoformat() == then


@pytest.mark.parametrize("unit", ["D", "Y", "C"])
def test_a_step_outside_the_calendar_is_an_overflow(unit: str) -> None:
    with pytest.raises(OverflowError):
        moved(datetime.date(2024, 3, 14), unit, -9_000_000)


WRITTEN = [
    ("D", "2021-01-03"),
    ("W", "2020-W53"),
    ("WE", "2020-W53-WE"),
    ("M", "2021-01"),
    ("Q", "2021-Q1"),
    ("Y", "2021"),
    ("E", "202"),
    ("C", "20"),
]


@pytest.mark.parametrize("unit,value", WRITTEN)
def test_a_day_is_written_as_finely_as_its_unit(unit: str, value: str) -> None:
    assert written(datetime.date(2021, 1, 3), unit) == value


EDGES = [
    ("2024-02", "early", "2024-02-01", "2024-02-09"),
    ("2024-02", "mid", "2024-02-10", "2024-02-20"),
    ("2024-02", "late", "2024-02-21", "2024-02-29"),
    ("2024", "early", "2024-01-01", "2024-04-30"),
    ("2024", "mid", "2024-05-01", "2024-08-31"),
    ("2024", "late", "2024-09-01", "2024-12-31"),
    ("2024", "earlier", "2024-01-01", "2024-03-14"),
    ("2024", "later", "2024-03-14", "2024-12-31"),
    ("2024", "rest", "2024-03-14", "2024-12-31"),
    ("2023", "later", "2023-01-01", "2023-12-31"),
    ("2024-02-02", "late", "2024-02-02", "2024-02-02"),
]


@pytest.mark.parametrize("value,edge,first,last", EDGES)
def test_edges_narrow(value: str, edge: str, first: str, last: str) -> None:
    days = narrowed(days_of(value), edge, datetime.date(2024, 3, 14))
    assert days == (datetime.date.fromisoformat(first), datetime.date.fromisoformat(last))


@given(st.dates(datetime.date(1000, 1, 1), datetime.date(2900, 1, 1)), st.sampled_from("D W M Q Y E WE".split()))
def test_what_is_written_of_a_day_covers_it(day: datetime.date, unit: str) -> None:
    first, last = days_of(written(day, unit))
    assert first is not None
    assert last is not None
    if unit == "WE":
        assert abs((first - day).days) < 7
    else:
        assert first <= day <= last


@given(
    st.dates(datetime.date(1000, 1, 1), datetime.date(2900, 1, 1)),
    st.sampled_from(("M", "Y")),
    st.sampled_from(("early", "mid", "late", "earlier", "later", "first", "final")),
)
def test_a_part_lies_within(day: datetime.date, unit: str, edge: str) -> None:
    whole = days_of(written(day, unit))
    first, last = narrowed(whole, edge, day)
    assert whole[0] is not None
    assert whole[1] is not None
    assert first is not None
    assert last is not None
    assert whole[0] <= first <= last <= whole[1]
